import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrchestratorMemory1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE memory_clearing (
        user_id uuid NOT NULL,
        persona text NOT NULL,
        cleared_at timestamptz(3) NOT NULL,
        PRIMARY KEY (user_id, persona)
      )`);
    await runner.query(`CREATE INDEX answer_by_user ON answer (user_id, created_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX answer_by_user');
    await runner.query('DROP TABLE memory_clearing');
  }
}
