import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PipelineNotifications1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        link text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        read_at timestamptz(3)
      )`);
    await runner.query(
      'CREATE INDEX notification_by_user ON notification (user_id, created_at DESC, id DESC)',
    );
    await runner.query('CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notification');
  }
}
