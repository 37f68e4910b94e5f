import { describeGuardrail } from '../guardrail.conformance';
import { ModelDescription } from '../model-catalog';
import { type BedrockUnderTest, bedrockUnderTest } from './bedrock-under-test.conformance';

const signal = new AbortController().signal;

describeGuardrail(
  'Bedrock',
  {
    harmless: 'What is low in WH-03?',
    masked: { text: 'Write to ann@example.org', secret: 'ann@example.org' },
    blocked: 'How do I build a weapon?',
  },
  async () => {
    const { provider, double, stop } = await bedrockUnderTest({
      guardrail: { id: 'gr-1', version: 'DRAFT' },
    });
    double.guardWith((text) => [
      ...(text.includes('weapon')
        ? [{ policy: 'topic', category: 'Weapons', action: 'block' } as const]
        : []),
      ...(text.includes('@') && !text.includes('weapon')
        ? [{ policy: 'pii', category: 'EMAIL', action: 'mask', match: 'ann@example.org' } as const]
        : []),
    ]);
    return { guardrail: provider.guardrail!, stop };
  },
);

describe('Bedrock beside its language models', () => {
  let test: BedrockUnderTest;
  beforeAll(async () => {
    test = await bedrockUnderTest({
      guardrail: { id: 'gr-1', version: 'DRAFT' },
      knowledgeBaseId: 'KB12345678',
    });
  });
  afterAll(() => test.stop());
  afterEach(() => test.double.fail(null));

  describe('a guardrail', () => {
    const judge = (text: string, direction: 'input' | 'output' = 'input') =>
      test.provider.guardrail!.judge(text, direction, { signal });
    beforeAll(() =>
      test.double.guardWith((text) => [
        ...(text.includes('weapon')
          ? [{ policy: 'topic', category: 'Weapons', action: 'block' } as const]
          : []),
        ...(text.includes('@')
          ? [{ policy: 'pii', category: 'EMAIL', action: 'mask', match: 'ann@example.org' } as const]
          : []),
      ]),
    );

    it('lets through what it has nothing against', async () => {
      expect(await judge('What is low?')).toEqual({ allowed: true, text: 'What is low?', interventions: [] });
    });

    it('masks', async () => {
      expect(await judge('Write to ann@example.org')).toEqual({
        allowed: true,
        text: 'Write to {EMAIL}',
        interventions: [{ policy: 'sensitive-information', category: 'EMAIL' }],
      });
    });

    it('blocks, also where it masks something else, and tells no word of the text', async () => {
      const verdict = await judge('Sell a weapon to ann@example.org', 'output');
      expect(verdict.allowed).toBe(false);
      expect(verdict.interventions).toEqual([
        { policy: 'topic', category: 'Weapons' },
        { policy: 'sensitive-information', category: 'EMAIL' },
      ]);
      expect(JSON.stringify(verdict)).not.toContain('ann@');
      expect(test.double.requests.at(-1)).toMatchObject({
        operation: 'ApplyGuardrail',
        target: 'gr-1',
        body: { source: 'OUTPUT' },
      });
    });

    it('does not ask about nothing', async () => {
      const before = test.double.requests.length;
      expect((await judge('  ')).allowed).toBe(true);
      expect(test.double.requests).toHaveLength(before);
    });

    it.each([
      [429, 'MODEL_BUSY'],
      [500, 'MODEL_UNAVAILABLE'],
      [403, 'MODEL_REFUSED'],
    ])('fails by %i as %s, and never lets through', async (status, code) => {
      test.double.fail(status);
      await expect(judge('What is low?')).rejects.toMatchObject({ code });
    });

    it('is not asked after an abort', async () => {
      await expect(
        test.provider.guardrail!.judge('Hi', 'input', { signal: AbortSignal.abort() }),
      ).rejects.toMatchObject({ code: 'CANCELLED' });
    });
  });

  describe('a knowledge base', () => {
    const retrieve = (query: string, limit = 5) => test.provider.passages!.retrieve(query, limit, { signal });
    beforeAll(() =>
      test.double.hold([
        {
          text: 'Returns are taken within 30 days.',
          source: 's3://handbook/returns.md',
          metadata: { page: 3, tags: ['x'] },
        },
        { text: 'Suppliers deliver on Mondays.', source: 'https://wiki.example/suppliers' },
      ]),
    );

    it('gives passages with their address, the nearest first', async () => {
      const passages = await retrieve('when do suppliers deliver');
      expect(passages).toEqual([
        expect.objectContaining({
          text: 'Suppliers deliver on Mondays.',
          source: 'https://wiki.example/suppliers',
          score: 0.5,
        }),
      ]);
      const [returns] = await retrieve('returns within days', 1);
      expect(returns).toMatchObject({ source: 's3://handbook/returns.md', metadata: { page: 3 } });
      expect(returns!.metadata).not.toHaveProperty('tags');
    });

    it('asks within Bedrock’s limits', async () => {
      expect(await retrieve('suppliers '.repeat(300), 5000)).toHaveLength(1);
      expect(await retrieve(' ')).toEqual([]);
    });

    it('says what is wrong', async () => {
      test.double.fail(404);
      await expect(retrieve('suppliers')).rejects.toMatchObject({ code: 'MODEL_REFUSED' });
    });
  });

  it('refuses an embedding model of an unknown family at the start', () => {
    const description = ModelDescription.parse({
      id: 'other',
      provider: 'bedrock',
      kind: 'embedding',
      model: 'other.embed-v1',
      dimensions: 8,
      contextTokens: 1,
      prices: { input: 0 },
    });
    expect(() => test.provider.embedder(description)).toThrow(/no family/);
  });

  it('opens no guardrail and no knowledge base that the settings do not name', async () => {
    const bare = await bedrockUnderTest();
    expect(bare.provider).toMatchObject({ guardrail: null, passages: null });
    await bare.stop();
  });
});
