import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores, their staff and shifts. Minutes count from midnight in the store's time zone. */
export class StoreStores1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store (
        code text PRIMARY KEY,
        name text NOT NULL,
        address text NOT NULL,
        time_zone text NOT NULL,
        opens_at int NOT NULL CHECK (opens_at BETWEEN 0 AND 1440),
        closes_at int NOT NULL CHECK (closes_at BETWEEN 0 AND 1440),
        minimum_cover int NOT NULL CHECK (minimum_cover >= 0),
        sample boolean NOT NULL DEFAULT false,
        CHECK (opens_at < closes_at)
      )`);
    await runner.query(`
      CREATE TABLE store_staff (
        id uuid PRIMARY KEY,
        store_code text NOT NULL REFERENCES store,
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('manager', 'associate')),
        username text,
        contract_minutes int NOT NULL CHECK (contract_minutes BETWEEN 0 AND 10080),
        hired_on date NOT NULL,
        left_on date,
        sample boolean NOT NULL DEFAULT false,
        CHECK (left_on IS NULL OR left_on >= hired_on)
      )`);
    // One user is one member of staff, whatever the case of the name.
    await runner.query('CREATE UNIQUE INDEX store_staff_username ON store_staff (lower(username))');
    await runner.query('CREATE INDEX store_staff_by_store ON store_staff (store_code, name)');
    await runner.query(`
      CREATE TABLE store_staff_skill (
        staff_id uuid NOT NULL REFERENCES store_staff ON DELETE CASCADE,
        skill text NOT NULL,
        level int NOT NULL CHECK (level BETWEEN 1 AND 3),
        PRIMARY KEY (staff_id, skill)
      )`);
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query(`
      CREATE TABLE store_shift (
        id uuid PRIMARY KEY,
        staff_id uuid NOT NULL REFERENCES store_staff ON DELETE CASCADE,
        day date NOT NULL,
        starts_at int NOT NULL CHECK (starts_at BETWEEN 0 AND 1440),
        ends_at int NOT NULL CHECK (ends_at BETWEEN 0 AND 1440),
        breaks jsonb NOT NULL DEFAULT '[]',
        status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'sick', 'off')),
        sample boolean NOT NULL DEFAULT false,
        CHECK (starts_at < ends_at),
        -- Nobody is in two shifts at the same minute, whoever writes and however many at once.
        CONSTRAINT store_shift_overlap EXCLUDE USING gist
          (staff_id WITH =, day WITH =, int4range(starts_at, ends_at) WITH &&)
      )`);
    await runner.query('CREATE INDEX store_shift_by_day ON store_shift (day, starts_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_shift, store_staff_skill, store_staff, store');
  }
}
