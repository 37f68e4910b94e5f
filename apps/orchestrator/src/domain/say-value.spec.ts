import { sayValue } from './say-value';

describe('sayValue', () => {
  it.each([
    [0.934, 'percent', '93.4 %'],
    [1, 'days', '1 day'],
    ['2026-05-01', 'month', 'May 2026'],
    [null, 'count', 'no value'],
    [1234567, 'count', '1,234,567'],
  ] as const)('writes %s as %s', (value, format, expected) => expect(sayValue(value, format)).toBe(expected));
});
