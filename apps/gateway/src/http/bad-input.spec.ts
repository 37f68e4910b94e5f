import { connect } from 'node:net';
import { Client } from 'pg';
import { PASSWORD, RunningGateway } from '../testing/running-gateway';

jest.setTimeout(60_000);

describe('bad input', () => {
  let gateway: RunningGateway;
  let token: string;
  let admin: string;

  beforeAll(async () => {
    gateway = await RunningGateway.start({ limits: { requestsPerMinute: 100, signInsPerMinute: 10 } });
    await gateway.addUser('ann');
    await gateway.addUser('root', [], ['admin']);
    token = await gateway.signIn('ann');
    admin = await gateway.signIn('root');
  });
  afterAll(() => gateway?.stop());

  const raw = (body: string | undefined, headers: Record<string, string> = {}) =>
    gateway.request('POST', '/v1/questions', {
      token,
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const json = (value: unknown) => raw(JSON.stringify(value));

  async function expectProblem(sent: Promise<Response>, status: number, code: string) {
    const response = await sent;
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({
      status,
      code,
      title: expect.stringMatching(/\w/) as string,
      detail: expect.stringMatching(/\w/) as string,
      nextStep: expect.stringMatching(/\w/) as string,
      requestId: response.headers.get('x-request-id'),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    return { problem, response };
  }

  it.each<[string, () => Promise<Response>, number, string]>([
    ['an unknown field', () => json({ question: 'stock', limit: 3 }), 400, 'VALIDATION_FAILED'],
    ['a wrong type', () => json({ question: 7 }), 400, 'VALIDATION_FAILED'],
    ['an empty question', () => json({ question: '   ' }), 400, 'VALIDATION_FAILED'],
    ['no question', () => json({}), 400, 'VALIDATION_FAILED'],
    ['1001 characters', () => json({ question: 'x'.repeat(1001) }), 400, 'QUESTION_TOO_LONG'],
    ['an array', () => json([]), 400, 'VALIDATION_FAILED'],
    ['null', () => raw('null'), 400, 'VALIDATION_FAILED'],
    ['an empty body', () => raw(''), 400, 'VALIDATION_FAILED'],
    ['broken JSON', () => raw('{"question":'), 400, 'VALIDATION_FAILED'],
    ['deep JSON', () => raw(`{"question":${'['.repeat(5000)}${']'.repeat(5000)}}`), 400, 'VALIDATION_FAILED'],
    ['a prototype', () => raw('{"question":"stock","__proto__":{"x":1}}'), 400, 'VALIDATION_FAILED'],
    ['a zero character', () => raw('{"question":"a\\u0000b"}'), 400, 'VALIDATION_FAILED'],
    ['half a character', () => raw('{"question":"a\\ud800b"}'), 400, 'VALIDATION_FAILED'],
    [
      'a form',
      () => raw('question=stock', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['plain text', () => raw('stock', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a large body', () => json({ question: 'x'.repeat(70_000) }), 413, 'PAYLOAD_TOO_LARGE'],
    ['no token', () => raw('{"question":"stock"}', { authorization: '' }), 401, 'NOT_SIGNED_IN'],
    [
      'an unknown token',
      () => raw('{"question":"stock"}', { authorization: 'Bearer qm_nothing' }),
      401,
      'NOT_SIGNED_IN',
    ],
    [
      'another scheme',
      () => raw('{"question":"stock"}', { authorization: 'Basic YTpi' }),
      401,
      'NOT_SIGNED_IN',
    ],
    [
      'a foreign origin',
      () => raw('{"question":"stock"}', { origin: 'https://evil.example' }),
      403,
      'CSRF_REJECTED',
    ],
    ['an opaque origin', () => raw('{"question":"stock"}', { origin: 'null' }), 403, 'CSRF_REJECTED'],
    [
      'a cross-site page',
      () => raw('{"question":"stock"}', { 'sec-fetch-site': 'cross-site' }),
      403,
      'CSRF_REJECTED',
    ],
    ['an unknown address', () => gateway.request('GET', '/v1/nothing', { token }), 404, 'NOT_FOUND'],
    [
      'an unknown method',
      () => gateway.request('PUT', '/v1/questions', { token, body: {} }),
      404,
      'NOT_FOUND',
    ],
    [
      'an id that is none',
      () => gateway.request('GET', '/v1/answers/17', { token }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'an unknown query',
      () => gateway.request('GET', '/v1/conversations?page=2', { token }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'a wrong limit',
      () => gateway.request('GET', '/v1/conversations?limit=0', { token }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'a made-up cursor',
      () => gateway.request('GET', '/v1/audit?cursor=bm9uc2Vuc2U', { token: admin }),
      400,
      'VALIDATION_FAILED',
    ],
    ['no admin', () => gateway.request('GET', '/v1/audit', { token }), 403, 'FORBIDDEN'],
  ])('refuses %s and audits it', async (_what, send, status, code) => {
    const { problem, response } = await expectProblem(send(), status, code);
    const client = new Client({ connectionString: gateway.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ action: string; details: Record<string, unknown> }>(
      'SELECT action, details FROM audit ORDER BY seq DESC LIMIT 1',
    );
    await client.end();
    expect(rows[0]).toMatchObject({
      action: 'request.refused',
      details: { code, requestId: problem.requestId },
    });
    expect(JSON.stringify(rows[0])).not.toContain('stock');
    expect(gateway.services.asked).toHaveLength(0);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('names every wrong field', async () => {
    const { problem } = await expectProblem(
      json({ question: 7, persona: 'No!', extra: 1 }),
      400,
      'VALIDATION_FAILED',
    );
    expect((problem.errors as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'extra',
      'persona',
      'question',
    ]);
  });

  it('takes 1000 characters, of any language', async () => {
    expect((await json({ question: 'x'.repeat(1000) })).status).toBe(200);
    expect((await json({ question: 'Lagerbestand für 库存 📦 مخزون' })).status).toBe(200);
  });

  describe('with the cookie', () => {
    let cookie: string;
    let csrfToken: string;

    beforeAll(async () => {
      const response = await gateway.request('POST', '/v1/sessions', {
        body: { username: 'ann', password: PASSWORD },
      });
      const [line] = response.headers.getSetCookie();
      expect(line).toMatch(/^qm_session=qm_[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
      cookie = line!.split(';')[0]!;
      ({ csrfToken } = (await response.json()) as { csrfToken: string });
    });
    const send = (headers: Record<string, string>) =>
      gateway.request('POST', '/v1/questions', {
        body: { question: 'stock' },
        headers: { cookie, ...headers },
      });

    it('wants the CSRF token of this session for what changes something', async () => {
      expect((await gateway.request('GET', '/v1/me', { headers: { cookie } })).status).toBe(200);
      await expectProblem(send({}), 403, 'CSRF_REJECTED');
      await expectProblem(send({ 'x-csrf-token': 'wrong' }), 403, 'CSRF_REJECTED');
      const theirs = (await (await gateway.request('GET', '/v1/me', { token: admin })).json()) as {
        csrfToken: string;
      };
      await expectProblem(send({ 'x-csrf-token': theirs.csrfToken }), 403, 'CSRF_REJECTED');
      expect((await send({ 'x-csrf-token': csrfToken, origin: gateway.url })).status).toBe(200);
    });

    it('refuses a foreign origin also with the token', () =>
      expectProblem(
        send({ 'x-csrf-token': csrfToken, origin: 'https://evil.example' }),
        403,
        'CSRF_REJECTED',
      ));

    it('is taken away at sign-out', async () => {
      const response = await gateway.request('DELETE', '/v1/sessions/current', {
        headers: { cookie, 'x-csrf-token': csrfToken },
      });
      expect(response.headers.getSetCookie()[0]).toMatch(/^qm_session=; Max-Age=0;/);
      await expectProblem(gateway.request('GET', '/v1/me', { headers: { cookie } }), 401, 'SESSION_EXPIRED');
    });
  });

  it('survives what is not HTTP', async () => {
    const { hostname, port } = new URL(gateway.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await gateway.request('GET', '/livez')).status).toBe(200);
  });

  it('limits how often one may ask, each for himself, and says when to come back', async () => {
    await gateway.addUser('busy');
    const busy = await gateway.signIn('busy');
    let response = await gateway.request('GET', '/v1/me', { token: busy });
    expect(response.headers.get('ratelimit-limit')).toBe('100');
    expect(response.headers.get('ratelimit-remaining')).toBe('99');
    for (let i = 0; i < 100 && response.status === 200; i += 1)
      response = await gateway.request('GET', '/v1/me', { token: busy });
    const { response: limited } = await expectProblem(Promise.resolve(response), 429, 'RATE_LIMITED');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await gateway.request('GET', '/v1/me', { token: admin })).status).toBe(200);
    await gateway.request('GET', '/v1/me', { token: busy });
    const told = (await gateway.audit(admin, 50)).filter(({ details }) => details.code === 'RATE_LIMITED');
    expect(told).toHaveLength(1);
  });

  it('limits sign-ins from one address', async () => {
    let response: Response;
    let count = 0;
    do {
      response = await gateway.request('POST', '/v1/sessions', {
        body: { username: `n${count}`, password: 'wrong-password' },
      });
      count += 1;
    } while (response.status === 401 && count < 20);
    await expectProblem(Promise.resolve(response), 429, 'RATE_LIMITED');
  });

  it('keeps an intact chain of all that', async () => {
    const response = await gateway.request('GET', '/v1/audit?limit=500', { token: admin });
    expect(await response.json()).toMatchObject({ chainIntact: true });
  });
});
