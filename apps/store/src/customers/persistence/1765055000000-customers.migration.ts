import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers with what they agreed to, bought and ordered, and the models that recommend. */
export class StoreCustomers1765055000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Contact data is sealed by the service: the database and its backups hold nothing to call or write to.
    await runner.query(`
      CREATE TABLE customer (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        store_code text NOT NULL REFERENCES store,
        given_name text NOT NULL,
        family_name text NOT NULL,
        tier text NOT NULL DEFAULT 'basic' CHECK (tier IN ('basic', 'silver', 'gold')),
        household_size int CHECK (household_size > 0),
        preferences text[] NOT NULL DEFAULT '{}',
        since date,
        phone bytea,
        email bytea,
        address bytea,
        phone_end bytea,
        sample boolean NOT NULL DEFAULT false
      )`);
    await runner.query('CREATE INDEX customer_by_store ON customer (store_code, family_name)');
    await runner.query('CREATE INDEX customer_by_phone_end ON customer (phone_end)');
    await runner.query(`
      CREATE TABLE customer_consent (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customer ON DELETE CASCADE,
        purpose text NOT NULL CHECK (purpose IN ('personalisation', 'marketing')),
        given boolean NOT NULL,
        at timestamptz NOT NULL,
        source text NOT NULL CHECK (source IN ('store', 'app', 'web', 'phone', 'import')),
        staff_id uuid REFERENCES store_staff ON DELETE SET NULL
      )`);
    await runner.query(
      'CREATE INDEX customer_consent_latest ON customer_consent (customer_id, purpose, id DESC)',
    );
    await runner.query(`
      CREATE TABLE customer_transaction (
        number text PRIMARY KEY,
        store_code text NOT NULL,
        customer_id uuid REFERENCES customer ON DELETE SET NULL,
        day date NOT NULL,
        sample boolean NOT NULL DEFAULT false
      )`);
    await runner.query(
      'CREATE INDEX customer_transaction_by_customer ON customer_transaction (customer_id, day)',
    );
    await runner.query('CREATE INDEX customer_transaction_by_day ON customer_transaction (day, number)');
    await runner.query(`
      CREATE TABLE customer_transaction_line (
        number text NOT NULL REFERENCES customer_transaction ON DELETE CASCADE,
        line int NOT NULL,
        product_code text NOT NULL REFERENCES catalog_product,
        quantity int NOT NULL CHECK (quantity > 0),
        price numeric(12, 2) NOT NULL CHECK (price >= 0),
        PRIMARY KEY (number, line)
      )`);
    await runner.query(`
      CREATE TABLE customer_order (
        number text PRIMARY KEY,
        store_code text NOT NULL REFERENCES store,
        customer_id uuid REFERENCES customer ON DELETE SET NULL,
        kind text NOT NULL CHECK (kind IN ('collect', 'delivery')),
        placed_at timestamptz NOT NULL,
        promised_at timestamptz NOT NULL,
        sample boolean NOT NULL DEFAULT false
      )`);
    await runner.query(
      'CREATE INDEX customer_order_by_customer ON customer_order (customer_id, placed_at DESC)',
    );
    await runner.query(`
      CREATE TABLE customer_order_status (
        number text NOT NULL REFERENCES customer_order ON DELETE CASCADE,
        step int NOT NULL,
        status text NOT NULL CHECK (status IN
          ('placed', 'picking', 'ready', 'on-the-way', 'collected', 'delivered', 'cancelled')),
        at timestamptz NOT NULL,
        PRIMARY KEY (number, step)
      )`);
    await runner.query(`
      CREATE TABLE customer_order_line (
        number text NOT NULL REFERENCES customer_order ON DELETE CASCADE,
        line int NOT NULL,
        product_code text NOT NULL REFERENCES catalog_product,
        quantity int NOT NULL CHECK (quantity > 0),
        price numeric(12, 2) NOT NULL CHECK (price >= 0),
        PRIMARY KEY (number, line)
      )`);
    await runner.query(`
      CREATE TABLE recommendation_model (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version int NOT NULL,
        digest text NOT NULL,
        bytes bytea NOT NULL,
        customers int NOT NULL,
        lines int NOT NULL,
        fitted_at timestamptz NOT NULL
      )`);
    // Compressing numbers costs time and saves little.
    await runner.query('ALTER TABLE recommendation_model ALTER bytes SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE recommendation_model, customer_order_line, customer_order_status, customer_order,
      customer_transaction_line, customer_transaction, customer_consent, customer`);
  }
}
