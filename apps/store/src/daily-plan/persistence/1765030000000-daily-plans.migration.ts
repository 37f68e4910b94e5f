import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans of who does what on a day of a store, and what people are to be told of them. */
export class DailyPlans1765030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_daily_plan (
        id uuid PRIMARY KEY,
        store_code text NOT NULL REFERENCES store,
        day date NOT NULL,
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'approved', 'discarded')),
        version int NOT NULL DEFAULT 1,
        -- json and not jsonb: what was hashed is kept as it was.
        content json NOT NULL,
        hash text NOT NULL,
        made_by uuid NOT NULL REFERENCES store_staff,
        made_at timestamptz(3) NOT NULL,
        changed_by uuid NOT NULL REFERENCES store_staff,
        changed_at timestamptz(3) NOT NULL,
        approved_by uuid REFERENCES store_staff,
        approved_at timestamptz(3),
        effects jsonb NOT NULL DEFAULT '[]',
        CHECK ((status = 'approved') = (approved_at IS NOT NULL))
      )`);
    // However many managers press the button at once, a day has one draft.
    await runner.query(
      `CREATE UNIQUE INDEX store_daily_plan_draft ON store_daily_plan (store_code, day) WHERE status = 'draft'`,
    );
    await runner.query(
      `CREATE INDEX store_daily_plan_approved ON store_daily_plan (store_code, day, approved_at) WHERE status = 'approved'`,
    );
    await runner.query(`
      CREATE TABLE store_daily_plan_notice (
        plan_id uuid NOT NULL REFERENCES store_daily_plan ON DELETE CASCADE,
        staff_id uuid NOT NULL REFERENCES store_staff,
        title text NOT NULL,
        body text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (plan_id, staff_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_daily_plan_notice, store_daily_plan');
  }
}
