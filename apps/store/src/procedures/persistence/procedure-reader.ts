import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type ProcedureDetail,
  type ProcedureLanguage,
  type ProcedureMediaType,
  type ProcedurePassage,
  type ProcedureSection,
  QuartermasterError,
} from '#libs/contracts';
import type { IndexedVersion } from '../domain/passage-index';
import {
  PROCEDURE_COLUMNS,
  procedureFor,
  type ProcedureRow,
  type Reader,
  scopeOf,
  SHOWN,
  toVersion,
  VERSION_COLUMNS,
  type VersionRow,
  VISIBLE,
} from './procedure-rows';

export interface PassagePlace {
  procedureId: string;
  version: number;
  ordinal: number;
}

/** A passage with its document, as it stands at the moment of the answer. */
export type PlacedPassage = ProcedurePassage & PassagePlace & Pick<ProcedureRow, PassageDocument>;
type PassageDocument = 'title' | 'effectiveFrom' | 'storeCode' | 'audience' | 'language';

/** The documents that are searched on a day. */
export type InForce = Pick<ProcedureRow, 'title' | 'storeCode' | 'audience' | 'language' | 'version'> & {
  procedureId: string;
};

const PASSAGE = `g.ordinal, g.path, g.anchor, g.kind, g.text, g.page`;

/** Reads documents, always within what the reader may see. */
@Injectable()
export class ProcedureReader {
  constructor(private readonly database: DataSource) {}

  list(reader: Reader): Promise<ProcedureRow[]> {
    return this.database.query(
      `WITH ${SHOWN} SELECT ${PROCEDURE_COLUMNS} FROM store_procedure p JOIN shown s ON s.procedure_id = p.id
       WHERE ${VISIBLE} ORDER BY lower(p.title), p.language, p.id`,
      scopeOf(reader),
    );
  }

  /** @throws QuartermasterError NOT_FOUND also for what the reader may not see */
  async get(
    procedureId: string,
    version: number | undefined,
    reader: Reader,
    manager: EntityManager = this.database.manager,
  ): Promise<ProcedureDetail> {
    const row = await this.visible(procedureId, reader, manager);
    const versions = await manager.query<(VersionRow & { contents: ProcedureSection[] })[]>(
      `SELECT ${VERSION_COLUMNS}, v.contents FROM store_procedure_version v
       WHERE v.procedure_id = $1 AND v.audience = ANY($2) ORDER BY v.version DESC`,
      [procedureId, reader.audiences],
    );
    const chosen = versions.find((each) => each.version === (version ?? row.version));
    if (chosen === undefined) throw new QuartermasterError('NOT_FOUND');
    const view = ({ contents: _, ...each }: (typeof versions)[number]) =>
      toVersion(each, row.version, reader.today);
    return {
      procedure: procedureFor(row, reader),
      version: view(chosen),
      versions: versions.map(view),
      contents: chosen.contents,
    };
  }

  /** @throws QuartermasterError NOT_FOUND */
  async passages(
    { procedureId, version, ordinal }: PassagePlace,
    limit: number,
    reader: Reader,
  ): Promise<{ data: ProcedurePassage[]; next: number | null }> {
    await this.requireVersion(procedureId, version, reader);
    const rows = await this.database.query<ProcedurePassage[]>(
      `SELECT ${PASSAGE} FROM store_procedure_passage g
       WHERE g.procedure_id = $1 AND g.version = $2 AND g.ordinal >= $3 ORDER BY g.ordinal LIMIT $4`,
      [procedureId, version, ordinal, limit + 1],
    );
    const data = rows.slice(0, limit);
    return { data, next: rows.length > limit ? data.at(-1)!.ordinal + 1 : null };
  }

  /** @throws QuartermasterError NOT_FOUND */
  async original(
    procedureId: string,
    version: number,
    { offset, length }: { offset: number; length: number },
    reader: Reader,
  ): Promise<{ content: Buffer; fileName: string; mediaType: ProcedureMediaType; bytes: number }> {
    await this.requireVersion(procedureId, version, reader);
    const [row] = await this.database.query<
      { content: Buffer; fileName: string; mediaType: ProcedureMediaType; bytes: number }[]
    >(
      `SELECT substring(original FROM $3 FOR $4) AS content, file_name AS "fileName", media_type AS "mediaType",
         octet_length(original) AS bytes
       FROM store_procedure_version WHERE procedure_id = $1 AND version = $2`,
      [procedureId, version, offset + 1, length],
    );
    if (row === undefined) throw new QuartermasterError('NOT_FOUND');
    return row;
  }

  /** How often documents have changed anywhere. */
  async changes(): Promise<string> {
    const [row] = await this.database.query<{ count: string }[]>('SELECT count FROM store_procedure_changes');
    return row!.count;
  }

  /** What is searched on a day, of all stores. */
  inForce(today: string): Promise<InForce[]> {
    return this.database.query(
      `WITH ${SHOWN} SELECT p.id AS "procedureId", p.title, p.store_code AS "storeCode", s.audience, p.language, s.version
       FROM store_procedure p JOIN shown s ON s.procedure_id = p.id WHERE s.effective_from <= $1::date`,
      [today],
    );
  }

  async toIndex({ procedureId, version, title, language }: InForce): Promise<IndexedVersion> {
    const passages = await this.database.query<IndexedVersion['passages']>(
      `SELECT ordinal, path, text FROM store_procedure_passage WHERE procedure_id = $1 AND version = $2 ORDER BY ordinal`,
      [procedureId, version],
    );
    return { procedureId, version, title, language: language as ProcedureLanguage, passages };
  }

  /** Those of the places that exist now, are in force and may be seen by the reader. */
  at(places: readonly PassagePlace[], reader: Reader): Promise<PlacedPassage[]> {
    return this.database.query(
      `WITH ${SHOWN}
       SELECT p.id AS "procedureId", s.version, p.title, to_char(s.effective_from, 'YYYY-MM-DD') AS "effectiveFrom",
         p.store_code AS "storeCode", s.audience, p.language, ${PASSAGE}
       FROM jsonb_to_recordset($4) AS w ("procedureId" uuid, version int, ordinal int)
       JOIN store_procedure p ON p.id = w."procedureId"
       JOIN shown s ON s.procedure_id = p.id AND s.version = w.version
       JOIN store_procedure_passage g ON g.procedure_id = p.id AND g.version = w.version AND g.ordinal = w.ordinal
       WHERE ${VISIBLE} AND s.effective_from <= $1::date`,
      [...scopeOf(reader), JSON.stringify(places)],
    );
  }

  private async visible(procedureId: string, reader: Reader, manager: EntityManager): Promise<ProcedureRow> {
    const [row] = await manager.query<ProcedureRow[]>(
      `WITH ${SHOWN} SELECT ${PROCEDURE_COLUMNS} FROM store_procedure p JOIN shown s ON s.procedure_id = p.id
       WHERE p.id = $4 AND ${VISIBLE}`,
      [...scopeOf(reader), procedureId],
    );
    if (row === undefined) throw new QuartermasterError('NOT_FOUND');
    return row;
  }

  private async requireVersion(procedureId: string, version: number, reader: Reader): Promise<void> {
    await this.visible(procedureId, reader, this.database.manager);
    const [found] = await this.database.query<object[]>(
      `SELECT FROM store_procedure_version WHERE procedure_id = $1 AND version = $2 AND audience = ANY($3)`,
      [procedureId, version, reader.audiences],
    );
    if (found === undefined) throw new QuartermasterError('NOT_FOUND');
  }
}
