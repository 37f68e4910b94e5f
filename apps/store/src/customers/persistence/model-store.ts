import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Models that are kept, the newest included. */
const KEPT = 2;
const BATCH = 5_000;

export interface ModelRow {
  id: string;
  version: number;
  digest: string;
  fittedAt: Date;
}

export interface FittedModel {
  version: number;
  digest: string;
  bytes: Uint8Array;
  customers: number;
  lines: number;
  /** By product: what goes into the same baskets, the surest first. */
  together: { productCode: string; rank: number; otherCode: string; baskets: number; lift: number }[];
}

/** Fitted models with the pairs that came of the same purchases. */
@Injectable()
export class ModelStore {
  constructor(private readonly database: DataSource) {}

  async newest(): Promise<ModelRow | null> {
    const rows = await this.database.query<ModelRow[]>(
      `SELECT id, version, digest, fitted_at AS "fittedAt" FROM recommendation_model ORDER BY id DESC LIMIT 1`,
    );
    return rows[0] ?? null;
  }

  async bytes(id: string): Promise<Buffer | null> {
    const rows = await this.database.query<{ bytes: Buffer }[]>(
      'SELECT bytes FROM recommendation_model WHERE id = $1',
      [id],
    );
    return rows[0]?.bytes ?? null;
  }

  async save({ version, digest, bytes, customers, lines, together }: FittedModel, now: Date): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO recommendation_model (version, digest, bytes, customers, lines, fitted_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          version,
          digest,
          Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          customers,
          lines,
          now,
        ],
      );
      await manager.query(
        `DELETE FROM recommendation_model WHERE id NOT IN
           (SELECT id FROM recommendation_model ORDER BY id DESC LIMIT ${KEPT})`,
      );
      await manager.query('DELETE FROM catalog_bought_together');
      for (let at = 0; at < together.length; at += BATCH)
        await manager.query(
          `INSERT INTO catalog_bought_together (product_code, rank, other_code, baskets, lift)
           SELECT "productCode", rank, "otherCode", baskets, lift FROM jsonb_to_recordset($1)
             AS t ("productCode" text, rank int, "otherCode" text, baskets int, lift real)`,
          [JSON.stringify(together.slice(at, at + BATCH))],
        );
    });
  }
}
