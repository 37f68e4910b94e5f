import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SpecialistAgentsModule } from '#apps/specialist-agents';
import { SqlAgentsModule } from '#apps/sql-agents';
import { BusModule, InProcessTransport, newCallContext, ServiceClient } from '#libs/bus';
import { adviseOrder, stockoutProbability } from '#libs/calculations';
import { specialistAgents, type ToolArguments, type ToolResult } from '#libs/contracts';
import { loadSettings, Logger, RuntimeModule } from '#libs/runtime';
import { Dataset, qm, SAMPLE } from './dataset';

type Row = Record<string, string | number | null>;

jest.setTimeout(120_000);

const WAREHOUSE = 'WH-03';
const TODAY = `DATE '${SAMPLE.today}'`;
const HISTORY_DAYS = 365;

/** The tools on the golden sample, against SQL and sums that know nothing of the tools. */
describe('inventory tools on the golden sample', () => {
  let dataset: Dataset;
  let app: INestApplicationContext;

  beforeAll(async () => {
    dataset = await Dataset.create();
    const settings = loadSettings({ env: { QM_DATA_DIR: dataset.directory } });
    const logger = Logger.create({ serviceName: 'test', level: 'silent', destination: 'stderr' });
    app = await NestFactory.createApplicationContext(
      {
        module: class Tools {},
        imports: [
          RuntimeModule.forRoot({ settings, serviceName: 'test', logger }),
          BusModule.forRoot({ transport: new InProcessTransport(), signingKey: 's'.repeat(32) }),
          SqlAgentsModule.forRoot(),
          SpecialistAgentsModule.forRoot(),
        ],
      },
      { logger: false },
    );
  });
  afterAll(async () => {
    await app?.close();
    dataset?.remove();
  });

  const ask = (sql: string): Promise<Row[]> =>
    dataset.open(async (connection) => {
      const result = await connection.runAndReadAll(sql);
      return result
        .getRowObjectsJson()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    });
  const run = async (tool: string, given: ToolArguments, ...besides: string[]) => {
    const personas = ['warehouse_manager', ...besides];
    const ids = { userId: randomUUID(), sessionId: randomUUID() };
    const principal = { ...ids, username: 'ada', roles: [], personas, sites: null };
    const events = app
      .get(ServiceClient)
      .stream(
        specialistAgents.run,
        { persona: 'warehouse_manager', call: { tool, arguments: given }, today: SAMPLE.today },
        newCallContext({ principal }),
      );
    for await (const event of events) if (event.type === 'result') return tableOf(event.result);
    throw new Error('no result');
  };
  /** Units ordered on each day of the history, by product. */
  const demandOf = async (product: string, warehouse = WAREHOUSE): Promise<number[]> => {
    const rows = await ask(`
      SELECT CAST(day AS DATE) AS day, COALESCE(SUM(line.order_quantity), 0) AS units
      FROM generate_series(${TODAY} - ${HISTORY_DAYS}, ${TODAY} - 1, INTERVAL 1 DAY) AS days(day)
      LEFT JOIN (
        sales_order_line line JOIN sales_order_header header
          ON header.sales_order_prefix = line.sales_order_prefix
          AND header.sales_order_number = line.sales_order_number
          AND header.warehouse_code = '${warehouse}' AND line.product_code = '${product}'
      ) ON header.order_date = CAST(day AS DATE)
      GROUP BY day ORDER BY day`);
    return rows.map(({ units }) => Number(units));
  };

  it('identify_low_stock lists what is below the minimum, and below half of it', async () => {
    for (const threshold of [100, 50]) {
      const expected = await ask(`
        SELECT product_code FROM warehouse_product
        WHERE warehouse_code = '${WAREHOUSE}' AND current_stock < minimum_stock * ${threshold / 100}`);
      expect(expected.length).toBeGreaterThan(0);
      const { rows } = await run('identify_low_stock', { warehouse_code: WAREHOUSE, threshold });
      expect(codesOf(rows)).toEqual(codesOf(expected));
    }
  });

  it('the command line gives the same result', async () => {
    const given = { warehouse_code: WAREHOUSE };
    const args = ['--persona', 'warehouse_manager', '--today', SAMPLE.today, '--args', JSON.stringify(given)];
    const [result] = qm<ToolResult>(['tool', 'run', 'identify_low_stock', ...args], dataset.directory);
    expect(tableOf(result!).rows).toEqual((await run('identify_low_stock', given)).rows);
  });

  it('identify_stockout_risk lists what is out of stock or has fewer days of cover, with its chance', async () => {
    const days = 120;
    const expected = await ask(`
      WITH sold AS (
        SELECT line.product_code, SUM(line.order_quantity) AS units
        FROM sales_order_line line
        JOIN sales_order_header header USING (sales_order_prefix, sales_order_number)
        WHERE header.warehouse_code = '${WAREHOUSE}'
          AND header.order_date BETWEEN ${TODAY} - 30 AND ${TODAY}
        GROUP BY line.product_code
      ), wanted AS (
        SELECT DISTINCT line.product_code
        FROM sales_order_line line
        JOIN sales_order_header header USING (sales_order_prefix, sales_order_number)
        WHERE header.warehouse_code = '${WAREHOUSE}' AND line.order_quantity > 0
          AND header.order_date BETWEEN ${TODAY} - ${HISTORY_DAYS} AND ${TODAY} - 1
      )
      SELECT product_code FROM warehouse_product LEFT JOIN sold USING (product_code)
      WHERE warehouse_code = '${WAREHOUSE}' AND (
        current_stock > 0 AND units > 0 AND current_stock * 30.0 / units < ${days}
        OR current_stock = 0 AND product_code IN (SELECT product_code FROM wanted))`);
    expect(expected.length).toBeGreaterThan(2);
    const { rows } = await run('identify_stockout_risk', { warehouse_code: WAREHOUSE, days });
    expect(codesOf(rows)).toEqual(codesOf(expected));
    const first = rows.find(({ current_stock }) => Number(current_stock) > 0);
    const alone = stockoutProbability({
      demand: await demandOf(String(first!.product_code)),
      expectedDemand: Number(first!.expected_daily_demand),
      stock: Number(first!.current_stock),
      horizon: days,
    });
    if (alone.kind === 'refused') throw new Error(alone.message);
    expect(first!.stockout_chance).toBeCloseTo(alone.probability, 9);
  });

  it('calculate_reorder_point and advise_orders calculate with the demand that SQL counts', async () => {
    const [item] = await ask(`
      SELECT stock.product_code, ANY_VALUE(stock.current_stock) AS stock, ANY_VALUE(stock.lead_time_days) AS days
      FROM warehouse_product stock
      JOIN sales_order_line line ON line.product_code = stock.product_code
      JOIN sales_order_header header USING (sales_order_prefix, sales_order_number)
      JOIN product ON product.product_code = stock.product_code
      WHERE stock.warehouse_code = '${WAREHOUSE}' AND header.warehouse_code = '${WAREHOUSE}'
        AND header.order_date BETWEEN ${TODAY} - ${HISTORY_DAYS} AND ${TODAY} - 1
        AND product.created_date < ${TODAY} - ${HISTORY_DAYS}
      GROUP BY stock.product_code ORDER BY COUNT(*) DESC, stock.product_code LIMIT 1`);
    const product = String(item!.product_code);
    const { rows } = await run('calculate_reorder_point', {
      product_code: product,
      warehouse_code: WAREHOUSE,
      service_level: 98,
    });
    const demand = await demandOf(product);
    const expected = adviseOrder({
      demand,
      expectedDemand: Number(rows[0]!.expected_daily_demand),
      leadTimes: [Number(item!.days)],
      stock: Number(item!.stock),
      target: 0.98,
    });
    if (expected.kind === 'refused') throw new Error(expected.message);
    expect(demand.filter((units) => units > 0).length).toBeGreaterThan(3);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.calculated_reorder_point).toBeCloseTo(expected.reorderPoint, 6);
    expect(rows[0]).toMatchObject({
      current_stock: Number(item!.stock),
      order_quantity: expected.order.units,
    });

    const advice = await run('advise_orders', {
      warehouse_code: WAREHOUSE,
      product_codes: [product],
      service_level: 98,
    });
    expect(advice.rows[0]!.calculated_reorder_point).toBeCloseTo(expected.reorderPoint, 6);
  });

  it('advise_orders orders from the supplier of each product, at its cost', async () => {
    const { rows, result } = await run('advise_orders', { warehouse_code: WAREHOUSE });
    const products = await ask('SELECT product_code, supplier_code, unit_cost FROM product');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const product = products.find(({ product_code }) => product_code === row.product_code)!;
      expect(row.supplier_code).toBe(product.supplier_code);
      expect(row.order_cost).toBeCloseTo(Number(row.order_quantity) * Number(product.unit_cost), 6);
    }
    const ordered = result.actions.flatMap((action) => (action.kind === 'reorder' ? action.lines : []));
    expect(ordered.map(({ productCode, quantity }) => [productCode, quantity]).sort()).toEqual(
      rows.map(({ product_code, order_quantity }) => [product_code, order_quantity]).sort(),
    );
  });

  it('a buyer besides sees what suppliers still have to bring', async () => {
    const expected = await ask(`
      SELECT line.product_code, SUM(line.order_quantity - line.received_quantity) AS units
      FROM purchase_order_line line
      JOIN purchase_order_header header USING (purchase_order_prefix, purchase_order_number)
      JOIN warehouse_product stock USING (product_code)
      WHERE header.warehouse_code = '${WAREHOUSE}' AND stock.warehouse_code = '${WAREHOUSE}'
        AND header.status NOT IN ('Received', 'Cancelled') AND line.received_quantity < line.order_quantity
      GROUP BY line.product_code ORDER BY line.product_code LIMIT 5`);
    expect(expected.length).toBeGreaterThan(0);
    const given = { warehouse_code: WAREHOUSE, product_codes: codesOf(expected) };
    const { rows } = await run('advise_orders', given, 'procurement_specialist');
    const seen = new Map(rows.map((row) => [row.product_code, row.on_order]));
    for (const { product_code, units } of expected) expect(seen.get(product_code!)).toBe(units);
    expect((await run('advise_orders', given)).rows.every(({ on_order }) => on_order === 0)).toBe(true);
  });

  it('forecast_demand continues the days that SQL counts', async () => {
    const [best] = await ask(`
      SELECT product_code FROM sales_order_line
      JOIN sales_order_header header USING (sales_order_prefix, sales_order_number)
      WHERE header.warehouse_code = '${WAREHOUSE}' AND header.order_date BETWEEN ${TODAY} - 300 AND ${TODAY} - 1
      GROUP BY product_code ORDER BY COUNT(DISTINCT header.order_date) DESC, product_code LIMIT 1`);
    const product = String(best!.product_code);
    const { rows } = await run('forecast_demand', {
      product_code: product,
      days: 30,
      warehouse_code: WAREHOUSE,
    });
    const past = rows.filter(({ units_sold }) => units_sold !== null).map(({ units_sold }) => units_sold);
    expect(past).toEqual((await demandOf(product)).slice(-past.length));
    expect(rows.filter(({ forecast }) => forecast !== null)).toHaveLength(30);
  });
});

function tableOf(result: ToolResult) {
  if (result.kind !== 'result') throw new Error(JSON.stringify(result));
  const names = result.table.columns.map(({ name }) => name);
  const rows = result.table.rows.map(
    (row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])) as Row,
  );
  return { result, rows };
}

/** Counts come as text, because they may be larger than a JavaScript number. */
function plain(value: unknown): string | number | null {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value as string | number | null;
}

const codesOf = (rows: readonly Row[]) => rows.map(({ product_code }) => String(product_code)).sort();
