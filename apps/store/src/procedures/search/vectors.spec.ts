import { randomUUID } from 'node:crypto';
import { procedures } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import { type ModelDouble, startOpenAiDouble } from '#libs/testing';
import { RunningStore } from '../../testing/running-store';
import { LiveVectors } from './live-vectors';

const { stores, models } = loadSettings({ env: {} });
const DIMENSIONS = 768;
const QUESTION = 'Where do I charge the forklift?';

/** The double makes vectors without meaning; how near a question is to a text is decided by saying the same text. */
describe('vectors of passages', () => {
  let double: ModelDouble;
  let store: RunningStore;
  const settings = (embeddingModel: string) => ({
    stores: { ...stores, procedures: { ...stores.procedures, minimumSimilarity: 0.99, embedMs: 10_000 } },
    models: {
      ...models,
      provider: 'openai-compatible' as const,
      embeddingModel,
      retries: { ...models.retries, attempts: 1 },
      openaiCompatible: { ...models.openaiCompatible, baseUrl: double.url },
    },
  });

  beforeAll(async () => {
    double = await startOpenAiDouble({ dimensions: DIMENSIONS });
    store = await RunningStore.start(settings('local-nomic-embed'));
    await store.sql('DELETE FROM store_procedure');
    await store.sql('UPDATE store_procedure_changes SET count = count + 1');
  });
  afterAll(async () => {
    await store?.stop();
    await double?.stop();
  });

  const add = async (title: string, text: string) => {
    const uploadId = randomUUID();
    const content = Buffer.from(`# ${title}\n\n${text}\n`).toString('base64');
    await store.call(procedures.putPart, { uploadId, ordinal: 0, content }, 'sofia');
    const input = {
      id: randomUUID(),
      uploadId,
      fileName: 'rules.md',
      audience: 'everybody',
      allStores: false,
    } as const;
    return store.call(procedures.add, input, 'sofia');
  };
  const search = async (query: string) =>
    (await store.call(procedures.search, { query, limit: 3 }, 'ben')).data.map(({ title }) => title);
  const settled = () => store.app.get(LiveVectors).settled();
  const stored = () =>
    store.sql<{ model: string; bytes: number }>(
      'SELECT model, octet_length(vector) AS bytes FROM store_procedure_passage_vector ORDER BY 1, 2',
    );
  const texts = () => double.calls.map(({ body }) => (body as { input: string[] }).input).flat();

  it('are made once a passage, kept, and find what no word finds', async () => {
    await add('Forklift', 'Charge it overnight in bay seven.');
    await search(QUESTION);
    await settled();
    expect(await stored()).toEqual([{ model: 'local-nomic-embed', bytes: DIMENSIONS * 4 }]);
    expect(await search('Forklift\nCharge it overnight in bay seven.')).toEqual(['Forklift']);
    const made = () => texts().filter((text) => text.startsWith('Forklift\nCharge')).length;
    const before = made();
    await add('Trolleys', 'Trolleys are washed weekly.');
    await search(QUESTION);
    await settled();
    expect((await stored()).length).toBe(2);
    expect(made()).toBe(before);
  });

  it('of a new version are new, and go with the document', async () => {
    const { procedure } = await add('Trolleys', 'Trolleys are washed monthly.');
    await search(QUESTION);
    await settled();
    expect(texts()).toContain('Trolleys\nTrolleys are washed monthly.');
    await store.call(procedures.remove, { procedureId: procedure.id }, 'sofia');
    expect((await stored()).length).toBe(1);
  });

  it('are made anew by another model', async () => {
    const other = await store.open(settings('local-nomic-embed'));
    // The same model, another process: everything is there.
    const calls = double.calls.length;
    await other.get(LiveVectors).settled();
    expect(double.calls.length).toBe(calls);
    await store.sql("UPDATE store_procedure_passage_vector SET model = 'an-older-one'");
    const third = await store.open(settings('local-nomic-embed'));
    third
      .get(LiveVectors)
      .follow(await store.sql('SELECT procedure_id AS "procedureId", version FROM store_procedure_version'));
    await third.get(LiveVectors).settled();
    expect((await stored()).map(({ model }) => model)).toEqual(['local-nomic-embed']);
  });

  it('are not waited for: words answer when the model is away, and it is asked again later', async () => {
    double.reply({ kind: 'status', status: 503 });
    await add('Baler', 'A jammed baler is switched off at the red knob.');
    expect(await search('jammed baler')).toEqual(['Baler']);
    await settled();
    expect((await stored()).length).toBe(1);
    double.replyWith(() => ({ kind: 'turn', content: [] }));
    const { now } = store;
    store.now = new Date(now.getTime() + stores.procedures.embedRetryMs + 1);
    expect(await search('jammed baler')).toEqual(['Baler']);
    await settled();
    store.now = now;
    expect((await stored()).length).toBe(2);
  });
});
