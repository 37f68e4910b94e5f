import type { DataSource } from 'typeorm';

/** Any fixed number; only ours take this lock. */
const MIGRATION_LOCK = 4_400_001;

/**
 * Brings the database up to the DataSource's migrations. Replicas that start together wait for one another; a room's
 * migrations neither need nor hinder those of rooms in other processes.
 *
 * @returns the names of the migrations that were run now
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query(`SET statement_timeout = 0`);
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return (await dataSource.runMigrations()).map(({ name }) => name);
    } finally {
      await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await holder.query('RESET statement_timeout');
    }
  } finally {
    await holder.release();
  }
}
