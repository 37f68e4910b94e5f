import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Products of the chain, where and how many a store has, what moved, and what is bought together. */
export class StoreCatalog1765050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE catalog_revision');
    await runner.query(`
      CREATE TABLE catalog_product (
        code text PRIMARY KEY,
        name text NOT NULL,
        brand text,
        department text NOT NULL,
        category text NOT NULL,
        size text,
        unit text NOT NULL DEFAULT 'each',
        price numeric(12, 2) CHECK (price >= 0),
        barcode text,
        description text,
        age_restricted boolean NOT NULL DEFAULT false,
        sample boolean NOT NULL DEFAULT false,
        revision bigint NOT NULL
      )`);
    await runner.query('CREATE INDEX catalog_product_by_barcode ON catalog_product (barcode)');
    await runner.query('CREATE INDEX catalog_product_by_revision ON catalog_product (revision)');
    // Writers of products take turns, so that revisions become visible in their order and no reader of
    // "everything after the last one that I know" can miss one.
    await runner.query(`
      CREATE FUNCTION catalog_take_turns() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('catalog revision', 0));
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION catalog_revise() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.revision := nextval('catalog_revision');
        RETURN NEW;
      END $$`);
    await runner.query(`CREATE TRIGGER catalog_product_turn BEFORE INSERT OR UPDATE ON catalog_product
      FOR EACH STATEMENT EXECUTE FUNCTION catalog_take_turns()`);
    await runner.query(`CREATE TRIGGER catalog_product_revision BEFORE INSERT OR UPDATE ON catalog_product
      FOR EACH ROW EXECUTE FUNCTION catalog_revise()`);
    await runner.query(`
      CREATE TABLE catalog_place (
        store_code text NOT NULL REFERENCES store,
        product_code text NOT NULL REFERENCES catalog_product,
        department text NOT NULL,
        aisle text,
        shelf text,
        stock int NOT NULL CHECK (stock >= 0),
        minimum int NOT NULL DEFAULT 0 CHECK (minimum >= 0),
        expected_day date,
        expected_quantity int CHECK (expected_quantity > 0),
        PRIMARY KEY (store_code, product_code),
        CHECK ((expected_day IS NULL) = (expected_quantity IS NULL))
      )`);
    await runner.query('CREATE INDEX catalog_place_by_product ON catalog_place (product_code)');
    await runner.query(
      'CREATE INDEX catalog_place_by_department ON catalog_place (store_code, department, product_code)',
    );
    await runner.query(`CREATE INDEX catalog_place_low ON catalog_place (store_code, product_code)
      WHERE stock = 0 OR stock < minimum`);
    await runner.query(`
      CREATE TABLE catalog_movement (
        id uuid PRIMARY KEY,
        store_code text NOT NULL,
        product_code text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('delivery', 'waste', 'count')),
        change int NOT NULL,
        stock_after int NOT NULL,
        at timestamptz NOT NULL,
        staff_id uuid REFERENCES store_staff ON DELETE SET NULL,
        note text,
        FOREIGN KEY (store_code, product_code) REFERENCES catalog_place
      )`);
    await runner.query(
      'CREATE INDEX catalog_movement_by_product ON catalog_movement (store_code, product_code, at DESC)',
    );
    await runner.query(`
      CREATE TABLE catalog_bought_together (
        product_code text NOT NULL REFERENCES catalog_product,
        rank int NOT NULL,
        other_code text NOT NULL REFERENCES catalog_product,
        baskets int NOT NULL,
        lift real NOT NULL,
        PRIMARY KEY (product_code, rank)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE catalog_bought_together, catalog_movement, catalog_place, catalog_product',
    );
    await runner.query('DROP FUNCTION catalog_take_turns(), catalog_revise()');
    await runner.query('DROP SEQUENCE catalog_revision');
  }
}
