import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an embedding model makes of each passage: made by one model at a time, and gone with the passage. */
export class PassageVectors1765090000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_procedure_passage_vector (
        procedure_id uuid NOT NULL,
        version int NOT NULL,
        ordinal int NOT NULL,
        -- Its id in the catalog of models.
        model text NOT NULL,
        -- Float32, little-endian.
        vector bytea NOT NULL,
        PRIMARY KEY (procedure_id, version, ordinal),
        FOREIGN KEY (procedure_id, version, ordinal) REFERENCES store_procedure_passage ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_procedure_passage_vector');
  }
}
