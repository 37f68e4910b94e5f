import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { MetricQuery } from '#libs/contracts';
import { readerFor, TODAY } from './reader';

interface Paraphrases {
  persona: string;
  questions: string[];
}

const groups = JSON.parse(readFileSync(join(__dirname, 'paraphrases.json'), 'utf8')) as Paraphrases[];
const readers = new Map(
  [...new Set(groups.map(({ persona }) => persona))].map((persona) => [persona, readerFor(persona)]),
);
const ask = (persona: string, question: string) =>
  readers.get(persona)!.read({ question, today: TODAY, history: [] });

/** The order of conditions does not matter, nor whether a thing is shown by its code, its name or both. */
function canonical(query: MetricQuery): MetricQuery {
  const filters = [...query.filters].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const things = query.dimensions.map((member) => member.replace(/_(code|name)$/, ''));
  return { ...query, filters, dimensions: [...new Set(things)] };
}

describe('other words for the same thing', () => {
  for (const { persona, questions } of groups) {
    const [first, ...others] = questions;
    it.each(others)(`"${first}" is also: %s`, (question) => {
      const [wanted, given] = [ask(persona, first!), ask(persona, question)];
      if (wanted.kind !== 'reading' || given.kind !== 'reading')
        throw new Error(`${wanted.kind} and ${given.kind}`);
      expect(canonical(given.reading.query)).toEqual(canonical(wanted.reading.query));
    });
  }
});

describe('word salads', () => {
  /** Plain English, none of it about a warehouse. */
  const ELSEWHERE =
    'banana river quantum piano marble violet thunder gravity sandal whisper cactus velvet comet pigeon lantern fossil yoga meadow tornado walnut'.split(
      ' ',
    );
  const HERE = ['stock', 'orders', 'revenue', 'last month', 'by warehouse', 'supplier', 'top 5', 'late'];

  it('are never answered, however many words of them are known', () => {
    const salad = fc
      .tuple(
        fc.array(fc.constantFrom(...ELSEWHERE), { minLength: 2, maxLength: 6 }),
        fc.array(fc.constantFrom(...HERE), { maxLength: 3 }),
      )
      .chain(([elsewhere, here]) =>
        fc.shuffledSubarray([...elsewhere, ...here], { minLength: elsewhere.length + here.length }),
      );
    fc.assert(
      fc.property(salad, fc.constantFrom(...readers.keys()), (words, persona) => {
        expect(ask(persona, words.join(' ')).kind).not.toBe('reading');
      }),
      { numRuns: 300 },
    );
  });
});
