import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fitRecommendations, MOST_MATRIX_ITEMS, recommendationModel } from './fit-recommendations';
import { INTERACTION_LIMITS, type Interactions } from './interactions';
import { modelFromBytes, modelToBytes } from './model-bytes';
import { discountedGain, recallAt } from './ranking-quality';
import { MOST_RECOMMENDED, Recommender } from './recommender';

/** "anna: bread milk" a user. */
function bought(...lines: string[]): Interactions {
  const rows = lines.flatMap((line) => {
    const [user, items] = line.split(': ');
    return items!.split(' ').map((item) => [user!, item] as const);
  });
  return { users: rows.map(([user]) => user), items: rows.map(([, item]) => item) };
}

const shop = bought('anna: bread milk', 'ben: bread milk eggs', 'cleo: bread');

/** (G + λI)⁻¹ for three items by cofactors, then −Pᵢⱼ/Pⱼⱼ: Steck's formula written out. */
function weightsByHand(g: number[][], lambda: number): number[][] {
  const a = g.map((row, i) => row.map((value, j) => value + (i === j ? lambda : 0)));
  const cofactor = (i: number, j: number) => {
    const [r, s] = [0, 1, 2].filter((k) => k !== i) as [number, number];
    const [t, u] = [0, 1, 2].filter((k) => k !== j) as [number, number];
    return (-1) ** (i + j) * (a[r]![t]! * a[s]![u]! - a[r]![u]! * a[s]![t]!);
  };
  // The determinant drops out of the ratio.
  return a.map((_, i) => a.map((_, j) => (i === j ? 0 : -cofactor(j, i) / cofactor(j, j))));
}

const matrixOf = (weights: Float32Array, n: number) =>
  Array.from({ length: n }, (_, i) => Array.from(weights.subarray(i * n, i * n + n)));

function expectClose(found: number[][], wanted: number[][]): void {
  found.flat().forEach((value, k) => expect(value).toBeCloseTo(wanted.flat()[k]!, 6));
}

describe('the weights', () => {
  it('are those of the formula, by hand for three items', () => {
    const model = recommendationModel({ interactions: shop, lambda: 2, baseline: 'none' });
    expect(model.items).toEqual(['bread', 'milk', 'eggs']);
    expect(Array.from(model.buyers)).toEqual([3, 2, 1]);
    const gram = [
      [3, 2, 1],
      [2, 2, 1],
      [1, 1, 1],
    ];
    expectClose(matrixOf(model.weights, 3), weightsByHand(gram, 2));
    // A = [[5,2,1],[2,4,1],[1,1,3]]: for milk, P₁₁ ∝ 14 and P₀₁ ∝ −5.
    expect(model.weights[1]).toBeCloseTo(5 / 14, 6);
    expect(Array.from(model.base)).toEqual([0, 0, 0]);
  });

  it('with the baseline of popularity are those of the centred columns, and scores begin at the intercept', () => {
    const model = recommendationModel({ interactions: shop, lambda: 2, baseline: 'popularity' });
    const means = [1, 2 / 3, 1 / 3];
    const gram = [
      [0, 0, 0],
      [0, 2 - 4 / 3, 1 - 2 / 3],
      [0, 1 - 2 / 3, 1 - 1 / 3],
    ];
    const wanted = weightsByHand(gram, 2);
    expectClose(matrixOf(model.weights, 3), wanted);
    wanted.forEach((_, j) => {
      const base = means[j]! - means.reduce((sum, mean, i) => sum + mean * wanted[i]![j]!, 0);
      expect(model.base[j]).toBeCloseTo(base, 6);
    });
  });

  it('hang on the logarithm of the quantity when that is asked for, and only then', () => {
    const quantities = [1, 3, 1, 1, 1, 1];
    const ask = (weighting: 'binary' | 'log', given?: number[]) =>
      recommendationModel({
        interactions: { ...shop, quantities: given },
        weighting,
        lambda: 2,
        baseline: 'none',
      }).weights;
    expect(ask('binary', quantities)).toEqual(ask('binary'));
    expect(ask('log')).toEqual(ask('binary'));
    // Anna's milk counts log₂ 4 = 2: G has 2 + 1 for bread with milk and 4 + 1 for milk.
    expectClose(
      matrixOf(ask('log', quantities), 3),
      weightsByHand(
        [
          [3, 3, 1],
          [3, 5, 1],
          [1, 1, 1],
        ],
        2,
      ),
    );
  });

  it('solve the ridge regression of each item on the others, for any purchases and across tiles', () => {
    const random = draws(11);
    const users = 90;
    const n = 75;
    const table = Array.from({ length: users }, () => Array.from({ length: n }, () => random() < 0.15));
    const rows = table.flatMap((row, u) =>
      row.flatMap((has, i) => (has ? [[`u${u}`, `i${i}`] as const] : [])),
    );
    const lambda = 3;
    const model = recommendationModel({
      interactions: { users: rows.map(([user]) => user), items: rows.map(([, item]) => item) },
      lambda,
      baseline: 'none',
    });
    const size = model.items.length;
    const column = model.items.map((item) => table.map((row) => (row[Number(item.slice(1))] ? 1 : 0)));
    const dot = (i: number, j: number) =>
      column[i]!.reduce((sum: number, value, user) => sum + value * column[j]![user]!, 0);
    // Normal equations: Σₖ (G + λI)ᵢₖ Bₖⱼ = Gᵢⱼ for every i but j.
    for (const j of [0, 1, 31, 32, 40, size - 1])
      for (let i = 0; i < size; i += 1) {
        if (i === j) continue;
        let sum = lambda * model.weights[i * size + j]!;
        for (let k = 0; k < size; k += 1) sum += dot(i, k) * model.weights[k * size + j]!;
        expect(sum).toBeCloseTo(dot(i, j), 3);
      }
  });
});

/** Numerical Recipes' linear congruential generator: fixed draws on [0, 1). */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Two tastes: even items for even users, odd for odd ones, and some noise. */
function twoTastes(users: number, items: number): Interactions {
  const random = draws(5);
  const rows = { users: [] as string[], items: [] as string[] };
  for (let user = 0; user < users; user += 1)
    for (let item = 0; item < items; item += 1) {
      if (random() >= (user % 2 === item % 2 ? 0.5 : 0.05)) continue;
      rows.users.push(`u${user}`);
      rows.items.push(`i${item}`);
    }
  return rows;
}

describe('a model', () => {
  const rows = fc.array(fc.tuple(fc.nat(6), fc.nat(8), fc.integer({ min: 0, max: 4 })), { maxLength: 40 });
  const interactions = (all: [number, number, number][]): Interactions => ({
    users: all.map(([user]) => `u${user}`),
    items: all.map(([, item]) => `i${item}`),
    quantities: all.map(([, , quantity]) => quantity),
  });

  it('is the same for any order of the rows, to the last bit', () => {
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          for (const weighting of ['binary', 'log'] as const)
            for (const matrixItems of [3, 100]) {
              const digest = (of: [number, number, number][]) =>
                modelToBytes(recommendationModel({ interactions: interactions(of), weighting, matrixItems }))
                  .digest;
              expect(digest(shuffled)).toBe(digest(all));
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same scores when users and items are called otherwise', () => {
    const plain = twoTastes(40, 12);
    const renamed = {
      users: plain.users.map((user) => `z${99 - Number(user.slice(1))}`),
      items: plain.items.map((item) => `y${99 - Number(item.slice(1))}`),
    };
    const scores = (given: Interactions, name: (item: number) => string) =>
      new Map(
        new Recommender(recommendationModel({ interactions: given, baseline: 'none' }))
          .recommend([{ item: name(2) }, { item: name(7) }], { count: 12 })
          .map(({ item, score }) => [item, score]),
      );
    const [first, second] = [scores(plain, (k) => `i${k}`), scores(renamed, (k) => `y${99 - k}`)];
    for (const [item, score] of first)
      expect(second.get(`y${99 - Number(item.slice(1))}`)).toBeCloseTo(score, 5);
  });

  it('counts a row twice as once, and a quantity of 0 not at all', () => {
    const twice = { users: [...shop.users, ...shop.users], items: [...shop.items, ...shop.items] };
    const digest = (given: Interactions) => modelToBytes(recommendationModel({ interactions: given })).digest;
    expect(digest(twice)).toBe(digest(shop));
    const withNothing = {
      users: [...shop.users, 'dora'],
      items: [...shop.items, 'soap'],
      quantities: [1, 1, 1, 1, 1, 1, 0],
    };
    expect(digest(withNothing)).toBe(digest(shop));
  });

  it('can be fitted on nothing, one user, one item', () => {
    const fit = (given: Interactions) => new Recommender(recommendationModel({ interactions: given }));
    expect(fit({ users: [], items: [] }).recommend([{ item: 'bread' }])).toEqual([]);
    expect(
      fit(bought('anna: bread milk'))
        .recommend([])
        .map(({ item }) => item),
    ).toEqual(['bread', 'milk']);
    const one = fit(bought('anna: bread', 'ben: bread'));
    expect(one.recommend([{ item: 'bread' }])).toEqual([]);
    expect(one.recommend([])).toEqual([{ item: 'bread', score: 1, basis: 'popularity', because: [] }]);
  });

  it('begins at nothing where tastes are strong, at popularity where little is known', () => {
    const tastes = recommendationModel({ interactions: twoTastes(300, 40), lambda: 50 });
    expect(tastes.settings.baseline).toBe('none');
    expect(recommendationModel({ interactions: shop }).settings.baseline).toBe('popularity');
  });

  it('looks for λ where nobody gives it: small for few users, by their number where nothing can be tried', () => {
    const lambda = (interactions: Interactions, given?: number) =>
      recommendationModel({ interactions, lambda: given }).settings.lambda;
    expect(lambda(twoTastes(60, 40))).toBeLessThan(400);
    expect(lambda(twoTastes(60, 40), 300)).toBe(300);
    expect(lambda(shop)).toBe(10);
  });

  it('tells how far its fit is, never backwards', () => {
    const steps = [...fitRecommendations({ interactions: twoTastes(60, 100) })];
    const shares = steps.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('comes back from its bytes, and damaged ones are refused', () => {
    const model = recommendationModel({
      interactions: twoTastes(40, 12),
      categories: { i1: 'Käse' },
      matrixItems: 7,
    });
    const { bytes, digest, version } = modelToBytes(model);
    expect(version).toBe(1);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(modelFromBytes(bytes, digest)).toEqual(model);
    // From the middle of a larger buffer, as a database driver gives it.
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(modelFromBytes(larger.subarray(3), digest)).toEqual(model);
    const damaged = bytes.slice();
    damaged[damaged.length - 1]! ^= 1;
    expect(() => modelFromBytes(damaged, digest)).toThrow('its bytes have changed');
    const newer = bytes.slice();
    newer[4] = 9;
    const digestOfNewer = createHash('sha256').update(newer).digest('hex');
    expect(() => modelFromBytes(newer, digestOfNewer)).toThrow('it has version 9, not 1');
  });
});

describe('items beyond the matrix', () => {
  const model = recommendationModel({ interactions: twoTastes(200, 40), lambda: 20, matrixItems: 20 });
  const recommender = new Recommender(model);

  it('are recommended to those who have the same taste, with the reason', () => {
    expect([model.items.length, model.inner]).toEqual([40, 20]);
    const own = model.items.slice(0, 20).filter((item) => Number(item.slice(1)) % 2 === 0);
    const found = recommender.recommend(
      own.map((item) => ({ item })),
      {
        count: 8,
        only: new Set(model.items.slice(20)),
      },
    );
    expect(found).toHaveLength(8);
    for (const { item, basis, because } of found) {
      expect(Number(item.slice(1)) % 2).toBe(0);
      expect(basis).toBe('purchases');
      expect(own).toContain(because[0]!.item);
    }
  });

  it('are predicted as the matrix would, when few items are in it', () => {
    const small = bought('a: x y z', 'b: x y', 'c: x z', 'd: x y z', 'e: y');
    const whole = recommendationModel({ interactions: small, lambda: 1, baseline: 'none' });
    const cut = recommendationModel({ interactions: small, lambda: 1, baseline: 'none', matrixItems: 2 });
    const score = (of: typeof whole) => new Recommender(of).recommend([{ item: 'x' }, { item: 'y' }])[0]!;
    expect(score(whole).item).toBe('z');
    expect(score(cut).score).toBeCloseTo(score(whole).score, 6);
  });

  it('bought alone lead to their category, most bought first, then to what all buy', () => {
    const categories = { soap: 'Care', brush: 'Care', towel: 'Care', bread: 'Food', milk: 'Food' };
    const recommender = new Recommender(
      recommendationModel({
        interactions: bought(
          'a: bread milk soap',
          'b: bread milk soap',
          'c: bread milk brush',
          'd: bread towel brush',
        ),
        categories,
        matrixItems: 2,
      }),
    );
    const found = recommender.recommend([{ item: 'towel' }]);
    expect(found.map(({ item, basis }) => [item, basis])).toEqual([
      ['brush', 'category'],
      ['soap', 'category'],
      ['bread', 'popularity'],
      ['milk', 'popularity'],
    ]);
  });
});

describe('recommending', () => {
  const interactions = twoTastes(120, 20);
  const categories = Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`i${k}`, `c${k % 5}`]));
  const recommender = new Recommender(recommendationModel({ interactions, categories, lambda: 20 }));
  const own = [{ item: 'i2' }, { item: 'i4' }, { item: 'i6' }];
  const names = (rules = {}) => recommender.recommend(own, rules).map(({ item }) => item);

  it('ranks all others by score, names what speaks most for each, and tells what the user has only if asked', () => {
    const found = recommender.recommend(own, { count: 20 });
    expect(found).toHaveLength(17);
    expect(found.slice(0, 7).every(({ item }) => Number(item.slice(1)) % 2 === 0)).toBe(true);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const { because } = found[0]!;
    expect(because.map(({ item }) => item).sort()).toEqual(['i2', 'i4', 'i6']);
    expect(because.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(because[0]!.share).toBeGreaterThanOrEqual(because[1]!.share);
    expect(names({ count: 20, includeBought: true })).toHaveLength(20);
  });

  it('keeps to the rules of the business', () => {
    const [first, second, third] = names();
    expect(names({ exclude: new Set([first!]), count: 1 })).toEqual([second]);
    expect(names({ only: new Set([third!, first!, 'i2', 'unheard of']) })).toEqual([first, third]);
    const limited = names({ mostPerCategory: 1, count: 5 });
    expect(new Set(limited.map((item) => categories[item])).size).toBe(5);
    const inOrder = names({ count: 20 });
    for (const item of limited)
      expect(inOrder.find((other) => categories[other] === categories[item])).toBe(item);
  });

  it('limits categories like taking them one by one from the whole ranking, for any limit', () => {
    const ranking = names({ count: 20 });
    for (let most = 1; most <= 4; most += 1)
      for (let count = 1; count <= 12; count += 1) {
        const taken = new Map<string, number>();
        const greedy = ranking.filter((item) => {
          const category = categories[item]!;
          taken.set(category, (taken.get(category) ?? 0) + 1);
          return taken.get(category)! <= most;
        });
        expect(names({ mostPerCategory: most, count })).toEqual(greedy.slice(0, count));
      }
  });

  it('gives who has nothing that is known what is most bought', () => {
    const { items, buyers, users } = recommender.model;
    for (const nothing of [[], [{ item: 'unheard of' }], [{ item: 'i2', quantity: 0 }]])
      expect(recommender.recommend(nothing, { count: 2 })).toEqual(
        items.slice(0, 2).map((item, k) => ({
          item,
          score: buyers[k]! / users,
          basis: 'popularity',
          because: [],
        })),
      );
  });

  it('does not hang on the order of the purchases, nor on what was asked before', () => {
    const asked = recommender.recommend(own);
    recommender.recommend([{ item: 'i1' }]);
    expect(recommender.recommend([...own].reverse())).toEqual(asked);
  });

  it('refuses wrong quantities and counts', () => {
    expect(() => recommender.recommend([{ item: 'i1', quantity: -1 }])).toThrow('quantity of i1 is -1');
    expect(() => recommender.recommend([{ item: 'i1', quantity: NaN }])).toThrow('quantity of i1 is NaN');
    expect(() => recommender.recommend([], { count: MOST_RECOMMENDED + 1 })).toThrow('from 1 to 500');
    expect(() => recommender.recommend([], { count: 0 })).toThrow('from 1 to 500');
    expect(() => recommender.recommend([], { mostPerCategory: 0 })).toThrow('from 1');
  });
});

describe('wrong input is refused with its place', () => {
  const fit = (given: Interactions) => () => recommendationModel({ interactions: given });
  const row = (user: string, item: string, quantity: number): Interactions => ({
    users: ['anna', user],
    items: ['bread', item],
    quantities: [1, quantity],
  });

  it.each([
    ['a quantity that is no number', row('ben', 'milk', NaN), 'Row 2: the quantity NaN is not a number.'],
    ['an endless quantity', row('ben', 'milk', Infinity), 'Row 2: the quantity Infinity is not a number.'],
    ['a negative quantity', row('ben', 'milk', -2), 'Row 2: the quantity -2 is below 0.'],
    ['no user', row('', 'milk', 1), 'Row 2 has no user.'],
    ['no item', row('ben', '', 1), 'Row 2 has no item.'],
    ['columns of different lengths', { users: ['anna'], items: [] }, 'different lengths'],
  ])('%s', (_, given, message) => {
    expect(fit(given)).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
    expect(fit(given)).toThrow(message);
  });

  it('settings', () => {
    for (const lambda of [0, -1, NaN, Infinity])
      expect(() => recommendationModel({ interactions: shop, lambda })).toThrow('lambda');
    for (const matrixItems of [0, 1.5, MOST_MATRIX_ITEMS + 1])
      expect(() => recommendationModel({ interactions: shop, matrixItems })).toThrow('matrixItems');
  });

  it('more than the limits', () => {
    const users = new Array<string>(INTERACTION_LIMITS.rows + 1).fill('anna');
    expect(fit({ users, items: users })).toThrow(expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' }));
    const items = Array.from({ length: INTERACTION_LIMITS.items + 1 }, (_, k) => `i${k}`);
    expect(fit({ users: items.map(() => 'anna'), items })).toThrow('more than the 100000');
  });
});

describe('the quality of a ranking', () => {
  it('discounts by place and counts what could be found', () => {
    const wanted = new Set(['a', 'b', 'c']);
    expect(discountedGain(['a', 'b', 'c'], wanted, 10)).toBe(1);
    expect(discountedGain(['x', 'a'], wanted, 2)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
    expect(recallAt(['x', 'a'], wanted, 2)).toBe(0.5);
    expect(discountedGain(['a'], new Set<string>(), 10)).toBe(0);
    expect(recallAt(['a'], new Set<string>(), 10)).toBe(0);
  });
});
