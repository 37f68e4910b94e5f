import { ApiError, errorFromEvent, errorFromResponse, errorFromThrown, retryAfterSeconds } from './api-error';

const texts = {
  unreachable: { message: 'away', nextStep: 'wait' },
  interrupted: { message: 'broken', nextStep: 'again' },
  unexpected: { message: 'odd', nextStep: 'tell' },
};
const response = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});
const problem = {
  type: 'about:blank',
  title: 'Too many failed sign-ins.',
  status: 429,
  code: 'ACCOUNT_LOCKED',
  category: 'authentication',
  detail: 'Too many failed sign-ins.',
  nextStep: 'Wait.',
  retryable: true,
  requestId: 'r',
  traceId: 't',
};

test('a problem document keeps its words, its ids and how long to wait', () => {
  expect(errorFromResponse(response(429, { 'retry-after': '90' }), problem, texts)).toMatchObject({
    code: 'ACCOUNT_LOCKED',
    message: 'Too many failed sign-ins.',
    nextStep: 'Wait.',
    retryable: true,
    retryAfterSeconds: 90,
    traceId: 't',
    fields: [],
  });
});

test.each([
  [502, null, 'UNREACHABLE', true],
  [503, '<html>', 'UNREACHABLE', true],
  [500, null, 'UNEXPECTED', true],
  [404, { message: 'nope' }, 'UNEXPECTED', false],
])('what a proxy answers with %i has no code of ours', (status, body, code, retryable) => {
  expect(errorFromResponse(response(status), body, texts)).toMatchObject({ code, retryable });
});

test('a session that is gone is told from other refusals', () => {
  const of = (code: string) => errorFromResponse(response(401), { ...problem, code }, texts).endsSession;
  expect([of('SESSION_EXPIRED'), of('NOT_SIGNED_IN'), of('INVALID_CREDENTIALS')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('an error within a stream', () => {
  const error = errorFromEvent({ code: 'QUERY_TIMEOUT', message: 'slow', nextStep: 'less', retryable: true });
  expect(error).toMatchObject({ code: 'QUERY_TIMEOUT', message: 'slow', nextStep: 'less', retryable: true });
});

test('what fetch throws', () => {
  const known = new ApiError({ code: 'NO_DATA', message: 'm', nextStep: 'n', retryable: false });
  expect(errorFromThrown(known, texts)).toBe(known);
  expect(errorFromThrown(new TypeError('Failed to fetch'), texts).code).toBe('UNREACHABLE');
  expect(errorFromThrown(new RangeError(), texts).code).toBe('UNEXPECTED');
});

test('Retry-After in seconds or as a date', () => {
  const now = Date.parse('2026-06-17T09:00:00Z');
  expect(retryAfterSeconds('20', now)).toBe(20);
  expect(retryAfterSeconds('Wed, 17 Jun 2026 09:01:00 GMT', now)).toBe(60);
  expect(retryAfterSeconds('Wed, 17 Jun 2026 08:00:00 GMT', now)).toBe(0);
  expect(retryAfterSeconds(null, now)).toBeUndefined();
  expect(retryAfterSeconds('soon', now)).toBeUndefined();
});
