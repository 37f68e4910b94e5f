import { stores } from '#libs/contracts';
import { RunningStore } from '../testing/running-store';

describe('who works in a store', () => {
  let store: RunningStore;
  beforeAll(async () => {
    store = await RunningStore.start();
  });
  afterAll(() => store?.stop());

  it('knows the caller by the session, in whatever case the name was written', async () => {
    const { store: place, staff, today } = await store.call(stores.membership, {}, 'ben');
    expect([place.code, staff.name, staff.role, today]).toEqual([
      'S-01',
      'Ben Carter',
      'associate',
      '2026-06-17',
    ]);
    await store.sql(`UPDATE store_staff SET username = 'BEN' WHERE username = 'ben'`);
    expect((await store.call(stores.membership, {}, 'ben')).staff.name).toBe('Ben Carter');
  });

  it('refuses whoever is on no staff list, has no persona of a store, or has left', async () => {
    await expect(store.call(stores.membership, {}, 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
    await expect(
      store.call(stores.roster, { from: '2026-06-17', to: '2026-06-18' }, 'maria'),
    ).rejects.toMatchObject({ code: 'NO_STORE' });
    await store.sql(`UPDATE store_staff SET left_on = '2026-06-16' WHERE username = 'amara'`);
    await expect(store.call(stores.membership, {}, 'amara')).rejects.toMatchObject({ code: 'NO_STORE' });
    const { data } = await store.call(stores.staff, { left: false }, 'ben');
    expect(data.some(({ name }) => name === 'Amara Okafor')).toBe(false);
    const { data: all } = await store.call(stores.staff, { left: true }, 'ben');
    expect(all.find(({ name }) => name === 'Amara Okafor')).toMatchObject({ active: false });
  });

  it('gives the roster of the own store only, by day and beginning, and refuses a period without days', async () => {
    const { shifts } = await store.call(stores.roster, { from: '2026-06-17', to: '2026-06-24' }, 'sofia');
    const { data } = await store.call(stores.staff, { left: true }, 'sofia');
    const ids = new Set(data.map(({ id }) => id));
    expect(shifts.length).toBeGreaterThan(50);
    expect(shifts.every(({ staffId }) => ids.has(staffId))).toBe(true);
    const order = shifts.map(({ day, startsAt }) => `${day} ${String(startsAt).padStart(4, '0')}`);
    expect(order).toEqual([...order].sort());
    for (const to of ['2026-06-17', '2026-06-16', '2027-06-17'])
      await expect(store.call(stores.roster, { from: '2026-06-17', to }, 'ben')).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
      });
  });

  it('keeps nobody in two shifts at once, whoever writes', async () => {
    const [shift] = await store.sql<{ staff_id: string; day: string; starts_at: number }>(
      `SELECT staff_id, day::text, starts_at FROM store_shift LIMIT 1`,
    );
    const { staff_id, day, starts_at } = shift!;
    const twice = store.sql(
      `INSERT INTO store_shift (id, staff_id, day, starts_at, ends_at) VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
      [staff_id, day, starts_at + 10, starts_at + 60],
    );
    await expect(twice).rejects.toThrow('store_shift_overlap');
  });
});
