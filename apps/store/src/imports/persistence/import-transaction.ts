import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

class RolledBack extends Error {}

/** All or nothing. */
@Injectable()
export class ImportTransaction {
  constructor(private readonly database: DataSource) {}

  /**
   * Commits what `work` wrote when it returns true; takes all of it back when it returns false or throws. The tables
   * that were written have statistics of what is in them when it ends.
   */
  async run(work: (manager: EntityManager) => Promise<boolean>): Promise<void> {
    try {
      const written = await this.database.transaction(async (manager) => {
        if (!(await work(manager))) throw new RolledBack();
        return writtenTables(manager);
      });
      await this.analyze(written);
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
  }

  /** Without it, queries are planned for the tables as they were, until PostgreSQL looks at them by itself. */
  private async analyze(tables: readonly string[]): Promise<void> {
    if (tables.length === 0) return;
    // What was committed has not failed: PostgreSQL makes up for statistics in its own time.
    await this.database.query(`ANALYZE ${tables.join(', ')}`).catch(() => undefined);
  }
}

/** Names of the tables that this transaction has written so far, quoted where they have to be. */
async function writtenTables(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT relid::regclass::text AS name FROM pg_stat_xact_user_tables
     WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}
