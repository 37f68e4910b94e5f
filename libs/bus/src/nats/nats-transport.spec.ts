import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { newCallContext } from '../call/call-context';
import { failure, probe, until } from '../transport/probe-service.conformance';
import { describeTransport } from '../transport/transport.conformance';
import { describeWithBroker, NatsBed } from './private-broker.conformance';

describeWithBroker('over a private nats-server', () => {
  const bed = new NatsBed();

  describeTransport('NATS transport', async (limits) => {
    // A small frame, so that everything but the smallest message travels in parts.
    const options = { ...limits, maxFrameBytes: 1024 };
    const [client, server] = [await bed.start(options), await bed.start(options)];
    return {
      client,
      server,
      close: () => Promise.all([client.close(), server.close()]).then(() => undefined),
    };
  });

  describe('several processes', () => {
    it('shares the calls of a service between its processes', async () => {
      const [one, two, { client }] = [await bed.served(), await bed.served(), await bed.side()];
      await Promise.all(
        Array.from({ length: 200 }, () => client.call(probe.echo, { value: 1 }, newCallContext())),
      );
      expect(one.seen.calls.length + two.seen.calls.length).toBe(200);
      expect(one.seen.calls.length).toBeGreaterThan(40);
      expect(two.seen.calls.length).toBeGreaterThan(40);
    });

    it('sends all parts of a large call to the process that took its first', async () => {
      const [one, two, { client }] = [await bed.served(), await bed.served(), await bed.side()];
      const value = 'x'.repeat(3_000_000);
      const calls = Array.from({ length: 6 }, () =>
        client.call(probe.echo, { value }, newCallContext({ timeoutMs: 30_000 })),
      );
      expect((await Promise.all(calls)).every((reply) => reply.value === value)).toBe(true);
      expect(one.seen.calls.length + two.seen.calls.length).toBe(6);
    });

    it('loses no call when one of two processes drains', async () => {
      const [one, two, { client }] = [await bed.served(), await bed.served(), await bed.side()];
      const calls: Promise<unknown>[] = [];
      for (let n = 0; n < 100; n++) {
        calls.push(client.call(probe.wait, { ms: 20 }, newCallContext()));
        if (n === 50) calls.push(one.transport.drain().then(() => one.transport.close()));
        await delay(2);
      }
      await Promise.all(calls);
      expect(one.seen.finished.length + two.seen.finished.length).toBe(100);
      expect(one.seen.finished.length).toBeGreaterThan(0);
    });
  });

  describe('signs of life', () => {
    const quick = { heartbeatMs: 50, maxMissedHeartbeats: 3 };

    it('keeps a slow call and a quiet stream alive', async () => {
      await bed.served(quick);
      const { client } = await bed.side(quick);
      expect(await client.call(probe.wait, { ms: 600 }, newCallContext())).toEqual({});
      const seen: number[] = [];
      for await (const { n } of client.stream(probe.count, { to: 2, everyMs: 400 }, newCallContext()))
        seen.push(n);
      expect(seen).toEqual([0, 1]);
    });

    it('ends calls and streams of a service that fell silent', async () => {
      const deaf = await connect({ servers: bed.broker.url });
      for (const operation of [probe.wait, probe.count])
        deaf.subscribe(operation.subject, { queue: operation.service, callback: () => undefined });
      await deaf.flush();
      const { client } = await bed.side(quick);
      const start = Date.now();
      const error = await failure(client.call(probe.wait, { ms: 1 }, newCallContext()));
      expect([error.code, error.retryable]).toEqual(['SERVICE_UNAVAILABLE', true]);
      const events = client.stream(probe.count, { to: 1 }, newCallContext())[Symbol.asyncIterator]();
      expect((await failure(events.next())).code).toBe('SERVICE_UNAVAILABLE');
      expect(Date.now() - start).toBeLessThan(1_500);
      await deaf.close();
    });

    it('aborts the work for a caller that vanished without a word', async () => {
      const service = await bed.served(quick);
      const vanishing = await bed.side(quick);
      const call = failure(vanishing.client.call(probe.wait, { ms: 4_000 }, newCallContext()));
      const events = vanishing.client.stream(probe.stall, {}, newCallContext())[Symbol.asyncIterator]();
      await events.next();
      await until(() => service.seen.calls.includes('wait'));
      await vanishing.transport.close();
      await until(() => service.seen.aborted.length === 2);
      expect(service.seen.aborted.sort()).toEqual(['stall CANCELLED', 'wait CANCELLED']);
      expect((await call).code).toBe('SERVICE_UNAVAILABLE');
      expect((await failure(events.next())).code).toBe('SERVICE_UNAVAILABLE');
    });
  });
});
