import { randomFillSync } from 'node:crypto';

export interface TraceParts {
  traceId: string;
  spanId: string;
  sampled: boolean;
}

const PATTERN = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const SAMPLED = 1;

/** Parses a W3C traceparent; undefined when there is none or it is malformed. */
export function parseTraceparent(traceparent: string | undefined): TraceParts | undefined {
  const match = traceparent === undefined ? null : PATTERN.exec(traceparent);
  if (match === null || traceparent!.startsWith('ff')) return undefined;
  const [, traceId, spanId, flags] = match;
  if (/^0+$/.test(traceId!) || /^0+$/.test(spanId!)) return undefined;
  return { traceId: traceId!, spanId: spanId!, sampled: (parseInt(flags!, 16) & SAMPLED) === SAMPLED };
}

export function formatTraceparent({ traceId, spanId, sampled }: TraceParts): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

const ID_BYTES = 24;
/** Random bytes are fetched for many ids at once: one at a time they would cost more than a call in process. */
const pool = Buffer.alloc(ID_BYTES * 128);
let used = pool.length;

/** A trace that begins here. */
export function newTraceparent(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const ids = pool.toString('hex', used, used + ID_BYTES);
  used += ID_BYTES;
  return `00-${ids.slice(0, 32)}-${ids.slice(32)}-01`;
}

/** The trace id of a traceparent, for logs, evidence and error pages. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  return parseTraceparent(traceparent)?.traceId;
}
