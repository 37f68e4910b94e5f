import { LexicalIndex } from '../bm25/lexical-index';
import { FEEDBACK } from '../retrieval-settings';
import { rankCombined, searchCombined } from './combined-search';
import { learnt } from './feedback';
import { VectorSet } from './vector-set';

const TEXTS: Record<string, string> = {
  a: 'cheese cheddar rennet',
  b: 'cheese cheddar rennet brine',
  c: 'cheese cheddar mould',
  d: 'cheese gouda',
  e: 'cheddar rennet brine',
  f: 'trolley wheel',
  g: 'bread oven',
};

describe('feedback', () => {
  const index = new LexicalIndex({ fields: { text: 1 }, wordOrder: true });
  for (const [id, text] of Object.entries(TEXTS)) index.add({ id, fields: { text } });
  const similarities = new VectorSet(1).similaritiesTo([1]);
  const ranked = (feedback: boolean, limit = 10) =>
    rankCombined(index, 'cheese', { similarities, feedback, limit }).map(({ id }) => id);

  it('learns the words of the best documents, rare ones first, and adds them to the question', () => {
    const weights = learnt(index, new Map([['chees', 1]]), [
      { id: 'a', score: 2 },
      { id: 'b', score: 1 },
    ]);
    expect(weights.get('chees')).toBeGreaterThan(1);
    expect(weights.get('rennet')).toBeLessThanOrEqual(FEEDBACK.weight);
    expect(weights.get('rennet')).toBeGreaterThan(weights.get('brine')!);
    expect(weights.has('trolley')).toBe(false);
  });

  it('finds what does not have the question’s word, and leaves the head as it was', () => {
    expect(ranked(false)).not.toContain('e');
    expect(ranked(true)).toContain('e');
    expect(ranked(true).slice(0, FEEDBACK.keeps)).toEqual(ranked(false).slice(0, FEEDBACK.keeps));
    expect(ranked(true, 3)).toEqual(ranked(false, 3));
  });

  it('gives falling scores and each document once, only accepted ones', () => {
    const found = searchCombined(index, 'cheese', {
      similarities,
      feedback: true,
      accept: (id) => id !== 'b',
    });
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((x, y) => y - x));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.map(({ id }) => id)).not.toContain('b');
  });

  it('of nothing found is nothing', () => {
    expect(rankCombined(index, 'unknown', { similarities, feedback: true })).toEqual([]);
  });
});
