import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A saved question may be a plan of tools instead of a query, and may be pinned to the dashboard; the answers of tiles
 * and watches stay out of the list of conversations.
 */
export class OrchestratorSavedPlans1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE saved_question
        ALTER COLUMN query DROP NOT NULL,
        ADD COLUMN plan json,
        ADD COLUMN pinned boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT saved_question_asks_one_thing CHECK ((query IS NULL) <> (plan IS NULL))`);
    await runner.query(`ALTER TABLE answer ADD COLUMN plan json`);
    await runner.query(`ALTER TABLE conversation ADD COLUMN purpose text NOT NULL DEFAULT 'conversation'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE conversation DROP COLUMN purpose`);
    await runner.query(`ALTER TABLE answer DROP COLUMN plan`);
    await runner.query(`DELETE FROM saved_question WHERE query IS NULL`);
    await runner.query(`
      ALTER TABLE saved_question
        DROP CONSTRAINT saved_question_asks_one_thing,
        DROP COLUMN pinned,
        DROP COLUMN plan,
        ALTER COLUMN query SET NOT NULL`);
  }
}
