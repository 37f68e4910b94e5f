import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StoreTimeOff1765040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_time_off_entitlement (
        staff_id uuid NOT NULL REFERENCES store_staff ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('vacation', 'personal')),
        year int NOT NULL,
        days numeric(5, 1) NOT NULL CHECK (days >= 0),
        PRIMARY KEY (staff_id, kind, year)
      )`);
    await runner.query(`
      CREATE TABLE store_time_off (
        id uuid PRIMARY KEY,
        staff_id uuid NOT NULL REFERENCES store_staff ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('vacation', 'personal')),
        first_day date NOT NULL,
        last_day date NOT NULL,
        request_id uuid REFERENCES store_request,
        CHECK (first_day <= last_day),
        CONSTRAINT store_time_off_overlap EXCLUDE USING gist
          (staff_id WITH =, daterange(first_day, last_day, '[]') WITH &&)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_time_off, store_time_off_entitlement');
  }
}
