import fc from 'fast-check';
import type { Scalar } from '#libs/contracts';
import { type Expectation, matches, type Result } from './result-comparison';

const aliases = new Map([['ember salted butter', 'p-0042']]);
const result = (columns: string[], ...rows: Scalar[][]): Result => ({ columns, rows });
const expectation = (more: Partial<Expectation> = {}): Expectation => ({
  compare: 'unordered',
  orderKey: 1,
  prefixOk: false,
  tieOpen: false,
  ratio: false,
  valuesOnly: false,
  ...more,
});
const check = (gold: Result, answer: Result, more: Partial<Expectation> = {}) =>
  matches(gold, answer, expectation(more), aliases);

describe('an unordered result', () => {
  const gold = result(['product', 'units'], ['P-0041', 7], ['P-0042', 3]);

  it('may have more columns, in another order, and its rows in any', () => {
    expect(check(gold, result(['u', 'g', 'p'], [3, 'Dairy', 'P-0042'], [7, 'Drinks', 'P-0041']))).toBe(true);
  });
  it('may name a thing instead of giving its code', () => {
    expect(check(gold, result(['p', 'u'], ['Ember Salted Butter', 3], ['P-0041', 7]))).toBe(true);
  });
  it.each([
    ['a missing row', result(['p', 'u'], ['P-0041', 7])],
    ['a row too many', result(['p', 'u'], ['P-0041', 7], ['P-0042', 3], ['P-0042', 3])],
    ['another number', result(['p', 'u'], ['P-0041', 7], ['P-0042', 4])],
    ['numbers that belong to the other row', result(['p', 'u'], ['P-0041', 3], ['P-0042', 7])],
    ['a missing column', result(['p'], ['P-0041'], ['P-0042'])],
  ])('is not %s', (_, answer) => {
    expect(check(gold, answer)).toBe(false);
  });
  it('takes order numbers with or without a prefix, and a month as its first day', () => {
    const orders = result(['o', 'm'], ['SO-100500', '2026-05']);
    expect(check(orders, result(['o', 'm'], ['100500', '2026-05-01T00:00:00.000Z']))).toBe(true);
    expect(check(orders, result(['o', 'm'], ['100501', '2026-05-01']))).toBe(false);
  });
  it('finds its rows also where rounding changed their order', () => {
    const precise = result(['a', 'b'], [0.001, 1], [0, 2]);
    expect(check(precise, result(['a', 'b'], [0, 1], [0, 2]))).toBe(true);
  });
});

describe('an ordered result', () => {
  const gold = result(['p', 'u'], ['a', 9], ['b', 7], ['c', 7], ['d', 5], ['e', 4], ['f', 3]);
  const ordered = { compare: 'ordered' as const };

  it('keeps the order of its keys, not of ties', () => {
    expect(
      check(gold, result(['p', 'u'], ['a', 9], ['c', 7], ['b', 7], ['d', 5], ['e', 4], ['f', 3]), ordered),
    ).toBe(true);
    expect(
      check(gold, result(['p', 'u'], ['b', 7], ['a', 9], ['c', 7], ['d', 5], ['e', 4], ['f', 3]), ordered),
    ).toBe(false);
  });
  it('may cut a tie at its end either way where that is said', () => {
    const other = result(['p', 'u'], ['a', 9], ['b', 7], ['c', 7], ['d', 5], ['e', 4], ['z', 3]);
    expect(check(gold, other, ordered)).toBe(false);
    expect(check(gold, other, { ...ordered, tieOpen: true })).toBe(true);
  });
  it('may end early only where that is allowed, and not before its fifth row', () => {
    const rows = (count: number) => ({ ...gold, rows: gold.rows.slice(0, count) });
    expect(check(gold, rows(5), ordered)).toBe(false);
    expect(check(gold, rows(5), { ...ordered, prefixOk: true })).toBe(true);
    expect(check(gold, rows(4), { ...ordered, prefixOk: true })).toBe(false);
  });
});

describe('a single value', () => {
  const scalar = { compare: 'scalar' as const };
  it.each([
    [12.3456, 12.35, true],
    [12.3456, 12.3, true],
    [12.3456, 12.4, false],
    [104_233.4, 104_233, true],
    [41, 42, false],
    [0.123, 12.3, false],
    [null, 0, true],
  ])('%p is shown as %p: %p', (wanted, shown, expected) => {
    expect(check(result(['n'], [wanted]), result(['n'], [shown]), scalar)).toBe(expected);
  });
  it('may be a percentage where a ratio was asked for', () => {
    expect(check(result(['n'], [0.123]), result(['n'], [12.3]), { ...scalar, ratio: true })).toBe(true);
  });
  it('is not one of many rows', () => {
    expect(check(result(['n'], [1]), result(['n'], [1], [2]), scalar)).toBe(false);
  });
});

describe('values alone', () => {
  it('may be long or wide', () => {
    const gold = result(['may', 'june'], [10, 12]);
    const long = result(['month', 'n'], ['2026-05', 10], ['2026-06', 12]);
    expect(check(gold, long, { valuesOnly: true })).toBe(true);
    expect(check(gold, result(['n'], [10]), { valuesOnly: true })).toBe(false);
  });
});

it('every result matches itself with its rows and columns shuffled', () => {
  const cell = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom('x', 'y', null),
    fc.double({ noNaN: true }),
  );
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(table, fc.integer(), (rows, turn) => {
      const columns = rows[0]!.map((_, index) => `c${index}`);
      const by = Math.abs(turn) % columns.length;
      const turned = [...rows].reverse().map((row) => [...row.slice(by), ...row.slice(0, by)]);
      expect(check({ columns, rows }, { columns, rows: turned })).toBe(true);
    }),
  );
});
