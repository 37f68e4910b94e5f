import * as fc from 'fast-check';
import { type Forecast, forecast } from './forecast';
import type { ForecastRequest } from './request';

function made(request: ForecastRequest): Forecast {
  const result = forecast(request);
  if (result.kind === 'refused') throw new Error(result.message);
  return result;
}

/** Deterministic noise: the middle of a chaotic map, roughly uniform in ±1. */
function noise(n: number, seed = 0.37): number[] {
  let x = seed;
  return Array.from({ length: n }, () => {
    x = (x * 997.13 + 0.1) % 1;
    return 2 * x - 1;
  });
}

const monthly = noise(72).map(
  (wobble, t) => (200 + 2 * t) * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12)) + 6 * wobble,
);
const truth = (t: number) => (200 + 2 * t) * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12));

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const demandLike = fc.oneof(
  fc.constant(0),
  fc.constant(1e-12),
  fc.integer({ min: 0, max: 20 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.constant(1e12),
);

describe('forecast', () => {
  it('continues trend and season', () => {
    const { mean, drivers } = made({ history: monthly, seasonLengths: [12], horizon: 12 });
    mean.forEach((value, k) => expect(Math.abs(value / truth(72 + k) - 1)).toBeLessThan(0.05));
    expect(drivers.trend.perPeriod).toBeGreaterThan(1);
    expect(drivers.seasons[0]).toMatchObject({ length: 12, high: { place: 3 }, low: { place: 9 } });
    expect(drivers.seasons[0]!.strength).toBeGreaterThan(0.9);
  });

  it('gives the same answer twice', () => {
    const request = { history: monthly, seasonLengths: [12], horizon: 6 };
    expect(forecast(request)).toEqual(forecast(request));
  });

  it('finds week and year in days', () => {
    const days = noise(3 * 365).map(
      (wobble, t) =>
        100 + 20 * Math.cos((2 * Math.PI * t) / 7) + 40 * Math.cos((2 * Math.PI * t) / 365) + 5 * wobble,
    );
    const { mean, drivers } = made({ history: days, seasonLengths: [7, 365], horizon: 365 });
    expect(drivers.seasons.map(({ length }) => length)).toEqual([7, 365]);
    const offs = mean.map((value, k) => {
      const t = 3 * 365 + k;
      return Math.abs(
        value - (100 + 20 * Math.cos((2 * Math.PI * t) / 7) + 40 * Math.cos((2 * Math.PI * t) / 365)),
      );
    });
    expect(offs.reduce((sum, off) => sum + off, 0) / offs.length).toBeLessThan(6);
  });

  it('finds the season in two years of months', () => {
    const { mean, drivers } = made({ history: monthly.slice(0, 24), seasonLengths: [12], horizon: 12 });
    expect(drivers.seasons).toHaveLength(1);
    mean.forEach((value, k) => expect(Math.abs(value / truth(24 + k) - 1)).toBeLessThan(0.15));
  });

  it('sees no season in noise', () => {
    const { drivers, mean } = made({
      history: noise(60).map((wobble) => 100 + 5 * wobble),
      seasonLengths: [12],
      horizon: 12,
    });
    expect(drivers.seasons[0]?.strength ?? 0).toBeLessThan(0.5);
    expect(Math.max(...mean) - Math.min(...mean)).toBeLessThan(8);
  });

  it('keeps a constant series constant, with no width', () => {
    const { mean, lower, upper } = made({ history: Array(20).fill(7), seasonLengths: [4], horizon: 5 });
    for (const values of [mean, lower['95'], upper['95']]) expect(values).toEqual(Array(5).fill(7));
  });

  it('forecasts rare demand by TSB, lower when the item dies', () => {
    const alive = Array.from({ length: 60 }, (_, t) => (t % 4 === 0 ? 6 : 0));
    const dead = [...alive, ...Array<number>(40).fill(0)];
    const before = made({ history: alive, horizon: 3 });
    const after = made({ history: dead, horizon: 3 });
    expect(before.method).toBe('tsb');
    expect(before.mean[0]).toBeCloseTo(1.5, 0);
    expect(after.mean[0]).toBeLessThan(before.mean[0]! / 2);
    expect(before.lower['95']![0]).toBe(0);
    expect(before.upper['95']![0]).toBeCloseTo(6, 6);
  });

  it('closes on Sundays when the shop does', () => {
    const history = Array.from({ length: 84 }, (_, t) => (t % 7 >= 5 ? 0 : 10 + (t % 3)));
    const { mean } = made({ history, seasonLengths: [7], horizon: 7 });
    expect(Math.max(mean[5]!, mean[6]!)).toBeLessThan(1);
    expect(mean[0]).toBeGreaterThan(8);
  });

  it('adds an event that it has seen and takes it out of the usual level', () => {
    const promotions = [10, 25, 40, 55];
    const history = noise(70).map((wobble, t) => (promotions.includes(t) ? 180 : 100) + 4 * wobble);
    const { mean, drivers, notes } = made({
      history,
      horizon: 5,
      events: [
        { name: 'promotion', at: [...promotions, 72] },
        { name: 'strike', at: [73] },
      ],
    });
    expect(drivers.events[0]).toMatchObject({ name: 'promotion', occurrences: 4, form: 'multiplicative' });
    expect(drivers.events[0]!.effect).toBeGreaterThan(1.6);
    expect(mean[2]! / mean[1]!).toBeGreaterThan(1.6);
    expect(Math.abs(mean[3]! - mean[1]!)).toBeLessThan(3);
    expect(notes).toContain('Not in the history, so without effect on the forecast: strike.');
  });

  it('reports a spike that nothing explains', () => {
    const history = noise(40).map((wobble, t) => (t === 20 ? 400 : 100) + 3 * wobble);
    expect(made({ history, horizon: 3 }).drivers.spikes.map(({ at }) => at)).toContain(20);
  });

  describe('refuses', () => {
    it('thin data, and says what it needs', () => {
      expect(forecast({ history: [1, 2, 3], horizon: 2 })).toMatchObject({
        kind: 'refused',
        code: 'THIN_DATA',
        needs: { observations: 6, given: 3 },
      });
    });

    it.each([
      ['a gap', { history: [1, NaN, 3, 4, 5, 6, 7], horizon: 2 }],
      ['infinity', { history: [1, Infinity, 3, 4, 5, 6, 7], horizon: 2 }],
      ['a hole', { history: [1, undefined as unknown as number, 3, 4, 5, 6, 7], horizon: 2 }],
      ['no horizon', { history: monthly, horizon: 0 }],
      ['half a period', { history: monthly, horizon: 1.5 }],
      ['a season of a half', { history: monthly, horizon: 1, seasonLengths: [0.5] }],
      ['certainty', { history: monthly, horizon: 1, levels: [100] }],
      ['an event before the history', { history: monthly, horizon: 1, events: [{ name: 'x', at: [-1] }] }],
    ])('%s', (_, request) => {
      expect(forecast(request)).toMatchObject({ kind: 'refused', code: 'INVALID_INPUT' });
    });

    it('says that a season wants two of its lengths', () => {
      expect(made({ history: monthly.slice(0, 20), seasonLengths: [12], horizon: 2 }).notes[0]).toContain(
        'wants 24',
      );
    });
  });

  describe('for any series', () => {
    const sound = (history: number[], m: number, horizon: number) => {
      const result = forecast({ history, seasonLengths: [m], horizon });
      if (result.kind === 'refused') return history.length < 6;
      return Array.from({ length: horizon }, (_, k) => {
        const [low95, low80] = [result.lower['95']![k]!, result.lower['80']![k]!];
        const [high80, high95] = [result.upper['80']![k]!, result.upper['95']![k]!];
        const all = [low95, low80, result.mean[k]!, high80, high95];
        const nested = low95 <= low80 && low80 <= high80 && high80 <= high95;
        const around = low95 <= result.mean[k]! && result.mean[k]! <= high95;
        const sign = !history.every((value) => value >= 0) || low95 >= 0;
        return all.every(Number.isFinite) && nested && around && sign;
      }).every(Boolean);
    };
    const season = fc.constantFrom(1, 2, 3, 4, 7, 12, 52);

    it('is finite, nested and of its sign', () => {
      fc.assert(
        fc.property(fc.array(finite, { maxLength: 40 }), season, fc.integer({ min: 1, max: 20 }), sound),
        {
          numRuns: 150,
        },
      );
      fc.assert(
        fc.property(fc.array(demandLike, { maxLength: 60 }), season, fc.integer({ min: 1, max: 20 }), sound),
        { numRuns: 250 },
      );
    });

    it('scales with the history', () => {
      const scale = fc.constantFrom(0.001, 0.3, 17, 1e6);
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 8, maxLength: 50 }),
          fc.constantFrom(1, 4),
          scale,
          (history, m, factor) => {
            const plain = made({ history, seasonLengths: [m], horizon: 4 });
            const scaled = made({ history: history.map((x) => x * factor), seasonLengths: [m], horizon: 4 });
            return plain.mean.every((value, k) => {
              const size = Math.max(...history);
              return (
                Math.abs(scaled.mean[k]! / factor - value) <= 0.01 * size &&
                Math.abs(scaled.upper['95']![k]! / factor - plain.upper['95']![k]!) <=
                  0.02 * (size + plain.upper['95']![k]!)
              );
            });
          },
        ),
        { numRuns: 60 },
      );
    });

    it('moves with a shifted history when errors are amounts', () => {
      const base = noise(60).map((wobble, t) => -500 + t + 5 * wobble);
      const plain = made({ history: base, horizon: 6 });
      const shifted = made({ history: base.map((value) => value - 300), horizon: 6 });
      plain.mean.forEach((value, k) => expect(shifted.mean[k]! + 300).toBeCloseTo(value, -1));
    });
  });
});
