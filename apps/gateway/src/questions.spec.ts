import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Answer, type AnswerEvent, QuartermasterError } from '#libs/contracts';
import { Metrics } from '#libs/runtime';
import { RunningGateway } from './testing/running-gateway';

jest.setTimeout(60_000);

describe('questions', () => {
  let gateway: RunningGateway;
  let token: string;
  let other: string;

  beforeAll(async () => {
    gateway = await RunningGateway.start({ limits: { requestsPerMinute: 10_000, signInsPerMinute: 100 } });
    await gateway.addUser('ann', ['warehouse_manager', 'field_engineer'], ['admin']);
    await gateway.addUser('bob');
    token = await gateway.signIn('ann');
    other = await gateway.signIn('bob');
    await gateway.request('PUT', '/v1/me/persona', { token, body: { persona: 'warehouse_manager' } });
  });
  afterAll(() => gateway?.stop());

  const ask = (body: object, headers: Record<string, string> = {}) =>
    gateway.request('POST', '/v1/questions', { token, body, headers });
  const eventsOf = async (response: Response) =>
    (await response.text())
      .split('\n\n')
      .flatMap((block) => block.split('\n').filter((line) => line.startsWith('data: ')))
      .map((line) => JSON.parse(line.slice(6)) as AnswerEvent);
  const stream = { accept: 'text/event-stream' };

  it('passes the question on with the rights and ids of the caller', async () => {
    const response = await ask(
      { question: '  low stock  ' },
      { 'x-request-id': 'mine-1', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    );
    expect(response.status).toBe(200);
    const { question, context } = gateway.services.asked.at(-1)!;
    expect(question).toMatchObject({ question: 'low stock', persona: 'warehouse_manager' });
    expect(context).toMatchObject({
      requestId: 'mine-1',
      principal: { username: 'ann', personas: ['warehouse_manager', 'field_engineer'], sites: null },
    });
    expect(context.traceparent).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(response.headers.get('x-request-id')).toBe('mine-1');
    expect(response.headers.get('traceparent')).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(((await response.json()) as Answer).id).toBe(question.answerId);
  });

  it('replaces a request id that does not belong into a log', async () => {
    const response = await ask({ question: 'stock' }, { 'x-request-id': 'a b"c' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('streams events to whoever asks for them', async () => {
    const response = await ask({ question: 'low stock' }, stream);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect((await eventsOf(response)).map(({ type }) => type)).toEqual(['step-start', 'answer-end']);
  });

  it('answers what fails at once with its status, what fails later by an event', async () => {
    gateway.services.failure = { error: new QuartermasterError('NO_DATA'), late: false };
    const early = await ask({ question: 'low stock' }, stream);
    expect(early.status).toBe(503);
    expect(await early.json()).toMatchObject({ code: 'NO_DATA' });
    const cause = new Error('the inner reason');
    gateway.services.failure = { error: new QuartermasterError('QUERY_TIMEOUT', { cause }), late: true };
    const late = await ask({ question: 'low stock' }, stream);
    expect(late.status).toBe(200);
    const text = await late.clone().text();
    expect((await eventsOf(late)).at(-1)).toMatchObject({ type: 'error', error: { code: 'QUERY_TIMEOUT' } });
    expect(text).not.toContain('the inner reason');
    gateway.services.failure = { error: new QuartermasterError('QUERY_TIMEOUT'), late: true };
    expect(await (await ask({ question: 'low stock' })).json()).toMatchObject({
      code: 'QUERY_TIMEOUT',
      status: 504,
    });
  });

  it.each([[stream], [{}]])('cancels the work when the caller leaves (%j)', async (headers) => {
    gateway.services.hold = new Promise(() => undefined);
    const before = gateway.services.cancelled;
    const leave = new AbortController();
    const asked = fetch(`${gateway.url}/v1/questions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: '{"question":"low stock"}',
      signal: leave.signal,
    });
    setTimeout(() => leave.abort(), 100);
    await expect(asked.then((response) => response.text())).rejects.toThrow();
    const end = Date.now() + 5_000;
    while (gateway.services.cancelled === before && Date.now() < end)
      await new Promise((r) => setTimeout(r, 10));
    expect(gateway.services.cancelled).toBe(before + 1);
    gateway.services.hold = undefined;
  });

  it('counts what callers were told, also when the status had been sent', async () => {
    const counted = async (code: string) =>
      (
        await gateway.app.get(Metrics).registry.getSingleMetric('quartermaster_errors_total')!.get()
      ).values.find(({ labels }) => labels.code === code);
    const before = (await counted('QUERY_TOO_LARGE'))?.value ?? 0;
    for (const headers of [{}, stream]) {
      gateway.services.failure = { error: new QuartermasterError('QUERY_TOO_LARGE'), late: true };
      await (await ask({ question: 'low stock' }, headers)).text();
    }
    // Counted when the last byte has gone out, which its reader may notice first.
    while (((await counted('QUERY_TOO_LARGE'))?.value ?? 0) < before + 2)
      await new Promise((r) => setTimeout(r, 10));
    expect(await counted('QUERY_TOO_LARGE')).toMatchObject({
      value: before + 2,
      labels: { category: 'query' },
    });
  });

  it('wants a persona, and one of the caller', async () => {
    const fresh = await gateway.signIn('ann');
    const send = (body: object) => gateway.request('POST', '/v1/questions', { token: fresh, body });
    expect(await (await send({ question: 'stock' })).json()).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'persona' }],
    });
    expect((await send({ question: 'stock', persona: 'field_engineer' })).status).toBe(200);
    expect(await (await send({ question: 'stock', persona: 'procurement_specialist' })).json()).toMatchObject(
      {
        code: 'PERSONA_NOT_ALLOWED',
      },
    );
  });

  describe('with an Idempotency-Key', () => {
    const keyed = (key: string, question = 'low stock', headers = {}) =>
      ask({ question }, { 'idempotency-key': key, ...headers });
    const sql = async (text: string) => {
      const client = new Client({ connectionString: gateway.databaseUrl });
      await client.connect();
      await client.query(text);
      await client.end();
    };

    it('gives the same answer again, as JSON and as events, and asks once', async () => {
      const key = randomUUID();
      const asked = gateway.services.asked.length;
      const first = (await (await keyed(key)).json()) as Answer;
      expect(await (await keyed(key)).json()).toEqual(first);
      expect(await eventsOf(await keyed(key, 'low stock', stream))).toEqual([
        { type: 'answer-end', answer: first },
      ]);
      expect(gateway.services.asked.length).toBe(asked + 1);
      await gateway.restart();
    });

    it('refuses another question with the same key, not of another user', async () => {
      const key = randomUUID();
      await keyed(key);
      expect(await (await keyed(key, 'something else')).json()).toMatchObject({
        status: 409,
        code: 'CONFLICT',
      });
      const theirs = await gateway.request('POST', '/v1/questions', {
        token: other,
        body: { question: 'something else' },
        headers: { 'idempotency-key': key },
      });
      expect(theirs.status).toBe(200);
    });

    it('says that the first is still running, and when to ask again', async () => {
      const key = randomUUID();
      let release = () => {};
      gateway.services.hold = new Promise((resolve) => (release = resolve));
      const first = keyed(key);
      const before = gateway.services.asked.length;
      while (gateway.services.asked.length === before) await new Promise((r) => setTimeout(r, 5));
      const second = await keyed(key);
      expect(await second.json()).toMatchObject({
        status: 409,
        code: 'REQUEST_IN_PROGRESS',
        retryable: true,
      });
      expect(second.headers.get('retry-after')).toBe('1');
      release();
      gateway.services.hold = undefined;
      expect(await (await keyed(key)).json()).toEqual(await (await first).json());
    });

    it('tries again after a failure, with the same answer id', async () => {
      const key = randomUUID();
      gateway.services.failure = { error: new QuartermasterError('QUERY_TIMEOUT'), late: true };
      expect((await keyed(key)).status).toBe(504);
      const { answerId } = gateway.services.asked.at(-1)!.question;
      expect(((await (await keyed(key)).json()) as Answer).id).toBe(answerId);
    });

    it('takes over what a crash left running, once its time is up', async () => {
      const key = randomUUID();
      const first = (await (await keyed(key)).json()) as Answer;
      const asked = gateway.services.asked.length;
      await sql(`UPDATE idempotency_key SET done = false WHERE key = '${key}'`);
      expect((await keyed(key)).status).toBe(409);
      await sql(`UPDATE idempotency_key SET lease_until = now() - interval '1 second' WHERE key = '${key}'`);
      expect(await (await keyed(key)).json()).toEqual(first);
      expect(gateway.services.asked.length).toBe(asked);
    });

    it('forgets a key after its time', async () => {
      const key = randomUUID();
      const first = (await (await keyed(key)).json()) as Answer;
      await sql(`UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = '${key}'`);
      const again = (await (await keyed(key, 'something else')).json()) as Answer;
      expect(again.id).not.toBe(first.id);
    });

    it('wants a sane key', async () => {
      expect((await keyed('x'.repeat(201))).status).toBe(400);
    });
  });

  it('exports rows as CSV that a spreadsheet cannot take for formulas', async () => {
    const { id } = (await (await ask({ question: 'low stock' })).json()) as Answer;
    const response = await gateway.request('GET', `/v1/answers/${id}.csv`, { token });
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
    expect(await response.text()).toBe(
      `Product,Stock\r\n"'=HYPERLINK(""http://evil"")",-3\r\n"Bolt, 5""",\r\n`,
    );
    const found = await gateway.request('GET', `/v1/answers/${id}`, { token });
    expect(((await found.json()) as Answer).id).toBe(id);
    for (const path of [`/v1/answers/${id}`, `/v1/answers/${id}.csv`])
      expect((await gateway.request('GET', path, { token: other })).status).toBe(404);
  });

  it('lists, shows and deletes conversations', async () => {
    const id = randomUUID();
    const get = async (path: string) => (await gateway.request('GET', path, { token })).json();
    expect(await get('/v1/conversations')).toEqual({ data: [], nextCursor: 'next-after-50' });
    expect(await get('/v1/conversations?limit=2')).toMatchObject({ nextCursor: 'next-after-2' });
    expect(await get(`/v1/conversations/${id}`)).toMatchObject({ id });
    expect((await gateway.request('DELETE', `/v1/conversations/${id}`, { token })).status).toBe(204);
    const all = await gateway.request('DELETE', '/v1/conversations', { token });
    expect(await all.json()).toEqual({ deleted: 3 });
  });

  it('tells what can be asked as a persona of the caller', async () => {
    const get = async (query: string) =>
      (await gateway.request('GET', `/v1/semantics${query}`, { token })).json();
    expect(await get('')).toMatchObject({ persona: { id: 'warehouse_manager' } });
    expect(await get('?persona=field_engineer')).toMatchObject({ persona: { id: 'field_engineer' } });
    expect(await get('?persona=procurement_specialist')).toMatchObject({ code: 'PERSONA_NOT_ALLOWED' });
  });

  it('writes one line a request, without what was asked', async () => {
    gateway.logLines.length = 0;
    await ask({ question: 'a very private question' }, { 'x-request-id': 'logged-1' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = gateway.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ event }) => event === 'request');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      route: '/v1/questions',
      status: 200,
      requestId: 'logged-1',
      user: 'ann',
    });
    expect(gateway.logLines.join('')).not.toContain('private');
  });
});
