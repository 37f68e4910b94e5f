import fc from 'fast-check';
import { numberAt, ordinalAt } from './numbers';
import { stem } from './stem';
import { MAX_TOKENS, stemsOf, tokenize } from './tokenizer';

const texts = (text: string): string[] => tokenize(text).map((token) => token.text);

describe('numbers', () => {
  it.each([
    ['20', 20],
    ['1,500', 1500],
    ['1.5k', 1500],
    ['2m', 2_000_000],
    ['20 thousand', 20_000],
    ['three', 3],
    ['twenty five', 25],
    ['twenty-five', 25],
    ['a hundred', 100],
    ['one hundred and twenty', 120],
    ['one hundred thousand five hundred', 100_500],
    ['two million', 2_000_000],
    ['a dozen', 12],
    ['half a dozen', 6],
    ['a couple of', 2],
    ['zero', 0],
  ])('%s', (text, value) => {
    const tokens = tokenize(text);
    expect(numberAt(tokens, 0)).toMatchObject({ value, end: tokens.length });
  });

  it.each(['many', 'and', 'a', 'thousands of', 'P-0042'])('%s is none', (text) =>
    expect(numberAt(tokenize(text), 0)).toBeUndefined(),
  );

  it('end where another begins', () => {
    expect(numberAt(tokenize('twenty thirty'), 0)).toMatchObject({ value: 20, end: 1 });
    expect(numberAt(tokenize('five and six'), 0)).toMatchObject({ value: 5, end: 1 });
  });

  it.each([
    ['first', 1],
    ['3rd', 3],
    ['21st', 21],
    ['tenth', 10],
  ])('%s in a row', (text, value) => expect(ordinalAt(tokenize(text), 0)).toBe(value));
});

describe('stems', () => {
  it.each([
    ['supplies', 'supply'],
    ['boxes', 'box'],
    ['shelves', 'shelf'],
    ['status', 'status'],
    ['analysis', 'analysis'],
    ['pos', 'po'],
    ['utilisation', 'utilization'],
    ['cancelled', 'canceled'],
    ['centres', 'center'],
    ['catalogues', 'catalog'],
    ['ordered', 'ordered'],
    ['p0042s', 'p0042s'],
  ])('%s: %s', (word, expected) => expect(stem(word)).toBe(expected));
});

describe('tokens', () => {
  it.each([
    ['WH-05', ['WH', '05']],
    ['on-time rate', ['on', 'time', 'rate']],
    ["what's left", ['what', "'s", 'left']],
    ["isn't", ['is', "n't"]],
    ['£1,500.50', ['£', '1,500.50']],
    ['>= 20%', ['>=', '20', '%']],
    ['2026-05-03', ['2026-05-03']],
    ['99/99/2026', ['99', '99', '2026']],
    ['café', ['café']],
  ])('%s', (text, expected) => expect(texts(text)).toEqual(expected));

  it('are looked up without accents and case', () => {
    expect(stemsOf('Crème Brûlées')).toEqual(['creme', 'brulee']);
  });

  it('stand where they were typed, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          end = token.end;
        }
      }),
    );
  });

  it('are not more than a question can need', () => {
    expect(tokenize('x '.repeat(5000)).length).toBeLessThanOrEqual(MAX_TOKENS);
  });
});
