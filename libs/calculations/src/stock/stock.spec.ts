import * as fc from 'fast-check';
import { latticeFor, onLattice, randomSum } from './lattice';
import { demandOver, leadTimeDemand } from './lead-time-demand';
import { adviseOrder, type OrderAdvice, type OrderRequest } from './order-advice';
import { roundOrder } from './order-rules';
import { demandSizes } from './period-demand';
import { stockoutProbability } from './stockout';

function advice(request: OrderRequest): OrderAdvice {
  const result = adviseOrder(request);
  if (result.kind === 'refused') throw new Error(result.message);
  return result;
}

const week = [3, 5, 4, 6, 2, 8, 7];
const demand = Array.from({ length: 70 }, (_, t) => week[(t * 3) % 7]! + (t % 5 === 0 ? 4 : 0));
const leadTimes = [4, 5, 5, 6, 7, 5, 4, 6];

describe('sums on a lattice', () => {
  it('are exact: two dice', () => {
    const dice = [1, 2, 3, 4, 5, 6].map((size) => ({ size, chance: 1 / 6 }));
    const { chances } = randomSum(onLattice(dice, latticeFor([1], 12)), [0, 0, 1]);
    for (let total = 2; total <= 12; total += 1)
      expect(chances[total]).toBeCloseTo((6 - Math.abs(total - 7)) / 36, 12);
  });

  it('are exact for a random number of draws', () => {
    const coin = [
      { size: 0, chance: 0.5 },
      { size: 1, chance: 0.5 },
    ];
    const { chances } = randomSum(onLattice(coin, latticeFor([1], 4)), [0.25, 0.25, 0.5]);
    [0.25 + 0.125 + 0.125, 0.125 + 0.25, 0.125].forEach((chance, k) =>
      expect(chances[k]).toBeCloseTo(chance, 12),
    );
  });

  it('keep the mean of broken sizes', () => {
    const { chances, step } = onLattice([{ size: 2.3456, chance: 1 }], latticeFor([2.3456], 10));
    const mean = chances.reduce((sum, chance, k) => sum + chance * k * step, 0);
    expect(mean).toBeCloseTo(2.3456, 10);
  });
});

describe('demand of a period from few observations', () => {
  const moments = (sizes: { size: number; chance: number }[]) => {
    const mean = sizes.reduce((sum, { size, chance }) => sum + size * chance, 0);
    const variance = sizes.reduce((sum, { size, chance }) => sum + (size - mean) ** 2 * chance, 0);
    return { mean, variance, total: sizes.reduce((sum, { chance }) => sum + chance, 0) };
  };

  it('is a negative binomial of the same mean and variance when counted', () => {
    const { mean, variance, total } = moments(demandSizes([0, 3, 1, 9, 2, 0, 6, 3]));
    expect(total).toBeCloseTo(1, 9);
    expect(mean).toBeCloseTo(3, 4);
    expect(variance).toBeCloseTo(68 / 7, 2);
  });

  it('is a gamma of the same mean when measured', () => {
    const { mean, total } = moments(demandSizes([0.5, 3.1, 1.2, 9.9, 2.3, 0.4, 6.1, 3.3]));
    expect(total).toBeCloseTo(1, 9);
    expect(Math.abs(mean / (26.8 / 8) - 1)).toBeLessThan(0.02);
  });
});

describe('lead-time demand', () => {
  it('has mean E[L]·μ and at least the variance E[L]σ² + μ²Var[L]', () => {
    const { mean, deviation } = leadTimeDemand({ demand, leadTimes });
    const mu = demand.reduce((a, b) => a + b) / demand.length;
    expect(mean).toBeCloseTo(5.25 * mu, 9);
    expect(deviation ** 2).toBeGreaterThan(mu * mu * 1.07);
  });

  it('is certain when nothing varies', () => {
    const { quantile, exceedance } = leadTimeDemand({ demand: Array(30).fill(2), leadTimes: [3, 3] });
    expect(quantile(0.99)).toBe(6);
    expect(exceedance(5)).toBe(1);
    expect(exceedance(6)).toBe(0);
  });

  it('is wider from less history of the same kind', () => {
    const long = Array.from({ length: 10 }, () => demand).flat();
    expect(leadTimeDemand({ demand, leadTimes }).quantile(0.95)).toBeGreaterThan(
      leadTimeDemand({
        demand: long,
        leadTimes: Array.from({ length: 10 }, () => leadTimes).flat(),
      }).quantile(0.95),
    );
  });

  it('is wider when one busy day brings the next', () => {
    const shuffled = Array.from({ length: 120 }, (_, t) => ((t * 37) % 120 < 60 ? 2 : 10));
    const clumped = Array.from({ length: 120 }, (_, t) => (Math.floor(t / 10) % 2 === 0 ? 2 : 10));
    expect(demandOver(7, { demand: clumped }).quantile(0.95)).toBeGreaterThan(
      demandOver(7, { demand: shuffled }).quantile(0.95),
    );
  });

  it('quantile and exceedance agree', () => {
    const during = leadTimeDemand({ demand: demand.map((units) => units + 0.25), leadTimes });
    for (const probability of [0.7, 0.9, 0.95, 0.99])
      expect(during.exceedance(during.quantile(probability))).toBeCloseTo(1 - probability, 2);
  });

  it('follows the expected demand', () => {
    const usual = leadTimeDemand({ demand, leadTimes }).mean;
    const mu = demand.reduce((a, b) => a + b) / demand.length;
    expect(leadTimeDemand({ demand, leadTimes, expectedDemand: 2 * mu }).mean).toBeCloseTo(2 * usual, 6);
  });
});

describe('order advice', () => {
  it('orders up to reorder point plus one lead time, in packs', () => {
    const found = advice({ demand, leadTimes, stock: 10, packSize: 12, minOrder: 24 });
    expect(found.orderNow).toBe(true);
    const need = found.reorderPoint + found.leadTimeDemand - 10;
    expect(found.order.units % 12).toBe(0);
    expect(found.order.units).toBeGreaterThanOrEqual(need);
    expect(found.order.units).toBeLessThan(need + 12);
    expect(found.stockoutBeforeArrival).toBeGreaterThan(0.9);
  });

  it('counts what is on order inside the lead time, and only that', () => {
    const base = { demand, leadTimes, stock: 10 };
    const inside = advice({ ...base, onOrder: [{ quantity: 500, inPeriods: 3 }] });
    const later = advice({ ...base, onOrder: [{ quantity: 500, inPeriods: 30 }] });
    expect(inside).toMatchObject({ orderNow: false, position: 510, onOrderLater: 0 });
    expect(inside.order.units).toBe(0);
    expect(later).toMatchObject({ orderNow: true, position: 10, onOrderLater: 500 });
  });

  it('takes the economic quantity when costs are known', () => {
    const { usualQuantity } = advice({ demand, leadTimes, stock: 0, orderCost: 50, holdingCost: 0.01 });
    const mu = demand.reduce((a, b) => a + b) / demand.length;
    expect(usualQuantity).toBeCloseTo(Math.sqrt((2 * 50 * mu) / 0.01), 6);
  });

  it('has nothing to order for without demand', () => {
    const found = advice({ demand: Array(20).fill(0), leadTimes, stock: 0 });
    expect(found).toMatchObject({ orderNow: false, reorderPoint: 0 });
    expect(found.notes.join(' ')).toContain('Nothing was asked for');
  });

  it.each([
    ['THIN_DATA', { demand: [1, 2, 3], leadTimes, stock: 1 }],
    ['THIN_DATA', { demand, leadTimes: [], stock: 1 }],
    ['INVALID_INPUT', { demand: [...demand, -1], leadTimes, stock: 1 }],
    ['INVALID_INPUT', { demand: [...demand, NaN], leadTimes, stock: 1 }],
    ['INVALID_INPUT', { demand, leadTimes: [-2], stock: 1 }],
    ['INVALID_INPUT', { demand, leadTimes, stock: -1 }],
    ['INVALID_INPUT', { demand, leadTimes, stock: 1, target: 1 }],
    ['INVALID_INPUT', { demand, leadTimes, stock: 1, packSize: 0 }],
    ['INVALID_INPUT', { demand, leadTimes, stock: 1, minOrder: 10, maxOrder: 5 }],
    ['INVALID_INPUT', { demand, leadTimes, stock: 1, onOrder: [{ quantity: -5, inPeriods: 1 }] }],
  ])('refuses with %s: %j', (code, request) => {
    expect(adviseOrder(request)).toMatchObject({ kind: 'refused', code });
  });

  it('grows with target and lead time, and is finite', () => {
    const history = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })), {
      minLength: 7,
      maxLength: 60,
    });
    const times = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(history, times, (past, lead) => {
        const point = (target: number, more: number) =>
          advice({ demand: past, leadTimes: lead.map((time) => time + more), target, stock: 0 }).reorderPoint;
        const points = [0.5, 0.8, 0.95, 0.99].map((target) => point(target, 0));
        const rising = points.every((value, k) => k === 0 || value >= points[k - 1]!);
        return points.every(Number.isFinite) && rising && point(0.95, 3) >= points[2]!;
      }),
      { numRuns: 40 },
    );
  });
});

describe('rounding an order', () => {
  it('converts units, packs and the minimum, and says why', () => {
    expect(roundOrder(100, { unitsPerOrderUnit: 24, packSize: 2, minOrder: 5 })).toMatchObject({
      orderUnits: 6,
      units: 144,
      packs: 3,
    });
    expect(roundOrder(100, { minOrder: 250 }).reasons[0]).toContain('minimum is 250');
    expect(roundOrder(500, { packSize: 40, maxOrder: 100 })).toMatchObject({ orderUnits: 80, packs: 2 });
    expect(roundOrder(0, { minOrder: 250 })).toMatchObject({ units: 0, packs: 0, reasons: [] });
    expect(roundOrder(0.3, { packSize: 0.1 }).packs).toBe(3);
  });
});

describe('chance of running out', () => {
  const chance = (request: Parameters<typeof stockoutProbability>[0]) => {
    const result = stockoutProbability(request);
    if (result.kind === 'refused') throw new Error(result.message);
    return result.probability;
  };

  it('falls with stock, rises with the horizon', () => {
    const byStock = [0, 20, 40, 60, 120].map((stock) => chance({ demand, stock, horizon: 7 }));
    expect(byStock[0]).toBeGreaterThan(0.99);
    expect(byStock.at(-1)).toBeLessThan(0.001);
    byStock.reduce((before, now) => (expect(now).toBeLessThanOrEqual(before), now));
    expect(chance({ demand, stock: 40, horizon: 9 })).toBeGreaterThan(
      chance({ demand, stock: 40, horizon: 6 }),
    );
  });

  it('a receipt helps when it comes in time, and not before', () => {
    const base = { demand, stock: 30, horizon: 14 };
    const now = chance({ ...base, onOrder: [{ quantity: 200, inPeriods: 0 }] });
    const soon = chance({ ...base, onOrder: [{ quantity: 200, inPeriods: 4 }] });
    const late = chance({ ...base, onOrder: [{ quantity: 200, inPeriods: 10 }] });
    const never = chance({ ...base, onOrder: [{ quantity: 200, inPeriods: 20 }] });
    expect(now).toBeLessThan(soon);
    expect(soon).toBeLessThan(late);
    expect(late).toBeLessThanOrEqual(never + 1e-9);
    expect(soon).toBeCloseTo(chance({ demand, stock: 30, horizon: 4 }), 2);
  });

  it('counts each lost path once', () => {
    const base = { demand, stock: 20, horizon: 12 };
    const one = chance({ ...base, onOrder: [{ quantity: 10, inPeriods: 4 }] });
    const two = chance({
      ...base,
      onOrder: [
        { quantity: 5, inPeriods: 4 },
        { quantity: 5, inPeriods: 4 },
      ],
    });
    expect(two).toBeCloseTo(one, 9);
    expect(one).toBeLessThanOrEqual(1);
  });

  it.each([
    { demand, stock: -1, horizon: 3 },
    { demand, stock: 1, horizon: 0 },
    { demand, stock: 1, horizon: 3, onOrder: [{ quantity: 1, inPeriods: -1 }] },
    { demand: [1], stock: 1, horizon: 3 },
  ])('refuses %j', (request) => {
    expect(stockoutProbability(request).kind).toBe('refused');
  });
});
