import { randomUUID } from 'node:crypto';
import { newCallContext, ServiceClient } from '#libs/bus';
import { type InputOf, NO_SESSION, type Principal, type ProcedureDetail, procedures } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import { ProcedureReader } from './persistence/procedure-reader';
import { ProcedureReaders } from './procedure-readers';
import { LiveIndex } from './search/live-index';
import { LiveVectors } from './search/live-vectors';
import { ProcedureSearch } from './search/procedure-search';
import { RunningStore } from '../testing/running-store';

const { stores } = loadSettings({ env: {} });
const LIMITS = { ...stores.procedures, maxFileBytes: 300_000, maxVersions: 3 };

/** An administrator who works in no store. */
const ADMIN: Principal = {
  userId: randomUUID(),
  username: 'root',
  roles: ['member', 'admin'],
  personas: [],
  sites: null,
  sessionId: NO_SESSION,
};

describe('procedures of the stores', () => {
  let store: RunningStore;
  beforeAll(async () => {
    store = await RunningStore.start({ stores: { ...stores, procedures: LIMITS } });
    // What is said of the samples stands in a spec of its own; here they would only be in the way.
    await store.sql('DELETE FROM store_procedure');
    await store.sql('UPDATE store_procedure_changes SET count = count + 1');
  });
  afterAll(() => store?.stop());

  const asAdmin = <O extends (typeof procedures)['add'] | (typeof procedures)['putPart']>(
    operation: O,
    input: InputOf<O>,
  ) => {
    const context = newCallContext({ timeoutMs: 30_000, principal: ADMIN });
    return store.app.get(ServiceClient).call(operation, input, context);
  };

  type Extra = Partial<InputOf<typeof procedures.add>>;

  async function hand(content: string | Buffer, as: string): Promise<string> {
    const uploadId = randomUUID();
    const bytes = Buffer.from(content as string);
    const half = Math.ceil(bytes.length / 2);
    for (const [ordinal, part] of [bytes.subarray(0, half), bytes.subarray(half)].entries()) {
      const input = { uploadId, ordinal, content: part.toString('base64') };
      await (as === 'root' ? asAdmin(procedures.putPart, input) : store.call(procedures.putPart, input, as));
    }
    return uploadId;
  }

  async function add(content: string | Buffer, as: string, extra: Extra = {}): Promise<ProcedureDetail> {
    const uploadId = await hand(content, as);
    const input = {
      id: randomUUID(),
      uploadId,
      fileName: 'rules.md',
      audience: 'everybody' as const,
      allStores: false,
      ...extra,
    };
    return as === 'root' ? asAdmin(procedures.add, input) : store.call(procedures.add, input, as);
  }

  const search = (query: string, as: string) => store.call(procedures.search, { query, limit: 3 }, as);
  const titles = async (query: string, as: string) =>
    (await search(query, as)).data.map(({ title, version }) => `${title} ${version}`);
  const partsLeft = async () =>
    (await store.sql<{ n: number }>('SELECT count(*)::int AS n FROM store_procedure_upload_part'))[0]!.n;

  it('answers with the passage, quoted, marked and linked, and with nothing where nothing says it', async () => {
    const { procedure } = await add(
      '# Forklift\n\nAbout it.\n\n## Battery\n\nCharge the forklift battery <u>overnight</u> in bay seven.\n',
      'sofia',
    );
    const { data, language, searched, retriever } = await search(
      'Where is the forklift battery charged?',
      'ben',
    );
    expect([language, searched, retriever]).toEqual(['en', 1, 'local']);
    const [hit] = data;
    expect(hit).toMatchObject({
      procedureId: procedure.id,
      title: 'Forklift',
      version: 1,
      path: ['Forklift', 'Battery'],
      anchor: 'battery',
      text: 'Charge the forklift battery overnight in bay seven.',
      link: `/store/procedures/${procedure.id}?section=battery&passage=1&version=1`,
      matched: ['forklift', 'battery', 'charged'],
      untrusted: true,
    });
    const { text, marks } = hit!.quote;
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['Charge', 'forklift', 'battery']);
    expect((await search('How do I book parental leave?', 'ben')).data).toEqual([]);
  });

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

  it('shows managers what is for managers, and each store its own and what is of all', async () => {
    const secret = await add('# Safe code\n\nThe vault combination changes quarterly.', 'sofia', {
      audience: 'managers',
    });
    await add('# Ladder\n\nThe ladder stands in the boiler room.', 'marcus');
    await add('# Umbrella\n\nUmbrellas are lent at the kiosk.', 'root', {
      allStores: true,
      audience: 'customers',
    });
    expect(await titles('vault combination', 'sofia')).toEqual(['Safe code 1']);
    expect(await titles('vault combination', 'ben')).toEqual([]);
    expect(await titles('vault combination', 'marcus')).toEqual([]);
    expect(await titles('ladder boiler room', 'marcus')).toEqual(['Ladder 1']);
    expect(await titles('ladder boiler room', 'sofia')).toEqual([]);
    for (const who of ['ben', 'marcus', 'julia'])
      expect(await titles('umbrellas lent', who)).toEqual(['Umbrella 1']);
    for (const who of ['ben', 'marcus']) {
      const input = { procedureId: secret.procedure.id };
      await expect(store.call(procedures.get, input, who)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const operation of [procedures.passages, procedures.original] as const)
        await expect(
          store.call(operation, { ...input, version: 1, from: 0, limit: 5, offset: 0 } as never, who),
        ).rejects.toMatchObject({ code: expect.stringMatching('NOT_FOUND|VALIDATION_FAILED') });
    }
    await expect(search('umbrellas lent', 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
    const forCustomers = { query: 'umbrellas lent', limit: 3, audience: 'customers' as const };
    expect((await store.call(procedures.search, forCustomers, 'maria')).data).toHaveLength(1);
    const notForCustomers = { ...forCustomers, query: 'vault combination' };
    expect((await store.call(procedures.search, notForCustomers, 'sofia')).data).toEqual([]);
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
    expect(n).toBe(LIMITS.maxOpenUploads);
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

  it('finds at once in another process what was added, and never again what was deleted', async () => {
    const other = await store.open({ stores: { ...stores, procedures: LIMITS } });
    const there = async (query: string) => {
      const context = newCallContext({ timeoutMs: 30_000, principal: store.principal('ben') });
      const { data } = await other.get(ServiceClient).call(procedures.search, { query, limit: 3 }, context);
      return data.map(({ title }) => title);
    };
    expect(await there('hovercraft eels')).toEqual([]);
    const { procedure } = await add('# Hovercraft\n\nIt is full of eels.', 'sofia');
    expect(await there('hovercraft eels')).toEqual(['Hovercraft']);
    expect(await titles('hovercraft eels', 'ben')).toEqual(['Hovercraft 1']);
    await store.call(procedures.remove, { procedureId: procedure.id }, 'sofia');
    expect(await there('hovercraft eels')).toEqual([]);
    expect(await titles('hovercraft eels', 'ben')).toEqual([]);
    // Even an index that has not heard of it: rows that went without the count of changes.
    const silent = await add('# Zeppelin\n\nThe zeppelin lands on the roof.', 'sofia');
    expect(await there('zeppelin roof')).toEqual(['Zeppelin']);
    await store.sql('DELETE FROM store_procedure WHERE id = $1', [silent.procedure.id]);
    expect(await there('zeppelin roof')).toEqual([]);
    const [{ details }] = (await store.sql<{ details: object }>(
      `SELECT details FROM audit WHERE action = 'procedure.deleted' ORDER BY seq DESC LIMIT 1`,
    )) as [{ details: object }];
    expect(details).toMatchObject({ procedureId: procedure.id, title: 'Hovercraft', storeCode: 'S-01' });
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

  it('searches each language in its own words', async () => {
    await add('# Leergut\n\nDas Leergut wird am Automaten zurückgegeben und nicht an der Kasse.', 'sofia');
    const { data, language } = await search('Wo wird das Leergut zurückgegeben?', 'ben');
    expect([language, data[0]?.language, data[0]?.title]).toEqual(['de', 'de', 'Leergut']);
    // A question without a stop word of its language still finds it.
    expect(await titles('Leergut Automat', 'ben')).toEqual(['Leergut 1']);
  });

  it('uses of a knowledge base only what stands in documents that the asker may read', async () => {
    const text = 'The generator is serviced every spring by the landlord, never by us.';
    await add(`# Generator\n\n${text}`, 'sofia', { audience: 'managers' });
    const chunks = [
      {
        text: 'Something that no document of ours says about generators and landlords.',
        source: 's3://x',
        score: 0.9,
        metadata: {},
      },
      { text: `${text} And more of the same page.`, source: 's3://y', score: 0.8, metadata: {} },
      { text, source: 's3://z', score: 0.7, metadata: {} },
    ];
    const asked: string[] = [];
    const retriever = {
      retrieve: (query: string) => {
        asked.push(query);
        return Promise.resolve(chunks);
      },
    };
    const search = new ProcedureSearch(
      store.app.get(ProcedureReaders),
      store.app.get(ProcedureReader),
      store.app.get(LiveIndex),
      store.app.get(LiveVectors),
      retriever,
      loadSettings({ env: {} }),
    );
    const as = (username: string) =>
      search.search(
        { query: 'who looks after the power unit', limit: 3 },
        newCallContext({ principal: store.principal(username) }),
      );
    const { data, retriever: by } = await as('sofia');
    expect([by, asked]).toEqual(['knowledge-base', ['who looks after the power unit']]);
    expect(data.map(({ title, text: said, score }) => [title, said, score])).toEqual([
      ['Generator', text, 0.8],
    ]);
    expect((await as('ben')).data).toEqual([]);
  });

  it('looks for what a task says, of which nobody wants every word', async () => {
    await add(
      '# Baler\n\n## Jam\n\nA jammed baler is switched off at the red knob before anybody reaches inside.',
      'sofia',
    );
    const { data } = await store.call(
      procedures.search,
      {
        query:
          'Clear the jammed baler Cardboard piled up since Tuesday evening, Giorgio tried twice already. Switch off first, wear thick gauntlets, telephone Birgit when finished.',
        limit: 3,
      },
      'ben',
    );
    expect(data[0]).toMatchObject({ title: 'Baler', anchor: 'jam' });
  });
});
