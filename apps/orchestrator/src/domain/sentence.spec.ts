import type { Reading, ResultColumn, ResultTable, Scalar } from '#libs/contracts';
import { sentenceFor as sentenceOn } from './sentence';

const sentenceFor = (asked: Reading, of: ResultTable) => sentenceOn(asked, of, '2026-06-17');

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
    const period = (grain: 'week' | 'quarter' | 'half' | 'year'): ResultColumn => ({
      name: `order_date_${grain}`,
      label: grain,
      type: 'date',
      format: grain,
      role: 'time',
    });
    const rows = [
      ['2025-04-01', 5],
      ['2026-01-01', 7],
    ];
    expect(sentenceFor(reading(), table([period('year'), revenue], rows))).toBe(
      'Revenue is highest in 2026 (7.00) and lowest in 2025 (5.00).',
    );
    expect(sentenceFor(reading(), table([period('quarter'), revenue], rows))).toBe(
      'Revenue is highest in Q1 2026 (7.00) and lowest in Q2 2025 (5.00).',
    );
    expect(sentenceFor(reading(), table([period('half'), revenue], rows))).toBe(
      'Revenue is highest in H1 2026 (7.00) and lowest in H1 2025 (5.00).',
    );
    const weeks = rows.map(([, value], at) => [['2026-05-04', '2026-05-11'][at]!, value!]);
    expect(sentenceFor(reading(), table([period('week'), revenue], weeks))).toBe(
      'Revenue is highest in the week of 11 May 2026 (7.00) and lowest in the week of 4 May 2026 (5.00).',
    );
  });

  it('leaves a month out that is not over, or that the range cuts, and says so', () => {
    const month: ResultColumn = {
      ...group,
      name: 'order_date_month',
      type: 'date',
      format: 'month',
      role: 'time',
    };
    const byMonth = (dateRange: [string, string]) =>
      reading({ timeDimensions: [{ dimension: 'sales_order.order_date', granularity: 'month', dateRange }] });
    const rows = [
      ['2026-03-01', 70],
      ['2026-04-01', 90],
      ['2026-05-01', 80],
      ['2026-06-01', 30],
    ];
    const months = table([month, revenue], rows);
    expect(sentenceFor(byMonth(['2026-01-01', '2027-01-01']), months)).toBe(
      'Revenue is highest in April 2026 (90.00) and lowest in March 2026 (70.00), without June 2026, which is not complete.',
    );
    expect(sentenceFor(byMonth(['2026-03-20', '2026-06-18']), months)).toMatch(
      /lowest in May 2026 \(80\.00\), without March 2026 and June 2026, which are not complete\.$/,
    );
    expect(sentenceFor(byMonth(['2026-01-01', '2027-01-01']), table([month, revenue], rows.slice(2)))).toBe(
      'Revenue is highest in May 2026 (80.00) and lowest in June 2026 (30.00), with June 2026, which is not complete.',
    );
  });

  it('agrees with what is counted', () => {
    const rows = [
      ['Dairy', 2],
      ['Frozen', 1],
    ];
    const of = (label: string) =>
      sentenceFor(reading(), table([group, { ...revenue, label, format: 'count' }], rows));
    expect(of('Orders')).toBe('Orders are highest for Dairy (2) and lowest for Frozen (1).');
    expect(of('Units sold, last 30 days')).toMatch(/^Units sold, last 30 days are/);
    expect(of('Average days overdue')).toMatch(/^Average days overdue is/);
    expect(of('Stock-to-sales ratio')).toMatch(/^Stock-to-sales ratio is/);
  });

  describe('of a comparison', () => {
    const compared = reading({
      timeDimensions: [
        {
          dimension: 'sales_order.order_date',
          compareDateRange: [
            ['2026-04-01', '2026-06-18'],
            ['2026-01-01', '2026-04-01'],
          ],
        },
      ],
    });
    const columns: ResultColumn[] = [
      { ...revenue, name: 'revenue_now', label: 'Revenue, 1 Apr to 17 Jun 2026' },
      { ...revenue, name: 'revenue_q1_2026', label: 'Revenue, Q1 2026' },
      { ...revenue, name: 'revenue_change', label: 'Revenue, change' },
      { ...revenue, name: 'revenue_change_percent', label: 'Revenue, change %', format: 'percent' },
    ];

    it('says the periods, the change, and that they differ in length', () => {
      expect(sentenceFor(compared, table(columns, [[90, 100, -10, -0.1]]))).toBe(
        'Revenue, 1 Apr to 17 Jun 2026: 90.00; Q1 2026: 100.00; change: -10.00 (-10 %).' +
          ' The periods are not of the same length.',
      );
    });

    it('names the months of years that lie on top of each other', () => {
      const month: ResultColumn = {
        name: 'month_number',
        label: 'Month',
        type: 'integer',
        format: 'month-of-year',
        role: 'dimension',
      };
      const rows = [
        [4, 120, 100, 20, 0.2],
        [5, 90, 100, -10, -0.1],
      ];
      expect(sentenceFor(compared, table([month, ...columns], rows))).toMatch(
        /^Revenue is most up in April \(\+20\.00\) and most down in May \(-10\.00\)\./,
      );
    });

    it('says of groups which has changed most', () => {
      const rows = [
        ['Dairy', 90, 100, -10, -0.1],
        ['Bakery', 120, 100, 20, 0.2],
        ['Frozen', 100, 100, 0, 0],
      ];
      expect(sentenceFor(compared, table([group, ...columns], rows))).toBe(
        'Revenue is most up for Bakery (+20.00) and most down for Dairy (-10.00).' +
          ' The periods are not of the same length.',
      );
    });
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

  it('calls groups that nothing is counted of by their name', () => {
    const suppliers = { ...group, label: 'Supplier' };
    expect(sentenceFor(reading(), table([suppliers], [['Acme'], ['Bolt']]))).toBe('2 suppliers.');
    expect(
      sentenceFor(
        reading(),
        table(
          [group, suppliers],
          [
            ['Dairy', 'Acme'],
            ['Dairy', 'Bolt'],
          ],
        ),
      ),
    ).toBe('2 rows.');
  });

  it('says that nothing was found, and what was looked for', () => {
    expect(sentenceFor(reading(), table([revenue], [[null]]))).toBe(
      'Nothing matches: Revenue by product group.',
    );
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
