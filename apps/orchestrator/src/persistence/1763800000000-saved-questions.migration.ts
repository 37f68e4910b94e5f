import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrchestratorSavedQuestions1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_question (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        persona text NOT NULL,
        name text NOT NULL,
        question text NOT NULL,
        query json NOT NULL,
        periods json NOT NULL,
        said_on date NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query(
      `CREATE INDEX saved_question_by_user ON saved_question (user_id, created_at DESC, id DESC)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_question');
  }
}
