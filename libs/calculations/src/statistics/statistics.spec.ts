import * as fc from 'fast-check';
import { autocorrelations, fitLine, quantile, variance } from './descriptive';
import { fourier } from './fourier';
import { logGamma, upperIncompleteGamma } from './gamma';
import { goldenSection, nelderMead } from './optimise';

describe('descriptive statistics', () => {
  it('quantile is linear between order statistics', () => {
    expect(quantile([3, 1, 2, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.9)).toBeCloseTo(4.6, 12);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('variance divides by n − 1', () => {
    expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 12);
    expect(variance([5])).toBe(0);
  });

  it('a line is found exactly', () => {
    const { intercept, slope } = fitLine([5, 8, 11, 14]);
    expect([intercept, slope]).toEqual([2, 3]);
  });

  it('autocorrelation of a constant series is zero', () => {
    expect(autocorrelations([4, 4, 4, 4], 2)).toEqual([0, 0]);
    expect(autocorrelations([1, -1, 1, -1, 1, -1], 1)[0]).toBeCloseTo(-5 / 6, 12);
  });
});

describe('minimisation', () => {
  it("finds the bottom of Rosenbrock's valley", () => {
    const { point } = nelderMead(([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2, [-1.2, 1], {
      steps: [0.5, 0.5],
      maxEvaluations: 1000,
      relativeTolerance: 1e-12,
    });
    expect(point[0]).toBeCloseTo(1, 4);
    expect(point[1]).toBeCloseTo(1, 4);
  });

  it('treats what is not a number as forbidden', () => {
    const { point } = nelderMead(([x]) => (x! < 0 ? NaN : (x! - 0.1) ** 2), [2], {
      steps: [1],
      maxEvaluations: 200,
    });
    expect(point[0]).toBeCloseTo(0.1, 3);
  });

  it('goldenSection', () => {
    expect(goldenSection((x) => (x - 0.3) ** 2, 0, 1, 1e-6)).toBeCloseTo(0.3, 5);
  });
});

describe('special functions: published tables', () => {
  it('logarithm of the gamma function', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  it('incomplete gamma function: Poisson sums (Abramowitz and Stegun 26.4.21)', () => {
    const poisson = (mean: number, most: number) => {
      let [term, sum] = [Math.exp(-mean), Math.exp(-mean)];
      for (let k = 1; k <= most; k += 1) sum += term *= mean / k;
      return sum;
    };
    for (const [a, x] of [
      [1, 0.5],
      [4, 2],
      [4, 9],
      [20, 15],
    ] as const)
      expect(upperIncompleteGamma(a, x)).toBeCloseTo(poisson(x, a - 1), 12);
  });
});

describe('Fourier transform', () => {
  it('comes back to what it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 16, maxLength: 16 }),
        (values) => {
          const sequence = { re: Float64Array.from(values), im: new Float64Array(16) };
          fourier(sequence, 'forward');
          fourier(sequence, 'inverse');
          return values.every((value, k) => Math.abs(sequence.re[k]! - value) < 1e-10);
        },
      ),
    );
  });
});
