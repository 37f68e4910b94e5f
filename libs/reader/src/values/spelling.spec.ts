import fc from 'fast-check';
import { editDistance } from './damerau';
import { Spelling } from './spelling';

function spellingOf(...words: string[]): Spelling {
  const spelling = new Spelling();
  for (const word of words) spelling.add(word);
  return spelling;
}

describe('the distance of two words', () => {
  it.each([
    ['butter', 'butter', 0],
    ['butter', 'buter', 1],
    ['butter', 'btuter', 1],
    ['butter', 'batter', 1],
    ['butter', 'battery', 2],
    ['butter', 'cheese', 3],
  ])('%s, %s: %d, told up to 2', (a, b, distance) => expect(editDistance(a, b, 2)).toBe(distance));

  it('is the same from both sides', () => {
    const word = fc.string({ maxLength: 9, unit: fc.constantFrom(...'abc') });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 3) === editDistance(b, a, 3)));
  });
});

describe('corrections', () => {
  const spelling = spellingOf('beverages', 'stationery', 'frozen', 'dairy', 'bakery');
  const first = (word: string): string | undefined => spelling.corrections(word)[0]?.word;

  it.each([
    ['bevrages', 'beverages'],
    ['stationary', 'stationery'],
    ['statoinery', 'stationery'],
    ['forzen', 'frozen'],
    ['diary', 'dairy'],
  ])('%s is %s', (typed, meant) => expect(first(typed)).toBe(meant));

  it.each(['dairy', 'bread', 'dai', 'P-0042', ''])('%s is left as it is', (word) =>
    expect(first(word)).toBeUndefined(),
  );

  it('put the likelier word first', () => {
    expect(spellingOf('cancel', 'camel').corrections('cancle')[0]?.word).toBe('cancel');
  });
});
