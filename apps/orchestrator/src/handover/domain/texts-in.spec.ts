import fc from 'fast-check';
import { piecesOf, textsIn } from './texts-in';

describe('texts for a model', () => {
  it('are those of JSON as they were before they were escaped', () => {
    expect(textsIn(JSON.stringify({ note: 'call\nJane', rows: [['Miller', 4]] }))).toEqual([
      'note',
      'call\nJane',
      'rows',
      'Miller',
    ]);
    expect(textsIn('It was read as: {')).toEqual(['It was read as: {']);
    expect(textsIn('{half')).toEqual(['{half']);
  });

  it('stand whole in one of the pieces, as far as these share', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ maxLength: 5 }), fc.array(fc.string()), (a, name, b) => {
        const pieces = piecesOf([...a, name, ...b], 20, 5);
        expect(pieces.some((piece) => piece.includes(name))).toBe(true);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
