import { shrinkMeans, shrinkRates } from './shrinkage';

describe('rates are drawn to the mean of all', () => {
  it('by the moments of Kleinman, worked by hand', () => {
    // Σn(p − .7)² = .8; ρ = (.8 − .21) / (.21 × (20 − 10 − 1)) = .59 / 1.89; M = 1.89 / .59 − 1
    const strength = 1.89 / 0.59 - 1;
    const [good, poor] = shrinkRates([
      { successes: 9, trials: 10 },
      { successes: 5, trials: 10 },
    ]);
    expect(good).toMatchObject({ own: 0.9, sample: 10 });
    expect(good!.mean).toBeCloseTo(0.7, 12);
    expect(good!.weight).toBeCloseTo(10 / (10 + strength), 12);
    expect(good!.value).toBeCloseTo((9 + strength * 0.7) / (10 + strength), 12);
    expect(good!.value + poor!.value).toBeCloseTo(1.4, 12);
  });

  it('more strongly the less there is', () => {
    const many = { successes: 80, trials: 100 };
    const [, , few] = shrinkRates([many, { successes: 60, trials: 100 }, { successes: 2, trials: 2 }]);
    const [, , more] = shrinkRates([many, { successes: 60, trials: 100 }, { successes: 20, trials: 20 }]);
    expect(few!.value).toBeLessThan(0.8);
    expect(more!.value).toBeGreaterThan(few!.value);
    expect(few!.weight).toBeLessThan(more!.weight);
  });

  it('entirely when they differ no more than chance does', () => {
    const same = [7, 7, 8, 6].map((successes) => ({ successes, trials: 10 }));
    expect(shrinkRates(same).map(({ value }) => value)).toEqual([0.7, 0.7, 0.7, 0.7]);
    expect(shrinkRates(same)[0]!.weight).toBe(0);
  });

  it('not at all when there is no other, or none ever failed', () => {
    expect(shrinkRates([{ successes: 1, trials: 2 }])[0]).toMatchObject({ value: 0.5, weight: 1 });
    const perfect = [3, 9].map((trials) => ({ successes: trials, trials }));
    expect(shrinkRates(perfect).map(({ value }) => value)).toEqual([1, 1]);
  });

  it('stay numbers with one trial each', () => {
    for (const { value } of shrinkRates([
      { successes: 1, trials: 1 },
      { successes: 0, trials: 1 },
    ]))
      expect(value).toBe(0.5);
  });
});

describe('means are drawn to the mean of all', () => {
  it("as in Davies and Goldsmith's dyestuff yields: variances 1764.05 and 2451.25", () => {
    const batches = [
      [1545, 1440, 1440, 1520, 1580],
      [1540, 1555, 1490, 1560, 1495],
      [1595, 1550, 1605, 1510, 1560],
      [1445, 1440, 1595, 1465, 1545],
      [1595, 1630, 1515, 1635, 1625],
      [1520, 1455, 1450, 1480, 1445],
    ];
    const found = shrinkMeans(batches.map((batch) => batch.map((mean) => ({ mean, count: 1 }))));
    expect(found.map(({ own }) => own)).toEqual([1505, 1528, 1564, 1498, 1600, 1470]);
    expect(found[0]!.mean).toBe(1527.5);
    expect(found[0]!.weight).toBeCloseTo(1764.05 / (1764.05 + 2451.25 / 5), 6);
    expect(found[5]!.value).toBeCloseTo(1527.5 - 57.5 * found[5]!.weight, 10);
  });

  it('by how many observations a group holds', () => {
    const [few, many] = shrinkMeans([
      [
        { mean: 1, count: 1 },
        { mean: 3, count: 1 },
      ],
      [
        { mean: 9, count: 20 },
        { mean: 11, count: 20 },
      ],
    ]);
    expect(few).toMatchObject({ own: 2, sample: 2 });
    expect(many).toMatchObject({ own: 10, sample: 40 });
    expect(few!.weight).toBeLessThan(many!.weight);
  });

  it('not at all without anything that shows chance; entirely when chance explains them', () => {
    expect(shrinkMeans([[{ mean: 4, count: 3 }]])[0]).toMatchObject({ value: 4, weight: 1 });
    const noise = [-1, 1].map((mean) => ({ mean, count: 1 }));
    expect(shrinkMeans([noise, noise])[0]).toMatchObject({ value: 0, weight: 0 });
    const equal = [[{ mean: 5, count: 2 }], [{ mean: 5, count: 1 }]];
    expect(shrinkMeans(equal).map(({ value }) => value)).toEqual([5, 5]);
  });
});
