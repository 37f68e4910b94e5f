import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents of the stores in versions, with their originals, and the passages that are searched. */
export class StoreProcedures1765020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_procedure (
        id uuid PRIMARY KEY,
        -- Null: of all stores.
        store_code text REFERENCES store,
        title text NOT NULL,
        language text NOT NULL,
        sample boolean NOT NULL DEFAULT false
      )`);
    // The same title in the same language is the same document, whatever the case of its letters.
    await runner.query(`
      CREATE UNIQUE INDEX store_procedure_title
      ON store_procedure (coalesce(store_code, ''), language, lower(title))`);
    await runner.query(`
      CREATE TABLE store_procedure_version (
        procedure_id uuid NOT NULL REFERENCES store_procedure ON DELETE CASCADE,
        version int NOT NULL CHECK (version >= 1),
        -- Chosen by whoever adds it: the same id again adds nothing.
        id uuid NOT NULL UNIQUE,
        audience text NOT NULL CHECK (audience IN ('customers', 'everybody', 'managers')),
        effective_from date NOT NULL,
        uploaded_at timestamptz NOT NULL,
        uploaded_by text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        pages int,
        words int NOT NULL,
        notes jsonb NOT NULL,
        contents jsonb NOT NULL,
        original bytea NOT NULL,
        PRIMARY KEY (procedure_id, version)
      )`);
    // The formats are packed already, and parts of a file are read without the rest.
    await runner.query('ALTER TABLE store_procedure_version ALTER COLUMN original SET STORAGE EXTERNAL');
    await runner.query(`
      CREATE TABLE store_procedure_passage (
        procedure_id uuid NOT NULL,
        version int NOT NULL,
        ordinal int NOT NULL CHECK (ordinal >= 0),
        path jsonb NOT NULL,
        anchor text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('text', 'list', 'table', 'code')),
        text text NOT NULL,
        page int,
        PRIMARY KEY (procedure_id, version, ordinal),
        FOREIGN KEY (procedure_id, version) REFERENCES store_procedure_version ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE store_procedure_upload_part (
        upload_id uuid NOT NULL,
        ordinal int NOT NULL CHECK (ordinal >= 0),
        user_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        content bytea NOT NULL,
        PRIMARY KEY (upload_id, ordinal)
      )`);
    await runner.query(
      'CREATE INDEX store_procedure_upload_by_user ON store_procedure_upload_part (user_id)',
    );
    // Counts changes of documents: who has an index looks whether it is that of now.
    await runner.query(`
      CREATE TABLE store_procedure_changes (one boolean PRIMARY KEY DEFAULT true CHECK (one), count bigint NOT NULL)`);
    await runner.query('INSERT INTO store_procedure_changes (count) VALUES (0)');
    // What was made up once and deleted by somebody does not come back.
    await runner.query('CREATE TABLE store_procedure_sample (key text PRIMARY KEY)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE store_procedure_sample, store_procedure_changes, store_procedure_upload_part,
      store_procedure_passage, store_procedure_version, store_procedure`);
  }
}
