import type { WordShare } from '#libs/search';
import { coverageOf } from './coverage';
import { PassageIndex } from './passage-index';

const word = (term: string, share: number, documents: number): WordShare => ({ term, share, documents });

describe('coverage', () => {
  it('is the share of the words’ weight that a passage has, rare words weighing most', () => {
    const rareHad = coverageOf([word('slicer', 1, 2), word('store', 0, 60)], 100, 'en').coverage;
    const frequentHad = coverageOf([word('slicer', 0, 2), word('store', 1, 60)], 100, 'en').coverage;
    expect(rareHad).toBeGreaterThan(0.8);
    expect(rareHad + frequentHad).toBeCloseTo(1);
    expect(coverageOf([word('slicer', 0.7, 2)], 100, 'en').coverage).toBeCloseTo(0.7);
  });

  it('leaves out the words that people ask with, unless there are no others', () => {
    expect(coverageOf([word('find', 0, 3), word('slicer', 1, 2)], 100, 'en')).toEqual({
      coverage: 1,
      words: 1,
    });
    expect(coverageOf([word('find', 1, 3)], 100, 'en')).toEqual({ coverage: 1, words: 1 });
    expect(coverageOf([], 100, 'en')).toEqual({ coverage: 0, words: 0 });
  });

  it('does not take a word for rare because there are few passages', () => {
    const [few, many] = [2, 100].map(
      (passages) => coverageOf([word('a1', 1, 1), word('b1', 0, 0)], passages, 'en').coverage,
    );
    expect(few).toBe(many);
  });
});

describe('passages', () => {
  const search = (index: PassageIndex, text: string) =>
    index
      .search({ text, language: 'en', limit: 3, minimumCoverage: 0.6, accept: () => true })
      .map(({ procedureId }) => procedureId);
  const put = (index: PassageIndex, procedureId: string, text: string) =>
    index.put({
      procedureId,
      version: 1,
      title: 'Rules',
      language: 'en',
      passages: [{ ordinal: 0, path: ['Rules'], text }],
    });

  it('are found by shipped synonyms and by those of the house', () => {
    const index = new PassageIndex({ en: [['scanner', 'gun']] });
    put(index, 'scanner', 'Charge the scanner overnight.');
    put(index, 'fridge', 'Defrost the fridge monthly.');
    expect(search(index, 'charge the gun')).toEqual(['scanner']);
    expect(search(index, 'defrost the refrigerator')).toEqual(['fridge']);
    expect(search(new PassageIndex(), 'charge the gun')).toEqual([]);
  });

  it('are found however somebody says that something is done', () => {
    const index = new PassageIndex();
    put(index, 'broom', 'Sweep with the broom.');
    for (const ask of ['handle a broom', 'deal with a broom tonight', 'steps for a broom in the morning'])
      expect(search(index, ask)).toEqual(['broom']);
    expect(search(index, 'handle a ladder')).toEqual([]);
  });

  it('of a section come before an introduction that has no more of what is asked for', () => {
    const index = new PassageIndex();
    const passages = [
      { ordinal: 0, path: ['Ladder rules'], text: 'For window cleaners and whoever needs a ladder.' },
      {
        ordinal: 1,
        path: ['Ladder rules', 'Climbing'],
        text: 'Set the ladder on firm ground. Face it on the way up and down, with both hands free.',
      },
      { ordinal: 2, path: ['Ladder rules', 'Storing'], text: 'It hangs beside the door of the yard.' },
    ];
    index.put({ procedureId: 'ladder', version: 1, title: 'Ladder rules', language: 'en', passages });
    const found = (text: string) =>
      index
        .search({ text, language: 'en', limit: 3, minimumCoverage: 0.6, accept: () => true })
        .map(({ ordinal }) => ordinal);
    const ranked = found('how do I use a ladder');
    expect(ranked[0]).not.toBe(0);
    expect(ranked).toContain(0);
    expect(found('window cleaners with a ladder')[0]).toBe(0);
  });

  it('are no answer where the words of the question stand apart by chance', () => {
    const index = new PassageIndex();
    const filler = 'Pans, pots, knives, forks, spoons, plates, cups, glasses and bowls are counted.';
    put(index, 'apart', `Pay by card. ${filler} Monday is a quiet day at the desk.`);
    expect(search(index, 'pay desk rota')).toEqual([]);
    put(index, 'together', 'Pay at the desk.');
    expect(search(index, 'pay desk rota')).toEqual(['together']);
  });
});
