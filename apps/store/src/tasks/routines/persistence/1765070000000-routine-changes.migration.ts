import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Routines that managers change: versions, their history, and which tasks still follow them. */
export class StoreRoutineChanges1765070000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A removed one stays: tasks of the past name it.
    await runner.query(
      'ALTER TABLE store_routine ADD version int NOT NULL DEFAULT 1, ADD removed_at timestamptz(3)',
    );
    // The version of a task that its routine wrote last. Once a person has changed the task, it is behind `version`.
    await runner.query('ALTER TABLE store_task ADD routine_version int NOT NULL DEFAULT 1');
    await runner.query(`
      CREATE TABLE store_routine_event (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        routine_id uuid NOT NULL REFERENCES store_routine ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('created', 'changed', 'paused', 'resumed', 'removed')),
        staff_id uuid NOT NULL REFERENCES store_staff,
        at timestamptz(3) NOT NULL,
        changes jsonb NOT NULL DEFAULT '[]',
        tasks jsonb NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX store_routine_event_by_routine ON store_routine_event (routine_id, seq)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_routine_event');
    await runner.query('ALTER TABLE store_task DROP routine_version');
    await runner.query('ALTER TABLE store_routine DROP version, DROP removed_at');
  }
}
