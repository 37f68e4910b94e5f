import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type ErrorEnvelope, QuartermasterError } from '#libs/contracts';

/** Often enough that no proxy takes the connection for dead. */
export const HEARTBEAT_MS = 10_000;

/** Something told of work under way; one of type `error` ends it. */
export interface WorkEvent {
  type: string;
  error?: ErrorEnvelope;
}

const HEARTBEAT = ': still working\n\n';

/**
 * Sends events as they come. The first is awaited, so that what fails at once is still a proper error answer; what
 * fails later is told by an event. Heartbeats fill long silences.
 *
 * @param events returned when the caller goes away, which cancels the work behind them
 */
export async function sendEvents(
  reply: FastifyReply,
  events: AsyncIterable<WorkEvent>,
  heartbeatMs = HEARTBEAT_MS,
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  const first = iterator.next();
  const early = await within(first, heartbeatMs);
  if (early !== 'silent' && early.done !== true && early.value.error !== undefined)
    throw QuartermasterError.fromEnvelope(early.value.error);
  void reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(written(iterator, first, heartbeatMs), { highWaterMark: 1 }));
}

async function* written(
  iterator: AsyncIterator<WorkEvent>,
  first: Promise<IteratorResult<WorkEvent>>,
  heartbeatMs: number,
): AsyncGenerator<string> {
  let next = first;
  try {
    for (;;) {
      const result = await within(next, heartbeatMs);
      if (result === 'silent') {
        yield HEARTBEAT;
        continue;
      }
      if (result.done === true) return;
      yield textOf(result.value);
      next = iterator.next();
    }
  } catch (error) {
    yield textOf({ type: 'error', error: publicEnvelope(error) });
  } finally {
    void iterator.return?.();
  }
}

/** Without its cause, which is for the log. */
function publicEnvelope(thrown: unknown) {
  const { cause: _cause, ...envelope } = QuartermasterError.from(thrown).toEnvelope();
  return envelope;
}

function textOf(event: WorkEvent): string {
  const shown = event.error !== undefined ? { ...event, error: { ...event.error, cause: undefined } } : event;
  return `event: ${event.type}\ndata: ${JSON.stringify(shown)}\n\n`;
}

/** The promise's value, or `silent` when it takes longer; the promise goes on. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'silent'> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), ms);
  });
  try {
    return await Promise.race([promise, silent]);
  } finally {
    clearTimeout(timer);
  }
}
