import type { ToolArguments } from '#libs/contracts';
import { parseArguments } from '../check-arguments';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { identifyDelayedOrders as tool } from './identify-delayed-orders.tool';
import { order } from '../testing/sales-orders';

const LATE = [
  order('SO-1', { days_late: 3, order_value: 500 }),
  order('SO-2', { days_late: 200, order_value: 9000 }),
  order('SO-3', { days_late: 3, order_value: 700 }),
  ...Array.from({ length: 6 }, (_, index) =>
    order(`SO-9${index}`, { days_late: 1, order_value: 10 + index }),
  ),
];

async function run(given: ToolArguments, late = LATE) {
  const context = new FakeContext({
    persona: 'field_engineer',
    answers: { 'Orders past their promised day': late, 'Open orders': [{ orders: 40 }] },
  });
  const outcome = await tool.run(parseArguments(tool, given), context);
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return { ...outcome, asked: context.asked };
}

describe('delayed orders', () => {
  it('are listed latest first, the dearer first of equals', async () => {
    const { table, sentence } = await run({ warehouse_code: 'WH-01' });
    expect(
      recordsOf(table)
        .slice(0, 3)
        .map((row) => row.order_reference),
    ).toEqual(['SO-2', 'SO-3', 'SO-1']);
    expect(sentence).toBe(
      '9 of the 40 open orders of WH-01 are late, worth 10,275; SO-2 is late by 200 days, the longest.',
    );
  });

  it('are put forward to be expedited by value, but not those that nobody waits for any more', async () => {
    const { actions, notes } = await run({});
    expect(actions.map((action) => action.kind === 'expedite' && action.orderId)).toEqual([
      'SO-3',
      'SO-1',
      'SO-95',
      'SO-94',
      'SO-93',
    ]);
    expect(actions[0]).toEqual({
      kind: 'expedite',
      orderId: 'SO-3',
      order: 'sales',
      wantedBy: '2026-06-18',
      amount: 700,
    });
    expect(notes.join()).toContain('1 order is more than 90 days late');
  });

  it('are those that are late by at least so many days; 0 is all past their day', async () => {
    const least = async (given: ToolArguments) => JSON.stringify((await run(given)).asked[0]!.query.filters);
    expect(await least({})).toContain('"gte","values":[1]');
    expect(await least({ days: 0 })).toContain('"gte","values":[1]');
    expect(await least({ days: 7 })).toContain('"gte","values":[7]');
  });

  it('may be none', async () => {
    const { sentence, actions } = await run({ days: 7, warehouse_code: 'WH-01' }, []);
    expect(sentence).toBe('None of the 40 open orders of WH-01 is late by at least 7 days.');
    expect(actions).toEqual([]);
  });

  it.each([{ days: -1 }, { days: 1e6 }, { days: '3 or so' }])('take no %p', (given) =>
    expect(() => parseArguments(tool, given)).toThrow('days'),
  );
});
