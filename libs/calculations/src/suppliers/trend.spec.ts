import { trendOf } from './trend';

describe('the trend of a series', () => {
  it('is the slope of a line, with the exact chance of such an order', () => {
    expect(trendOf([1, 3, 5, 7, 9])).toEqual({ slope: 2, s: 10, pValue: 2 / 120, periods: 5 });
    expect(trendOf([4, 3, 2, 1])).toMatchObject({ slope: -1, s: -6, pValue: 2 / 24 });
  });

  it('is not bent by one odd period', () => {
    expect(trendOf([1, 2, 3, 400, 5, 6, 7]).slope).toBe(1);
  });

  it("has the chances of Kendall's table: n = 10, S = 23 at .023 one-sided, n = 8, S = 16 at .031", () => {
    const ten = trendOf([3, 2, 1, 6, 5, 4, 10, 9, 7, 8]);
    expect(ten.s).toBe(23);
    expect(ten.pValue / 2).toBeCloseTo(0.0233, 4);
    const eight = trendOf([3, 2, 1, 6, 5, 4, 7, 8]);
    expect(eight.s).toBe(16);
    expect(eight.pValue / 2).toBeCloseTo(0.0305, 4);
  });

  it('of equal values is none', () => {
    expect(trendOf([5, 5, 5, 5, 5])).toMatchObject({ slope: 0, s: 0, pValue: 1 });
  });

  it('allows for ties and for long series by the normal approximation', () => {
    // S = 9 with one tie of two: variance (5·4·15 − 2·1·9) / 18; z = 8 / √15.667
    const { s, pValue } = trendOf([1, 2, 2, 3, 4]);
    expect(s).toBe(9);
    expect(pValue).toBeCloseTo(0.0433, 3);
    const long = trendOf(Array.from({ length: 24 }, (_, index) => index + (index % 3)));
    expect(long.slope).toBeCloseTo(1, 12);
    expect(long.pValue).toBeLessThan(1e-6);
  });
});
