import type { ModelDouble } from '#libs/testing';
import type { Embedder, TokenUsage } from './language-model';

/** A bare adapter of vectors, and the double that it talks to, which makes the same vector of the same text. */
export interface EmbedderUnderTest {
  readonly embedder: Embedder;
  readonly double: ModelDouble;
}

const length = (vector: Float32Array) => Math.hypot(...vector);

/** What every embedder must hold, tried at its provider's wire. */
export function describeEmbedder(name: string, start: () => Promise<EmbedderUnderTest>): void {
  describe(`${name} as an Embedder`, () => {
    let embedder: Embedder;
    let double: ModelDouble;

    beforeEach(async () => {
      ({ embedder, double } = await start());
    });
    afterEach(() => double.stop());

    const signal = new AbortController().signal;

    it('gives one vector a text, in their order, of the length that it says', async () => {
      const vectors = await embedder.embed(['ink', 'tea', 'ink'], { signal });
      expect(vectors).toHaveLength(3);
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimensions);
        expect(length(vector)).toBeCloseTo(1, 5);
      }
      expect(vectors[2]).toEqual(vectors[0]);
      expect(vectors[1]).not.toEqual(vectors[0]);
    });

    it('takes more texts than one call holds, each in its place', async () => {
      const texts = Array.from({ length: 300 }, (_, i) => `article ${i % 150}`);
      const vectors = await embedder.embed(texts, { signal });
      expect(vectors).toHaveLength(300);
      expect(vectors[299]).toEqual(vectors[149]);
      expect(vectors[0]).not.toEqual(vectors[1]);
    });

    it('asks nobody for nothing', async () => {
      expect(await embedder.embed([], { signal })).toEqual([]);
      expect(double.calls).toHaveLength(0);
    });

    it('tells what was metered', async () => {
      const usages: TokenUsage[] = [];
      await embedder.embed(['ink', 'tea'], { signal, onUsage: (usage) => usages.push(usage) });
      const input = usages.reduce((sum, usage) => sum + usage.input, 0);
      expect(input).toBeGreaterThan(0);
      expect(input).toBe(double.metered.input);
    });

    it.each([
      [429, 'MODEL_BUSY'],
      [503, 'MODEL_UNAVAILABLE'],
      [400, 'MODEL_REFUSED'],
    ])('makes %i %s, and does not ask again', async (status, code) => {
      double.reply({ kind: 'status', status });
      await expect(embedder.embed(['ink'], { signal })).rejects.toMatchObject({ code });
      expect(double.calls).toHaveLength(1);
    });

    it('ends at an abort', async () => {
      double.reply({ kind: 'stall', afterEvents: 0 });
      const abort = new AbortController();
      const embedding = embedder.embed(['ink'], { signal: abort.signal });
      setTimeout(() => abort.abort(), 50);
      await expect(embedding).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    it('says that nobody is there', async () => {
      await double.stop();
      await expect(embedder.embed(['ink'], { signal })).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    });
  });
}
