import type { ResultColumn } from '../api/types';
import { en } from '../messages/en';
import { columnFormatter, columnWidth, compareValues, dayOf, decimalsNeeded, isNumeric } from './format';

const words = { yes: 'Yes', no: 'No', periods: en.periods };
const column = (over: Partial<ResultColumn>): ResultColumn => ({
  name: 'x',
  label: 'X',
  type: 'number',
  format: 'decimal',
  role: 'measure',
  ...over,
});
const write = (over: Partial<ResultColumn>, value: string | number | boolean | null, locale = 'en-GB') =>
  columnFormatter(column(over), [value], locale, words)(value);

describe('columnFormatter', () => {
  it.each([
    ['count', 1234567, '1,234,567'],
    ['money', 1234.5, '1,234.50'],
    ['money', -7, '-7.00'],
    ['percent', 0.1234, '12.3%'],
    ['days', 1, '1 day'],
    ['days', 12, '12 days'],
    ['days', 6.25, '6.3 days'],
    ['decimal', 2.345, '2.35'],
    ['decimal', 2, '2'],
  ] as const)('writes %s %p as %s', (format, value, expected) => {
    expect(write({ format }, value)).toBe(expected);
  });

  it('follows the locale', () => {
    expect(write({ format: 'money' }, 1234.5, 'de-DE')).toBe('1.234,50');
    expect(write({ format: 'date', type: 'date' }, '2026-06-17', 'de-DE')).toBe('17. Juni 2026');
  });

  it('writes days and months without shifting them by a time zone', () => {
    expect(write({ format: 'date', type: 'date' }, '2026-01-01')).toBe('1 Jan 2026');
    expect(write({ format: 'date', type: 'date' }, '2026-01-01T00:00:00Z')).toBe('1 Jan 2026');
    expect(write({ format: 'month', type: 'date' }, '2026-03-01')).toBe('Mar 2026');
    expect(write({ format: 'month', type: 'string' }, '2026-03')).toBe('Mar 2026');
    expect(write({ format: 'date', type: 'date' }, 'unknown')).toBe('unknown');
  });

  it.each([
    ['date', '4 May 2026'],
    ['week', 'week of 4 May 2026'],
    ['month', 'May 2026'],
    ['quarter', 'Q2 2026'],
    ['half', 'H1 2026'],
    ['year', '2026'],
  ] as const)('writes a %s at its grain, of its first day', (format, expected) => {
    expect(write({ format, type: 'date', role: 'time' }, '2026-05-04')).toBe(expected);
    expect(write({ format, type: 'date', role: 'time' }, null)).toBe('—');
  });

  it('names months and quarters of years that lie on top of each other, and orders them by their number', () => {
    expect(write({ format: 'month-of-year', type: 'integer' }, 5)).toBe('May');
    expect(write({ format: 'month-of-year', type: 'integer' }, 5, 'de-DE')).toBe('Mai');
    expect(write({ format: 'quarter-of-year', type: 'integer' }, 2)).toBe('Q2');
    expect(write({ format: 'month-of-year', type: 'integer' }, null)).toBe('—');
    expect(isNumeric(column({ format: 'month-of-year', type: 'integer' }))).toBe(false);
  });

  it('keeps codes as they are, even when they look like numbers', () => {
    expect(write({ format: 'code', type: 'integer' }, 10045)).toBe('10045');
    expect(isNumeric(column({ format: 'code', type: 'integer' }))).toBe(false);
  });

  it('tells null from empty text and from zero', () => {
    expect(write({ format: 'count' }, null)).toBe('—');
    expect(write({ format: 'text', type: 'string' }, '')).toBe('');
    expect(write({ format: 'count' }, 0)).toBe('0');
    expect(write({ format: 'text', type: 'boolean' }, false)).toBe('No');
  });

  it('gives all numbers of a column the same decimals', () => {
    const write = columnFormatter(column({}), [1, 2.5, 3.25], 'en-GB', words);
    expect([1, 2.5, 3.25].map(write)).toEqual(['1.00', '2.50', '3.25']);
  });
});

test('decimalsNeeded ignores noise below what is shown', () => {
  expect(decimalsNeeded([1, 2, 3])).toBe(0);
  expect(decimalsNeeded([1, 0.5])).toBe(1);
  expect(decimalsNeeded([0.1 + 0.2])).toBe(1);
  expect(decimalsNeeded([null, 'text', true])).toBe(0);
});

test('dayOf reads days and months only', () => {
  expect(dayOf('2026-02-28')).toBe(Date.UTC(2026, 1, 28));
  expect(dayOf('2026-02')).toBe(Date.UTC(2026, 1, 1));
  expect(dayOf('WH-03')).toBeNull();
  expect(dayOf(2026)).toBeNull();
});

test('compareValues orders numbers by size and codes by their number', () => {
  const collator = new Intl.Collator('en', { numeric: true });
  expect(compareValues(9, 10, collator)).toBeLessThan(0);
  expect(compareValues('P-9', 'P-10', collator)).toBeLessThan(0);
  expect(compareValues(true, false, collator)).toBeGreaterThan(0);
});

test('columnWidth stays within its bounds', () => {
  expect(columnWidth('A', ['1'])).toBe(64);
  expect(columnWidth('Product name', ['x'.repeat(500)])).toBe(320);
  expect(columnWidth('Product name', ['x'.repeat(500)], 390)).toBe(234);
  expect(columnWidth('A rather long header', ['1'])).toBeGreaterThan(150);
});
