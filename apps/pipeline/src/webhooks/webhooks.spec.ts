import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { webhooks } from '#libs/contracts';
import { eventually, RunningPipeline } from '../testing/running-pipeline';

jest.setTimeout(120_000);

const KEY = randomBytes(32);
const SECRET = `whsec_${KEY.toString('base64')}`;

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('webhooks', () => {
  let pipeline: RunningPipeline;
  let receiver: Server;
  const received: Received[] = [];
  /** The status of the next answers; 'silent' never answers. The last one stays. */
  let replies: (number | 'silent')[] = [200];

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ path: request.url!, headers: request.headers, body });
        const reply = replies.length > 1 ? replies.shift()! : replies[0]!;
        if (reply === 'silent') return;
        response.writeHead(reply, { location: 'http://127.0.0.1:1/elsewhere' }).end('thank you');
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const base = `http://localhost:${(receiver.address() as { port: number }).port}`;
    const endpoint = (path: string, events: string[]) => ({ url: `${base}${path}`, secret: SECRET, events });
    pipeline = await RunningPipeline.start({
      webhooks: {
        endpoints: [
          endpoint('/proposals', ['proposal.executed']),
          endpoint('/all', ['*']),
          { ...endpoint('', ['metadata.asked']), url: 'https://169.254.169.254/latest/meta-data' },
        ],
        timeoutMs: 400,
        attempts: 3,
      },
    });
  });
  beforeEach(async () => {
    received.length = 0;
    replies = [200];
    await pipeline.sql('DELETE FROM webhook_event');
    await pipeline.sql('DELETE FROM job_queue.job');
  });
  afterAll(async () => {
    await pipeline?.stop();
    receiver?.close();
    receiver?.closeAllConnections();
  });

  const send = (event = 'watch.met', id?: string) =>
    pipeline.jobs.enqueueNow('webhook', { event, payload: { name: 'Low stock', n: 3 } }, { id });
  const statusOf = async (eventId: string) =>
    (await pipeline.call(webhooks.status, { eventIds: [eventId] })).events[0]?.status;
  const becomes = (eventId: string, status: string) =>
    eventually(async () => {
      await pipeline.hurry();
      expect(await statusOf(eventId)).toBe(status);
    });

  /** As a receiver does it that has never seen our code. */
  function isSigned({ headers, body }: Received): boolean {
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
    const expected = createHmac('sha256', KEY)
      .update(`${String(id)}.${String(at)}.${body}`)
      .digest('base64');
    const isFresh = Math.abs(Date.now() / 1000 - Number(at)) < 300;
    return isFresh && signature === `v1,${expected}`;
  }

  it('delivers to every endpoint that wants the event, signed, under the id of the event', async () => {
    const id = randomUUID();
    expect(await statusOf(id)).toBeUndefined();
    await send('proposal.executed', id);
    await becomes(id, 'delivered');
    expect(received.map(({ path }) => path).sort()).toEqual(['/all', '/proposals']);
    for (const one of received) {
      expect(isSigned(one)).toBe(true);
      expect(one.headers).toMatchObject({ 'webhook-id': id, 'content-type': 'application/json' });
      expect(JSON.parse(one.body)).toEqual({
        type: 'proposal.executed',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        data: { name: 'Low stock', n: 3 },
      });
    }
    expect(isSigned({ ...received[0]!, body: `${received[0]!.body} ` })).toBe(false);
  });

  it('tries again after 500, a redirect and no answer, with the same id and body, until it is taken', async () => {
    replies = [500, 'silent', 204];
    const id = await send();
    await becomes(id, 'waiting');
    await becomes(id, 'delivered');
    expect(received.map(({ path }) => path)).toEqual(['/all', '/all', '/all']);
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(received.every(isSigned)).toBe(true);
  });

  it('follows no redirect, gives up in the end, says so, and delivers when it is replayed', async () => {
    replies = [307];
    const id = await send();
    await becomes(id, 'failed');
    expect(received).toHaveLength(3);
    const [delivery] = await pipeline.sql(`SELECT attempts, last_status, last_error FROM webhook_delivery`);
    expect(delivery).toEqual({ attempts: 3, last_status: 307, last_error: 'the endpoint answered 307' });
    const [dead] = await eventually(async () => {
      const letters = await pipeline.jobs.deadLetters();
      expect(letters).toHaveLength(1);
      return letters;
    });
    expect(dead).toMatchObject({ job: 'webhook-delivery', reason: 'the endpoint answered 307' });
    replies = [200];
    await pipeline.jobs.replay(dead!.id);
    await becomes(id, 'delivered');
    expect(received.at(-1)!.headers['webhook-id']).toBe(id);
  });

  it('says failed when the process died in the last attempt', async () => {
    replies = [500];
    const id = await send();
    await eventually(() => expect(received).toHaveLength(1));
    await becomes(id, 'waiting');
    const over = `UPDATE job_queue.job SET state = 'failed' WHERE name = 'webhook-delivery' AND state IN ('retry', 'active')`;
    await eventually(async () => {
      await pipeline.sql(over);
      expect(await statusOf(id)).toBe('failed');
    });
    expect(await pipeline.sql('SELECT status FROM webhook_delivery')).toEqual([{ status: 'waiting' }]);
  });

  it('sends nothing to a metadata address', async () => {
    const id = await send('metadata.asked');
    await becomes(id, 'failed');
    const errors = await pipeline.sql<{ last_error: string | null }>(
      `SELECT last_error FROM webhook_delivery WHERE status = 'failed'`,
    );
    expect(errors).toEqual([{ last_error: expect.stringMatching(/^169\.254\.169\.254 is a link-local/) }]);
  });

  it('says none where nobody wants the event, and writes an event once however often its job runs', async () => {
    const other = await pipeline.open({ webhooks: { endpoints: [] } });
    await pipeline.app.close();
    pipeline.app = other;
    const id = await send('watch.met');
    await becomes(id, 'none');
    await pipeline.sql(`UPDATE job_queue.job SET state = 'retry', completed_on = NULL WHERE id = $1`, [id]);
    await eventually(async () =>
      expect(
        await pipeline.sql(`SELECT FROM job_queue.job WHERE id = $1 AND state = 'completed'`, [id]),
      ).toHaveLength(1),
    );
    expect(await pipeline.sql('SELECT FROM webhook_event')).toHaveLength(1);
    expect(received).toEqual([]);
  });
});
