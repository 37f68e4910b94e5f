import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PipelineWatches1764120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE watch (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        username text NOT NULL,
        name text NOT NULL,
        persona text NOT NULL,
        saved_question_id uuid NOT NULL,
        question text NOT NULL,
        condition jsonb NOT NULL,
        schedule jsonb NOT NULL,
        active boolean NOT NULL,
        next_run_at timestamptz(3),
        met boolean,
        digest text,
        last_run_id uuid,
        last_run_at timestamptz(3),
        last_outcome text,
        last_text text,
        last_answer_id uuid,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX watch_by_user ON watch (user_id, created_at DESC, id DESC)');
    await runner.query('CREATE INDEX watch_due ON watch (next_run_at) WHERE active');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE watch');
  }
}
