import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has asked for suggested descriptions, and what each has cost. The descriptions themselves are kept nowhere. */
export class PhotoSuggestions1765080000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store_photo_suggestion (
        id uuid PRIMARY KEY,
        -- No foreign key: what was spent stays when the photo goes.
        photo_id uuid NOT NULL,
        user_id uuid NOT NULL,
        username text NOT NULL,
        day date NOT NULL,
        model text NOT NULL,
        -- In USD, what was metered; null until it is settled.
        usd double precision,
        asked_at timestamptz(3) NOT NULL,
        settled_at timestamptz(3)
      )`);
    await runner.query(
      'CREATE INDEX store_photo_suggestion_by_user ON store_photo_suggestion (user_id, day)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store_photo_suggestion');
  }
}
