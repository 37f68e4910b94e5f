import { Baskets } from './bought-together';

/** A basket a line. */
function baskets(...contents: string[]): Baskets {
  const rows = contents.flatMap((items, basket) =>
    items.split(' ').map((item) => [`b${basket}`, item] as const),
  );
  return new Baskets({ baskets: rows.map(([basket]) => basket), items: rows.map(([, item]) => item) });
}

describe('what is bought together', () => {
  const shop = baskets(
    'bread butter',
    'bread butter milk',
    'bread butter',
    'bread milk',
    'milk',
    'milk soap',
    'soap',
    'milk bread bread',
  );

  it('has support, confidence and lift by counting', () => {
    // Bread is in 5 of 8 baskets, butter in 3, both in 3.
    expect(shop.size).toBe(8);
    const [butter, ...others] = shop.with('bread');
    expect(others).toEqual([]);
    expect(butter).toEqual({
      item: 'butter',
      baskets: 3,
      support: 3 / 8,
      confidence: 3 / 5,
      lift: 3 / 5 / (3 / 8),
      // Twice the mutual information: 3 ln(3·8/15) + 2 ln(2·8/25) + 3 ln(3·8/15).
      evidence: expect.closeTo(2 * (6 * Math.log(24 / 15) + 2 * Math.log(16 / 25)), 9) as number,
    });
  });

  it('leaves out what is chance, what is rare, and what was not asked for', () => {
    // Milk is with bread in 3 of its 5 baskets: less than bread's own share of 5 in 8.
    expect(shop.with('milk').map(({ item }) => item)).toEqual([]);
    expect(shop.with('soap', { leastBaskets: 1 })).toEqual([]);
    expect(shop.with('butter', { leastBaskets: 4 })).toEqual([]);
    expect(shop.with('unheard of')).toEqual([]);
  });

  it('ranks by evidence, not by the lift of what was sold twice', () => {
    const filler = Array.from({ length: 30 }, (_, k) => `filler${k}`);
    const shop = baskets(
      'tea rare',
      ...Array.from({ length: 12 }, () => 'tea lemon'),
      ...Array.from({ length: 3 }, () => 'lemon'),
      ...Array.from({ length: 4 }, () => 'tea'),
      ...filler,
    );
    const found = shop.with('tea', { leastBaskets: 1 });
    expect(found.map(({ item }) => item)).toEqual(['lemon', 'rare']);
    expect(found[1]!.lift).toBeGreaterThan(found[0]!.lift);
    expect(shop.with('tea', { leastBaskets: 1, count: 1 })).toEqual(found.slice(0, 1));
  });

  it('names the row that has no basket or no item', () => {
    const make = (basketOf: string[], items: string[]) => () => new Baskets({ baskets: basketOf, items });
    expect(make(['b1', ''], ['x', 'y'])).toThrow('Row 2 has no basket.');
    expect(make(['b1', 'b2'], ['x', ''])).toThrow('Row 2 has no item.');
    expect(make(['b1'], [])).toThrow('different lengths');
    expect(new Baskets({ baskets: [], items: [] }).with('x')).toEqual([]);
  });
});
