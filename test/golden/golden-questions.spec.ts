import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { QueryTurn } from '#libs/contracts';
import { readerFor, TODAY } from './reader';

interface Golden {
  persona: string;
  question: string;
  /** What is understood, said back. */
  reads?: string;
  refuses?: string;
  asksBack?: true;
}

const PERSONAS = ['warehouse_manager', 'field_engineer', 'procurement_specialist'];
const readers = new Map(PERSONAS.map((persona) => [persona, readerFor(persona)]));
const ask = (persona: string, question: string) =>
  readers.get(persona)!.read({ question, today: TODAY, history: [] });

const golden = readFileSync(join(__dirname, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);

describe('golden questions', () => {
  it.each(golden)('$persona: $question', ({ persona, question, reads, refuses, asksBack }) => {
    const result = ask(persona, question);
    if (reads !== undefined) expect(result).toMatchObject({ kind: 'reading', reading: { summary: reads } });
    if (refuses !== undefined) expect(result).toMatchObject({ kind: 'refuse', code: refuses });
    if (asksBack) expect(result.kind).toBe('clarify');
  });

  it.each(golden.filter(({ reads }) => reads))(
    'reads "$question" alike in other letters and spaces',
    ({ persona, question, reads }) => {
      for (const written of [question.toUpperCase(), `  ${question.replaceAll(' ', '  ')} ?`]) {
        expect(ask(persona, written)).toMatchObject({ kind: 'reading', reading: { summary: reads } });
      }
    },
  );

  it('accounts for every letter of a question that it answers', () => {
    for (const { persona, question, reads } of golden) {
      if (reads === undefined) continue;
      const result = ask(persona, question);
      if (result.kind !== 'reading') throw new Error(question);
      const covered = new Set<number>();
      for (const { start, end } of result.reading.words) for (let i = start; i < end; i += 1) covered.add(i);
      const left = [...question].filter(
        (letter, index) => /[\p{L}\p{N}]/u.test(letter) && !covered.has(index),
      );
      expect({ question, left }).toEqual({ question, left: [] });
    }
  });

  it('offers only choices that it can answer itself', () => {
    for (const { persona, question, asksBack } of golden) {
      const result = asksBack ? ask(persona, question) : undefined;
      if (result?.kind !== 'clarify') continue;
      expect(result.choices.length).toBeGreaterThan(0);
      for (const choice of result.choices) expect(ask(persona, choice.question).kind).toBe('reading');
    }
  });
});

describe('follow-ups', () => {
  function converse(persona: string, ...questions: string[]): string[] {
    const history: QueryTurn[] = [];
    return questions.map((question) => {
      const result = readers.get(persona)!.read({ question, today: TODAY, history });
      if (result.kind !== 'reading') return result.kind;
      history.push({ question, reading: result.reading });
      return result.reading.summary;
    });
  }

  it('edit the question before', () => {
    expect(
      converse('warehouse_manager', 'units sold in WH-05 last month', 'and for WH-09?', 'by product group'),
    ).toEqual([
      'Units sold: Warehouse is WH-05; Order date 1 to 31 May 2026.',
      'Units sold: Warehouse is WH-09; Order date 1 to 31 May 2026.',
      'Units sold by Product group: Warehouse is WH-09; Order date 1 to 31 May 2026.',
    ]);
  });

  it('mean nothing without one', () => {
    expect(converse('procurement_specialist', 'what about last month?')).toEqual(['clarify']);
  });
});

describe('any text', () => {
  const MAX_READ_MS = 1000;
  const word = fc.string({ minLength: 4, maxLength: 12, unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz') });

  it('is never answered when no word of it is known', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 9 }), (words) => {
        for (const persona of PERSONAS) expect(ask(persona, words.join(' ')).kind).not.toBe('reading');
      }),
      { numRuns: 100 },
    );
  });

  it.each(['constructor', 'toString', 'stock by __proto__', 'hasOwnProperty of valueOf'])(
    'that names a part of JavaScript is text like any other: %s',
    (text) => {
      for (const persona of PERSONAS) expect(ask(persona, text).kind).not.toBe('reading');
    },
  );

  it('is read without a crash and without a slow case, up to 1000 characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1000, unit: 'binary' }), (text) => {
        const start = performance.now();
        ask('warehouse_manager', text);
        // A hang is caught here; how quick it is belongs to the benchmarks.
        expect(performance.now() - start).toBeLessThan(MAX_READ_MS);
      }),
      { numRuns: 200 },
    );
  });
});
