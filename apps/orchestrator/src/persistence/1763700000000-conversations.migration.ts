import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrchestratorConversations1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE conversation (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        persona text NOT NULL,
        title text NOT NULL,
        turns integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX conversation_by_user ON conversation (user_id, updated_at DESC, id DESC)`,
    );
    await runner.query(`
      CREATE TABLE answer (
        id uuid PRIMARY KEY,
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        user_id uuid NOT NULL,
        question text NOT NULL,
        kind text NOT NULL,
        text text NOT NULL,
        body json NOT NULL,
        reading json,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX answer_by_conversation ON answer (conversation_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE answer');
    await runner.query('DROP TABLE conversation');
  }
}
