import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PipelineWebhooks1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_event (
        id uuid PRIMARY KEY,
        event text NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX webhook_event_by_age ON webhook_event (created_at)');
    // The address of an endpoint may itself be a secret: it stays in the settings.
    await runner.query(`
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES webhook_event ON DELETE CASCADE,
        endpoint_digest text NOT NULL,
        endpoint_host text NOT NULL,
        status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'failed')),
        attempts int NOT NULL DEFAULT 0,
        last_attempt_at timestamptz,
        last_status int,
        last_error text,
        UNIQUE (event_id, endpoint_digest)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_delivery, webhook_event');
  }
}
