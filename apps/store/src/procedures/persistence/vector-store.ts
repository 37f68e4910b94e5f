import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PassagePlace } from './procedure-reader';

/** A version whose passages are wanted. */
export type VersionPlace = Omit<PassagePlace, 'ordinal'>;
export type PassageVector = PassagePlace & { vector: Float32Array };
export type UnplacedPassage = PassagePlace & { title: string; path: string[]; text: string };

/** What is right to use: made by this model, of this length. */
export interface VectorKind {
  model: string;
  dimensions: number;
}

const OF_VERSIONS = `jsonb_to_recordset($1) AS w ("procedureId" uuid, version int)`;
const BYTES_A_FIGURE = 4;

/** Vectors of passages in PostgreSQL. */
@Injectable()
export class VectorStore {
  constructor(private readonly database: DataSource) {}

  /** Passages of these versions that have no vector of this kind, at most so many. */
  missing(
    versions: readonly VersionPlace[],
    { model, dimensions }: VectorKind,
    limit: number,
  ): Promise<UnplacedPassage[]> {
    return this.database.query(
      `SELECT g.procedure_id AS "procedureId", g.version, g.ordinal, p.title, g.path, g.text
       FROM ${OF_VERSIONS}
       JOIN store_procedure_passage g ON g.procedure_id = w."procedureId" AND g.version = w.version
       JOIN store_procedure p ON p.id = g.procedure_id
       LEFT JOIN store_procedure_passage_vector v
         ON v.procedure_id = g.procedure_id AND v.version = g.version AND v.ordinal = g.ordinal
         AND v.model = $2 AND octet_length(v.vector) = $3
       WHERE v.procedure_id IS NULL ORDER BY g.procedure_id, g.version, g.ordinal LIMIT $4`,
      [JSON.stringify(versions), model, dimensions * BYTES_A_FIGURE, limit],
    );
  }

  /** Takes the place of another model's; of a passage that was deleted meanwhile nothing is kept. */
  async put(vectors: readonly PassageVector[], model: string): Promise<void> {
    const rows = vectors.map(({ vector, ...place }) => ({
      ...place,
      vector: toBytes(vector).toString('base64'),
    }));
    await this.database.query(
      `INSERT INTO store_procedure_passage_vector (procedure_id, version, ordinal, model, vector)
       SELECT g.procedure_id, g.version, g.ordinal, $2, decode(w.vector, 'base64')
       FROM jsonb_to_recordset($1) AS w ("procedureId" uuid, version int, ordinal int, vector text)
       JOIN store_procedure_passage g
         ON g.procedure_id = w."procedureId" AND g.version = w.version AND g.ordinal = w.ordinal
       ON CONFLICT (procedure_id, version, ordinal) DO UPDATE SET model = excluded.model, vector = excluded.vector`,
      [JSON.stringify(rows), model],
    );
  }

  /** Vectors of this kind of the versions' passages. */
  async of(versions: readonly VersionPlace[], { model, dimensions }: VectorKind): Promise<PassageVector[]> {
    const rows = await this.database.query<(PassagePlace & { vector: Buffer })[]>(
      `SELECT v.procedure_id AS "procedureId", v.version, v.ordinal, v.vector
       FROM ${OF_VERSIONS}
       JOIN store_procedure_passage_vector v ON v.procedure_id = w."procedureId" AND v.version = w.version
       WHERE v.model = $2 AND octet_length(v.vector) = $3`,
      [JSON.stringify(versions), model, dimensions * BYTES_A_FIGURE],
    );
    return rows.map(({ vector, ...place }) => ({ ...place, vector: fromBytes(vector) }));
  }
}

function toBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * BYTES_A_FIGURE);
  vector.forEach((figure, at) => bytes.writeFloatLE(figure, at * BYTES_A_FIGURE));
  return bytes;
}

const fromBytes = (bytes: Buffer): Float32Array =>
  Float32Array.from({ length: bytes.length / BYTES_A_FIGURE }, (_, at) =>
    bytes.readFloatLE(at * BYTES_A_FIGURE),
  );
