import { LexicalIndex } from './lexical-index';
import { closeness, pairsOf } from './proximity';

describe('proximity', () => {
  it('pairs neighbouring words once, whichever comes first, and no word with itself', () => {
    expect(pairsOf(['a', 'b', 'a', 'a', 'c'])).toEqual([
      ['b', 'a'],
      ['a', 'c'],
    ]);
  });

  it('counts each meeting by its distance, within the window and not across a gap', () => {
    const pairs = [['a', 'b'] as const];
    const count = (...order: number[]) =>
      closeness(Int32Array.from(order), ['a', 'b', 'x'], pairs)[0]?.frequency;
    expect(count(0, 1)).toBe(1);
    expect(count(1, 2, 0)).toBe(0.5);
    expect(count(0, 1, 0)).toBe(2);
    expect(count(0, 2, 2, 2, 2, 2, 2, 1)).toBeCloseTo(1 / 7);
    expect(count(0, 2, 2, 2, 2, 2, 2, 2, 1)).toBeUndefined();
    expect(count(0, -1, 1)).toBeUndefined();
  });

  it('is of documents that are there, by words that stand together in one field', () => {
    const index = new LexicalIndex({ fields: { title: 1, text: 1 }, wordOrder: true });
    index.add({ id: 'near', fields: { text: 'Check the fire alarm every Monday' } });
    index.add({
      id: 'far',
      fields: { text: 'Alarm clocks, pans, pots, knives, forks, spoons, plates, cups, glasses, fire' },
    });
    index.add({ id: 'split', fields: { title: 'Fire', text: 'Alarm' } });
    const of = (query: string) => [...index.proximities(['near', 'far', 'split', 'gone'], query)];
    expect(of('fire alarm').map(([id]) => id)).toEqual(['near']);
    expect(of('alarm')).toEqual([]);
    index.remove('near');
    expect(of('fire alarm')).toEqual([]);
  });

  it('is nothing where the order of words is not kept', () => {
    const index = new LexicalIndex({ fields: { text: 1 } });
    index.add({ id: '1', fields: { text: 'fire alarm' } });
    expect(index.proximities(['1'], 'fire alarm').size).toBe(0);
  });
});
