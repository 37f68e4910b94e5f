import { randomUUID } from 'node:crypto';
import { procedures } from '#libs/contracts';
import type { RunningStore } from '../testing/running-store';
import { PROCEDURE_SETTINGS, RunningProcedures } from './testing/running-procedures';

describe('procedures of the stores', () => {
  let running: RunningProcedures;
  let store: RunningStore;
  beforeAll(async () => {
    running = await RunningProcedures.start();
    ({ store } = running);
  });
  afterAll(() => store?.stop());

  const add: RunningProcedures['add'] = (...given) => running.add(...given);
  const hand: RunningProcedures['hand'] = (...given) => running.hand(...given);
  const partsLeft = () => running.partsLeft();
  const search = (query: string, as: string) => store.call(procedures.search, { query, limit: 3 }, as);

  it('keeps the old version readable and searches the newest that is in force', async () => {
    const one = await add('# Trolley wash\n\nTrolleys are washed weekly.', 'sofia');
    const two = await add('# trolley WASH\n\nTrolleys are washed monthly.', 'sofia');
    const next = await add('# Trolley wash\n\nTrolleys are washed yearly.', 'sofia', {
      effectiveFrom: '2026-06-20',
    });
    const id = one.procedure.id;
    expect([two.procedure.id, next.procedure.id]).toEqual([id, id]);
    const { versions } = await store.call(procedures.get, { procedureId: id }, 'ben');
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [3, 'upcoming'],
      [2, 'current'],
      [1, 'earlier'],
    ]);
    const washed = async () => (await search('how often are trolleys washed', 'ben')).data[0]!.text;
    expect(await washed()).toBe('Trolleys are washed monthly.');
    const passage = await store.call(
      procedures.passages,
      { procedureId: id, version: 1, from: 0, limit: 9 },
      'ben',
    );
    expect(passage).toMatchObject({ data: [{ text: 'Trolleys are washed weekly.' }], next: null });
    const { now } = store;
    store.now = new Date('2026-06-20T09:00:00Z');
    expect(await washed()).toBe('Trolleys are washed yearly.');
    store.now = now;
    await expect(add('# Trolley wash\n\nNever again.', 'sofia')).rejects.toMatchObject({
      code: 'TOO_MANY_PROCEDURES',
    });
    expect(await partsLeft()).toBe(0);
  });

  it('shows the original as it was, part by part', async () => {
    const text = `# Long\n\n${'A sentence about pallets. '.repeat(9_000)}`;
    const { procedure } = await add(text, 'sofia');
    const input = { procedureId: procedure.id, version: 1, offset: 0 };
    const { content, bytes, fileName } = await store.call(procedures.original, input, 'ben');
    expect([Buffer.from(content, 'base64').toString(), bytes, fileName]).toEqual([
      text,
      text.length,
      'rules.md',
    ]);
    const end = await store.call(procedures.original, { ...input, offset: bytes - 4 }, 'ben');
    expect(Buffer.from(end.content, 'base64').toString()).toBe('ts. ');
  });

  it('takes documents from managers for their store and from administrators for all, from nobody else', async () => {
    await expect(add('# A\n\nb', 'ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await expect(add('# A\n\nb', 'sofia', { allStores: true })).rejects.toMatchObject({
      code: 'NOT_THE_MANAGER',
    });
    const { procedure } = await add('# Of all\n\nSomething.', 'root', { allStores: true });
    const input = { procedureId: procedure.id };
    for (const who of ['ben', 'sofia'])
      await expect(store.call(procedures.remove, input, who)).rejects.toMatchObject({
        code: 'NOT_THE_MANAGER',
      });
    await expect(store.call(procedures.remove, { procedureId: randomUUID() }, 'sofia')).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
  });

  it('keeps nothing of a file that is too large, cannot be read, or did not arrive whole', async () => {
    const before = await store.sql('SELECT id FROM store_procedure');
    await expect(add(`# Big\n\n${'x '.repeat(200_000)}`, 'sofia')).rejects.toMatchObject({
      code: 'PROCEDURE_TOO_LARGE',
      message: 'The file is larger than 0.3 MiB, the most that a document may have.',
    });
    await expect(add('%PDF-1.7 and no more', 'sofia', { fileName: 'a.pdf' })).rejects.toMatchObject({
      code: 'PROCEDURE_INVALID',
      message: 'The PDF is damaged and cannot be opened.',
    });
    await expect(add('<html><script>1</script>', 'sofia')).rejects.toMatchObject({
      code: 'PROCEDURE_INVALID',
    });
    const missing = {
      id: randomUUID(),
      uploadId: randomUUID(),
      fileName: 'a.md',
      allStores: false,
      audience: 'everybody',
    } as const;
    await expect(store.call(procedures.add, missing, 'sofia')).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: 'The file did not arrive whole.',
    });
    expect(await partsLeft()).toBe(0);
    expect(await store.sql('SELECT id FROM store_procedure')).toEqual(before);
  });

  it("keeps one's parts from others, and drops those that nobody came back for", async () => {
    const uploadId = await hand('# Mine\n\nText.', 'sofia');
    const stolen = {
      id: randomUUID(),
      uploadId,
      fileName: 'a.md',
      allStores: false,
      audience: 'everybody',
    } as const;
    await expect(store.call(procedures.add, stolen, 'marcus')).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    await expect(
      store.call(procedures.putPart, { uploadId, ordinal: 1, content: '' }, 'marcus'),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (let n = 0; n < 4; n += 1) await hand('# More\n\nText.', 'sofia');
    const [{ n }] = (await store.sql<{ n: number }>(
      'SELECT count(DISTINCT upload_id)::int AS n FROM store_procedure_upload_part',
    )) as [{ n: number }];
    expect(n).toBe(PROCEDURE_SETTINGS.stores.procedures.maxOpenUploads);
    await store.sql(`UPDATE store_procedure_upload_part SET created_at = created_at - interval '2 hours'`);
    await hand('# Last\n\nText.', 'marcus');
    expect(await partsLeft()).toBe(2);
    await store.sql('DELETE FROM store_procedure_upload_part');
  });

  it('adds once what is sent twice', async () => {
    const id = randomUUID();
    const first = await add('# Twice\n\nOnce is enough.', 'sofia', { id });
    const again = await add('# Twice\n\nOnce is enough.', 'sofia', { id });
    expect(again).toEqual(first);
    expect(await partsLeft()).toBe(0);
  });

  it('makes two versions of two uploads at once', async () => {
    const both = await Promise.all([1, 2].map((n) => add(`# Racing\n\nText number ${n}.`, 'sofia')));
    expect(both.map(({ version }) => version.version).sort()).toEqual([1, 2]);
    expect(new Set(both.map(({ procedure }) => procedure.id)).size).toBe(1);
  });

  it('deletes one version, after which the one before is in force again', async () => {
    const { procedure } = await add('# Canopy\n\nThe canopy is green.', 'sofia');
    await add('# Canopy\n\nThe canopy is purple.', 'sofia');
    const input = { procedureId: procedure.id, version: 2 };
    await store.call(procedures.remove, input, 'sofia');
    expect((await search('canopy colour green', 'ben')).data[0]!.text).toBe('The canopy is green.');
    await expect(store.call(procedures.remove, input, 'sofia')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await store.call(procedures.remove, { ...input, version: 1 }, 'sofia');
    await expect(store.call(procedures.get, { procedureId: procedure.id }, 'sofia')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
