import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerEvent } from '#libs/contracts';
import { RunningGateway } from '../testing/running-gateway';

jest.setTimeout(60_000);

describe('a gateway under too many questions, and one that stops', () => {
  let gateway: RunningGateway;
  let token: string;
  let release: () => void;

  beforeAll(async () => {
    gateway = await RunningGateway.start({
      limits: { questionsInFlight: 2 },
      shutdown: { drainMs: 4_000, noticeMs: 1_500 },
    });
    await gateway.addUser('ada');
    token = await gateway.signIn('ada');
  });
  beforeEach(() => {
    gateway.services.hold = new Promise((resolve) => (release = resolve));
  });
  afterEach(() => release());
  afterAll(() => gateway?.stop());

  const ask = (accept = 'application/json', signal?: AbortSignal) =>
    fetch(`${gateway.url}/v1/questions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept },
      body: JSON.stringify({ question: 'stock value per warehouse' }),
      signal,
    });
  const eventsOf = async (response: Response): Promise<AnswerEvent[]> =>
    (await response.text())
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as AnswerEvent);
  const asked = async (count: number) => {
    while (gateway.services.asked.length < count) await delay(5);
  };
  const inFlight = async () => {
    const text = await (await gateway.request('GET', '/metrics')).text();
    return Number(/quartermaster_gateway_questions_in_flight\{[^}]*\} (\d+)/.exec(text)![1]);
  };

  it('turns away at once what is more than it takes on, and takes on again what leaves room', async () => {
    const leaving = new AbortController();
    const [first, second] = [ask(), ask('text/event-stream', leaving.signal)];
    second.catch(() => undefined);
    await asked(2);
    const third = await ask();
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await third.json()).toMatchObject({ code: 'OVERLOADED', retryable: true });
    expect((await gateway.request('GET', '/v1/me', { token })).status).toBe(200);
    leaving.abort();
    while ((await inFlight()) > 1) await delay(10);
    const fourth = ask();
    await asked(3);
    release();
    expect([(await first).status, (await fourth).status]).toEqual([200, 200]);
    while ((await inFlight()) > 0) await delay(10);
    // Neither the log nor the audit grows with what is turned away.
    expect(gateway.logLines.join('\n')).not.toContain('request.failed');
  });

  it('says that it goes, still answers, then refuses, and finishes what it has', async () => {
    const before = gateway.services.asked.length;
    const open = ask('text/event-stream');
    await asked(before + 1);
    const { url } = gateway;
    const closing = gateway.app.close();
    // The modules are told one after another: the first answers may still say that it is ready.
    let ready = await fetch(`${url}/readyz`);
    while (ready.status === 200) ready = await fetch(`${url}/readyz`);
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    expect((await gateway.request('GET', '/v1/me', { token })).status).toBe(200);
    for (;;) {
      ready = await fetch(`${url}/livez`).catch(() => undefined as never);
      if (ready === undefined) break;
      await delay(20);
    }
    release();
    const events = await eventsOf(await open);
    expect(events.at(-1)!.type).toBe('answer-end');
    await closing;
    await gateway.restart();
  });

  it('tells those whose answer is not done in time, and stops', async () => {
    const { asked: all } = gateway.services;
    const before = all.length;
    const [stream, whole] = [ask('text/event-stream'), ask()];
    await asked(before + 2);
    const closing = gateway.app.close();
    const events = await eventsOf(await stream);
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'SERVICE_UNAVAILABLE' } });
    expect([(await whole).status, await (await whole).json()]).toEqual([
      503,
      expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', retryable: true }),
    ]);
    await closing;
    await gateway.restart();
  });
});
