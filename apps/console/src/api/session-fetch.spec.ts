import { onSessionEnd, sessionFetch, setCsrfToken } from './session-fetch';

const respond = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const request = (method: string) =>
  new Request('http://127.0.0.1/v1/me/persona', {
    method,
    ...(method === 'GET' ? {} : { body: '{"persona":"field_engineer"}' }),
  });

let answers: Response[];
let sent: { url: string; method: string; token: string | null; trace: string | null; body: string }[];
const realFetch = globalThis.fetch;

beforeEach(() => {
  answers = [];
  sent = [];
  globalThis.fetch = async (input, init) => {
    const made = new Request(
      new URL(input instanceof Request ? input.url : String(input), 'http://127.0.0.1'),
      {
        ...(input instanceof Request ? { method: input.method, headers: input.headers } : init),
      },
    );
    sent.push({
      url: new URL(made.url).pathname,
      method: made.method,
      token: made.headers.get('x-csrf-token'),
      trace: made.headers.get('traceparent'),
      body: input instanceof Request ? await input.text() : '',
    });
    return answers.shift()!;
  };
  setCsrfToken('first');
});
afterEach(() => {
  globalThis.fetch = realFetch;
  setCsrfToken(null);
});

test('sends the token with what changes something, and only then', async () => {
  answers = [respond(200, {}), respond(200, {})];
  await sessionFetch(request('GET'));
  await sessionFetch(request('PUT'));
  expect(sent.map(({ method, token }) => [method, token])).toEqual([
    ['GET', null],
    ['PUT', 'first'],
  ]);
});

test('begins a trace of its own with every request', async () => {
  answers = [respond(200, {}), respond(200, {})];
  await sessionFetch(request('GET'));
  await sessionFetch(request('GET'));
  for (const { trace } of sent) expect(trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(sent[0]!.trace).not.toBe(sent[1]!.trace);
});

test('takes the new token when another tab has signed in again, and repeats the request once', async () => {
  answers = [
    respond(403, { code: 'CSRF_REJECTED' }),
    respond(200, { csrfToken: 'second' }),
    respond(200, {}),
  ];
  const response = await sessionFetch(request('PUT'));
  expect(response.status).toBe(200);
  expect(sent.map(({ url, token, body }) => [url, token, body])).toEqual([
    ['/v1/me/persona', 'first', '{"persona":"field_engineer"}'],
    ['/v1/me', null, ''],
    ['/v1/me/persona', 'second', '{"persona":"field_engineer"}'],
  ]);
});

test('another refusal is not repeated', async () => {
  answers = [respond(403, { code: 'PERSONA_NOT_ALLOWED' })];
  expect((await sessionFetch(request('PUT'))).status).toBe(403);
  expect(sent).toHaveLength(1);
});

test('tells when the session has ended, not when a password was wrong', async () => {
  const ended = jest.fn();
  const forget = onSessionEnd(ended);
  answers = [respond(401, { code: 'INVALID_CREDENTIALS' }), respond(401, { code: 'SESSION_EXPIRED' })];
  await sessionFetch(request('POST'));
  expect(ended).not.toHaveBeenCalled();
  const response = await sessionFetch(request('GET'));
  expect(ended).toHaveBeenCalledTimes(1);
  expect(await response.json()).toEqual({ code: 'SESSION_EXPIRED' });
  forget();
});
