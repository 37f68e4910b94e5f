import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers who were erased and are still to be taken out of what others keep. */
export class StoreCustomerRedaction1765120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `person` is sealed, and goes with the row when it is done. `after`: where the step before stopped.
    await runner.query(`
      CREATE TABLE customer_redaction (
        id uuid PRIMARY KEY,
        person bytea NOT NULL,
        pass int NOT NULL DEFAULT 1,
        place int NOT NULL DEFAULT 0,
        after text,
        changed int NOT NULL DEFAULT 0
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE customer_redaction');
  }
}
