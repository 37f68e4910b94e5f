import * as fc from 'fast-check';
import { analyzerFor } from '../analysis/analyzer';
import { MAX_QUERY_TERMS } from '../retrieval-settings';
import { LexicalIndex } from './lexical-index';

const WORDS = ['milk', 'butter', 'bread', 'freezer', 'constructor', '__proto__', 'hasOwnProperty', 'wh-05'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));
const documents = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), title: text, body: text }),
  {
    selector: ({ id }) => id,
    maxLength: 12,
  },
);
const fields = { title: 2, body: 1 };

function indexOf(
  rows: readonly { id: string; title: string; body: string }[],
  wordForms = false,
): LexicalIndex {
  const index = new LexicalIndex({ fields, wordForms });
  for (const { id, title, body } of rows) index.add({ id, fields: { title, body } });
  return index;
}

/** The formula of the docstring, word for word, without an index. */
function naive(rows: readonly { id: string; title: string; body: string }[], query: string) {
  const { analyze } = {
    analyze: (value: string) =>
      analyzerFor('en')
        .analyze(value)
        .map(({ term }) => term),
  };
  const bags = rows.map(({ id, title, body }) => ({
    id,
    bag: [...analyze(title), ...analyze(title), ...analyze(body)],
  }));
  const average = bags.reduce((sum, { bag }) => sum + bag.length, 0) / bags.length;
  return bags
    .map(({ id, bag }) => {
      let score = 0;
      for (const word of analyze(query)) {
        const n = bags.filter((other) => other.bag.includes(word)).length;
        const f = bag.filter((other) => other === word).length;
        if (f === 0) continue;
        const idf = Math.log(1 + (rows.length - n + 0.5) / (n + 0.5));
        score += (idf * f * (1.5 + 1)) / (f + 1.5 * (1 - 0.75 + (0.75 * bag.length) / average));
      }
      return { id, score };
    })
    .filter(({ score }) => score > 0);
}

describe('lexical index', () => {
  it('scores as the formula says', () => {
    fc.assert(
      fc.property(documents, text, (rows, query) => {
        const found = new Map(
          indexOf(rows)
            .rank(query, { limit: 100 })
            .map(({ id, score }) => [id, score]),
        );
        const expected = naive(rows, query);
        expect([...found.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
        for (const { id, score } of expected) expect(found.get(id)).toBeCloseTo(score, 9);
      }),
    );
  });

  it('is the same after documents came and went as if they had never been there', () => {
    fc.assert(
      fc.property(documents, documents, text, (stay, go, query) => {
        const kept = new Set(stay.map(({ id }) => id));
        const gone = go.filter(({ id }) => !kept.has(id));
        const index = indexOf([...gone, ...stay], true);
        for (const { id } of gone) expect(index.remove(id)).toBe(true);
        const options = { limit: 100, fuzzy: true, prefix: true };
        expect(index.search(query, options)).toEqual(indexOf(stay, true).search(query, options));
        expect(index.size).toBe(stay.length);
      }),
    );
  });

  it('finds a removed document no more, and a replaced one by its new words', () => {
    const index = indexOf([{ id: 'a', title: 'milk', body: '' }]);
    index.add({ id: 'a', fields: { title: 'bread' } });
    expect(index.search('milk')).toEqual([]);
    expect(index.search('bread')).toMatchObject([{ id: 'a', matched: ['bread'] }]);
    expect(index.remove('a')).toBe(true);
    expect(index.remove('a')).toBe(false);
    expect(index.search('bread')).toEqual([]);
  });

  it('orders level scores by id and gives only what is accepted, however small the limit', () => {
    const index = indexOf(['c', 'a', 'd', 'b'].map((id) => ({ id, title: 'milk', body: '' })));
    expect(index.search('milk').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(index.search('milk', { limit: 2 }).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(index.search('milk', { limit: 1, accept: (id) => id > 'b' }).map(({ id }) => id)).toEqual(['c']);
    expect(index.search('milk', { limit: 0 })).toEqual([]);
  });

  it('leaves nothing behind when a filter throws', () => {
    const index = indexOf([{ id: 'a', title: 'milk', body: '' }]);
    const before = index.search('milk');
    const accept = () => {
      throw new Error('no rights');
    };
    expect(() => index.search('milk', { accept })).toThrow('no rights');
    expect(index.search('milk')).toEqual(before);
  });

  it('takes any query', () => {
    const index = indexOf([{ id: 'a', title: 'constructor of __proto__', body: 'milk' }], true);
    const options = { fuzzy: true, prefix: true };
    for (const empty of ['', '   ', 'the of and', '\0\u0001\u0007', '!?—', '\ud800'])
      expect(index.search(empty, options)).toEqual([]);
    expect(index.search('constructor')).toHaveLength(1);
    expect(index.search('__proto__')).toHaveLength(1);
    expect(index.search('toString valueOf', options)).toEqual([]);
    expect(index.search('milk '.repeat(200), options)).toHaveLength(1);
    expect(index.search('x'.repeat(1000), options)).toEqual([]);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 1000 }),
        (query) => void index.search(query, options),
      ),
    );
  });

  it('reads no further than the most words of a query', () => {
    const index = indexOf([{ id: 'a', title: 'milk', body: '' }]);
    const others = Array.from({ length: MAX_QUERY_TERMS - 1 }, (_, k) => `w${k}`).join(' ');
    expect(index.search(`${others} milk`)).toHaveLength(1);
    expect(index.search(`${others} w999 milk`)).toEqual([]);
  });

  it('takes a document of a megabyte and words without an end', () => {
    const index = indexOf([
      { id: 'long', title: '', body: 'milk and other things '.repeat(50_000) },
      { id: 'one word', title: '', body: 'x'.repeat(1_000_000) },
      { id: 'chain', title: '', body: 'a1-'.repeat(300_000) },
      { id: 'short', title: '', body: 'milk' },
    ]);
    expect(
      index
        .search('milk')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['long', 'short']);
    expect(index.search('x'.repeat(64))).toMatchObject([{ id: 'one word' }]);
  });

  it('finds words mistyped or half typed, below the word itself', () => {
    const index = indexOf(
      ['fresh milk', 'milkshake', 'mild cheese', 'chocolate', 'freezer bags'].map((title, k) => ({
        id: String(k),
        title,
        body: '',
      })),
      true,
    );
    const ids = (query: string, options = {}) => index.search(query, options).map(({ id }) => id);
    expect(ids('mlik')).toEqual([]);
    expect(ids('mlik', { fuzzy: true })).toEqual(['0']);
    expect(ids('chococlate', { fuzzy: true })).toEqual(['3']);
    expect(ids('freez', { prefix: true })).toEqual(['4']);
    expect(ids('milk', { prefix: true })).toEqual(['0', '1']);
    expect(ids('mi', { fuzzy: true })).toEqual([]);
    expect(index.search('mlik', { fuzzy: true })[0]!.score).toBeLessThan(index.search('milk')[0]!.score);
  });
});
