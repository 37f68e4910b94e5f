import * as fc from 'fast-check';
import { analyzerFor } from '../analysis/analyzer';
import { snippet } from './snippet';

const english = analyzerFor('en');

/** No half of a character that takes two units. */
const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

describe('snippet', () => {
  const passage =
    'Open the store at eight. Milk is checked first. ' +
    'Nothing of note happens for a long while in this part of the text, which only fills the room. '.repeat(
      4,
    ) +
    'Every freezer is checked twice a day. Write the temperatures of freezers into the log; call the manager above −15 °C. ' +
    'The rest of the text says nothing about it.';

  it('is the stretch with the most of the query, and marks each of its words in any form', () => {
    const found = snippet(passage, 'freezer temperature checks', english, 120);
    expect(found.text).toContain('Every freezer is checked twice a day. Write the temperatures');
    expect(passage.slice(found.start, found.end)).toBe(found.text);
    const marked = found.marks.map(({ start, end }) => found.text.slice(start, end));
    expect(marked).toEqual(['freezer', 'checked', 'temperatures', 'freezers']);
  });

  it('begins the text when nothing of the query is in it', () => {
    expect(snippet(passage, 'bicycle', english, 30)).toEqual({
      text: 'Open the store at eight. Milk',
      start: 0,
      end: 29,
      marks: [],
    });
    expect(snippet('', 'milk', english)).toEqual({ text: '', start: 0, end: 0, marks: [] });
  });

  it('marks a code once', () => {
    const { text, marks } = snippet('Go to WH-05 now', 'wh-05', english);
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['WH-05']);
  });

  it('never is longer than asked, cuts a character or marks outside itself', () => {
    const word = fc.oneof(
      fc.constantFrom('milk', 'bread', '😀', '😀milk', '. ', ' ', '\n', 'of'),
      fc.string(),
    );
    const texts = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 80 }), (text, query, length) => {
        const found = snippet(text, query, english, length);
        expect(found.text.length).toBeLessThanOrEqual(length);
        expect(text.slice(found.start, found.end)).toBe(found.text);
        let end = 0;
        for (const mark of found.marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          expect(mark.end).toBeGreaterThan(mark.start);
          end = mark.end;
        }
        expect(end).toBeLessThanOrEqual(found.text.length);
        if (wellFormed(text)) expect(wellFormed(found.text)).toBe(true);
      }),
    );
  });
});
