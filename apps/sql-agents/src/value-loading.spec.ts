import type { Scalar } from '#libs/contracts';
import { Reader } from '#libs/reader';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import type { Warehouse, WarehouseQuery } from '#libs/warehouse';
import { loadValueIndex, type ValueScope } from './value-loading';

const TODAY = '2026-06-17';
const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

type Row = Record<string, Scalar>;

const orders: Row[] = [
  ['WH-01', 'C-0001', 'Quayside Deli', 'Harbour'],
  ['WH-01', 'C-0002', 'Elmwood Stores', 'North'],
  ['WH-02', 'C-0003', 'Bramble Pantry', 'South'],
].map(([warehouse_code, customer_code, customer_name, delivery_area]) => ({
  warehouse_code: warehouse_code!,
  customer_code: customer_code!,
  customer_name: customer_name!,
  delivery_area: delivery_area!,
  status: 'Shipped',
  sales_order_prefix: 'SO',
}));
const products: Row[] = Array.from({ length: 30 }, (_, at) => ({
  product_code: `P-${String(at + 1).padStart(4, '0')}`,
  product_name: `Granary Loaf ${at + 1}`,
  product_group: 'Bakery',
  supplier_code: 'SUP-001',
  supplier_name: 'Hearth Mill',
}));
const TABLES: Readonly<Record<string, Row[]>> = {
  product: products,
  sales_order_header: orders,
  warehouse_product: [{ warehouse_code: 'WH-01' }, { warehouse_code: 'WH-02' }],
  sales_order_line: [],
};

/** Answers the distinct lists that values are loaded by, and nothing else. */
function warehouseOf(maxRowsAtOnce = Infinity): { warehouse: Warehouse; queries: WarehouseQuery[] } {
  const queries: WarehouseQuery[] = [];
  const query = (asked: WarehouseQuery): Promise<{ rows: Scalar[][]; truncated: boolean }> => {
    queries.push(asked);
    const { sql, maxRows } = asked;
    const columns = [...sql.split('FROM')[0]!.matchAll(/AS (\w+)/g)].map((match) => match[1]!);
    const table = TABLES[/FROM (\w+)/.exec(sql)![1]!]!;
    const sites = /warehouse_code IN \(([^)]*)\)/.exec(sql)?.[1];
    const limit = Number(/LIMIT (\d+)/.exec(sql)![1]);
    const offset = Number(/OFFSET (\d+)/.exec(sql)?.[1] ?? 0);
    const seen = table
      .filter(() => !sql.includes('1 = 0'))
      .filter((row) => sites === undefined || sites.includes(`'${String(row['warehouse_code'])}'`))
      .map((row) => JSON.stringify(columns.map((column) => row[column] ?? null)));
    const all = [...new Set(seen)].sort().slice(offset, offset + limit);
    const rows = all.slice(0, Math.min(maxRows, maxRowsAtOnce)).map((row) => JSON.parse(row) as Scalar[]);
    return Promise.resolve({ rows, truncated: all.length > rows.length });
  };
  return { warehouse: { dialect: 'duckdb', query } as unknown as Warehouse, queries };
}

const everywhere: ValueScope = { persona: 'warehouse_manager', sites: null };

async function load(scope: ValueScope, maxIndexedValues = 1000, warehouse = warehouseOf().warehouse) {
  const limits = { timeoutMs: 1000, maxRows: 10, maxBytes: 1024, maxIndexedValues };
  return loadValueIndex(model, scope, warehouse, limits);
}

const readerOf = async (...args: Parameters<typeof load>): Promise<Reader> =>
  new Reader(model, args[0].persona, await load(...args));

const ask = (reader: Reader, question: string) => reader.read({ question, today: TODAY, history: [] });

describe('the values that are loaded', () => {
  it('are all of the persona, where there is room', async () => {
    const values = await load(everywhere);
    expect(values.codes.find('p', 30)?.code).toBe('P-0030');
    expect(values.codes.find('c', 3)?.code).toBe('C-0003');
    expect(values.knows('bramble')).toBe(true);
    expect(values.isComplete('product.product_code')).toBe(true);
  });

  it('of a person limited to sites hold nothing of others, also not in suggestions', async () => {
    const scope = { ...everywhere, sites: ['WH-01'] };
    const values = await load(scope);
    expect(values.codes.find('wh', 2)).toBeUndefined();
    expect(values.codes.nearest('wh', 2)).toEqual(['WH-01']);
    expect(values.knows('bramble')).toBe(false);
    expect(values.knows('quayside')).toBe(true);
    const reader = await readerOf(scope);
    for (const question of ['low stock in WH-02', 'orders of Bramble Pantry', 'orders of Brambel Pantri']) {
      const result = ask(reader, question);
      if (result.kind !== 'clarify') throw new Error(`${question}: ${result.kind}`);
      expect(JSON.stringify(result.choices)).not.toMatch(/WH-02|Bramble|C-0003/);
    }
    expect(ask(reader, 'low stock in WH-01').kind).toBe('reading');
  });

  it('of a person without any site are those that belong to no site', async () => {
    const values = await load({ ...everywhere, sites: [] });
    expect(values.knows('quayside')).toBe(false);
    expect(values.knows('granary')).toBe(true);
  });

  it('are fetched on where a limit of the warehouse cuts them', async () => {
    const { warehouse, queries } = warehouseOf(7);
    const values = await load(everywhere, 1000, warehouse);
    expect(values.codes.find('p', 30)?.code).toBe('P-0030');
    expect(queries.filter(({ sql }) => sql.includes('product_code'))).toHaveLength(5);
  });
});

describe('beyond the room for values', () => {
  const ROOM = 40;

  it('no more are loaded, and the large member does not crowd out the small ones', async () => {
    const values = await load(everywhere, ROOM);
    expect(values.size).toBeLessThanOrEqual(ROOM);
    expect(values.knows('bakery')).toBe(true);
    expect(values.codes.find('wh', 2)?.code).toBe('WH-02');
    expect(values.isComplete('product.product_code')).toBe(false);
    expect(values.isComplete('stock.warehouse_code')).toBe(true);
  });

  it('a code is taken by its looks, of complete members only one that exists', async () => {
    const reader = await readerOf(everywhere, ROOM);
    expect(ask(reader, 'how much stock do we hold of P-0030')).toMatchObject({
      kind: 'reading',
      reading: { summary: 'Stock units: Product code is P-0030.' },
    });
    expect(ask(reader, 'low stock in WH-07').kind).toBe('clarify');
  });

  it('a name is asked back', async () => {
    const reader = await readerOf(everywhere, 12);
    expect(ask(reader, 'orders of Bramble Pantry').kind).toBe('clarify');
  });
});
