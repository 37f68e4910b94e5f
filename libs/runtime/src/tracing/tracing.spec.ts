import { openSpan } from './spans';
import { startTracing } from './start-tracing';
import { newTraceparent, parseTraceparent, traceIdOf } from './traceparent';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = `00-${TRACE}-b7ad6b7169203331-01`;

describe('traceparent', () => {
  it('is read as W3C writes it, also in later versions', () => {
    expect(parseTraceparent(PARENT)).toEqual({ traceId: TRACE, spanId: 'b7ad6b7169203331', sampled: true });
    expect(parseTraceparent(`cc-${TRACE}-b7ad6b7169203331-00-more`)?.sampled).toBe(false);
  });

  it.each([
    undefined,
    '',
    'x',
    `ff-${TRACE}-b7ad6b7169203331-01`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-b7ad6b7169203331-01`,
  ])('is ignored when malformed: %s', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });

  it('begins differently every time', () => {
    const ids = Array.from({ length: 1_000 }, () => traceIdOf(newTraceparent()));
    expect(new Set(ids).size).toBe(1_000);
    expect(ids).not.toContain(undefined);
  });
});

describe('spans', () => {
  it('without an SDK carry the trace on, or begin one', () => {
    expect(openSpan('a', { kind: 'client', parent: PARENT }).traceparent).toBe(PARENT);
    expect(traceIdOf(openSpan('a', { kind: 'client', parent: 'broken' }).traceparent)).toBeDefined();
  });

  it('cost nothing without an endpoint', async () => {
    await expect(
      (await startTracing({ serviceName: 'x', exportIntervalMs: 50 })).shutdown(),
    ).resolves.toBeUndefined();
  });
});
