import { customers } from '#libs/contracts';
import { FakeRedactions, RunningStore } from '../testing/running-store';
import { sampleCustomers } from './domain/sample-customers';

jest.setTimeout(180_000);

describe('words about a customer who was erased', () => {
  let store: RunningStore;
  let others: FakeRedactions;
  const { id, givenName, familyName, number, phone, email } = sampleCustomers('S-01', '2026-06-17')[3]!;
  beforeAll(async () => {
    store = await RunningStore.start({ stores: { redactionRows: 7, redactAgainMinutes: 15 } });
    others = store.app.get(FakeRedactions);
    // The queue goes by the clock of the database.
    store.now = new Date();
  });
  afterAll(() => store?.stop());

  const left = () =>
    store.sql<{ pass: number; row: string }>('SELECT pass, r::text AS row FROM customer_redaction r');
  async function until(check: () => Promise<boolean> | boolean): Promise<void> {
    for (const end = Date.now() + 60_000; !(await check());) {
      if (Date.now() > end) throw new Error('It did not happen within a minute.');
      // Waiting between attempts is not what is tried here.
      await store.sql(
        `UPDATE job_queue.job SET start_after = now() WHERE name = 'redact-customer' AND state = 'retry'`,
      );
      await new Promise((go) => setTimeout(go, 50));
    }
  }
  const places = () => others.steps.map(({ of, after }) => [of, after]);
  const PASS = [
    ['messages', null],
    ['messages', 'half of messages'],
    ['answers', null],
    ['answers', 'half of answers'],
  ];

  it('are taken out step by step, and where one failed it goes on', async () => {
    others.failures = 2;
    await store.call(customers.erase, { customerId: id, loyaltyNumber: number }, 'sofia');
    await until(() => others.steps.length >= 4);
    await until(async () => (await left())[0]?.pass === 2);
    expect(places()).toEqual(PASS);
    expect(others.failures).toBe(0);
    const { limit, patterns } = others.steps[0]!;
    expect(limit).toBe(7);
    const text = `${givenName} ${familyName}; ${number}; ${phone}; ${email}`;
    expect(patterns.reduce((sum, each) => sum.replace(new RegExp(each, 'gu'), ''), text)).toBe('; ; ; ');
  });

  it('tell nobody who it was meanwhile', async () => {
    const jobs = await store.sql<{ row: string }>(
      `SELECT j::text AS row FROM job_queue.job j WHERE name = 'redact-customer'`,
    );
    expect(jobs.length).toBeGreaterThan(0);
    for (const { row } of [...jobs, ...(await left())])
      for (const word of [id, givenName, familyName, number, email]) expect(row).not.toContain(word);
  });

  it('are looked for once more when the time has come, after a restart too; then it is forgotten who it was', async () => {
    const [waiting] = await store.sql<{ minutes: number }>(
      `SELECT round(extract(epoch FROM start_after - $1) / 60)::int AS minutes FROM job_queue.job
       WHERE name = 'redact-customer' AND state = 'created'`,
      [store.now],
    );
    expect(waiting).toEqual({ minutes: 15 });
    await store.app.close();
    const again = (await store.open()).get(FakeRedactions);
    await store.sql(
      `UPDATE job_queue.job SET start_after = now() WHERE name = 'redact-customer' AND state = 'created'`,
    );
    await until(async () => (await left()).length === 0);
    expect([...others.steps, ...again.steps].map(({ of, after }) => [of, after])).toEqual([...PASS, ...PASS]);
  });
});
