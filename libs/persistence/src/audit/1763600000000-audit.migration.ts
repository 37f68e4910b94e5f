import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Any fixed number; only appending to the audit takes this lock. */
const CHAIN_LOCK = 4_400_002;

/**
 * The chain is made where the row is: whoever inserts, by whatever program, gets the next number and the hash over the
 * row before. `body` is what is hashed, kept as it was so that a change of it or of a column shows.
 */
export class AuditTable1763600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor text,
        action text NOT NULL,
        details jsonb NOT NULL,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION audit_body(entry audit) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT jsonb_build_array(
          entry.seq, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.actor, entry.action, entry.details
        )::text
      $$`);
    await runner.query(`
      CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        head record;
      BEGIN
        -- Held until the transaction ends: the next entry must see this one or know that it never was.
        PERFORM pg_advisory_xact_lock(${CHAIN_LOCK});
        SELECT seq, hash INTO head FROM audit ORDER BY seq DESC LIMIT 1;
        NEW.seq := coalesce(head.seq, 0) + 1;
        NEW.at := clock_timestamp();
        NEW.previous_hash := coalesce(head.hash, '\\x'::bytea);
        NEW.hash := sha256(NEW.previous_hash || convert_to(audit_body(NEW), 'UTF8'));
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The audit log can only be appended to.' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(
      'CREATE TRIGGER audit_chain BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_chain()',
    );
    await runner.query(
      'CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit');
    await runner.query('DROP FUNCTION audit_chain(), audit_refuse_change()');
    await runner.query('DROP FUNCTION IF EXISTS audit_body');
  }
}
