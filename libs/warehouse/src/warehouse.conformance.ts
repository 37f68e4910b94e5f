import { setTimeout as delay } from 'node:timers/promises';
import type { QuartermasterError } from '#libs/contracts';
import { createTableSql, TABLES } from './schema';
import type { Warehouse, WarehouseQuery, WarehouseResult } from './warehouse';

/** Personas that an adapter under test is made with. */
export const CONFORMANCE_PERSONAS = [
  { id: 'seller', tables: ['product', 'warehouse_product', 'sales_order_header', 'sales_order_line'] },
  { id: 'buyer', tables: ['product', 'warehouse_product', 'purchase_order_header', 'purchase_order_line'] },
];

/** Statements that fill an empty database with the data that the suite asks for. Accepted by every dialect. */
export const CONFORMANCE_DATA: readonly string[] = [
  ...TABLES.map((schema) => createTableSql(schema, { keys: false })),
  `INSERT INTO product VALUES
     ('P-0001', 'Ink, blue', 'Office', 1.25, 2.50, 'SUP-001', 'Inkwell', DATE '2025-01-31', DATE '2025-06-01'),
     ('P-0002', 'O''Hara''s "best" tea', 'Food', 0.10, 0.30, 'SUP-002', 'Côte d''Ivoire Trading', DATE '2024-02-29', NULL),
     ('P-0003', 'Bolt', NULL, NULL, 99999999.99, NULL, NULL, NULL, NULL)`,
  `INSERT INTO warehouse_product VALUES ('WH-01', 'P-0001', 5, 10, 50, 20, 7, DATE '2026-06-01')`,
  `INSERT INTO sales_order_header VALUES
     ('SO', '100001', DATE '2026-06-01', 'C-0001', 'Crown Stores', 'WH-01', '1 Elm Street', 'North', DATE '2026-06-03', 'Delivered'),
     ('WEB', '100002', DATE '2026-06-02', 'C-0002', 'Corner Deli', 'WH-01', NULL, NULL, DATE '2026-06-20', 'Pending')`,
  `INSERT INTO sales_order_line VALUES
     ('SO', '100001', 1, 'P-0001', 4, 4, 2.50, 10.00, 'Fulfilled'),
     ('SO', '100001', 2, 'P-0002', 10, 8, 0.30, 3.00, 'Partial'),
     ('WEB', '100002', 1, 'P-0001', 2, 0, 2.50, 5.00, 'Pending')`,
  `INSERT INTO purchase_order_header VALUES
     ('PO', '500001', DATE '2026-05-01', 'SUP-001', 'Inkwell', 'WH-01', DATE '2026-05-10', DATE '2026-05-12', 'Received')`,
  `INSERT INTO purchase_order_line VALUES ('PO', '500001', 1, 'P-0001', 100, 90, 1.25, 125.00, 'Partial')`,
];

const GENEROUS = { timeoutMs: 10_000, maxRows: 1000, maxBytes: 1_000_000 };

/**
 * What every warehouse adapter must hold. `create` gives an adapter over {@link CONFORMANCE_DATA}, for
 * {@link CONFORMANCE_PERSONAS}.
 */
export function describeWarehouse(name: string, create: () => Promise<Warehouse>): void {
  describe(`${name} as a Warehouse`, () => {
    let warehouse: Warehouse;

    const query = (sql: string, options: Partial<WarehouseQuery> = {}): Promise<WarehouseResult> =>
      warehouse.query({ persona: 'seller', sql, ...GENEROUS, ...options });
    const codeOf = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'no error',
        (error: QuartermasterError) => error.code ?? String(error),
      );
    /** 3^22 combinations: runs far longer than any limit here, and needs no memory. */
    const endless = `SELECT count(*) FROM ${Array.from({ length: 22 }, (_, i) => `sales_order_line t${i}`).join(' CROSS JOIN ')}`;

    beforeAll(async () => {
      warehouse = await create();
    });
    afterAll(() => warehouse.close());

    it('is ready and names its data', async () => {
      await warehouse.ready();
      const snapshot = await warehouse.snapshot();
      expect(snapshot?.dataVersion).toMatch(/\w/);
      expect(new Date(snapshot!.dataAsOf).toISOString()).toBe(snapshot!.dataAsOf);
      const result = await query('SELECT 1 AS one');
      expect(result).toMatchObject({ dataVersion: snapshot!.dataVersion, dataAsOf: snapshot!.dataAsOf });
      expect(result.executeMs).toBeGreaterThanOrEqual(0);
      expect(result.usage.unit).toMatch(/\w/);
    });

    it('gives values in the shapes of the port', async () => {
      const result = await query(
        `SELECT product_code, unit_cost, unit_price, created_date, updated_date, product_name
         FROM product ORDER BY product_code`,
      );
      expect(result.columns).toEqual([
        { name: 'product_code', type: 'string' },
        { name: 'unit_cost', type: 'number' },
        { name: 'unit_price', type: 'number' },
        { name: 'created_date', type: 'date' },
        { name: 'updated_date', type: 'date' },
        { name: 'product_name', type: 'string' },
      ]);
      expect(result.rows).toEqual([
        ['P-0001', 1.25, 2.5, '2025-01-31', '2025-06-01', 'Ink, blue'],
        ['P-0002', 0.1, 0.3, '2024-02-29', null, 'O\'Hara\'s "best" tea'],
        ['P-0003', null, 99999999.99, null, null, 'Bolt'],
      ]);
      expect(result.truncated).toBe(false);
    });

    it('gives integers, sums, averages and truth values as what they are', async () => {
      const { columns, rows } = await query(
        `SELECT count(*) AS n, SUM(order_quantity) AS units, SUM(line_total) AS revenue,
                AVG(order_quantity) AS mean, SUM(order_quantity) > 1 AS many FROM sales_order_line`,
      );
      expect(rows).toEqual([[3, 16, 18, expect.closeTo(16 / 3, 6), true]]);
      expect(columns.map(({ type }) => type)).toEqual(['integer', 'integer', 'number', 'number', 'boolean']);
    });

    it('keeps the order that the SQL asks for, and an empty result has its columns', async () => {
      const { rows } = await query('SELECT line_total FROM sales_order_line ORDER BY line_total DESC');
      expect(rows).toEqual([[10], [5], [3]]);
      const empty = await query("SELECT product_code FROM product WHERE product_code = 'none'");
      expect(empty).toMatchObject({
        rows: [],
        columns: [{ name: 'product_code', type: 'string' }],
        truncated: false,
      });
    });

    it('cuts rows at maxRows and says so, but not when they just fit', async () => {
      const sql = 'SELECT product_code FROM product ORDER BY product_code';
      expect(await query(sql, { maxRows: 2 })).toMatchObject({
        rows: [['P-0001'], ['P-0002']],
        truncated: true,
      });
      expect((await query(sql, { maxRows: 3 })).truncated).toBe(false);
    });

    it('cuts rows at maxBytes and says so', async () => {
      const sql = 'SELECT product_name FROM product ORDER BY product_code';
      const { rows, truncated } = await query(sql, { maxBytes: 45 });
      expect(rows.length).toBeLessThan(3);
      expect(truncated).toBe(true);
    });

    it('lists the tables of a persona with exact counts', async () => {
      const tables = await warehouse.tables('seller');
      expect(Object.fromEntries(tables.map((table) => [table.name, table.rowCount]))).toEqual({
        product: 3,
        warehouse_product: 1,
        sales_order_header: 2,
        sales_order_line: 3,
      });
      const product = tables.find((table) => table.name === 'product')!;
      expect(product.columns).toContainEqual({ name: 'unit_cost', type: 'number' });
      expect(product.columns).toContainEqual({ name: 'created_date', type: 'date' });
      expect((await warehouse.tables('buyer')).map((table) => table.name)).toContain('purchase_order_line');
    });

    it("has no table but the persona's, whatever the SQL says", async () => {
      expect(await codeOf(query('SELECT * FROM purchase_order_line'))).toBe('QUERY_INVALID');
      expect(await codeOf(query('SELECT * FROM sales_order_line', { persona: 'buyer' }))).toBe(
        'QUERY_INVALID',
      );
      expect((await query('SELECT count(*) FROM purchase_order_line', { persona: 'buyer' })).rows).toEqual([
        [1],
      ]);
      expect(await codeOf(query('SELECT 1', { persona: 'stranger' }))).toBe('PERSONA_NOT_ALLOWED');
      expect(await codeOf(warehouse.tables('stranger'))).toBe('PERSONA_NOT_ALLOWED');
    });

    it.each([
      "INSERT INTO product (product_code, product_name) VALUES ('X', 'x')",
      'UPDATE product SET unit_cost = 0',
      'DELETE FROM product',
      'DROP TABLE product',
      'CREATE TABLE copied AS SELECT * FROM product',
      'CREATE TEMPORARY TABLE copied AS SELECT * FROM product',
      'SELECT 1; SELECT 2',
      'SELECT * FROM nowhere',
      'SELEC 1',
      '',
    ])('refuses what is not one valid SELECT: %s', async (sql) => {
      expect(await codeOf(query(sql))).toBe('QUERY_INVALID');
      expect((await query('SELECT count(*) FROM product')).rows).toEqual([[3]]);
    });

    it('stops a query at its time limit and goes on', async () => {
      const start = Date.now();
      expect(await codeOf(query(endless, { timeoutMs: 300 }))).toBe('QUERY_TIMEOUT');
      expect(Date.now() - start).toBeLessThan(2_000);
      expect((await query('SELECT count(*) FROM product')).rows).toEqual([[3]]);
    });

    it('stops a query when its caller goes away', async () => {
      const controller = new AbortController();
      const asked = codeOf(query(endless, { signal: controller.signal }));
      await delay(100);
      controller.abort();
      expect(await asked).toBe('CANCELLED');
      expect(await codeOf(query('SELECT 1', { signal: AbortSignal.abort() }))).toBe('CANCELLED');
      expect((await query('SELECT count(*) FROM product')).rows).toEqual([[3]]);
    });

    it('answers many at once, each with its own rows', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) => query(`SELECT ${index} AS n, count(*) AS c FROM product`)),
      );
      expect(answers.map(({ rows }) => rows)).toEqual(answers.map((_, index) => [[index, 3]]));
    });
  });
}
