import { parseArguments } from '../check-arguments';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { checkFulfillmentStatus as tool } from './check-fulfillment-status.tool';
import { order } from '../testing/sales-orders';

const line = (
  line_number: number,
  product_code: string,
  order_quantity: number,
  fulfilled_quantity: number,
) => ({
  line_number,
  product_code,
  product_name: `Product ${product_code}`,
  order_quantity,
  fulfilled_quantity,
  fulfillment_status: fulfilled_quantity < order_quantity ? 'Partial' : 'Fulfilled',
});
const stock = (product_code: string, warehouse_code: string, current_stock: number, lead_time_days = 6) => ({
  product_code,
  warehouse_code,
  current_stock,
  lead_time_days,
});

const LINES = [line(1, 'P-1', 10, 10), line(2, 'P-2', 20, 5), line(3, 'P-3', 8, 0), line(4, 'P-4', 9, 0)];
const STOCK = [
  stock('P-2', 'WH-01', 30),
  stock('P-3', 'WH-01', 2),
  stock('P-3', 'WH-02', 9),
  stock('P-3', 'WH-05', 50),
  stock('P-4', 'WH-01', 0),
];

async function run(order_id: string, orders = [order('SO-1001')], lines = LINES) {
  const context = new FakeContext({
    persona: 'field_engineer',
    answers: {
      'The orders named': orders,
      'Lines of the order': lines,
      'Stock of what is missing': STOCK,
      'Missing on open orders of the warehouse': [{ product_code: 'P-2', backlog_units: 45 }],
      'Orders with similar numbers': [{ order_reference: 'SO-1001' }, { order_reference: 'SO-1010' }],
    },
  });
  const outcome = await tool.run({ order_id }, context);
  if (outcome.kind === 'result') expect(unprovenNumbers(outcome)).toEqual([]);
  return outcome;
}

async function resultOf(...given: Parameters<typeof run>) {
  const outcome = await run(...given);
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  return outcome;
}

describe('the fulfilment of an order', () => {
  it('says what is missing and from where it could come', async () => {
    const { table, sentence, figures, notes } = await resultOf('SO-1001');
    expect(
      recordsOf(table).map((row) => [
        row.missing_quantity,
        row.current_stock,
        row.filled_from,
        row.filled_on,
      ]),
    ).toEqual([
      [0, null, null, null],
      [15, 30, 'WH-01', '2026-06-17'],
      [8, 2, 'WH-05', null],
      [9, 0, 'new delivery', '2026-06-23'],
    ]);
    expect(sentence).toBe(
      'SO-1001 for Customer of SO-1001 is Pending, 1 day late: 15 of 47 units are fulfilled, 32 units on 3 lines are missing; some of it is in stock in WH-01.',
    );
    expect(figures.find(({ name }) => name === 'fill_rate')!.value).toBe(15 / 47);
    // 45 are missing on all open orders, 15 of them on this one: 30 in stock do not suffice for all.
    expect(recordsOf(table)[1]!.wanted_by_others).toBe(30);
    expect(notes.join()).toContain('Other open orders of WH-01 want the same stock of P-2');
  });

  it.each(['SO-1001', 'so 1001', '1001', 'So1001', '#1001'])('is found as %p', async (written) => {
    expect((await resultOf(written)).sentence).toContain('SO-1001');
  });

  it('is found by a bare number', () => {
    expect(parseArguments(tool, { order_id: 1001 })).toEqual({ order_id: '1001' });
    for (const order_id of [-3, 1.5, '', ' ', true])
      expect(() => parseArguments(tool, { order_id })).toThrow('order_id');
  });

  it('of a complete, a delivered and a cancelled order says so', async () => {
    const complete = await resultOf(
      'SO-1001',
      [order('SO-1001', { days_late: -2 })],
      [line(1, 'P-1', 10, 10)],
    );
    expect(complete.sentence).toBe(
      'SO-1001 for Customer of SO-1001 is Pending: 10 of 10 units are fulfilled, nothing is missing.',
    );
    const delivered = await resultOf('SO-1001', [order('SO-1001', { status: 'Delivered', days_late: null })]);
    expect(delivered.notes.join()).toContain('closed although units are missing');
    const cancelled = await resultOf('SO-1001', [order('SO-1001', { status: 'Cancelled', days_late: null })]);
    expect(cancelled.sentence).toContain('nothing of it is to be delivered');
    expect(cancelled.figures.find(({ name }) => name === 'missing_units')!.value).toBe(0);
  });

  it('is refused for an order that is not there, with the nearest', async () => {
    expect(await run('SO-1011', [])).toMatchObject({
      kind: 'refused',
      code: 'UNKNOWN_VALUE',
      message: 'The orders that you may see have no SO-1011.',
      nearest: ['SO-1001', 'SO-1010'],
    });
    expect(await run('1', [])).toMatchObject({ code: 'UNKNOWN_VALUE', nearest: [] });
  });

  it('is refused for a number that two orders have', async () => {
    expect(await run('1001', [order('SO-1001'), order('WEB-1001')])).toMatchObject({
      code: 'INVALID_INPUT',
      message: '1001 is the number of 2 orders: SO-1001 and WEB-1001.',
    });
    expect(await run('WEB-1001', [order('SO-1001'), order('WEB-1001')])).toMatchObject({ kind: 'result' });
  });
});
