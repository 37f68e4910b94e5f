import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { calculateWarehouseCapacity as tool } from './calculate-warehouse-capacity.tool';

const item = (
  product_group: string,
  current_stock: number,
  maximum_stock: number | null,
  units_sold_30_days = 0,
) => ({
  product_code: 'P-1',
  product_group,
  current_stock,
  maximum_stock,
  units_sold_30_days,
});

function run(items: ReturnType<typeof item>[]) {
  const context = new FakeContext({
    persona: 'field_engineer',
    answers: { 'Stock and limits of the warehouse': items },
  });
  return tool.run({ warehouse_code: 'WH-01' }, context);
}

describe('the capacity of a warehouse', () => {
  it('is stock over maximum, in all and by group, with room that overfull items do not take', async () => {
    const outcome = await run([
      item('Dairy', 50, 100, 30),
      item('Dairy', 150, 100),
      item('Frozen', 20, 200, 90),
      item('Frozen', 5, null),
    ]);
    if (outcome.kind !== 'result') throw new Error();
    expect(unprovenNumbers(outcome)).toEqual([]);
    const value = (name: string) => outcome.figures.find((figure) => figure.name === name)?.value;
    expect(value('capacity_utilisation')).toBe(220 / 400);
    expect(value('head_room')).toBe(50 + 180);
    expect(value('over_stock_units')).toBe(50);
    // 50 − 30 stay, 150 stay, and of 20 no more than 20 can go.
    expect(value('projected_utilisation')).toBe(170 / 400);
    expect(recordsOf(outcome.table)).toEqual([
      expect.objectContaining({ product_group: 'Dairy', capacity_utilisation: 1, head_room: 50, items: 2 }),
      expect.objectContaining({
        product_group: 'Frozen',
        capacity_utilisation: 0.1,
        head_room: 180,
        items: 1,
      }),
    ]);
    expect(outcome.notes.join()).toContain('1 item without a maximum stock is left out');
    expect(outcome.sentence).toBe(
      'WH-01 is 55 % full: 220 of 400 units, with room for 230 more. Fullest is Dairy with 100 %.',
    );
  });

  it('is unknown without a maximum stock', async () => {
    expect(await run([item('Dairy', 50, null), item('Dairy', 5, 0)])).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      needs: { observations: 1, given: 0 },
    });
    expect(await run([])).toMatchObject({ code: 'THIN_DATA' });
  });

  it('counts no stock below nothing', async () => {
    const outcome = await run([item('Dairy', -20, 100)]);
    expect(outcome).toMatchObject({ sentence: expect.stringContaining('is 0 % full: 0 of 100 units') });
  });
});
