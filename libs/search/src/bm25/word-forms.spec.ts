import * as fc from 'fast-check';
import { WordForms } from './word-forms';

/** Optimal string alignment distance from its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  let least = Math.min(
    distance(restA, b) + 1,
    distance(a, restB) + 1,
    distance(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
  );
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    least = Math.min(least, distance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return least;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });

describe('word forms', () => {
  it('finds exactly the words within so many edits, and those that begin alike', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 30 }),
        word,
        fc.constantFrom(1, 2),
        (all, asked, edits) => {
          const forms = new WordForms();
          for (const form of all) forms.take(form, form);
          const expected = all.filter((form) => distance(form, asked) <= edits).sort();
          expect(forms.near(asked, edits).map(({ entry }) => entry.form)).toEqual(expected);
          expect(forms.startingWith(asked).map(({ form }) => form)).toEqual(
            all.filter((form) => form.startsWith(asked) && form !== asked).sort(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
