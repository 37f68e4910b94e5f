import * as fc from 'fast-check';
import { LexicalIndex } from '../bm25/lexical-index';
import { LATENT_LIMITS } from '../retrieval-settings';
import { searchCombined } from './combined-search';
import { fitLatent } from './fit-latent';
import { latentInput } from './latent-input';
import { LatentSpace } from './latent-space';
import { multiply, type SparseMatrix } from './sparse-matrix';
import { symmetricEigen } from './symmetric-eigen';
import { truncatedSvd } from './truncated-svd';
import { VectorSet } from './vector-set';

const number = fc.double({ min: -2, max: 2, noNaN: true });

function sparse(rows: readonly (readonly number[])[], columnCount: number): SparseMatrix {
  return {
    rows: rows.length,
    columnCount,
    starts: Int32Array.from({ length: rows.length + 1 }, (_, row) => row * columnCount),
    columns: Int32Array.from(rows.flatMap((row) => row.map((_, column) => column))),
    values: Float32Array.from(rows.flat()),
  };
}

const TEXTS: Record<string, string> = {
  car1: 'The car has an engine and four wheels',
  car2: 'An automobile has an engine and four wheels',
  car3: 'Change the wheels of a car and check the engine',
  car4: 'The automobile engine and wheels are checked',
  milk1: 'Milk and butter are kept cold in the fridge',
  milk2: 'The fridge keeps butter and cheese cold',
  milk3: 'Cold milk and cheese from the fridge',
};

function textIndex(): LexicalIndex {
  const index = new LexicalIndex({ fields: { text: 1 } });
  for (const [id, text] of Object.entries(TEXTS)) index.add({ id, fields: { text } });
  return index;
}

describe('decompositions', () => {
  it('finds eigenvalues and vectors of any symmetric matrix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(number, { minLength: 36, maxLength: 36 }),
        (order, entries) => {
          const matrix = new Float64Array(order * order);
          let next = 0;
          for (let i = 0; i < order; i += 1)
            for (let j = 0; j <= i; j += 1) matrix[i * order + j] = matrix[j * order + i] = entries[next++]!;
          const { values, vectors } = symmetricEigen(matrix.slice(), order);
          for (let k = 0; k < order; k += 1) {
            if (k > 0) expect(values[k]!).toBeLessThanOrEqual(values[k - 1]!);
            let length = 0;
            for (let i = 0; i < order; i += 1) {
              let product = 0;
              for (let j = 0; j < order; j += 1) product += matrix[i * order + j]! * vectors[j * order + k]!;
              expect(product).toBeCloseTo(values[k]! * vectors[i * order + k]!, 9);
              length += vectors[i * order + k]! ** 2;
            }
            expect(length).toBeCloseTo(1, 9);
          }
        },
      ),
    );
  });

  it('gives right vectors whose images are orthogonal and as long as the singular values', () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      Array.from({ length: 12 }, (_, j) => Math.sin(i * j + i) + (j === 3 ? 2 : 0)),
    );
    const matrix = sparse(rows, 12);
    const { rank, singularValues, right } = truncatedSvd(matrix, { rank: 5, seed: 3 });
    expect(rank).toBe(5);
    const images = multiply(matrix, right, rank);
    for (let a = 0; a < rank; a += 1)
      for (let b = 0; b < rank; b += 1) {
        let product = 0;
        for (let row = 0; row < 30; row += 1) product += images[row * rank + a]! * images[row * rank + b]!;
        expect(product).toBeCloseTo(a === b ? singularValues[a]! ** 2 : 0, 2);
      }
  });

  it('has no more dimensions than the matrix', () => {
    const twice = [1, 2, 3];
    expect(truncatedSvd(sparse([twice, twice, twice, [0, 0, 1]], 3), { rank: 3, seed: 1 }).rank).toBe(2);
    expect(truncatedSvd(sparse([], 0), { rank: 3, seed: 1 }).rank).toBe(0);
  });
});

describe('latent space', () => {
  it('finds what is said in other words, the same on every run, and tells its progress', () => {
    const index = textIndex();
    const progress: number[] = [];
    const fit = fitLatent(latentInput(index), { rank: 2, onProgress: (share) => progress.push(share) });
    expect(fit).toEqual(fitLatent(latentInput(textIndex()), { rank: 2 }));
    expect(progress.at(-1)).toBe(1);
    const space = new LatentSpace(structuredClone(fit));
    space.follow(index);
    const similar = space.similaritiesTo(index.queryTerms('automobile'));
    expect(
      similar
        .nearest(4)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['car1', 'car2', 'car3', 'car4']);
    expect(
      index
        .search('automobile')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['car2', 'car4']);
    const found = searchCombined(index, 'automobile', { similarities: similar, limit: 4 });
    expect(found.map(({ id }) => id).sort()).toEqual(['car1', 'car2', 'car3', 'car4']);
    expect(found.slice(0, 2).every(({ matched }) => matched.length === 1)).toBe(true);
    expect(found[3]).toMatchObject({ lexical: 0, matched: [] });
  });

  it('follows documents that come and go after the fit', () => {
    const index = textIndex();
    const space = new LatentSpace(fitLatent(latentInput(index), { rank: 2 }));
    space.follow(index);
    index.remove('car2');
    index.add({ id: 'new', fields: { text: 'engine and wheels' } });
    const ask = () =>
      searchCombined(index, 'automobile', {
        similarities: space.similaritiesTo(index.queryTerms('automobile')),
      });
    expect(ask().map(({ id }) => id)).not.toContain('car2');
    space.follow(index);
    expect(ask().map(({ id }) => id)).toContain('new');
    expect(ask().map(({ id }) => id)).not.toContain('car2');
    const accepted = searchCombined(index, 'automobile', {
      similarities: space.similaritiesTo(index.queryTerms('automobile')),
      accept: (id) => id === 'car1',
    });
    expect(accepted.map(({ id }) => id)).toEqual(['car1']);
  });

  it('fits on less beyond its limits, and says so', () => {
    const input = latentInput(textIndex(), { documents: 4, terms: 3 });
    expect(input.frequencies).toMatchObject({ rows: 4, columnCount: 3 });
    const fit = fitLatent(input, { rank: LATENT_LIMITS.rank + 1 });
    expect(fit.notes).toEqual([
      expect.stringContaining('4 of 7 documents'),
      expect.stringContaining('3 most frequent of'),
      expect.stringContaining(`Rank ${LATENT_LIMITS.rank}`),
    ]);
  });

  it('does without documents, and without known words', () => {
    const empty = new LexicalIndex({ fields: { text: 1 } });
    const space = new LatentSpace(fitLatent(latentInput(empty)));
    space.follow(empty);
    expect(
      searchCombined(empty, 'milk', { similarities: space.similaritiesTo(empty.queryTerms('milk')) }),
    ).toEqual([]);
    const index = textIndex();
    const other = new LatentSpace(fitLatent(latentInput(index), { rank: 2 }));
    other.follow(index);
    expect(other.similaritiesTo(index.queryTerms('bicycle')).nearest(5)).toEqual([]);
  });
});

describe('vectors from outside', () => {
  it('are combined as latent similarity is, and checked', () => {
    const vectors = new VectorSet(2);
    vectors.set('milk1', [0, 2]);
    vectors.set('car1', [3, 0]);
    vectors.set('gone', [1, 0]);
    const found = searchCombined(textIndex(), 'vehicle', { similarities: vectors.similaritiesTo([1, 0.1]) });
    expect(found.map(({ id }) => id)).toEqual(['car1', 'milk1']);
    expect(found[0]!.similarity).toBeCloseTo(1 / Math.hypot(1, 0.1), 6);
    expect(() => vectors.set('x', [1])).toThrow('2');
    expect(() => vectors.similaritiesTo([1, NaN])).toThrow('not a number');
  });
});
