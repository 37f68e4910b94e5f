import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers who were erased: what they bought is of nobody and not learnt from, and no file brings them back. */
export class StoreCustomerErasure1765075000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer_transaction ADD erased boolean NOT NULL DEFAULT false');
    // The number only as a keyed hash: nobody without the key of the settings can tell whose it was.
    await runner.query(`
      CREATE TABLE customer_erasure (
        number_hash bytea PRIMARY KEY,
        at timestamptz(3) NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE customer_erasure');
    await runner.query('ALTER TABLE customer_transaction DROP erased');
  }
}
