import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tasks of stores, the routines that they come from, and what happened to them. Minutes count from midnight. */
export class StoreTasks1765010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_routine (
        id uuid PRIMARY KEY,
        store_code text NOT NULL REFERENCES store,
        title text NOT NULL,
        description text NOT NULL DEFAULT '',
        area text NOT NULL,
        priority int NOT NULL CHECK (priority BETWEEN 1 AND 4),
        estimate_minutes int NOT NULL CHECK (estimate_minutes > 0),
        required_skills jsonb NOT NULL DEFAULT '[]',
        -- 1 is Monday.
        weekdays int[] NOT NULL,
        not_before int CHECK (not_before BETWEEN 0 AND 1440),
        due_minute int CHECK (due_minute BETWEEN 0 AND 1440),
        active boolean NOT NULL DEFAULT true,
        sample boolean NOT NULL DEFAULT false
      )`);
    // A day stands here once its routine tasks were made.
    await runner.query(`
      CREATE TABLE store_task_day (
        store_code text NOT NULL REFERENCES store,
        day date NOT NULL,
        PRIMARY KEY (store_code, day)
      )`);
    await runner.query(`
      CREATE TABLE store_task (
        id uuid PRIMARY KEY,
        store_code text NOT NULL REFERENCES store,
        day date NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        area text NOT NULL,
        priority int NOT NULL CHECK (priority BETWEEN 1 AND 4),
        estimate_minutes int NOT NULL CHECK (estimate_minutes > 0),
        required_skills jsonb NOT NULL DEFAULT '[]',
        not_before int,
        due_day date,
        due_minute int,
        planned_start int,
        planned_end int,
        assignee uuid REFERENCES store_staff,
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'in_progress', 'completed', 'cancelled')),
        source_kind text NOT NULL CHECK (source_kind IN ('routine', 'manual', 'daily-plan', 'recommendation')),
        source_id text,
        routine_id uuid REFERENCES store_routine,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz(3) NOT NULL,
        created_by uuid REFERENCES store_staff,
        started_at timestamptz(3),
        completed_at timestamptz(3),
        completed_by uuid REFERENCES store_staff,
        sample boolean NOT NULL DEFAULT false,
        -- The order of every list: what is due first, and what has no minute at the end of its day.
        due_order int NOT NULL GENERATED ALWAYS AS
          ((coalesce(due_day, day) - DATE '2000-01-01') * 1500 + coalesce(due_minute, 1441)) STORED,
        CHECK (due_minute IS NULL OR due_day IS NOT NULL),
        CHECK ((status = 'completed') = (completed_at IS NOT NULL))
      )`);
    // However many look at a day at once, a routine makes one task of it.
    await runner.query('CREATE UNIQUE INDEX store_task_of_routine ON store_task (routine_id, day)');
    await runner.query('CREATE INDEX store_task_by_day ON store_task (store_code, day)');
    await runner.query(
      `CREATE INDEX store_task_unfinished ON store_task (store_code, due_order) WHERE status IN ('open', 'in_progress')`,
    );
    await runner.query('CREATE INDEX store_task_by_assignee ON store_task (assignee, day)');
    await runner.query(`
      CREATE TABLE store_task_event (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        task_id uuid NOT NULL REFERENCES store_task ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('created', 'changed', 'started', 'completed', 'reopened', 'cancelled')),
        staff_id uuid REFERENCES store_staff,
        at timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        version int NOT NULL,
        changes jsonb NOT NULL DEFAULT '[]',
        note text
      )`);
    await runner.query('CREATE INDEX store_task_event_by_task ON store_task_event (task_id, seq)');
    await runner.query(`
      CREATE TABLE store_task_comment (
        id uuid PRIMARY KEY,
        task_id uuid NOT NULL REFERENCES store_task ON DELETE CASCADE,
        staff_id uuid NOT NULL REFERENCES store_staff,
        text text NOT NULL,
        at timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL
      )`);
    await runner.query('CREATE INDEX store_task_comment_by_task ON store_task_comment (task_id, at)');
    // Photos are kept elsewhere, so that there is no foreign key to them.
    await runner.query(`
      CREATE TABLE task_photo (
        task_id uuid NOT NULL REFERENCES store_task ON DELETE CASCADE,
        photo_id uuid NOT NULL,
        PRIMARY KEY (task_id, photo_id)
      )`);
    // Assignments that their people were not told of yet, written with the assignment.
    await runner.query(`
      CREATE TABLE store_task_notice (
        task_id uuid NOT NULL REFERENCES store_task ON DELETE CASCADE,
        staff_id uuid NOT NULL REFERENCES store_staff,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (task_id, staff_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE store_task_notice, task_photo, store_task_comment, store_task_event, store_task, store_task_day, store_routine',
    );
  }
}
