import { setTimeout as delay } from 'node:timers/promises';
import { newCallContext } from '../call/call-context';
import { type Bed } from './test-bed.conformance';
import { collect, failure, PAD, probe, until } from './probe-service.conformance';

/** Streams: order, flow, and every way to end. */
export function describeStreams(bed: Bed): void {
  describe('streams', () => {
    it('keeps the order of a long stream', async () => {
      const events = await collect(bed.client.stream(probe.count, { to: 2_000 }, newCallContext()));
      expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
      expect(bed.service.seen.finished).toEqual(['count']);
    });

    it('carries an empty stream', async () => {
      expect(await collect(bed.client.stream(probe.count, { to: 0 }, newCallContext()))).toEqual([]);
    });

    it('does not run ahead of a slow consumer without bound', async () => {
      const events = bed.client.stream(probe.count, { to: 5_000 }, newCallContext())[Symbol.asyncIterator]();
      for (let n = 0; n < 3; n++) await events.next();
      await delay(150);
      expect(bed.service.seen.yielded).toBeLessThan(200);
      await events.return!();
    });

    it('ends the service when the consumer stops early', async () => {
      for await (const { n } of bed.client.stream(probe.count, { to: 100_000, everyMs: 1 }, newCallContext()))
        if (n === 3) break;
      await until(() => bed.service.seen.aborted.includes('count ended'));
      const { yielded } = bed.service.seen;
      await delay(50);
      expect(bed.service.seen.yielded).toBe(yielded);
      expect(bed.service.seen.finished).toEqual([]);
    });

    it('ends the service at once when the consumer stops while nothing arrives', async () => {
      const events = bed.client.stream(probe.stall, {}, newCallContext())[Symbol.asyncIterator]();
      expect((await events.next()).value).toEqual({ n: 0 });
      const next = events.next();
      await delay(20);
      const stopped = events.return!();
      await until(() => bed.service.seen.aborted.length > 0);
      expect(bed.service.seen.aborted).toEqual(['stall CANCELLED']);
      expect((await next).done).toBe(true);
      expect((await stopped).done).toBe(true);
    });

    it('ends with the signal and with the deadline', async () => {
      const controller = new AbortController();
      const cancelled = collect(
        bed.client.stream(probe.stall, {}, newCallContext({ signal: controller.signal })),
      );
      setTimeout(() => controller.abort(), 50);
      expect((await failure(cancelled)).code).toBe('CANCELLED');
      const late = collect(bed.client.stream(probe.stall, {}, newCallContext({ timeoutMs: 100 })));
      expect((await failure(late)).code).toBe('DEADLINE_EXCEEDED');
      await until(() => bed.service.seen.aborted.length === 2);
      expect(bed.service.seen.aborted[0]).toBe('stall CANCELLED');
    });

    it('gives the events before an error, then the error', async () => {
      const seen: number[] = [];
      const error = await failure(
        (async () => {
          for await (const { n } of bed.client.stream(probe.breakAt, { at: 3 }, newCallContext()))
            seen.push(n);
        })(),
      );
      expect(seen).toEqual([0, 1, 2]);
      expect([error.code, (error.cause as Error).message]).toEqual([
        'WAREHOUSE_UNAVAILABLE',
        'broke mid-way',
      ]);
    });

    it('carries events larger than a frame', async () => {
      const events = await collect(bed.client.stream(probe.count, { to: 5 }, newCallContext()));
      expect(events.every(({ pad }) => pad === PAD)).toBe(true);
    });
  });
}
