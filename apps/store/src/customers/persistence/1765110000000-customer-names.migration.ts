import type { MigrationInterface, QueryRunner } from 'typeorm';
import { writeCustomerNames } from './customer-names';

const AT_ONCE = 1_000;

/** Whole names as they are compared, so that a text is looked through for all customers of a store at once. */
export class StoreCustomerNames1765110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `head`: the first two words. A customer has a row for each way to say the name; they go with the customer.
    await runner.query(`
      CREATE TABLE customer_name (
        customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
        name text NOT NULL,
        head text NOT NULL,
        store_code text NOT NULL,
        PRIMARY KEY (customer_id, name)
      )`);
    await runner.query('CREATE INDEX customer_name_by_head ON customer_name (store_code, head, name)');
    let last = '';
    for (;;) {
      const rows = (await runner.query(
        `SELECT number FROM customer WHERE number > $1 ORDER BY number LIMIT ${AT_ONCE}`,
        [last],
      )) as { number: string }[];
      if (rows.length === 0) return;
      await writeCustomerNames(
        runner.manager,
        rows.map(({ number }) => number),
      );
      last = rows.at(-1)!.number;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE customer_name');
  }
}
