import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StoreRequests1765000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_request (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        status text NOT NULL DEFAULT 'open'
          CHECK (status IN ('open', 'executed', 'rejected', 'withdrawn', 'replaced')),
        store_code text NOT NULL REFERENCES store,
        staff_id uuid NOT NULL REFERENCES store_staff,
        title text NOT NULL,
        reason text NOT NULL,
        diff jsonb NOT NULL,
        warnings jsonb NOT NULL,
        -- json and not jsonb: what was hashed is kept as it was.
        arguments json NOT NULL,
        hash text NOT NULL,
        own_approval boolean NOT NULL,
        origin text NOT NULL CHECK (origin IN ('person', 'assistant')),
        replaces uuid REFERENCES store_request,
        replaced_by uuid REFERENCES store_request,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        decided_by uuid REFERENCES store_staff,
        decided_at timestamptz(3),
        decision_reason text,
        effects jsonb NOT NULL DEFAULT '[]'
      )`);
    await runner.query(
      'CREATE INDEX store_request_by_store ON store_request (store_code, created_at DESC, id DESC)',
    );
    await runner.query(`CREATE INDEX store_request_open ON store_request (staff_id) WHERE status = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_request');
  }
}
