import type { Pool } from 'pg';
import type { Db } from 'pg-boss';
import type { DataSource, EntityManager } from 'typeorm';
import { toTypedDatabaseError } from '../database-error';

/** Longer than PostgreSQL itself allows a statement: it cannot be reached. */
const ANSWER_TIMEOUT_MS = 40_000;

/** pg-boss's statements go through the pool that is there anyway: no connections of its own. */
export function pooledExecutor(dataSource: DataSource): Db {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  return {
    async executeSql(text, values) {
      const query = { text, values, query_timeout: ANSWER_TIMEOUT_MS };
      try {
        return await pool.query<Record<string, unknown>>(query);
      } catch (error) {
        throw toTypedDatabaseError(error);
      }
    },
  };
}

/** A statement of pg-boss as part of the caller's transaction. */
export function transactionExecutor(manager: EntityManager): Db {
  return {
    executeSql: async (text, values) => ({ rows: await manager.query(text, values) }),
  };
}
