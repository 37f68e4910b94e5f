import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrchestratorLedger1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        day date NOT NULL,
        answer_id uuid NOT NULL,
        user_id uuid NOT NULL,
        username text NOT NULL,
        persona text NOT NULL,
        purpose text NOT NULL,
        service text NOT NULL,
        unit text NOT NULL,
        quantity double precision NOT NULL,
        unit_price_usd numeric(20, 12) NOT NULL,
        usd numeric(20, 12) NOT NULL CHECK (usd >= 0),
        price_version text NOT NULL
      )`);
    await runner.query(`CREATE INDEX ledger_entry_by_day ON ledger_entry (day)`);
    await runner.query(`CREATE INDEX ledger_entry_by_user ON ledger_entry (user_id, day)`);
    await runner.query(`
      CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The ledger can only be appended to.' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(
      'CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()',
    );
    // The ledger's sums by the periods of budgets, kept with every entry that costs something: a budget is judged by one row.
    await runner.query(`
      CREATE TABLE spending (
        scope text NOT NULL,
        owner uuid NOT NULL,
        period date NOT NULL,
        usd numeric(20, 12) NOT NULL,
        alerted_at timestamptz(3),
        PRIMARY KEY (scope, owner, period)
      )`);
    await runner.query(`
      CREATE TABLE budget_reservation (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        day date NOT NULL,
        usd numeric(20, 12) NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE budget_reservation');
    await runner.query('DROP TABLE spending');
    await runner.query('DROP TABLE ledger_entry');
    await runner.query('DROP FUNCTION ledger_refuse_change()');
  }
}
