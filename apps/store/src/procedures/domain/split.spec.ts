import fc from 'fast-check';
import type { Block } from './blocks';
import { splitDocument } from './split';

const word = fc.stringMatching(/^[a-zäöü0-9]{1,12}[.!?]?$/);
const prose = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const lines = fc.array(prose, { minLength: 1, maxLength: 6 }).map((each) => each.join('\n'));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    depth: fc.integer({ min: 0, max: 9 }),
    text: prose,
    page: fc.constant(null),
  }),
  fc.record({
    kind: fc.constantFrom('text' as const, 'list' as const, 'table' as const, 'code' as const),
    text: fc.oneof(prose, lines),
    page: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
);
const wordsOf = (text: string) => text.split(/\s+/).filter((each) => each !== '');

describe('splitting a document', () => {
  it('puts every word in exactly one heading or passage, in the order of the source, within the length', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), fc.integer({ min: 20, max: 400 }), (blocks, max) => {
        const { contents, passages } = splitDocument(blocks, max);
        const said: string[] = [];
        for (let at = 0; at <= passages.length; at += 1) {
          for (const { heading } of contents.filter(({ ordinal }) => ordinal === at))
            said.push(...wordsOf(heading));
          if (at < passages.length) said.push(...wordsOf(passages[at]!.text));
        }
        expect(said).toEqual(blocks.flatMap(({ text }) => wordsOf(text)));
        expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, at) => at));
        for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(max);
        const anchors = contents.map(({ anchor }) => anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
        const known = new Set([...anchors, 'start']);
        expect(passages.every(({ anchor }) => known.has(anchor))).toBe(true);
      }),
    );
  });

  it('keeps the path of headings, a table by itself, and what introduces a list with the list', () => {
    const at = { page: null };
    const { contents, passages } = splitDocument(
      [
        { kind: 'text', text: 'Before all.', ...at },
        { kind: 'heading', depth: 1, text: 'Slicer', ...at },
        { kind: 'heading', depth: 2, text: 'Cleaning', ...at },
        { kind: 'text', text: 'You need:', ...at },
        { kind: 'list', text: '- gloves\n- cloths', ...at },
        { kind: 'table', text: 'a | b\n1 | 2', ...at },
        { kind: 'heading', depth: 2, text: 'Cleaning', ...at },
        { kind: 'text', text: 'Again.', page: 3 },
      ],
      200,
    );
    expect(passages.map(({ path, kind, text, anchor }) => [path.join(' > '), kind, text, anchor])).toEqual([
      ['', 'text', 'Before all.', 'start'],
      ['Slicer > Cleaning', 'text', 'You need:\n- gloves\n- cloths', 'cleaning'],
      ['Slicer > Cleaning', 'table', 'a | b\n1 | 2', 'cleaning'],
      ['Slicer > Cleaning', 'text', 'Again.', 'cleaning-2'],
    ]);
    expect(contents.map(({ heading, depth, ordinal }) => [heading, depth, ordinal])).toEqual([
      ['Slicer', 1, 1],
      ['Cleaning', 2, 1],
      ['Cleaning', 2, 3],
    ]);
    expect(passages[3]!.page).toBe(3);
  });

  it('cuts a word that is longer than a passage, never within a character', () => {
    const { passages } = splitDocument([{ kind: 'text', text: '𝒳'.repeat(40), page: null }], 21);
    expect(passages.map(({ text }) => text).join('')).toBe('𝒳'.repeat(40));
    expect(passages.every(({ text }) => text.length <= 21 && !/\p{Surrogate}/u.test(text))).toBe(true);
  });
});
