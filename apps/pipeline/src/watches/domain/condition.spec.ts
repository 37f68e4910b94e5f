import type { ResultTable, WatchCondition } from '#libs/contracts';
import { judge, tableDigest } from './condition';

const table = (rows: (string | number | null)[][], truncated = false): ResultTable => ({
  columns: [
    { name: 'product_code', label: 'Product', type: 'string', format: 'code', role: 'dimension' },
    { name: 'current_stock', label: 'Current stock', type: 'integer', format: 'count', role: 'measure' },
  ],
  rows,
  rowCount: rows.length,
  truncated,
});
const THREE = table([
  ['P-1', 12],
  ['P-2', null],
  ['P-3', 4],
]);
const stock = (operator: 'gt' | 'gte' | 'lt' | 'lte' | 'equals', value: number): WatchCondition => ({
  kind: 'value',
  column: 'current_stock',
  operator,
  value,
});

describe('judge', () => {
  it.each([
    ['gt', 2, 'met', '3 rows, more than 2.'],
    ['gt', 3, 'not-met', '3 rows, not more than 3.'],
    ['gte', 3, 'met', '3 rows, at least 3.'],
    ['lt', 3, 'not-met', '3 rows, not less than 3.'],
    ['lte', 3, 'met', '3 rows, at most 3.'],
    ['equals', 0, 'not-met', '3 rows, not exactly 0.'],
  ] as const)('counts rows: %s %d', (operator, value, kind, text) => {
    expect(judge({ kind: 'rows', operator, value }, THREE, null)).toEqual({ kind, text });
  });

  it.each([
    ['gt', 2, 'met'],
    ['gte', 4, 'undecided'],
    ['lt', 2, 'not-met'],
    ['lt', 3, 'not-met'],
    ['lt', 4, 'undecided'],
    ['lte', 2, 'not-met'],
    ['lte', 3, 'undecided'],
    ['equals', 2, 'not-met'],
    ['equals', 3, 'undecided'],
    ['equals', 9, 'undecided'],
  ] as const)('says of a cut answer only what is certain: %s %d', (operator, value, kind) => {
    expect(judge({ kind: 'rows', operator, value }, { ...THREE, truncated: true }, null).kind).toBe(kind);
  });

  it('finds a value in any row; nothing is not a number', () => {
    expect(judge(stock('lt', 5), THREE, null)).toEqual({
      kind: 'met',
      text: 'Current stock is less than 5 in 1 of 3 rows, first 4.',
    });
    expect(judge(stock('lt', 4), THREE, null)).toEqual({
      kind: 'not-met',
      text: 'Current stock is less than 4 in no row.',
    });
    expect(judge(stock('equals', 0), THREE, null).kind).toBe('not-met');
    expect(judge(stock('gte', 7), table([['P-1', 7]]), null).text).toBe('Current stock is 7, at least 7.');
    expect(judge(stock('lt', 0), { ...THREE, truncated: true }, null).kind).toBe('undecided');
  });

  it('says what is wrong with a column that is not there or not a number', () => {
    const named = (column: string) => judge({ ...stock('gt', 1), column } as WatchCondition, THREE, null);
    expect(named('revenue')).toEqual({
      kind: 'undecided',
      text: 'The answer has no column revenue; it has product_code, current_stock.',
    });
    expect(named('product_code')).toEqual({ kind: 'undecided', text: 'Product is not a number.' });
  });

  it('tells a change from the answer before, whatever the order of the rows', () => {
    const changed: WatchCondition = { kind: 'changed' };
    const digest = tableDigest(THREE);
    expect(judge(changed, THREE, null).kind).toBe('not-met');
    expect(judge(changed, table([...THREE.rows].reverse() as [string, number][]), digest).kind).toBe(
      'not-met',
    );
    expect(
      judge(changed, table([...THREE.rows.slice(0, 2), ['P-3', 5]] as [string, number][]), digest).kind,
    ).toBe('met');
  });
});
