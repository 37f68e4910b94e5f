import { get } from 'node:http';
import fastify from 'fastify';
import { type AnswerEvent, QuartermasterError } from '#libs/contracts';
import { sendEvents } from './event-stream';

const STEP: AnswerEvent = { type: 'step-start', step: 'read', label: 'Reading' };
/** Many heartbeats long, so that a machine that stalls for a moment still has time for one. */
const SILENCE_MS = 1_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function serve(events: () => AsyncGenerator<AnswerEvent>, heartbeatMs: number) {
  const app = fastify();
  app.get('/', async (_request, reply) => {
    await sendEvents(reply, events(), heartbeatMs);
    return reply;
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, address };
}

describe('sendEvents', () => {
  it('fills silences, also the first, and then goes on', async () => {
    const { app, address } = await serve(async function* () {
      await pause(SILENCE_MS);
      yield STEP;
      await pause(SILENCE_MS);
      yield STEP;
    }, 50);
    const text = await (await fetch(address)).text();
    const kinds = text
      .trim()
      .split('\n\n')
      .map((block) => (block.startsWith(':') ? 'heartbeat' : 'event'));
    expect(kinds.filter((kind) => kind === 'event')).toHaveLength(2);
    expect(kinds[0]).toBe('heartbeat');
    expect(kinds.slice(kinds.indexOf('event') + 1)).toContain('heartbeat');
    await app.close();
  });

  it('tells a late failure without its cause', async () => {
    const { app, address } = await serve(async function* () {
      yield STEP;
      throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause: new Error('host db-7') });
    }, 1000);
    const text = await (await fetch(address)).text();
    expect(text).toMatch(/^event: error\ndata: .*WAREHOUSE_UNAVAILABLE/m);
    expect(text).not.toContain('db-7');
    await app.close();
  });

  it('stops the work when the reader leaves in the middle', async () => {
    let stopped = false;
    const { app, address } = await serve(async function* () {
      try {
        for (;;) {
          yield STEP;
          await pause(5);
        }
      } finally {
        stopped = true;
      }
    }, 1000);
    get(address, (response) => response.once('data', () => response.destroy()));
    const end = Date.now() + 5_000;
    while (!stopped && Date.now() < end) await pause(5);
    expect(stopped).toBe(true);
    await app.close();
  });
});
