import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in, who is signed in, who failed to, and which requests were repeated. */
export class GatewaySignIn1763650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_user (
        id uuid PRIMARY KEY,
        username text NOT NULL,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        roles text[] NOT NULL,
        personas text[] NOT NULL,
        sites text[],
        active boolean NOT NULL DEFAULT true,
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE UNIQUE INDEX app_user_by_username ON app_user (lower(username))');
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash text NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES app_user (id),
        persona text,
        address text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_because text
      )`);
    await runner.query('CREATE INDEX session_by_user ON session (user_id) WHERE revoked_at IS NULL');
    await runner.query('CREATE INDEX session_open ON session (last_seen_at) WHERE revoked_at IS NULL');
    await runner.query(`
      CREATE TABLE sign_in_failure (
        key text PRIMARY KEY,
        failures integer NOT NULL,
        last_failure_at timestamptz NOT NULL,
        locked_until timestamptz
      )`);
    await runner.query(`
      CREATE TABLE idempotency_key (
        user_id uuid NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        answer_id uuid NOT NULL,
        done boolean NOT NULL DEFAULT false,
        lease_until timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, key)
      )`);
    await runner.query('CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['idempotency_key', 'sign_in_failure', 'session', 'app_user'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
