import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadEvent } from '#libs/contracts';
import { Reader, ValueIndex } from '#libs/reader';
import {
  builtInDefinitions,
  compileMetricQuery,
  guardSchemaOf,
  loadSemanticModel,
  readSemanticFiles,
  type SemanticModel,
  SqlGuard,
} from '#libs/semantics';
import { DuckDbWarehouse, tableSchemasOf, WarehouseFiles } from '#libs/warehouse';
import { Pipeline } from './pipeline';

const TODAY = '2026-06-17';
const [ENTITY, MEASURE] = [...guide().matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);
const [, RETURNS] = /```csv\n([\s\S]*?)```/.exec(guide())!;

function guide(): string {
  return readFileSync(join(__dirname, '../../../docs/guides/add-your-own-table.md'), 'utf8');
}

/** The walk of docs/guides/add-your-own-table.md with the files that it shows. */
describe('a seventh table', () => {
  const root = mkdtempSync(join(tmpdir(), 'qm-seventh-'));
  let model: SemanticModel;
  let pipeline: Pipeline;
  let warehouse: DuckDbWarehouse;
  let guard: SqlGuard;
  let reader: Reader;
  let end: Extract<LoadEvent, { type: 'load-end' }>;

  beforeAll(async () => {
    const give = (folder: string, files: Record<string, string>): string => {
      const directory = join(root, folder);
      mkdirSync(directory, { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
      return directory;
    };
    const semantics = give('semantics', { 'returned_item.yaml': ENTITY!, 'stock.yaml': MEASURE! });
    const input = give('input', {
      'product.csv': `product_code,product_name,product_group,unit_cost,unit_price,supplier_code,supplier_name,created_date,updated_date
P-1,Whole Milk 1L,Dairy,0.80,1.20,S-1,Alpine Dairy,2025-01-10,2026-01-01
P-2,Oat Drink,Beverages,0.90,1.90,S-1,Alpine Dairy,2025-01-10,2026-01-01
`,
      'sales_order_header.csv': `sales_order_prefix,sales_order_number,order_date,customer_code,customer_name,warehouse_code,delivery_address,delivery_area,delivery_date,status
SO,100,2026-05-01,C-1,Crown Stores,WH-01,1 Elm Street,North,2026-05-03,Delivered
`,
      'returns.csv': `${RETURNS!}RT-5,2026-06-03,SO,999,WH-01,P-1,1,Damaged,1.20\nRT-6,someday,,,WH-01,P-1,1,Damaged,1.20\n`,
    });
    model = loadSemanticModel(readSemanticFiles([builtInDefinitions(), semantics]));
    const personas = [...model.personas.values()].map(({ persona, tables }) => ({ id: persona, tables }));
    const limits = { memoryLimit: '512MB', threads: 1 };
    const files = new WarehouseFiles({ directory: root, personas, tables: tableSchemasOf(model), ...limits });
    pipeline = new Pipeline(files, root, () => new Date(`${TODAY}T08:00:00Z`));
    end = (await pipeline.importFiles(
      { directory: input, maxRejectedShare: 0.5 },
      () => undefined,
      new AbortController().signal,
    )) as typeof end;
    warehouse = new DuckDbWarehouse({ directory: root, personas, ...limits });
    guard = await SqlGuard.create(guardSchemaOf(model));
    const persona = 'warehouse_manager';
    reader = new Reader(model, persona, ValueIndex.build(model, persona, []));
  }, 60_000);

  afterAll(async () => {
    await warehouse?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const run = (sql: string, persona: string) =>
    warehouse.query({ persona, sql, timeoutMs: 10_000, maxRows: 100, maxBytes: 1_000_000 });

  /** Words in, rows out, as the SQL agents do it. */
  async function ask(question: string): Promise<unknown[][]> {
    const persona = 'warehouse_manager';
    const result = reader.read({ question, today: TODAY, history: [] });
    expect(result).toMatchObject({ kind: 'reading' });
    if (result.kind !== 'reading') return [];
    const { sql } = compileMetricQuery(model, result.reading.query, {
      dialect: 'duckdb',
      persona,
      today: TODAY,
      maxRows: 100,
    });
    expect(guard.check(sql, { dialect: 'duckdb', persona })).toMatchObject({ verdict: 'accept' });
    return (await run(sql, persona)).rows;
  }

  it('is imported, and what does not fit is rejected', () => {
    expect(end.tables).toContainEqual({ table: 'returns', rows: 4, rejected: 2 });
  });

  it('is listed with its rows and columns', async () => {
    const table = (await warehouse.tables('warehouse_manager')).find(({ name }) => name === 'returns');
    expect(table).toMatchObject({ rowCount: 4 });
    expect(table!.columns).toEqual(
      expect.arrayContaining([
        { name: 'return_date', type: 'date' },
        { name: 'quantity', type: 'integer' },
        { name: 'refund', type: 'number' },
        { name: 'product_code', type: 'string' },
        { name: 'sales_order_number', type: 'string' },
      ]),
    );
  });

  it('answers questions by its own words', async () => {
    expect(await ask('returns by reason last month')).toEqual([
      ['Damaged', 2],
      ['Wrong item', 1],
    ]);
    expect(await ask('refunds this year')).toEqual([[9.1]]);
  });

  it('answers across its joins', async () => {
    expect(await ask('returned units by product group')).toEqual([
      ['Beverages', 1],
      ['Dairy', 6],
    ]);
  });

  it('is not there for other personas', async () => {
    const sql = 'SELECT COUNT(*) AS returns FROM returns';
    expect(guard.check(sql, { dialect: 'duckdb', persona: 'procurement_specialist' })).toMatchObject({
      verdict: 'reject',
      code: 'TABLE_NOT_ALLOWED',
    });
    await expect(run(sql, 'procurement_specialist')).rejects.toMatchObject({ code: 'QUERY_INVALID' });
    expect((await run(sql, 'field_engineer')).rows).toEqual([[4]]);
  });

  it('is exported as it was imported', async () => {
    const directory = join(root, 'output');
    await pipeline.exportFiles({ directory, format: 'csv' }, () => undefined, new AbortController().signal);
    const lines = readFileSync(join(directory, 'returns.csv'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('RT-1');
  });

  it('is there and empty where the data was loaded before it was described', async () => {
    const directory = join(root, 'earlier');
    const limits = { memoryLimit: '512MB', threads: 1 };
    const six = [{ id: 'warehouse_manager', tables: ['product'] }];
    await new WarehouseFiles({ directory, personas: six, ...limits }).publish(async () => undefined, {
      now: new Date(`${TODAY}T08:00:00Z`),
    });
    const described = tableSchemasOf(model);
    const seven = [{ id: 'warehouse_manager', tables: ['product', 'returns'], described }];
    const later = new DuckDbWarehouse({ directory, personas: seven, ...limits });
    try {
      const sql = 'SELECT COUNT(*) AS returns, MAX(refund) AS refund FROM returns';
      const query = { persona: 'warehouse_manager', sql, timeoutMs: 10_000, maxRows: 10, maxBytes: 10_000 };
      expect((await later.query(query)).rows).toEqual([[0, null]]);
    } finally {
      await later.close();
    }
  }, 30_000);

  it('has what the guide adds to a table that exists', () => {
    expect(model.measure('stock.frozen_units')?.label).toBe('Frozen units');
    expect(model.measure('stock.stock_units')).toBeDefined();
  });
});
