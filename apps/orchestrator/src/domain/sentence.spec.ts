import type { Reading, ResultColumn, Scalar } from '#libs/contracts';
import { sayValue, sentenceFor } from './sentence';

const reading = (query: Partial<Reading['query']> = {}): Reading => ({
  intent: 'SQL_QUERY',
  summary: 'Revenue by product group.',
  words: [],
  chips: [],
  periods: [],
  assumptions: [],
  confidence: 1,
  query: { measures: [], dimensions: [], timeDimensions: [], filters: [], ...query },
});
const group: ResultColumn = {
  name: 'product_group',
  label: 'Product group',
  type: 'string',
  format: 'text',
  role: 'dimension',
};
const revenue: ResultColumn = {
  name: 'revenue',
  label: 'Revenue',
  type: 'number',
  format: 'money',
  role: 'measure',
};
const table = (columns: ResultColumn[], rows: Scalar[][], truncated = false) => ({
  columns,
  rows,
  rowCount: rows.length,
  truncated,
});

describe('sentenceFor', () => {
  it('says a single number with its name and unit', () => {
    expect(sentenceFor(reading(), table([revenue], [[1234.5]]))).toBe('Revenue: 1,234.50.');
  });

  it('says the facts of one thing', () => {
    expect(sentenceFor(reading({ ungrouped: true }), table([group, revenue], [['Dairy', 20]]))).toBe(
      'Product group: Dairy, Revenue: 20.00.',
    );
  });

  it('says how a thing with many columns stands: no codes beside names, days in words', () => {
    const text = (name: string, label: string): ResultColumn => ({ ...group, name, label });
    const code = (name: string, label: string): ResultColumn => ({ ...text(name, label), format: 'code' });
    const day: ResultColumn = {
      ...group,
      name: 'delivery_date',
      label: 'Delivery',
      type: 'date',
      format: 'date',
    };
    const columns = [
      code('order_reference', 'Order'),
      code('customer_code', 'Customer code'),
      text('customer_name', 'Customer'),
      code('warehouse_code', 'Warehouse'),
      text('area', 'Area'),
      text('address', 'Address'),
      day,
      text('status', 'Status'),
      text('remark', 'Remark'),
    ];
    const row = ['SO-1', 'C-1', 'Priory', 'WH-03', 'East', '1 Ash Grove', '2026-11-06', 'Shipped', ''];
    expect(sentenceFor(reading({ ungrouped: true }), table(columns, [row]))).toMatch(
      /^Order: SO-1, Customer: Priory, Warehouse: WH-03, .*Delivery: 6 November 2026, Status: Shipped/,
    );
  });

  it('names the highest and the lowest of a grouped result, whatever its order', () => {
    const rows = [
      ['Dairy', 20],
      ['Frozen', 10],
      ['Bakery', 30],
    ];
    expect(sentenceFor(reading(), table([group, revenue], rows))).toBe(
      'Revenue is highest for Bakery (30.00) and lowest for Frozen (10.00).',
    );
  });

  it('says the name where a code and a name stand side by side, and the period of a row', () => {
    const code: ResultColumn = {
      name: 'supplier_code',
      label: 'Supplier',
      type: 'string',
      format: 'code',
      role: 'dimension',
    };
    const month: ResultColumn = {
      name: 'month',
      label: 'Month',
      type: 'date',
      format: 'month',
      role: 'time',
    };
    const rows = [
      ['S-1', 'Acme', '2026-01-01', 5],
      ['S-2', 'Bolt', '2026-02-01', 7],
    ];
    expect(
      sentenceFor(reading(), table([code, { ...group, label: 'Supplier name' }, month, revenue], rows)),
    ).toMatch(/highest for Bolt, February 2026 \(7\.00\)/);
  });

  it('says years and quarters as such, not as their first day', () => {
    const period = (grain: string): ResultColumn => ({
      name: `order_date_${grain}`,
      label: grain,
      type: 'date',
      format: 'date',
      role: 'time',
    });
    const rows = [
      ['2025-04-01', 5],
      ['2026-01-01', 7],
    ];
    expect(sentenceFor(reading(), table([period('year'), revenue], rows))).toBe(
      'Revenue is highest for 2026 (7.00) and lowest for 2025 (5.00).',
    );
    expect(sentenceFor(reading(), table([period('quarter'), revenue], rows))).toBe(
      'Revenue is highest for Q1 2026 (7.00) and lowest for Q2 2025 (5.00).',
    );
  });

  it('says what a list is of', () => {
    const items = table([group], [['Dairy'], ['Frozen']]);
    const listed = reading({ ungrouped: true });
    expect(sentenceFor({ ...listed, summary: 'Stock items: low stock.' }, items)).toBe('2 stock items.');
    expect(sentenceFor({ ...listed, summary: 'Order WEB-1: its lines.' }, items)).toBe('2 rows.');
  });

  it('does not rank what is equal or has no value', () => {
    expect(
      sentenceFor(
        reading(),
        table(
          [group, revenue],
          [
            ['Dairy', 10],
            ['Frozen', 10],
          ],
        ),
      ),
    ).toBe('Revenue is 10.00 for each of 2.');
    expect(
      sentenceFor(
        reading(),
        table(
          [group, revenue],
          [
            ['Dairy', null],
            ['Frozen', null],
          ],
        ),
      ),
    ).toBe('2 rows.');
  });

  it('says that nothing was found, and what was looked for', () => {
    expect(sentenceFor(reading(), table([revenue], []))).toBe('Nothing matches: Revenue by product group.');
  });

  it('says when the list was cut, and ranks nothing then', () => {
    expect(
      sentenceFor(
        reading(),
        table(
          [group, revenue],
          [
            ['a', 1],
            ['b', 2],
          ],
          true,
        ),
      ),
    ).toBe('The first 2 rows are shown; there are more.');
  });

  it('holds no number that is not in the table', () => {
    const rows = [
      ['Dairy', 20.25],
      ['Frozen', 10],
    ];
    const said = sentenceFor(reading(), table([group, revenue], rows)).match(/\d[\d,.]*\d|\d/g) ?? [];
    expect(said).toHaveLength(2);
    for (const number of said) expect([20.25, 10]).toContain(Number(number.replace(/,/g, '')));
  });
});

describe('sayValue', () => {
  it.each([
    [0.934, 'percent', '93.4 %'],
    [1, 'days', '1 day'],
    ['2026-05-01', 'month', 'May 2026'],
    [null, 'count', 'no value'],
    [1234567, 'count', '1,234,567'],
  ] as const)('writes %s as %s', (value, format, expected) => expect(sayValue(value, format)).toBe(expected));
});
