import { SCORE_WEIGHTS, scoreSuppliers, type SupplierRecord } from './supplier-score';

const record = (supplier: string, changes: Partial<SupplierRecord> = {}): SupplierRecord => ({
  supplier,
  orders: 50,
  onTime: 45,
  lines: 150,
  completeLines: 140,
  unitsOrdered: 15_000,
  unitsReceived: 14_700,
  products: [
    { lines: 75, paid: 990, atList: 1000 },
    { lines: 75, paid: 1010, atList: 1000 },
  ],
  ...changes,
});

describe('the score of a supplier', () => {
  it('is the weighted sum of its four parts', () => {
    const [alone] = scoreSuppliers([record('A')]);
    expect(alone).toMatchObject({ rank: 1, cost: 1 });
    expect(alone!.fill.value).toBeCloseTo(0.98, 12);
    expect(alone!.onTime.value).toBeCloseTo(0.9, 12);
    expect(alone!.quality.value).toBeCloseTo(140 / 150, 12);
    expect(alone!.score).toBeCloseTo(0.3 * 0.98 + 0.3 * 0.9 + (0.2 * 140) / 150 + 0.2, 12);
    expect(Object.values(SCORE_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('gives the cheapest all of the cost part and the others their ratio to it', () => {
    const dear = [0.99, 1.01].map((factor) => ({ lines: 75, paid: 1250 * factor, atList: 1000 }));
    const [cheap, costly] = scoreSuppliers([record('A'), record('B', { products: dear })]);
    expect(cheap!.cost).toBe(1);
    expect(costly!.cost).toBeCloseTo(cheap!.costIndex!.value / costly!.costIndex!.value, 12);
    expect(costly!.costIndex!.own).toBeCloseTo(1.25, 3);
    expect([cheap!.rank, costly!.rank]).toEqual([1, 2]);
  });

  it('does not make a champion of two good deliveries', () => {
    const records = [
      record('GOOD', { onTime: 49 }),
      record('MIDDLE', { onTime: 42 }),
      record('POOR', { onTime: 30, completeLines: 100, unitsReceived: 12_000 }),
      record('NEW', {
        orders: 2,
        onTime: 2,
        lines: 3,
        completeLines: 3,
        unitsOrdered: 300,
        unitsReceived: 300,
        products: [{ lines: 3, paid: 99, atList: 100 }],
      }),
    ];
    const scores = new Map(scoreSuppliers(records).map((score) => [score.supplier, score]));
    const [good, fresh] = [scores.get('GOOD')!, scores.get('NEW')!];
    expect(fresh.onTime.own).toBe(1);
    expect(fresh.onTime.weight).toBeLessThan(0.5);
    expect(fresh.score).toBeLessThan(good.score);
    expect(good.rank).toBe(1);
  });

  it('counts no more than what was ordered, and takes the mean cost part where nothing has a list cost', () => {
    const [over, unlisted] = scoreSuppliers([
      record('A', { unitsReceived: 16_000 }),
      record('B', { products: [{ lines: 150, paid: 500, atList: 0 }] }),
    ]);
    expect(over!.fill.own).toBe(1);
    expect(unlisted!.costIndex).toBeUndefined();
    expect(unlisted!.cost).toBe(1);
  });

  it('of nobody is nothing', () => expect(scoreSuppliers([])).toEqual([]));
});
