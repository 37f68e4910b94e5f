import { randomUUID } from 'node:crypto';
import { type InputOf, storeRequests, timeOff } from '#libs/contracts';
import { RunningStore } from '../testing/running-store';

type Asked = InputOf<typeof timeOff.request>;

/** Today is Wednesday, 17 June 2026. */
describe('time off', () => {
  let store: RunningStore;
  beforeAll(async () => {
    store = await RunningStore.start();
  });
  afterAll(() => store?.stop());
  afterEach(async () => {
    await store.sql('DELETE FROM store_time_off');
    await store.sql('DELETE FROM store_request');
    await store.sql(`UPDATE store_shift SET status = 'planned'`);
  });

  const ask = (firstDay: string, lastDay: string, more: Partial<Asked> = {}, as = 'ben') =>
    store.call(
      timeOff.request,
      { requestId: randomUUID(), kind: 'vacation', firstDay, lastDay, reason: '', origin: 'person', ...more },
      as,
    );
  const approve = ({ id, hash }: { id: string; hash: string }, as = 'sofia') =>
    store.call(storeRequests.approve, { requestId: id, hash }, as);
  const vacation = async (as = 'ben') => {
    const { data } = await store.call(timeOff.balances, {}, as);
    return data.find(({ kind }) => kind === 'vacation')!;
  };
  const shifts = (status: string) =>
    store.sql(
      `SELECT day::text FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
       WHERE s.username = 'ben' AND h.status = $1 AND day BETWEEN '2026-07-06' AND '2026-07-12' ORDER BY day`,
      [status],
    );

  it('takes the days from the balance when it is asked for, and the shifts from the roster when it is granted', async () => {
    expect(await vacation()).toMatchObject({ entitled: 25, taken: 0, planned: 0, requested: 0, left: 25 });
    const planned = await shifts('planned');
    expect(planned.length).toBeGreaterThan(0);
    const asked = await ask('2026-07-06', '2026-07-12', { reason: 'Family' });
    expect(asked).toMatchObject({
      title: 'Ben Carter: vacation 2026-07-06 to 2026-07-12, 5 days',
      reason: 'Family',
      mayDecide: false,
      diff: [
        { label: 'Ben Carter', before: 'at work', after: 'vacation 2026-07-06 to 2026-07-12' },
        { label: 'Vacation days left in 2026', before: '25', after: '20' },
      ],
    });
    expect(await vacation()).toMatchObject({ requested: 5, left: 20 });
    expect(await shifts('off')).toEqual([]);
    const done = await approve(asked);
    expect(done.effects).toEqual([
      `Ben Carter is off 2026-07-06 to 2026-07-12; ${planned.length} shifts left the roster.`,
    ]);
    expect(await vacation()).toMatchObject({ planned: 5, requested: 0, left: 20 });
    expect(await shifts('off')).toEqual(planned);
  });

  it('gives everything back when a cancellation is approved', async () => {
    await approve(await ask('2026-07-06', '2026-07-12'));
    const [granted] = (await store.call(timeOff.list, { of: 'me' }, 'ben')).data;
    const cancel = (as: string) =>
      store.call(
        timeOff.cancel,
        { requestId: randomUUID(), timeOffId: granted!.id, reason: '', origin: 'person' },
        as,
      );
    await expect(cancel('amara')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const request = await cancel('ben');
    await expect(cancel('ben')).rejects.toMatchObject({ message: 'You have asked for that already.' });
    expect((await store.call(timeOff.list, { of: 'me' }, 'ben')).data[0]).toMatchObject({ cancelling: true });
    await approve(request);
    expect((await store.call(timeOff.list, { of: 'me' }, 'ben')).data).toEqual([]);
    expect(await vacation()).toMatchObject({ left: 25 });
    expect(await shifts('off')).toEqual([]);
  });

  it('moves granted time off to other days in one step', async () => {
    await approve(await ask('2026-07-06', '2026-07-12'));
    const [granted] = (await store.call(timeOff.list, { of: 'me' }, 'ben')).data;
    const moved = await ask('2026-07-08', '2026-07-17', { insteadOf: granted!.id });
    expect(moved.diff[0]).toMatchObject({
      before: 'vacation 2026-07-06 to 2026-07-12',
      after: 'vacation 2026-07-08 to 2026-07-17',
    });
    expect(await vacation()).toMatchObject({ planned: 0, requested: 10, left: 15 });
    const { effects } = await approve(moved);
    expect(effects[0]).toBe('2026-07-06 to 2026-07-12 was given back.');
    const { data } = await store.call(timeOff.list, { of: 'me' }, 'ben');
    expect(data.map(({ firstDay, lastDay, days }) => [firstDay, lastDay, days])).toEqual([
      ['2026-07-08', '2026-07-17', 10],
    ]);
    expect((await shifts('off')).every(({ day }: { day?: string }) => day! >= '2026-07-08')).toBe(true);
  });

  it.each([
    ['the last day before the first', '2026-07-12', '2026-07-06', {}, 'The last day, 2026-07-06, is before'],
    ['a day that is over', '2026-06-16', '2026-06-20', {}, '2026-06-16 is over.'],
    [
      'more days at a time than can be asked for',
      '2026-07-01',
      '2026-08-15',
      {},
      'That is 46 days; at most 31',
    ],
    ['a day years ahead', '2030-01-01', '2030-01-02', {}, '2030-01-01 is more than 550 days ahead.'],
    [
      'more than is left',
      '2026-07-06',
      '2026-07-10',
      { kind: 'personal' as const },
      'That takes 5 personal days of 2026, and 3 are left.',
    ],
  ])('refuses %s', async (_, firstDay, lastDay, more, message) => {
    const refused = ask(firstDay, lastDay, more);
    await expect(refused).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    await expect(refused).rejects.toThrow(message);
  });

  it('refuses days that are asked for or granted already, and says so when the balance is gone meanwhile', async () => {
    const first = await ask('2026-07-06', '2026-07-12');
    await expect(ask('2026-07-12', '2026-07-13')).rejects.toThrow(
      'already asked for: 2026-07-06 to 2026-07-12',
    );
    await approve(first);
    await expect(ask('2026-07-12', '2026-07-13')).rejects.toThrow(
      'already granted: 2026-07-06 to 2026-07-12',
    );
    const second = await ask('2026-08-03', '2026-08-09');
    await store.sql(`UPDATE store_time_off_entitlement SET days = 6 WHERE kind = 'vacation'`);
    await expect(approve(second)).rejects.toThrow('That takes 5 vacation days of 2026, and 1 are left.');
    expect((await store.call(timeOff.list, { of: 'me' }, 'ben')).data).toHaveLength(1);
    await store.sql(`UPDATE store_time_off_entitlement SET days = 25 WHERE kind = 'vacation'`);
    await approve(second);
  });

  it('tells the manager of a short notice and of a thin floor', async () => {
    await store.sql(`UPDATE store SET minimum_cover = 10 WHERE code = 'S-01'`);
    const [shift] = await store.sql<{ day: string }>(
      `SELECT min(day)::text AS day FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
       WHERE s.username = 'ben' AND day > '2026-06-17'`,
    );
    const { day } = shift!;
    const preview = await store.call(
      timeOff.preview,
      { kind: 'vacation', firstDay: day, lastDay: day },
      'ben',
    );
    expect(preview).toMatchObject({ days: 1, balance: { left: 24 } });
    expect(preview.warnings).toEqual([
      expect.stringMatching(/^The notice is short: \d days?, where 14 are usual\.$/),
      `Fewer than 10 would be on the floor at some time on ${day}.`,
    ]);
    const { data } = await store.call(storeRequests.list, { status: 'all', limit: 10 }, 'ben');
    expect(data).toEqual([]);
    expect((await ask(day, day)).warnings).toEqual(preview.warnings);
    await store.sql(`UPDATE store SET minimum_cover = 2 WHERE code = 'S-01'`);
  });

  it('waits for a decision until the first day and no longer, whatever the clock says', async () => {
    const near = await ask('2026-06-19', '2026-06-20');
    expect(near.expiresAt).toBe('2026-06-20T09:00:00.000Z');
    expect((await ask('2026-09-07', '2026-09-08')).expiresAt).toBe('2026-07-01T09:00:00.000Z');
    store.now = new Date('2026-06-20T09:00:00.000Z');
    await expect(approve(near)).rejects.toMatchObject({ code: 'REQUEST_CLOSED' });
    store.now = new Date('2026-06-17T09:00:00.000Z');
  });

  it('lets a manager see the whole store, and another manager decide on his own', async () => {
    const own = await ask('2026-07-06', '2026-07-07', {}, 'sofia');
    await expect(approve(own, 'sofia')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await approve(own, 'alex');
    await approve(await ask('2026-07-06', '2026-07-07'));
    const { data } = await store.call(timeOff.list, { of: 'store', from: '2026-07-07' }, 'sofia');
    expect(data.map(({ staffName }) => staffName)).toEqual(['Ben Carter', 'Sofia Rossi']);
    await expect(store.call(timeOff.list, { of: 'store' }, 'ben')).rejects.toMatchObject({
      code: 'NOT_THE_MANAGER',
    });
    expect((await store.call(timeOff.list, { of: 'store' }, 'marcus')).data).toEqual([]);
  });
});
