import type { ReadWord } from '#libs/contracts';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import type { Warehouse, WarehouseQuery } from '#libs/warehouse';
import { CodeLookup } from './code-lookup';

const TODAY = '2026-06-17';
const ORDERS = ['100001', '100002', '100007', '100009'];
const SCOPE = { persona: 'field_engineer', sites: null };
const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
const limits = { timeoutMs: 1000, maxRows: 100, maxBytes: 1024, maxIndexedValues: 100 };

/** Compares order numbers as the condition of the SQL says. */
function lookup(): { codes: CodeLookup; queries: string[] } {
  const queries: string[] = [];
  const query = ({ sql, maxRows }: WarehouseQuery) => {
    queries.push(sql);
    const [, operator, value] = /sales_order_number (=|>=|<=) '(\d+)'/.exec(sql)!;
    const fits = (code: string) =>
      operator === '=' ? code === value : operator === '>=' ? code >= value! : code <= value!;
    const rows = ORDERS.filter(fits);
    if (sql.includes('DESC')) rows.reverse();
    return Promise.resolve({ rows: rows.slice(0, maxRows).map((code) => [code]), truncated: false });
  };
  const warehouse = { dialect: 'duckdb', query } as unknown as Warehouse;
  return { codes: new CodeLookup(model, warehouse, limits), queries };
}

const word = (member: string, value: string): ReadWord => ({
  text: value,
  start: 0,
  end: value.length,
  role: 'value',
  member,
  value,
  meaning: '',
});

describe('codes that are read by their looks', () => {
  it('are missing when the data holds none, and the next ones are named', async () => {
    const { codes } = lookup();
    const missing = await codes.missing([word('sales_order.sales_order_number', '100005')], SCOPE, TODAY);
    expect(missing).toMatchObject({ value: '100005', nearest: ['100001', '100002', '100007', '100009'] });
  });

  it('are not missing when they are there', async () => {
    const { codes } = lookup();
    expect(await codes.missing([word('sales_order.sales_order_number', '100007')], SCOPE, TODAY)).toBe(
      undefined,
    );
  });

  it('are only asked for where the values were not loaded', async () => {
    const { codes, queries } = lookup();
    expect(await codes.missing([word('product.product_code', 'P-0001')], SCOPE, TODAY)).toBe(undefined);
    expect(queries).toEqual([]);
  });
});
