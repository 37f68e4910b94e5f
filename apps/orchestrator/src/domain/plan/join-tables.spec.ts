import type { ResultTable, Scalar } from '#libs/contracts';
import { distinctValues, joinTables } from './join-tables';

const table = (names: string[], rows: Scalar[][], truncated = false): ResultTable => ({
  columns: names.map((name) => ({ name, label: name, type: 'string', format: 'text', role: 'dimension' })),
  rows,
  rowCount: rows.length,
  truncated,
});

describe('joining the tables of two steps', () => {
  const items = table(
    ['product_code', 'current_stock'],
    [
      ['P-1', 3],
      ['P-2', 0],
      ['P-3', 9],
    ],
  );

  it('keeps the rows that both have, in the order of the left, without a column twice', () => {
    const risks = table(
      ['product_code', 'current_stock', 'days_left'],
      [
        ['P-3', 9, 2],
        ['P-1', 3, 5],
        ['P-9', 1, 1],
      ],
    );
    const joined = joinTables(items, risks, ['product_code']);
    expect(joined).toMatchObject({ rowCount: 2, truncated: false });
    expect(joined).toHaveProperty('rows', [
      ['P-1', 3, 5],
      ['P-3', 9, 2],
    ]);
    expect('columns' in joined && joined.columns.map(({ name }) => name)).toEqual([
      'product_code',
      'current_stock',
      'days_left',
    ]);
  });

  it('puts what was asked about the rows before what else is known of them', () => {
    const [code, stock] = items.columns;
    const known: ResultTable = {
      ...items,
      columns: [code!, { ...stock!, type: 'integer', format: 'count' }],
    };
    const advice = table(['product_code', 'order_quantity'], [['P-2', 40]]);
    const joined = joinTables(known, advice, ['product_code']);
    expect('columns' in joined && joined.columns.map(({ name }) => name)).toEqual([
      'product_code',
      'order_quantity',
      'current_stock',
    ]);
    expect(joined).toHaveProperty('rows', [['P-2', 40, 0]]);
  });

  it('gives a row for each match, and none for a null', () => {
    const left = table(['key'], [['a'], [null]]);
    const right = table(
      ['key', 'value'],
      [
        ['a', 1],
        ['a', 2],
        [null, 3],
      ],
    );
    expect(joinTables(left, right, ['key'])).toHaveProperty('rows', [
      ['a', 1],
      ['a', 2],
    ]);
  });

  it('says that something is cut when a side was', () => {
    expect(joinTables(items, table(['product_code'], [['P-1']], true), ['product_code'])).toHaveProperty(
      'truncated',
      true,
    );
  });

  it('names the columns that a side lacks', () => {
    expect(joinTables(items, table(['other'], []), ['product_code'])).toEqual({ missing: ['product_code'] });
  });

  it('takes each value once', () => {
    expect(distinctValues(table(['a'], [['x'], [null], ['y'], ['x']]), 'a')).toEqual(['x', 'y']);
    expect(distinctValues(items, 'nothing')).toBeUndefined();
  });
});
