import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who come from an OpenID provider, and keys of programs. */
export class GatewaySignInByProvider1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Whoever comes from a provider has no password here.
    await runner.query('ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL');
    await runner.query(`
      CREATE TABLE oidc_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        user_id uuid NOT NULL UNIQUE REFERENCES app_user (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (issuer, subject)
      )`);
    await runner.query(`
      CREATE TABLE oidc_sign_in (
        state_hash text PRIMARY KEY,
        browser_hash text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_to text NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX oidc_sign_in_by_end ON oidc_sign_in (expires_at)');
    await runner.query(`
      CREATE TABLE oidc_session (
        session_id uuid PRIMARY KEY REFERENCES session (id),
        issuer text NOT NULL,
        subject text NOT NULL,
        sid text,
        id_token text
      )`);
    await runner.query('CREATE INDEX oidc_session_by_subject ON oidc_session (issuer, subject)');
    await runner.query(
      'CREATE INDEX oidc_session_by_sid ON oidc_session (issuer, sid) WHERE sid IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE oidc_logout_token (
        token_hash text PRIMARY KEY,
        received_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE api_key (
        id uuid PRIMARY KEY,
        key_hash text NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES app_user (id),
        name text NOT NULL,
        last_four text NOT NULL,
        scopes text[] NOT NULL,
        personas text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query(
      'CREATE INDEX api_key_by_user ON api_key (user_id, created_at) WHERE revoked_at IS NULL',
    );
    await runner.query('CREATE INDEX api_key_by_age ON api_key (created_at, id) WHERE revoked_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['api_key', 'oidc_logout_token', 'oidc_session', 'oidc_sign_in', 'oidc_identity'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query(`UPDATE app_user SET active = false, password_hash = '' WHERE password_hash IS NULL`);
    await runner.query('ALTER TABLE app_user ALTER COLUMN password_hash SET NOT NULL');
  }
}
