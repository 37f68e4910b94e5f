import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrchestratorProposals1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Actions and differences are kept as `json`: as they were, in the order in which they were hashed.
    await runner.query(`
      CREATE TABLE proposal (
        id uuid PRIMARY KEY,
        status text NOT NULL CHECK (status IN ('open', 'executed', 'rejected', 'replaced')),
        kind text NOT NULL,
        action json NOT NULL,
        title text NOT NULL,
        amount double precision NOT NULL CHECK (amount >= 0),
        hash text NOT NULL,
        diff json NOT NULL,
        reason text NOT NULL,
        persona text NOT NULL,
        user_id uuid NOT NULL,
        username text NOT NULL,
        answer_id uuid,
        sites text[],
        checked boolean NOT NULL,
        available json,
        replaces uuid UNIQUE REFERENCES proposal (id),
        replaced_by uuid UNIQUE REFERENCES proposal (id),
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        decided_at timestamptz(3),
        decided_by uuid,
        decided_by_name text,
        decision_reason text,
        CONSTRAINT proposal_is_decided_by_somebody CHECK (
          (decided_at IS NULL) = (status IN ('open', 'replaced'))
          AND (decided_at IS NULL) = (decided_by IS NULL)
          AND (decided_at IS NULL) = (decided_by_name IS NULL)
        ),
        CONSTRAINT proposal_is_replaced_by_one CHECK ((replaced_by IS NOT NULL) = (status = 'replaced'))
      )`);
    await runner.query('CREATE INDEX proposal_by_time ON proposal (created_at DESC, id DESC)');
    await runner.query(
      `CREATE INDEX proposal_open_by_user ON proposal (user_id, expires_at) WHERE status = 'open'`,
    );
    // The unique proposal is what makes an effect happen once, whatever else goes wrong.
    await runner.query(`
      CREATE TABLE action_document (
        number text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('purchase-order', 'transfer', 'expedite-request')),
        proposal_id uuid NOT NULL UNIQUE REFERENCES proposal (id),
        action json NOT NULL,
        amount double precision NOT NULL,
        approved_by text NOT NULL,
        dated_on date NOT NULL,
        created_at timestamptz(3) NOT NULL,
        webhook_event_id uuid NOT NULL UNIQUE,
        webhook text NOT NULL DEFAULT 'waiting' CHECK (webhook IN ('waiting', 'none', 'delivered'))
      )`);
    await runner.query(
      'CREATE INDEX action_document_by_time ON action_document (created_at DESC, number DESC)',
    );
    await runner.query(`
      CREATE TABLE action_document_line (
        number text NOT NULL REFERENCES action_document (number),
        product_code text NOT NULL,
        from_warehouse text,
        to_warehouse text NOT NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        dated_on date NOT NULL,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (number, product_code)
      )`);
    await runner.query(
      'CREATE INDEX action_document_line_in ON action_document_line (to_warehouse, dated_on)',
    );
    await runner.query(
      'CREATE INDEX action_document_line_out ON action_document_line (from_warehouse, created_at) WHERE from_warehouse IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE expedite_request (
        number text PRIMARY KEY REFERENCES action_document (number),
        order_kind text NOT NULL,
        order_id text NOT NULL,
        wanted_by date NOT NULL
      )`);
    await runner.query('CREATE INDEX expedite_request_by_order ON expedite_request (order_kind, order_id)');
    await runner.query(`
      CREATE TABLE action_document_counter (
        prefix text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (prefix, year)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['action_document_counter', 'expedite_request', 'action_document_line'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP TABLE action_document');
    await runner.query('DROP TABLE proposal');
  }
}
