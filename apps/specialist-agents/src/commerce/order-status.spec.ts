import { type CustomerOrder, QuartermasterError } from '#libs/contracts';
import { inStore, STORE, worked } from '../testing/store-world';
import { orderStatus } from './order-status.tool';

const order = (more: Partial<CustomerOrder> = {}): CustomerOrder => ({
  number: 'O-100234',
  kind: 'collect',
  status: 'picking',
  placedAt: '2026-11-17T15:00:00.000Z',
  promisedAt: '2026-11-18T14:30:00.000Z',
  late: false,
  storeCode: STORE.code,
  customerName: 'Maria S.',
  customerId: '11111111-1111-4111-8111-111111111111',
  history: [
    { status: 'placed', at: '2026-11-17T15:00:00.000Z' },
    { status: 'picking', at: '2026-11-18T08:05:00.000Z' },
  ],
  lines: [
    { productCode: 'P-1', name: 'Rye bread', quantity: 2, price: 3.2 },
    { productCode: 'P-2', name: 'Butter', quantity: 1, price: 2.5 },
  ],
  total: 8.9,
  sample: true,
  ...more,
});
const knows = (one: CustomerOrder) => ({
  'customers.orderStatus': ({ number }: { number: string }) => {
    if (number !== one.number) throw new QuartermasterError('NOT_FOUND');
    return one;
  },
});

const ask = async (words: string, one = order()) => {
  const context = inStore(knows(one));
  return { context, outcome: await orderStatus.run({ order: words }, context) };
};

describe('order_status', () => {
  it('tells where it is, for when it is promised, what is in it and what happened', async () => {
    const { context, outcome } = await ask('O-100234');
    const { sentence, table, notes } = worked(outcome);
    expect(sentence).toBe('Order O-100234 is being picked; promised for 2026-11-18 14:30.');
    expect(table.rows).toEqual([
      ['Rye bread', 2, 3.2],
      ['Butter', 1, 2.5],
    ]);
    expect(notes).toEqual([
      'To be collected, for Maria S.; 8.90 in all.',
      '2026-11-17 15:00: has been placed.',
      '2026-11-18 08:05: is being picked.',
    ]);
    expect(context.lookups.map(({ note }) => note)).toEqual([{ label: 'Order O-100234', count: 1 }]);
  });

  it.each(['100234', 'o-100234', 'no. 100234', '# 100234', ' O 100234 '])('finds it as %j', async (words) => {
    const { sentence } = worked((await ask(words)).outcome);
    expect(sentence).toContain('O-100234');
  });

  it('says that it is late, and names no promise once it was handed over', async () => {
    const late = worked((await ask('100234', order({ late: true }))).outcome);
    expect(late.sentence).toBe(
      'Order O-100234 is being picked; promised for 2026-11-18 14:30, which is late.',
    );
    const done = order({ status: 'delivered', kind: 'delivery', customerName: null });
    const { sentence, notes } = worked((await ask('100234', done)).outcome);
    expect(sentence).toBe('Order O-100234 was delivered.');
    expect(notes[0]).toBe('To be delivered; 8.90 in all.');
  });

  it('refuses what no order of the store is, and asks nobody of what no number can be', async () => {
    expect((await ask('999999')).outcome).toMatchObject({
      kind: 'refused',
      code: 'UNKNOWN_VALUE',
      message: 'This store has no order “999999”.',
    });
    const { context, outcome } = await ask('??');
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(context.lookups).toEqual([]);
  });

  it('hides no other failure', async () => {
    const failing = inStore({
      'customers.orderStatus': () => {
        throw new QuartermasterError('NO_STORE');
      },
    });
    await expect(orderStatus.run({ order: '100234' }, failing)).rejects.toMatchObject({ code: 'NO_STORE' });
  });
});
