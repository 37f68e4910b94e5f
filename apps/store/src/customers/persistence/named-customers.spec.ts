import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { customers, MAX_NAMED_TEXT } from '#libs/contracts';
import { AuditLog, JobQueue } from '#libs/persistence';
import { Clock, SETTINGS } from '#libs/runtime';
import { ImportTransaction } from '../../imports/persistence/import-transaction';
import { StoreImports } from '../../imports/store-imports';
import { RunningStore } from '../../testing/running-store';
import { CustomerCipher } from '../customer-cipher';
import { sampleCustomers } from '../domain/sample-customers';

jest.setTimeout(180_000);

describe('customers whom a text names', () => {
  let store: RunningStore;
  const [first, second, third] = sampleCustomers('S-01', '2026-06-17');
  const ours = [first!, second!, third!].map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  const directory = mkdtempSync(join(tmpdir(), 'qm-named-'));
  const named = (text: string, as = 'ben') => store.call(customers.named, { text }, as);
  beforeAll(async () => {
    store = await RunningStore.start({ stores: { maxNamedCustomers: 3 } });
  });
  afterAll(async () => {
    await store?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('are those of the caller’s store, as the text spells them', async () => {
    const [one, two] = ours;
    const text = `What did ${one!.toUpperCase()} buy, and ${two!.toLowerCase()}?`;
    expect(await named(text)).toEqual({ names: [one!.toUpperCase(), two!.toLowerCase()], complete: true });
    expect(await named('What did Nobody Atall buy?')).toEqual({ names: [], complete: true });
    expect(await named('')).toEqual({ names: [], complete: true });
    const theirs = new Set(
      sampleCustomers('S-02', '2026-06-17').map(({ givenName, familyName }) => `${givenName} ${familyName}`),
    );
    const mine = ours.find((name) => !theirs.has(name))!;
    expect((await named(mine, 'marcus')).names).toEqual([]);
  });

  it('are told to nobody without a store, and are no look at a customer', async () => {
    await expect(named(ours[0]!, 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
    await expect(named(ours[0]!, 'maria')).rejects.toMatchObject({ code: 'NO_STORE' });
    const before = await store.sql('SELECT FROM audit');
    await named(ours[0]!);
    expect(await store.sql('SELECT FROM audit')).toHaveLength(before.length);
  });

  it('are at most so many as the settings say', async () => {
    expect((await named(ours.join('; '))).complete).toBe(true);
    const four = sampleCustomers('S-01', '2026-06-17').slice(0, 4);
    const text = four.map(({ givenName, familyName }) => `${givenName} ${familyName}`).join('; ');
    expect(await named(text)).toEqual({ names: [], complete: false });
  });

  it('are found in the longest text', async () => {
    const text = `${'how much flour is left '.repeat(MAX_NAMED_TEXT)}`.slice(0, MAX_NAMED_TEXT - 100);
    expect((await named(`${text}; ${ours[0]!}`)).names).toEqual([ours[0]!]);
  });

  it('have the name that was imported last, and none once they are erased', async () => {
    const { app } = store;
    const imports = new StoreImports(
      app.get(SETTINGS),
      new ImportTransaction(app.get(DataSource)),
      app.get(CustomerCipher, { strict: false }),
      app.get(JobQueue, { strict: false }),
      app.get(AuditLog),
      app.get(Clock),
    );
    const file = join(directory, 'people.csv');
    const bring = (name: string) => {
      writeFileSync(file, `number,store,givenName,familyName\nL-7,S-01,${name}\n`);
      return imports.run({ kind: 'customers', file, dryRun: false });
    };
    await bring('Jane,Müller');
    expect((await named('jane mueller')).names).toEqual(['jane mueller']);
    await bring('Jane,Ashworth');
    expect((await named('jane mueller, Jane Ashworth')).names).toEqual(['Jane Ashworth']);
    const { data } = await store.call(customers.find, { query: 'L-7' }, 'sofia');
    await store.call(customers.erase, { customerId: data[0]!.id, loyaltyNumber: 'L-7' }, 'sofia');
    expect((await named('jane mueller, Jane Ashworth')).names).toEqual([]);
  });
});
