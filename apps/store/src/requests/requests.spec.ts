import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { newCallContext } from '#libs/bus';
import { QuartermasterError, storeRequests } from '#libs/contracts';
import { RunningStore } from '../testing/running-store';
import type { RequestKind } from './persistence/request-kind';
import { RequestKinds } from './persistence/request-kinds';
import { Requests } from './requests';

/** A kind of request that counts how often it was carried out, in the transaction of the approval. */
const counting: RequestKind<{ amount: number }> = {
  kind: 'tasks',
  schema: z.strictObject({ amount: z.number() }),
  ownApproval: false,
  async examine({ amount }) {
    if (amount < 0) throw new QuartermasterError('REQUEST_INVALID', { message: 'Less than nothing.' });
    return {
      title: `Add ${amount}`,
      diff: [{ label: 'Sum', before: '0', after: String(amount) }],
      warnings: [],
    };
  },
  async execute({ amount }, { manager }) {
    await manager.query('INSERT INTO carried_out VALUES ($1)', [amount]);
    if (amount === 13) throw new QuartermasterError('REQUEST_INVALID', { message: 'Not thirteen.' });
    return [`Added ${amount}.`];
  },
};

describe('requests that wait for a manager', () => {
  let store: RunningStore;
  beforeAll(async () => {
    store = await RunningStore.start({ stores: { maxOpenRequests: 3 } });
    const kinds = store.app.get(RequestKinds, { strict: false });
    jest.spyOn(kinds, 'of').mockReturnValue(counting as unknown as RequestKind);
    await store.sql('CREATE TABLE carried_out (amount int)');
  });
  afterAll(() => store?.stop());
  afterEach(() => store.sql(`DELETE FROM store_request; `).then(() => store.sql('DELETE FROM carried_out')));

  const ask = (amount: number, as: string, more: { id?: string; replaces?: string } = {}) =>
    store.app.get(Requests, { strict: false }).create(
      {
        id: randomUUID(),
        kind: 'tasks',
        arguments: { amount },
        reason: 'because',
        origin: 'person',
        ...more,
      },
      newCallContext({ timeoutMs: 10_000, principal: store.principal(as) }),
    );
  const approve = (requestId: string, hash: string, as: string) =>
    store.call(storeRequests.approve, { requestId, hash }, as);
  const carriedOut = async () => (await store.sql('SELECT * FROM carried_out')).length;

  it('is carried out once, however many managers approve at once', async () => {
    const { id, hash } = await ask(5, 'ben');
    const done = await Promise.all(
      Array.from({ length: 10 }, (_, index) => approve(id, hash, index % 2 === 0 ? 'sofia' : 'alex')),
    );
    expect(new Set(done.map(({ status }) => status))).toEqual(new Set(['executed']));
    expect(done[0]).toMatchObject({ effects: ['Added 5.'], mayDecide: false });
    expect(await carriedOut()).toBe(1);
    const told = await store.sql<{ data: { title: string; kind: string } }>(
      `SELECT data FROM job_queue.job WHERE name = 'notify'`,
    );
    expect(told.filter(({ data }) => data.title === 'To decide: Add 5')).toHaveLength(2);
    expect(told.filter(({ data }) => data.title === 'Approved: Add 5')).toHaveLength(1);
    const audit = await store.sql(
      `SELECT action FROM audit WHERE action LIKE 'store-request.%' ORDER BY seq`,
    );
    expect(audit).toEqual([{ action: 'store-request.created' }, { action: 'store-request.approved' }]);
  });

  it('takes nobody as decider but a manager of that store, and never whoever asked', async () => {
    const { id, hash } = await ask(1, 'sofia');
    await expect(approve(id, hash, 'sofia')).rejects.toMatchObject({
      code: 'NOT_THE_MANAGER',
      message: 'Another manager has to decide on your own request.',
    });
    for (const stranger of ['marcus', 'ben'])
      await expect(approve(id, hash, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { id: of, hash: named } = await ask(1, 'ben');
    await expect(approve(of, named, 'ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    expect(await carriedOut()).toBe(0);
    expect((await approve(id, hash, 'alex')).status).toBe('executed');
  });

  it('carries out what was looked at, or nothing', async () => {
    const { id } = await ask(7, 'ben');
    await expect(approve(id, 'f'.repeat(64), 'sofia')).rejects.toMatchObject({ code: 'REQUEST_CHANGED' });
    const failing = await ask(13, 'ben');
    await expect(approve(failing.id, failing.hash, 'sofia')).rejects.toMatchObject({
      message: 'Not thirteen.',
    });
    expect(await carriedOut()).toBe(0);
    const still = await store.call(storeRequests.get, { requestId: failing.id }, 'sofia');
    expect(still).toMatchObject({ status: 'open', mayDecide: true });
  });

  it('tells the other managers of a manager’s own request', async () => {
    const { title } = await ask(21, 'sofia');
    const alex = store.principal('alex').userId;
    const told = await store.sql<{ data: { title: string; userId: string } }>(
      `SELECT data FROM job_queue.job WHERE name = 'notify' AND data->>'title' = $1`,
      [`To decide: ${title}`],
    );
    expect(told.map(({ data }) => data.userId)).toEqual([alex]);
  });

  it('carries nothing out for somebody who has left meanwhile', async () => {
    const { id, hash } = await ask(1, 'ben');
    const leftOn = (day: string | null) =>
      store.sql(`UPDATE store_staff SET left_on = $1 WHERE username = 'ben'`, [day]);
    await leftOn('2026-06-16');
    await expect(approve(id, hash, 'sofia')).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      message: expect.stringContaining('has left the store'),
    });
    await leftOn(null);
    expect(await carriedOut()).toBe(0);
  });

  it('closes what was rejected, withdrawn, replaced or has expired', async () => {
    const rejected = await ask(1, 'ben');
    await store.call(storeRequests.reject, { requestId: rejected.id, reason: 'No.' }, 'sofia');
    const withdrawn = await ask(2, 'ben');
    await store.call(storeRequests.withdraw, { requestId: withdrawn.id }, 'ben');
    const replaced = await ask(3, 'ben');
    const newer = await ask(4, 'ben', { replaces: replaced.id });
    expect(newer.replaces).toBe(replaced.id);
    store.now = new Date('2026-07-17T09:00:00.000Z');
    for (const { id, hash } of [rejected, withdrawn, replaced, newer])
      await expect(approve(id, hash, 'sofia')).rejects.toMatchObject({ code: 'REQUEST_CLOSED' });
    const { data } = await store.call(storeRequests.list, { status: 'closed', limit: 10 }, 'ben');
    expect(data.map(({ status }) => status).sort()).toEqual(['expired', 'rejected', 'replaced', 'withdrawn']);
    store.now = new Date('2026-06-17T09:00:00.000Z');
    expect(await carriedOut()).toBe(0);
  });

  it('shows a member the own requests, a manager all of the store, page by page', async () => {
    await ask(1, 'ben');
    await ask(2, 'amara');
    await ask(3, 'marcus');
    const list = (as: string, cursor?: string) =>
      store.call(
        storeRequests.list,
        { status: 'open', limit: 1, ...(cursor === undefined ? {} : { cursor }) },
        as,
      );
    const titles = async (as: string) => {
      const all: string[] = [];
      for (let cursor: string | undefined; ;) {
        const { data, nextCursor } = await list(as, cursor);
        all.push(...data.map(({ title }) => title));
        if (nextCursor === null) return all.sort();
        cursor = nextCursor;
      }
    };
    expect(await titles('ben')).toEqual(['Add 1']);
    expect(await titles('sofia')).toEqual(['Add 1', 'Add 2']);
    expect(await titles('marcus')).toEqual(['Add 3']);
  });

  it('repeats nothing, and keeps as many open ones as the setting says', async () => {
    const id = randomUUID();
    const same = await Promise.all([ask(1, 'ben', { id }), ask(1, 'ben', { id })]);
    expect(same[0].hash).toBe(same[1].hash);
    await expect(ask(1, 'amara', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await ask(2, 'ben');
    await ask(3, 'ben');
    await expect(ask(4, 'ben')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', details: { max: 3 } });
    await expect(ask(-1, 'amara')).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });
});
