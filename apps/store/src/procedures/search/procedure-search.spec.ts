import { newCallContext, ServiceClient } from '#libs/bus';
import { procedures } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import type { RunningStore } from '../../testing/running-store';
import { ProcedureReader } from '../persistence/procedure-reader';
import { ProcedureReaders } from '../procedure-readers';
import { PROCEDURE_SETTINGS, RunningProcedures } from '../testing/running-procedures';
import { LiveIndex } from './live-index';
import { LiveVectors } from './live-vectors';
import { ProcedureSearch } from './procedure-search';

describe('a search in the procedures of a store', () => {
  let running: RunningProcedures;
  let store: RunningStore;
  beforeAll(async () => {
    running = await RunningProcedures.start();
    ({ store } = running);
  });
  afterAll(() => store?.stop());

  const add: RunningProcedures['add'] = (...given) => running.add(...given);
  const search = (query: string, as: string) => store.call(procedures.search, { query, limit: 3 }, as);
  const titles = async (query: string, as: string) =>
    (await search(query, as)).data.map(({ title, version }) => `${title} ${version}`);

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

  it('finds at once in another process what was added, and never again what was deleted', async () => {
    const other = await store.open(PROCEDURE_SETTINGS);
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
