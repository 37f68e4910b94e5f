import { analyzerFor } from '../analysis/analyzer';
import type { Language } from '../analysis/language';
import { Compounds } from './compounds';
import { LexicalIndex } from './lexical-index';
import { synonymsOf } from './synonyms';

const indexOf = (language: Language, texts: Record<string, string>, synonyms: string[][] = []) => {
  const index = new LexicalIndex({
    fields: { text: 1 },
    language,
    compounds: true,
    synonyms: synonymsOf(synonyms, language),
  });
  for (const [id, text] of Object.entries(texts)) index.add({ id, fields: { text } });
  return index;
};
const ids = (index: LexicalIndex, query: string) => index.search(query).map(({ id }) => id);

describe('compounds', () => {
  const german =
    'Temperatur Kühlraum Kühltheke Theke Raum Gerät Lieferung Schein Ware lehnen Kasse Bon Prüfung';
  const terms = new Map(
    analyzerFor('de')
      .analyze(german)
      .map(({ term }) => [term, true]),
  );
  const compounds = new Compounds(terms, analyzerFor('de'));
  const parts = (word: string) => compounds.split(analyzerFor('de').analyze(word)[0]!.term);

  it.each([
    ['Kühlraumtemperatur', ['kuhlraum', 'temperatur'], 2],
    ['Kassenbon', ['kass', 'bon'], undefined],
    ['Lieferungsprüfung', ['liefer', 'prufung'], 2],
    ['Kühlgerät', ['gerat'], 2],
    ['ablehnen', ['lehn'], 1],
  ])('cuts %s', (word, expected, size) => {
    if (size === undefined) expect(parts(word)).toBeUndefined();
    else expect(parts(word)).toEqual({ parts: expected, size });
  });

  it.each(['Software', 'verlehnen', 'Temperatur', 'Bewahrung', 'Preis'])('leaves %s whole', (word) => {
    expect(parts(word)).toBeUndefined();
  });

  it('lets compounds and their parts find each other, the whole word first', () => {
    const index = indexOf('de', {
      apart: 'Die Temperatur im Kühlraum wird morgens gelesen.',
      whole: 'Die Kühlraumtemperatur wird morgens gelesen.',
      other: 'Die Kasse wird morgens gezählt.',
    });
    expect(ids(index, 'Kühlraumtemperatur')).toEqual(['whole', 'apart']);
    expect(ids(index, 'Temperatur')).toEqual(['apart', 'whole']);
    const [share] = index.wordShares('apart', 'Kühlraumtemperatur');
    expect(share).toMatchObject({ share: 1, documents: 1 });
    index.remove('apart');
    // Without its parts as words of the index it is one word.
    expect(ids(index, 'Temperatur')).toEqual([]);
  });

  it('changes nothing in English', () => {
    const index = indexOf('en', { a: 'Stack the board in the room', b: 'The boardroom is closed' });
    expect(ids(index, 'boardroom')).toEqual(['b']);
    expect(ids(index, 'room')).toEqual(['a']);
  });
});

describe('synonyms', () => {
  const index = indexOf('en', { fridge: 'Read the display of the fridges', till: 'Read the till' }, [
    ['fridge', 'chiller'],
    ['till', 'register'],
    ['register', 'enrol'],
  ]);

  it('stand for each other in all their forms, counting less', () => {
    expect(ids(index, 'chillers')).toEqual(['fridge']);
    const [share] = index.wordShares('fridge', 'chiller');
    expect(share).toMatchObject({ term: 'chiller', documents: 1 });
    expect(share!.share).toBeLessThan(1);
    const [word] = index.search('fridge');
    const [standIn] = index.search('chiller');
    expect(standIn!.score).toBeLessThan(word!.score);
  });

  it('of a synonym are none of the word', () => {
    expect(ids(index, 'enrol')).toEqual([]);
  });

  it('are single words', () => {
    expect(() => synonymsOf([['till', 'cash register']], 'en')).toThrow(
      '“cash register” is more than one word.',
    );
  });
});
