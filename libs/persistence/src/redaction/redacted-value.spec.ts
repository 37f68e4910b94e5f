import fc from 'fast-check';
import { redactedText, redactedValue } from './redacted-value';

const PATTERNS = [/jane miller/giu, /(?<![0-9])12345678(?![0-9])/gu];
const text = (given: string) => redactedText(given, PATTERNS, 'an erased “customer"');

describe('a text without somebody', () => {
  it('has something else in each place', () => {
    expect(text('Jane Miller and JANE MILLER, 12345678')).toBe(
      'an erased “customer" and an erased “customer", an erased “customer"',
    );
  });

  it('stays JSON where it is JSON, keys too, and its numbers stay', () => {
    const body = '{"who": ["call\\nJane Miller"], "Jane Miller": 12345678}';
    expect(JSON.parse(text(body))).toEqual({
      who: ['call\nan erased “customer"'],
      'an erased “customer"': 12_345_678,
    });
  });

  it('stays as it is written where nothing is found', () => {
    for (const same of ['{ "a": 1.0 }', '{half', '[left out] by Ann', '']) expect(text(same)).toBe(same);
    fc.assert(
      fc.property(fc.json(), (json) => {
        fc.pre(!/jane miller|12345678/iu.test(json));
        expect(text(json)).toBe(json);
      }),
    );
  });
});

it('a value without somebody is otherwise the same', () => {
  const value = { a: [1, null, true, 'Ann'], b: { c: 'x' } };
  expect(redactedValue(value, PATTERNS, '·')).toEqual(value);
});
