import { normalCdf, normalLoss, normalQuantile } from '../statistics/normal';
import { studentQuantile } from '../statistics/student';
import { optimalMinMax } from './min-max';
import {
  continuousReview,
  economicOrderQuantity,
  maxMinusAverageSafetyStock,
  newsvendorNormal,
  newsvendorRatio,
  normalSafetyStock,
  reorderPoint,
} from './textbook';

function poisson(mean: number, most: number): number[] {
  const chances = [Math.exp(-mean)];
  for (let k = 1; k <= most; k += 1) chances.push((chances[k - 1]! * mean) / k);
  return chances;
}

describe('textbook formulas', () => {
  it("the source's own example: 10 a day, 7 days, safety stock 20", () => {
    expect(reorderPoint(10, 7, 20)).toBe(90);
    expect(
      maxMinusAverageSafetyStock({ maxDemand: 15, averageDemand: 10, maxLeadTime: 10, averageLeadTime: 7 }),
    ).toBe(80);
  });

  it('normal distribution: published tables (Abramowitz and Stegun 26.1, Silver et al. appendix B)', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 12);
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316301, 12);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 10);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 10);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(normalLoss(1)).toBeCloseTo(0.0833154705, 8);
    expect(normalLoss(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 12);
  });

  it("Student's t: published table (Abramowitz and Stegun 26.10)", () => {
    expect(studentQuantile(0.975, 5)).toBeCloseTo(2.570581836, 7);
    expect(studentQuantile(0.95, 1)).toBeCloseTo(6.313751515, 6);
    expect(studentQuantile(0.1, 10)).toBeCloseTo(-1.372183641, 7);
  });

  it('safety stock for normal demand and lead time: z √(L σ² + μ² σ_L²) by hand', () => {
    const given = { demand: 20, demandDeviation: 6, leadTime: 9, leadTimeDeviation: 2 };
    expect(normalSafetyStock(0.95, given)).toBeCloseTo(1.6448536269514722 * Math.sqrt(9 * 36 + 400 * 4), 6);
  });

  it('EOQ: number 2 pencils, Nahmias (2009), example 4.1', () => {
    const holding = 0.25 * 0.02;
    expect(economicOrderQuantity(60 * 52, 12, holding)).toBeCloseTo(Math.sqrt((2 * 12 * 3120) / 0.005), 6);
    expect(economicOrderQuantity(3120, 12, holding)).toBeCloseTo(3869.883719, 5);
  });

  it("newsvendor: Mac's newsstand, Nahmias (2009), example 5.1 (he rounds z to 0.74 and Q to 15.27)", () => {
    const ratio = newsvendorRatio(0.75 - 0.25, 0.25 - 0.1);
    expect(ratio).toBeCloseTo(0.7692307692, 9);
    const { quantity } = newsvendorNormal({ mean: 11.73, deviation: 4.74, underage: 0.5, overage: 0.15 });
    expect(quantity).toBeCloseTo(11.73 + 0.7363159173 * 4.74, 6);
    expect(quantity).toBeCloseTo(15.2, 0);
  });

  it("(Q, r): Harvey's mustard, Nahmias (2009), example 5.4: (111, 143)", () => {
    const found = continuousReview({
      demand: 200,
      orderCost: 50,
      holdingCost: 2,
      shortageCost: 25,
      leadTimeMean: 100,
      leadTimeDeviation: 25,
    })!;
    expect(Math.round(found.quantity)).toBe(111);
    expect(Math.abs(found.reorderPoint - 143)).toBeLessThan(1.5);
    const tail = (found.quantity * 2) / (25 * 200);
    expect(1 - found.service).toBeCloseTo(tail, 8);
    const z = (found.reorderPoint - 100) / 25;
    expect(found.quantity).toBeCloseTo(Math.sqrt((2 * 200 * (50 + 25 * 25 * normalLoss(z))) / 2), 6);
  });

  it('(Q, r): no reorder point when a shortage costs less than holding', () => {
    expect(
      continuousReview({
        demand: 1,
        orderCost: 100,
        holdingCost: 10,
        shortageCost: 0.1,
        leadTimeMean: 5,
        leadTimeDeviation: 1,
      }),
    ).toBeUndefined();
  });

  it.each([
    [10, 6, 40, 35.022],
    [15, 10, 49, 42.698],
    [20, 14, 62, 49.173],
    [21, 15, 65, 50.406],
  ])('(s, S): Zheng and Federgruen (1991), table I, Poisson %d: (%d, %d) at %d', (mean, s, S, cost) => {
    const demand = poisson(mean, 120);
    const found = optimalMinMax(demand, demand, { order: 64, holding: 1, shortage: 9 });
    expect(found).toMatchObject({ s, S });
    expect(found.cost).toBeCloseTo(cost, 3);
  });
});
