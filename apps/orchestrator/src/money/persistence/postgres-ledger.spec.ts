import { DataSource } from 'typeorm';
import { costOf, RunningMoney, spender } from '../../testing/running-money';
import { person } from '../../testing/running-orchestrator';

jest.setTimeout(60_000);

describe('PostgresLedger', () => {
  let running: RunningMoney;

  beforeAll(async () => {
    running = await RunningMoney.start();
  });
  afterEach(() => running.close());
  afterAll(() => running?.stop());

  it('keeps entries that nobody can change', async () => {
    const { app, reserve } = await running.replica();
    await (await reserve(spender(person()))).settle(costOf(0.01));
    const database = app.get(DataSource);
    for (const change of [
      'UPDATE ledger_entry SET usd = 0',
      'DELETE FROM ledger_entry',
      'TRUNCATE ledger_entry',
    ])
      await expect(database.query(change)).rejects.toThrow('The ledger can only be appended to.');
  });

  it('comes to the same in its entries and in the sums of the periods, also of small and many costs', async () => {
    const { app, reserve } = await running.replica();
    const costs = Array.from({ length: 40 }, (_, index) => 0.0000012345 * (index + 1));
    await Promise.all(costs.map(async (usd) => (await reserve(spender(person()))).settle(costOf(usd))));
    const [sums] = await app.get(DataSource).query<
      { entries: string; days: string; months: string; users: string }[]
    >(`
      SELECT (SELECT sum(usd) FROM ledger_entry) AS entries,
        (SELECT sum(usd) FROM spending WHERE scope = 'total-day') AS days,
        (SELECT sum(usd) FROM spending WHERE scope = 'total-month') AS months,
        (SELECT sum(usd) FROM spending WHERE scope = 'user-day') AS users`);
    expect(new Set(Object.values(sums!)).size).toBe(1);
    expect(Number(sums!.entries)).toBeCloseTo(0.01 + costs.reduce((sum, usd) => sum + usd, 0), 10);
  });

  it('forgets reservations that nobody came back for', async () => {
    const { app, reserve } = await running.replica({ budgets: { perUserDayUsd: 1 } });
    const database = app.get(DataSource);
    await reserve(spender(person()));
    await database.query(`UPDATE budget_reservation SET expires_at = now() - interval '1 second'`);
    await reserve(spender(person()));
    expect(await database.query('SELECT usd::float8 FROM budget_reservation')).toEqual([{ usd: 0.05 }]);
  });
});
