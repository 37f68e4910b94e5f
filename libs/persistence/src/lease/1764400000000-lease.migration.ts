import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of several replicas does what only one should do. `token` grows with every change of holder. */
export class LeaseTable1764400000000 implements MigrationInterface {
  name = 'LeaseTable1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lease (
        name text PRIMARY KEY,
        holder uuid NOT NULL,
        token bigint NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lease');
  }
}
