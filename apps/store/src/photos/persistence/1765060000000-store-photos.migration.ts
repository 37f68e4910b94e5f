import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of the stores. The pictures themselves are kept elsewhere, under the SHA-256 of their content. */
export class StorePhotos1765060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_photo (
        id uuid PRIMARY KEY,
        store_code text NOT NULL REFERENCES store,
        staff_id uuid NOT NULL REFERENCES store_staff,
        -- A question is the orchestrator's: no foreign key. Photos of tasks stand in task_photo.
        answer_id uuid,
        description text NOT NULL,
        -- SHA-256 of what was uploaded: the same id with another file is refused.
        upload_hash text NOT NULL,
        full_key text NOT NULL,
        full_width int NOT NULL,
        full_height int NOT NULL,
        full_bytes int NOT NULL,
        thumbnail_key text NOT NULL,
        thumbnail_width int NOT NULL,
        thumbnail_height int NOT NULL,
        thumbnail_bytes int NOT NULL,
        uploaded_at timestamptz(3) NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX store_photo_by_answer ON store_photo (answer_id) WHERE answer_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX store_photo_by_full ON store_photo (full_key)');
    await runner.query('CREATE INDEX store_photo_by_thumbnail ON store_photo (thumbnail_key)');
    await runner.query('CREATE INDEX task_photo_by_photo ON task_photo (photo_id)');
    // Pictures that may be of no photo any more, or never became one: removed where nothing names them.
    await runner.query(
      'CREATE TABLE store_photo_leftover (key text PRIMARY KEY, due_at timestamptz(3) NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX task_photo_by_photo');
    await runner.query('DROP TABLE store_photo_leftover, store_photo');
  }
}
