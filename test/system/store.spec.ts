import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type {
  Answered,
  Calculated,
  DailyPlanDay,
  NotificationPage,
  Photo,
  Procedure,
  ProcedureDetail,
  ProcedureSearchResult,
  Roster,
  StoreMembership,
  StoreRequest,
  TaskDetail,
  TaskPage,
  TimeOffBalance,
} from '#libs/contracts';
import { eventually } from '../harness/aftermath';
import { Client } from '../harness/client';
import { type Mode, modes, type Product, startProduct, TODAY } from '../harness/product';

jest.setTimeout(240_000);

/** A day on which the sample's associate works and that is still to come. */
const PLANNED_DAY = '2026-06-20';
const PROCEDURE = `# Balloon counter

## Helium

Shut the helium valve at half past seven and hang the key on hook nine.
`;

describe.each(modes())('a store and its people, %s', (mode: Mode) => {
  let product: Product;
  let manager: Client;
  let associate: Client;
  let me: StoreMembership;

  beforeAll(async () => {
    // Two of the store's service where they run apart: what one has written the other has to know.
    product = await startProduct({ mode, counts: { store: 2 } });
    manager = await Client.demo(product.url, 'store_manager');
    associate = await Client.demo(product.url, 'store_associate');
    me = await associate.get<StoreMembership>('/v1/store');
  });
  afterAll(() => product?.stop());

  async function send<T>(
    client: Client,
    method: string,
    path: string,
    body?: object,
    headers = {},
  ): Promise<T> {
    const response = await client.request(method, path, body, headers);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  const keyed = () => ({ 'idempotency-key': randomUUID() });
  const upload = (client: Client, path: string, form: FormData) =>
    fetch(`${product.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}`, ...keyed() },
      body: form,
    });
  const mine = () => associate.get<TaskPage>(`/v1/store/tasks?whose=mine&day=${PLANNED_DAY}`);

  it('plans a day: drafted, approved as it was seen, and told to who works on it', async () => {
    const before = await mine();
    const { draft } = await send<DailyPlanDay>(
      manager,
      'POST',
      `/v1/store/daily-plans/${PLANNED_DAY}/draft`,
      {},
    );
    const his = draft!.assignments.filter(({ staffId }) => staffId === me.staff.id);
    expect(his.length).toBeGreaterThan(0);
    const refused = await associate.request('POST', `/v1/store/daily-plans/${PLANNED_DAY}/approval`, {
      hash: draft!.hash,
    });
    expect(refused.status).toBe(403);
    const outdated = await manager.request('POST', `/v1/store/daily-plans/${PLANNED_DAY}/approval`, {
      hash: 'old',
    });
    expect(outdated.status).toBe(412);
    await send(manager, 'POST', `/v1/store/daily-plans/${PLANNED_DAY}/approval`, { hash: draft!.hash });
    const planned = (await mine()).data.filter(({ plannedStart }) => plannedStart !== null);
    expect(planned.map(({ id }) => id)).toEqual(expect.arrayContaining(his.map(({ taskId }) => taskId)));
    expect(planned.length).toBeGreaterThanOrEqual(before.data.filter((task) => task.plannedStart).length);
    await eventually(async () => {
      const { data } = await associate.get<NotificationPage>('/v1/notifications');
      expect(data.some(({ link }) => link?.includes('/store'))).toBe(true);
    });
  });

  it('carries a task from its owner to its end, and keeps a key’s first answer', async () => {
    const once = keyed();
    const task = { title: 'Count the balloons', area: 'Grocery', assigneeId: me.staff.id, day: TODAY };
    const created = await send<TaskDetail>(manager, 'POST', '/v1/store/tasks', task, once);
    const again = await send<TaskDetail>(manager, 'POST', '/v1/store/tasks', task, once);
    expect(again.task.id).toBe(created.task.id);
    const path = `/v1/store/tasks/${created.task.id}`;
    await send(associate, 'POST', `${path}/start`, {}, keyed());
    await send(associate, 'POST', `${path}/comments`, { text: 'Forty, and one that has burst' }, keyed());
    await send(associate, 'POST', `${path}/completion`, {}, keyed());
    const { task: done, comments } = await manager.get<TaskDetail>(path);
    expect(done).toMatchObject({ status: 'completed', commentCount: 1 });
    expect(comments.map(({ text }) => text)).toEqual(['Forty, and one that has burst']);
  });

  it('takes a picture without its place, and shows it to who has its link', async () => {
    const { task } = await send<TaskDetail>(
      associate,
      'POST',
      '/v1/store/tasks',
      { title: 'Picture of the counter', area: 'Grocery' },
      keyed(),
    );
    const picture = await sharp(randomBytes(300), { raw: { width: 10, height: 10, channels: 3 } })
      .resize(800, 600)
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 33/1 0/1' } })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'counter.jpg');
    const response = await upload(associate, `/v1/store/tasks/${task.id}/photos`, form);
    expect(response.status).toBe(201);
    const { full } = (await response.json()) as Photo;
    const shown = await manager.request('GET', full.href);
    const { width, exif } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect({ width, exif }).toEqual({ width: 800, exif: undefined });
    expect((await manager.request('GET', full.href.replace(/signature=./, 'signature=_'))).ok).toBe(false);
  });

  it('gives a day off once, of two that approve at the same time', async () => {
    const left = async () => {
      const { data } = await associate.get<{ data: TimeOffBalance[] }>(
        '/v1/store/time-off/balances?year=2026',
      );
      return data.find(({ kind }) => kind === 'vacation')!.left;
    };
    const roster = () =>
      associate.get<Roster>(`/v1/store/roster?from=2026-07-06&to=2026-07-13&staffId=${me.staff.id}`);
    const before = await left();
    const shift = (await roster()).shifts.find(({ status }) => status === 'planned')!;
    const request = await send<StoreRequest>(
      associate,
      'POST',
      '/v1/store/time-off',
      { kind: 'vacation', firstDay: shift.day, lastDay: shift.day },
      keyed(),
    );
    const approvals = await Promise.all(
      [1, 2].map(() =>
        manager.request('POST', `/v1/store/requests/${request.id}/approval`, { hash: request.hash }),
      ),
    );
    expect(approvals.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const { status } = await manager.get<StoreRequest>(`/v1/store/requests/${request.id}`);
    expect(status).toBe('executed');
    expect(await left()).toBe(before - 1);
    expect((await roster()).shifts.find(({ id }) => id === shift.id)?.status).not.toBe('planned');
  });

  it('answers from a procedure with its passage, and no more once it is deleted', async () => {
    const form = new FormData();
    form.set('file', new Blob([PROCEDURE], { type: 'text/markdown' }), 'balloons.md');
    const response = await upload(manager, '/v1/store/procedures', form);
    expect(response.status).toBe(201);
    const { procedure } = (await response.json()) as ProcedureDetail;
    const passages = async () =>
      (
        await associate.get<ProcedureSearchResult>(
          '/v1/store/procedures/passages?q=when%20is%20the%20helium%20valve%20shut',
        )
      ).data.filter(({ procedureId }) => procedureId === procedure.id);
    // Whichever of two replicas is asked.
    for (let asked = 0; asked < 6; asked += 1) expect(await passages()).toHaveLength(1);
    const answer = (await associate.ask('when is the helium valve of the balloon counter shut?')) as Answered;
    expect(JSON.stringify(answer.table.rows)).toContain('half past seven');

    const { version } = (await manager.get<{ data: Procedure[] }>('/v1/store/procedures')).data.find(
      ({ id }) => id === procedure.id,
    )!;
    expect(version).toBe(1);
    await send(manager, 'DELETE', `/v1/store/procedures/${procedure.id}`);
    for (let asked = 0; asked < 6; asked += 1) expect(await passages()).toEqual([]);
    const after = await associate.ask('when is the helium valve of the balloon counter shut?');
    expect(JSON.stringify(after)).not.toContain('half past seven');
  });

  it('answers who works and what is there by text, as the person who asks', async () => {
    const schedule = (await associate.ask('my schedule this week')) as Calculated;
    expect(schedule).toMatchObject({ kind: 'calculation', complete: true });
    expect(schedule.table.rows.length).toBeGreaterThan(0);
    const stock = (await manager.ask('is milk in stock?')) as Calculated;
    expect(stock).toMatchObject({ kind: 'calculation', complete: true });
    expect(stock.table.rows.length).toBeGreaterThan(0);
    const engineer = await Client.demo(product.url, 'field_engineer');
    expect((await engineer.request('GET', '/v1/store')).status).toBe(403);
  });
});
