import { type MetricQuery, QuartermasterError, type Reading } from '#libs/contracts';
import { builtInModel, metricQuery } from '../../semantics/test/built-in-model';
import { Reader, ValueIndex } from '.';

const TODAY = '2026-06-17';
const model = builtInModel();
const VALUES = [
  ...['WH-01', 'WH-02', 'WH-03', 'WH-05'].map((value) => ({ member: 'stock.warehouse_code', value })),
  { member: 'product.product_code', value: 'P-0001', names: 'Whole Milk 1L' },
  { member: 'product.product_code', value: 'P-0002', names: 'Greek Yogurt' },
  ...['Dairy', 'Beverages'].map((value) => ({ member: 'product.product_group', value })),
  ...['Pending', 'Shipped', 'Delivered', 'Cancelled'].map((value) => ({
    member: 'sales_order.status',
    value,
  })),
];
const reader = new Reader(model, 'warehouse_manager', ValueIndex.build(model, 'warehouse_manager', VALUES));

function read(question: string, ...history: string[]): Reading {
  const turns = history.map((earlier) => ({ question: earlier, reading: read(earlier) }));
  const result = reader.read({ question, today: TODAY, history: turns });
  if (result.kind !== 'reading') throw new Error(`${question}: ${result.kind}`);
  return result.reading;
}

const labels = (query: MetricQuery, periods: Reading['periods'] = []): [string, string][] =>
  reader.understanding.chips(query, periods).map(({ id, label }) => [id, label]);

describe('chips', () => {
  it('show each part of what was read, in the words in which the period was said', () => {
    const { chips } = read('units sold by product group last month in WH-03');
    expect(chips.map(({ kind, label }) => [kind, label])).toEqual([
      ['measure', 'Units sold'],
      ['grouping', 'By product group'],
      ['filter', 'Warehouse is WH-03'],
      ['period', 'Order date last month'],
    ]);
  });

  it('are named after their place in the query', () => {
    const query = metricQuery({
      measures: [
        {
          measure: 'sales_order.orders',
          where: [{ segment: 'sales_order.cancelled' }],
          share: 'of-unfiltered',
        },
      ],
      dimensions: ['sales_order.customer_code', 'sales_order.customer_name'],
      timeDimensions: [
        {
          dimension: 'sales_order.order_date',
          granularity: 'month',
          dateRange: ['2026-05-01', '2026-06-01'],
        },
      ],
      filters: [{ not: { segment: 'sales_order.overdue' } }],
      having: [{ measure: { measure: 'sales_order.cancellation_rate' }, operator: 'gt', value: 0.8 }],
      order: [{ by: 'sales_order.orders', direction: 'desc' }],
      limit: 5,
    });
    expect(labels(query)).toEqual([
      ['measures.0', 'Share of orders'],
      ['measures.0.where.0', 'Cancelled'],
      ['dimensions.0', 'By customer code'],
      ['timeDimensions.0', 'By month of order date'],
      ['filters.0', 'Not overdue'],
      ['having.0', 'Cancellation rate over 80 %'],
      ['timeDimensions.0.range', 'Order date 1 to 31 May 2026'],
      ['order', 'Orders, largest first'],
      ['limit', 'First 5'],
    ]);
  });

  it('keep what the query means nothing without', () => {
    const removable = (query: MetricQuery): boolean[] =>
      reader.understanding.chips(query).map((chip) => chip.removable);
    expect(removable(metricQuery({ measures: [{ measure: 'stock.items' }] }))).toEqual([false]);
    expect(removable(metricQuery({ dimensions: ['product.product_group'] }))).toEqual([false]);
    expect(removable(metricQuery({ entity: 'stock', ungrouped: true }))).toEqual([false]);
  });
});

describe('periods', () => {
  const moved = (question: string, today: string, ...history: string[]): Reading => {
    const { query, periods } = read(question, ...history);
    return reader.understanding.understand({ query, periods, saidOn: TODAY, today });
  };

  it('move on with the calendar', () => {
    const reading = moved('orders last month', '2026-09-03');
    expect(reading.query.timeDimensions[0]!.dateRange).toEqual(['2026-08-01', '2026-09-01']);
    expect(reading.periods).toEqual([{ text: 'last month', range: ['2026-08-01', '2026-09-01'] }]);
    expect(reading).toMatchObject({ confidence: 1, words: [], assumptions: [] });
  });

  it('stay a whole week for dates that lie ahead', () => {
    const { query } = moved('orders due this week', '2026-07-01');
    expect(query.timeDimensions[0]).toMatchObject({
      dimension: 'sales_order.delivery_date',
      dateRange: ['2026-06-29', '2026-07-06'],
    });
  });

  it('move both sides of a comparison', () => {
    const { query } = moved('compare units sold last month with the month before', '2026-09-03');
    expect(query.timeDimensions[0]!.compareDateRange).toEqual([
      ['2026-08-01', '2026-09-01'],
      ['2026-07-01', '2026-08-01'],
    ]);
  });

  it('are kept by a question that leaves them as they are', () => {
    const first = 'units sold last month';
    expect(read('and in WH-03?', first).periods).toEqual(read(first).periods);
  });

  it('stay the days that they were when their words mean no range that is in the query', () => {
    const { query } = read('orders last month');
    for (const text of ['no period at all', 'last year', '']) {
      const said = { text, range: query.timeDimensions[0]!.dateRange! };
      const reading = reader.understanding.understand({
        query,
        periods: [said],
        saidOn: TODAY,
        today: '2026-09-03',
      });
      expect(reading.query).toEqual(query);
      expect(reading.periods).toEqual([]);
    }
  });

  it('of a query that the persona cannot ask are refused with it', () => {
    const query = metricQuery({ measures: [{ measure: 'purchase_line.spend' }] });
    expect(() =>
      reader.understanding.understand({ query, periods: [], saidOn: TODAY, today: TODAY }),
    ).toThrow(expect.objectContaining({ code: 'QUERY_INVALID' }) as QuartermasterError);
  });
});
