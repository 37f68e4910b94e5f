import { randomUUID } from 'node:crypto';
import { newCallContext, ServiceClient } from '#libs/bus';
import { type NotificationEvent, type Principal, watches } from '#libs/contracts';
import { RunningPipeline } from '../testing/running-pipeline';

describe('notifications as they come', () => {
  let pipeline: RunningPipeline;
  beforeAll(async () => {
    pipeline = await RunningPipeline.start({ watches: { notificationCheckMs: 200 } });
  });
  afterAll(() => pipeline?.stop());

  const listen = (principal: Principal, signal: AbortSignal, timeoutMs = 30_000) =>
    pipeline.app
      .get(ServiceClient)
      .stream(watches.notificationEvents, {}, newCallContext({ timeoutMs, principal, signal }))
      [Symbol.asyncIterator]();
  const tell = (userId: string, title: string) =>
    pipeline.sql(
      `INSERT INTO notification (id, user_id, kind, title, text) VALUES ($1, $2, 'task', $3, '')`,
      [randomUUID(), userId, title],
    );
  const said = ({ value }: IteratorResult<NotificationEvent>) => {
    if (value?.type !== 'notifications') throw new Error(`unexpected ${JSON.stringify(value)}`);
    return [value.unread, value.newest?.title ?? null];
  };
  const other = (): Principal => ({ ...pipeline.principal, userId: randomUUID(), username: 'other' });

  it('tell what there is, then each change, to whom it concerns, wherever it was written', async () => {
    const [stop, mine, theirs] = [new AbortController(), pipeline.principal, other()];
    const [a, b, elsewhere] = [
      listen(mine, stop.signal),
      listen(mine, stop.signal),
      listen(theirs, stop.signal),
    ];
    expect([said(await a.next()), said(await b.next()), said(await elsewhere.next())]).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    const silent = elsewhere.next();
    // Straight into the table, as another replica would.
    await tell(mine.userId, 'Fill the shelves');
    expect([said(await a.next()), said(await b.next())]).toEqual([
      [1, 'Fill the shelves'],
      [1, 'Fill the shelves'],
    ]);
    await pipeline.call(watches.markRead, {});
    expect(said(await a.next())).toEqual([0, 'Fill the shelves']);
    await tell(theirs.userId, 'Open the till');
    expect(said(await silent)).toEqual([1, 'Open the till']);
    stop.abort();
  });

  it('end without an error before the time of the call is over', async () => {
    const events = listen(other(), new AbortController().signal, 6_000);
    await events.next();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});
