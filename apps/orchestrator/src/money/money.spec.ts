import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { newCallContext, ServiceClient } from '#libs/bus';
import { costs, type Costs, type Principal, QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { Metrics } from '#libs/runtime';
import { ADMINISTRATORS, costOf, type Replica, RunningMoney, spender, TODAY } from '../testing/running-money';
import { person } from '../testing/running-orchestrator';
import { LEDGER, type Ledger } from './ledger';
import type { Reservation } from './money';

jest.setTimeout(60_000);

const CENT = 0.01;
const TOMORROW = '2026-06-18';

const codeOf = (error: unknown) => QuartermasterError.from(error).code;

describe('money', () => {
  let running: RunningMoney;

  beforeAll(async () => {
    running = await RunningMoney.start();
  });
  afterEach(() => running.close());
  afterAll(() => running?.stop());

  const summaryOf = (
    { app }: Replica,
    principal: Principal,
    asked: { scope?: 'mine' | 'all'; from?: string; to?: string } = {},
  ): Promise<Costs> =>
    app
      .get(ServiceClient)
      .call(
        costs.summary,
        { scope: 'mine', from: TODAY, to: TOMORROW, ...asked },
        newCallContext({ principal }),
      );
  const userDay = async (replica: Replica, principal: Principal) =>
    (await summaryOf(replica, principal)).budgets.find(({ scope }) => scope === 'user-day');

  /** Reserves, spends and settles as an answered question does. */
  async function spend(replica: Replica, principal: Principal, usd: number): Promise<void> {
    const reservation = await replica.reserve(spender(principal));
    await reservation.settle(costOf(usd));
  }

  describe('work of other services', () => {
    const MARA = person();
    const call = ({ app }: Replica, workId: string, cost = costOf(0)) => {
      const context = newCallContext({ principal: MARA });
      const services = app.get(ServiceClient);
      const work = { workId, day: TODAY, persona: 'store_manager', purpose: 'photo' as const, cost };
      return {
        hold: (mayCostUsd: number) => services.call(costs.hold, { workId, mayCostUsd }, context),
        settle: () => services.call(costs.settle, work, context),
      };
    };

    it('is held at one replica, settled at another, and shown with the questions', async () => {
      const limits = { budgets: { perUserDayUsd: 3 * CENT } };
      const [one, other] = [await running.replica(limits), await running.replica(limits)];
      const first = randomUUID();
      expect(await call(one, first).hold(2 * CENT)).toEqual({ day: TODAY });
      await expect(call(other, randomUUID()).hold(2 * CENT)).rejects.toMatchObject({
        code: 'BUDGET_EXCEEDED',
      });
      await call(other, first, costOf(CENT)).settle();
      expect(await userDay(one, MARA)).toMatchObject({ spentUsd: CENT, reservedUsd: 0 });
      const unused = randomUUID();
      await call(one, unused).hold(CENT);
      await call(one, unused, { totalUsd: 0, byService: [] }).settle();
      expect(await userDay(one, MARA)).toMatchObject({ spentUsd: CENT, reservedUsd: 0 });
      expect((await summaryOf(one, MARA)).byPersona).toMatchObject([{ key: 'store_manager', usd: CENT }]);
    });
  });

  describe('without a budget', () => {
    it('reserves nothing, asks the database nothing, and books every line of what was spent', async () => {
      const replica = await running.replica();
      const ledger = replica.app.get<Ledger>(LEDGER);
      const asked = jest.spyOn(ledger, 'reserve');
      const mara = person();
      const reservation = await replica.reserve(spender(mara));
      reservation.spend({
        totalUsd: 0,
        byService: [{ service: 'warehouse', unit: 'second', quantity: 0.25, usd: 0 }],
      });
      await reservation.cover();
      await reservation.settle({
        totalUsd: 0,
        byService: [{ service: 'model', unit: 'thousand-input-tokens', quantity: 2, usd: 0.006 }],
      });
      await reservation.release();
      expect(asked).not.toHaveBeenCalled();
      expect(await summaryOf(replica, mara)).toMatchObject({
        totalUsd: 0.006,
        questions: 1,
        perQuestionUsd: 0.006,
        todayUsd: 0.006,
        byService: [
          { service: 'model', unit: 'thousand-input-tokens', quantity: 2, usd: 0.006 },
          { service: 'warehouse', unit: 'second', quantity: 0.25, usd: 0 },
        ],
        budgets: [],
      });
    });

    it('books what a failed question has spent, once, and nothing for one that spent nothing', async () => {
      const replica = await running.replica();
      const mara = person();
      const failed = await replica.reserve(spender(mara));
      failed.spend(costOf(CENT));
      await failed.release();
      await failed.release();
      await (await replica.reserve(spender(mara))).release();
      expect(await summaryOf(replica, mara)).toMatchObject({ totalUsd: CENT, questions: 1 });
    });
  });

  describe('a budget', () => {
    const tight = { perUserDayUsd: 0.05, reservePerQuestionUsd: CENT };

    it('is never passed by 50 questions at once, on two replicas', async () => {
      const replicas = await Promise.all([
        running.replica({ budgets: tight }),
        running.replica({ budgets: tight }),
      ]);
      const mara = person();
      const tried = await Promise.allSettled(
        Array.from({ length: 50 }, (_, index) => replicas[index % 2]!.reserve(spender(mara))),
      );
      const held = tried.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
      const refused = tried.filter((one) => one.status === 'rejected').map(({ reason }) => codeOf(reason));
      expect(held).toHaveLength(5);
      expect(new Set(refused)).toEqual(new Set(['BUDGET_EXCEEDED']));
      expect(await userDay(replicas[0]!, mara)).toMatchObject({
        spentUsd: 0,
        reservedUsd: 0.05,
        state: 'fine',
      });

      await Promise.all(held.map((reservation: Reservation) => reservation.settle(costOf(CENT))));
      expect(await userDay(replicas[1]!, mara)).toEqual({
        scope: 'user-day',
        limitUsd: 0.05,
        spentUsd: 0.05,
        reservedUsd: 0,
        state: 'spent',
      });
    });

    it('gives back what a question did not use', async () => {
      const replica = await running.replica({ budgets: tight });
      const mara = person();
      for (let i = 0; i < 20; i += 1) await (await replica.reserve(spender(mara))).release();
      for (let i = 0; i < 20; i += 1) await spend(replica, mara, 0.001);
      expect(await userDay(replica, mara)).toMatchObject({ spentUsd: 0.02, reservedUsd: 0 });
    });

    it('says which it is, until when, and that held money may come back', async () => {
      const replica = await running.replica({ budgets: { ...tight, perUserDayUsd: CENT } });
      const mara = person();
      const reservation = await replica.reserve(spender(mara));
      await expect(replica.reserve(spender(mara))).rejects.toMatchObject({
        code: 'BUDGET_EXCEEDED',
        retryable: true,
        message: 'Your budget for today (0.01 USD) is held for questions that are being answered.',
      });
      await reservation.settle(costOf(CENT));
      await expect(replica.reserve(spender(mara))).rejects.toMatchObject({
        code: 'BUDGET_EXCEEDED',
        retryable: false,
        message: 'Your budget for today (0.01 USD) is spent. It starts again on 2026-06-18 (UTC).',
        details: { scope: 'user-day', startsAgain: TOMORROW },
      });
      expect(replica.events).toContain('budget.refused');
      expect(await replica.app.get(Metrics).registry.metrics()).toMatch(
        /quartermaster_budget_refusals_total\{scope="user-day".*\} 2/,
      );
    });

    it('starts again on the next day of the clock', async () => {
      const mara = person();
      const today = await running.replica({ budgets: tight });
      await spend(today, mara, 0.05);
      await expect(spend(today, mara, CENT)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
      await spend(await running.replica({ budgets: tight, today: TOMORROW }), mara, CENT);
    });

    it('is one for all users where it is a total, by day and by month', async () => {
      const day = await running.replica({
        today: '2027-01-15',
        budgets: { totalDayUsd: 0.02, reservePerQuestionUsd: CENT },
      });
      await spend(day, person(), CENT);
      await spend(day, person(), CENT);
      await expect(spend(day, person(), CENT)).rejects.toMatchObject({
        message:
          'The budget of all users for today (0.02 USD) is spent. It starts again on 2027-01-16 (UTC).',
      });
      const month = await running.replica({
        today: '2027-01-31',
        budgets: { totalMonthUsd: 0.03, reservePerQuestionUsd: CENT },
      });
      await spend(month, person(), CENT);
      await expect(spend(month, person(), CENT)).rejects.toMatchObject({
        details: { scope: 'total-month', startsAgain: '2027-02-01' },
      });
    });

    it('stops a plan between its steps, and books the steps that were done', async () => {
      const replica = await running.replica({ budgets: { ...tight, reservePerQuestionUsd: 0.02 } });
      const mara = person();
      const reservation = await replica.reserve(spender(mara));
      const done: number[] = [];
      const plan = async () => {
        for (let step = 0; step < 10; step += 1) {
          await reservation.cover();
          reservation.spend(costOf(0.02));
          done.push(step);
        }
      };
      await expect(plan().finally(() => reservation.release())).rejects.toMatchObject({
        code: 'BUDGET_EXCEEDED',
      });
      expect(done).toEqual([0, 1]);
      expect(await userDay(replica, mara)).toMatchObject({ spentUsd: 0.04, reservedUsd: 0 });
    });

    it('holds what was reserved for the first step, also where asking alone has its price', async () => {
      const list = [{ service: 'platform', unit: 'question', usd: CENT }];
      const replica = await running.replica({ budgets: { ...tight, perUserDayUsd: CENT }, prices: { list } });
      const mara = person();
      const reservation = await replica.reserve(spender(mara));
      await reservation.cover();
      await reservation.settle();
      expect(await userDay(replica, mara)).toMatchObject({ spentUsd: CENT, state: 'spent' });
    });

    it('holds what a step may cost at most, and refuses one that may cost more than there is', async () => {
      const replica = await running.replica({ budgets: { ...tight, perUserDayUsd: 5 * CENT } });
      const mara = person();
      const reservation = await replica.reserve(spender(mara));
      await reservation.cover(3 * CENT);
      expect(await userDay(replica, mara)).toMatchObject({ reservedUsd: 3 * CENT });
      reservation.spend(costOf(CENT));
      await reservation.cover(2 * CENT);
      expect(await userDay(replica, mara)).toMatchObject({ reservedUsd: 3 * CENT });
      await expect(reservation.cover(5 * CENT)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
      await reservation.release();
      expect(await userDay(replica, mara)).toMatchObject({ spentUsd: CENT, reservedUsd: 0 });
    });

    it('does not hold money of a process that died for ever', async () => {
      const replica = await running.replica({ budgets: tight });
      const mara = person();
      const ledger = replica.app.get<Ledger>(LEDGER);
      const abandoned = { id: randomUUID(), userId: mara.userId, day: TODAY, usd: 0.05, expiresInMs: 40 };
      await ledger.reserve(abandoned, () => undefined);
      await delay(60);
      await spend(replica, mara, 0.05);
    });

    it('tells once, at 80 %, whoever books', async () => {
      const mara = { ...person(), username: `mara-${randomUUID()}` };
      const replicas = await Promise.all([
        running.replica({ budgets: { ...tight, perUserDayUsd: 0.1 } }),
        running.replica({ budgets: { ...tight, perUserDayUsd: 0.1 } }),
      ]);
      const seen = () => replicas.flatMap(({ events }) => events).filter((event) => event === 'budget.alert');
      for (let i = 0; i < 7; i += 1) await spend(replicas[i % 2]!, mara, CENT);
      expect(seen()).toEqual([]);
      expect(await userDay(replicas[0]!, mara)).toMatchObject({ state: 'fine' });
      await Promise.all([0, 1].map((index) => spend(replicas[index]!, mara, CENT / 2)));
      expect(seen()).toEqual(['budget.alert']);
      await Promise.all([0, 1].map((index) => spend(replicas[index]!, mara, CENT)));
      expect(seen()).toEqual(['budget.alert']);
      const { data } = await replicas[0]!.app.get(AuditLog).page(500);
      expect(data.filter(({ actor }) => actor === mara.username)).toMatchObject([
        { action: 'budget.alert', details: { scope: 'user-day', period: TODAY, limitUsd: 0.1 } },
      ]);
      const told = () => running.told(mara.username);
      while ((await told()).length < ADMINISTRATORS.length) await delay(50);
      expect((await told()).map(({ userId }) => userId).sort()).toEqual([...ADMINISTRATORS].sort());
      expect((await told())[0]).toMatchObject({ kind: 'budget', link: '/costs' });
    });
  });

  describe('the summary', () => {
    const MONTH = { from: '2027-03-01', to: '2027-04-01' };
    const admin = (): Principal => ({ ...person(), username: 'root', roles: ['admin'] });

    it("tells administrators everybody's costs, and everybody else only their own", async () => {
      const [mara, tom] = [
        { ...person(), username: 'mara' },
        { ...person(), username: 'tom' },
      ];
      const budgets = { perUserDayUsd: 1, totalMonthUsd: 2 };
      await spend(await running.replica({ today: '2027-03-02', budgets }), mara, 0.25);
      const fourth = await running.replica({ today: '2027-03-04', budgets });
      await spend(fourth, mara, 0.5);
      await spend(fourth, tom, 1);

      expect(await summaryOf(fourth, mara, MONTH)).toMatchObject({
        scope: 'mine',
        totalUsd: 0.75,
        questions: 2,
        todayUsd: 0.5,
        monthUsd: 0.75,
        byUser: [],
        byService: [{ service: 'model', unit: 'call', quantity: 2, usd: 0.75 }],
        budgets: [{ scope: 'user-day', spentUsd: 0.5, state: 'fine' }],
        priceVersion: fourth.money.prices.version,
      });
      await expect(summaryOf(fourth, mara, { ...MONTH, scope: 'all' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      const all = await summaryOf(fourth, admin(), { ...MONTH, scope: 'all' });
      expect(all).toMatchObject({
        totalUsd: 1.75,
        todayUsd: 1.5,
        monthUsd: 1.75,
        // Four days so far of thirty-one.
        monthEstimateUsd: (1.75 / 4) * 31,
        budgets: [{ scope: 'total-month', limitUsd: 2, spentUsd: 1.75, state: 'alert' }],
      });
      expect(all.byUser.map(({ label, usd }) => [label, usd])).toEqual([
        ['tom', 1],
        ['mara', 0.75],
      ]);
      expect(all.byDay).toHaveLength(31);
      expect(all.byDay.filter(({ usd }) => usd > 0)).toEqual([
        { day: '2027-03-02', usd: 0.25, questions: 1 },
        { day: '2027-03-04', usd: 1.5, questions: 2 },
      ]);
    });

    it.each([
      ['2026-06-17', '2026-06-17'],
      ['2026-06-17', '2026-06-16'],
      ['2025-01-01', '2026-06-17'],
    ])('refuses the span from %s to %s', async (from, to) => {
      await expect(summaryOf(await running.replica(), person(), { from, to })).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        details: { maxDays: 366 },
      });
    });
  });
});
