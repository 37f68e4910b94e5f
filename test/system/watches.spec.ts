import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Database } from 'pg';
import type { Answered, NotificationPage, SavedQuestion, Watch, WatchPage } from '#libs/contracts';
import { findEmbeddedPostgres } from '#libs/persistence';
import { eventually } from '../harness/aftermath';
import { Client } from '../harness/client';
import { ROOT, Started } from '../harness/processes';
import { type Mode, modes, type Product, startProduct } from '../harness/product';

jest.setTimeout(240_000);

const KEY = randomBytes(32);
const PIPELINE = 'dist/apps/pipeline/src/main.js';

describe.each(modes())('watches, %s', (mode: Mode) => {
  let directory: string;
  let product: Product;
  let client: Client;
  let saved: SavedQuestion;
  let receiver: Server;
  let isReceiverSilent = true;
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];

  const start = () =>
    startProduct({
      mode,
      dataDirectory: join(directory, 'data'),
      env: { QM_CONFIG: join(directory, 'quartermaster.yaml') },
    });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-watches-'));
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        if (!isReceiverSilent) response.writeHead(204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = receiver.address() as { port: number };
    const settings = {
      jobs: { pollMs: 500, heartbeatSeconds: 10, superviseSeconds: 1 },
      watches: { checkSeconds: 1 },
      webhooks: {
        endpoints: [
          {
            url: `http://127.0.0.1:${port}/hook`,
            secret: `whsec_${KEY.toString('base64')}`,
            events: ['watch.met'],
          },
        ],
        timeoutMs: 100_000,
        firstRetrySeconds: 1,
      },
    };
    writeFileSync(join(directory, 'quartermaster.yaml'), JSON.stringify(settings));
    product = await start();
    client = await Client.demo(product.url, 'warehouse_manager');
    const answer = (await client.ask('low stock in WH-03')) as Answered;
    saved = await post<SavedQuestion>('/v1/saved-questions', { answerId: answer.id, name: 'Low stock' });
  });
  afterAll(async () => {
    await product?.stop();
    receiver?.close();
    receiver?.closeAllConnections();
    rmSync(directory, { recursive: true, force: true });
  });

  async function post<T>(path: string, body?: unknown): Promise<T> {
    const response = await client.request('POST', path, body);
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
  const watch = (over: object = {}) =>
    post<Watch>('/v1/watches', {
      name: 'Low stock in WH-03',
      savedQuestionId: saved.id,
      condition: { kind: 'rows', operator: 'gt', value: 0 },
      schedule: { every: 'week', at: '07:00', weekdays: [1] },
      active: true,
      ...over,
    });
  const find = async ({ id }: Watch) =>
    (await client.get<WatchPage>('/v1/watches')).data.find((one) => one.id === id)!;

  async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const url = product.servers?.databaseUrl ?? findEmbeddedPostgres(join(directory, 'data/postgres'))!;
    const database = new Database({ connectionString: url });
    await database.connect();
    try {
      return (await database.query<Row>(text, values)).rows;
    } finally {
      await database.end();
    }
  }

  /** The process that does the jobs. */
  function jobProcess(): Started {
    return product.processes.find(({ name }) => name === 'pipeline') ?? product.processes[0]!;
  }

  async function startAgain(): Promise<void> {
    if (mode === 'one process') {
      product = await start();
      client = await Client.demo(product.url, 'warehouse_manager');
      return;
    }
    const { env } = product;
    const again = Started.run('pipeline', process.execPath, [join(ROOT, PIPELINE)], { env });
    product.processes[product.processes.indexOf(jobProcess())] = again;
  }

  it('runs a saved question now, tells its owner, and the link leads to the answer', async () => {
    const made = await watch();
    const { lastRun } = await post<Watch>(`/v1/watches/${made.id}/runs`);
    expect(lastRun).toMatchObject({
      outcome: 'told',
      text: expect.stringMatching(/^\d+ rows?, more than 0\.$/),
    });
    const { data, unread } = await eventually(async () => {
      const page = await client.get<NotificationPage>('/v1/notifications');
      expect(page.data).toHaveLength(1);
      return page;
    });
    expect(unread).toBe(1);
    expect(data[0]).toMatchObject({
      kind: 'watch',
      title: 'Low stock in WH-03',
      link: `/answers/${lastRun!.answerId}`,
    });
    const answer = await client.get<Answered>(`/v1${data[0]!.link}`);
    expect(answer.table.rowCount).toBe(Number(lastRun!.text.split(' ')[0]));
    expect(await post('/v1/notifications/read', { notificationId: data[0]!.id })).toEqual({ unread: 0 });
    expect((await client.request('DELETE', `/v1/watches/${made.id}`)).status).toBe(204);
    expect((await client.request('POST', `/v1/watches/${made.id}/runs`)).status).toBe(404);
  });

  it('after kill -9 makes up for missed runs once, and delivers the webhook that was on its way, under its id', async () => {
    const overdue = await watch({
      name: 'Every hour',
      condition: { kind: 'changed' },
      schedule: { every: 'hour', minute: 30 },
    });
    const met = await watch({ name: 'Met' });
    const ofMet = () =>
      received.filter(
        ({ body }) => (JSON.parse(body) as { data: { watchId: string } }).data.watchId === met.id,
      );
    await post(`/v1/watches/${met.id}/runs`);
    await eventually(async () => expect(ofMet()).toHaveLength(1));
    jobProcess().kill('SIGKILL');
    await jobProcess().exited;
    isReceiverSilent = false;
    await sql(`UPDATE watch SET next_run_at = now() - interval '5 hours' WHERE id = $1`, [overdue.id]);
    await startAgain();

    const ran = await eventually(async () => {
      const found = await find(overdue);
      expect(found.lastRun).not.toBeNull();
      return found;
    });
    expect(ran.lastRun!.outcome).toBe('quiet');
    expect(Date.parse(ran.nextRunAt!)).toBeGreaterThan(Date.now());

    await eventually(async () => expect(ofMet().length).toBeGreaterThan(1));
    const [first, { headers, body }] = ofMet() as [(typeof received)[number], (typeof received)[number]];
    expect(headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(body).toBe(first.body);
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = createHmac('sha256', KEY).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    await eventually(async () => {
      const states = await sql<{ status: string }>(
        `SELECT status FROM webhook_delivery WHERE event_id = $1`,
        [headers['webhook-id']],
      );
      expect(states).toEqual([{ status: 'delivered' }]);
    });
    const jobs = await sql(`SELECT FROM job_queue.job WHERE name = 'watch-run' AND data->>'watchId' = $1`, [
      overdue.id,
    ]);
    expect(jobs).toHaveLength(1);
  });

  it('pauses a watch whose saved question is deleted, and says why', async () => {
    const made = await watch({ name: 'To be orphaned' });
    expect((await client.request('DELETE', `/v1/saved-questions/${saved.id}`)).status).toBe(204);
    await sql(`UPDATE watch SET next_run_at = now() WHERE id = $1`, [made.id]);
    const paused = await eventually(async () => {
      const found = await find(made);
      expect(found.active).toBe(false);
      return found;
    });
    expect(paused.lastRun!.text).toBe('The saved question was deleted.');
    await eventually(async () => {
      const { data } = await client.get<NotificationPage>('/v1/notifications');
      expect(data.map(({ title }) => title)).toContain('Paused: To be orphaned');
    });
  });
});
