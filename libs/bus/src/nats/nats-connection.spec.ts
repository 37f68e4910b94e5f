import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, headers } from '@nats-io/transport-node';
import { newCallContext } from '../call/call-context';
import { failure, probe, until } from '../transport/probe-service.conformance';
import { Broker, describeWithBroker, NatsBed } from './private-broker.conformance';

describeWithBroker('the connection to NATS', () => {
  const bed = new NatsBed();

  describe('a broker that dies', () => {
    it('fails what is in flight and what is new, and recovers by itself', async () => {
      const own = await Broker.start();
      try {
        const options = { servers: [own.url], connectTimeoutMs: 5_000 };
        const service = await bed.served(options);
        const { client, transport } = await bed.side(options);
        const call = failure(client.call(probe.wait, { ms: 4_000 }, newCallContext()));
        const events = client.stream(probe.stall, {}, newCallContext())[Symbol.asyncIterator]();
        await events.next();
        const broken = failure(events.next());
        await until(() => service.seen.calls.includes('wait'));

        const killedAt = Date.now();
        await own.kill();
        for (const error of [await call, await broken])
          expect([error.code, error.status, error.retryable]).toEqual(['SERVICE_UNAVAILABLE', 503, true]);
        expect(Date.now() - killedAt).toBeLessThan(2_000);
        expect((await failure(client.call(probe.echo, { value: 1 }, newCallContext()))).code).toBe(
          'SERVICE_UNAVAILABLE',
        );
        await expect(transport.ready()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
        await until(() => service.seen.aborted.includes('stall SERVICE_UNAVAILABLE'));

        await own.run();
        const recovered = async () => {
          for (let attempt = 0; attempt < 100; attempt++) {
            const answer = await client
              .call(probe.echo, { value: attempt }, newCallContext())
              .catch(() => undefined);
            if (answer !== undefined) return true;
            await delay(50);
          }
          return false;
        };
        expect(await recovered()).toBe(true);
        await expect(transport.ready()).resolves.toBeUndefined();
      } finally {
        await own.kill();
      }
    });

    it('does not hang a stop', async () => {
      const own = await Broker.start();
      const service = await bed.served({ servers: [own.url] });
      await own.kill();
      const start = Date.now();
      await service.transport.drain();
      await service.transport.close();
      expect(Date.now() - start).toBeLessThan(1_500);
    });
  });

  describe('start', () => {
    it('waits for a broker that is late', async () => {
      const late = await Broker.stopped();
      const starting = bed.start({ servers: [late.url], connectTimeoutMs: 5_000 });
      await delay(300);
      await late.run();
      await expect((await starting).ready()).resolves.toBeUndefined();
      await bed.closeAll();
      await late.kill();
    });

    it('gives up after the start deadline, naming the place without its password', async () => {
      const none = await Broker.stopped();
      const servers = [`nats://ada:hidden@127.0.0.1:${none.port}`];
      const error = await failure(bed.start({ servers, connectTimeoutMs: 300 }));
      expect(error.code).toBe('SERVICE_UNAVAILABLE');
      expect((error.cause as Error).message).toContain(`nats://127.0.0.1:${none.port} within 300 ms`);
      expect((error.cause as Error).message).not.toContain('hidden');
    });

    it('signs in with user and password, given apart or in the address, and with a token', async () => {
      const guarded = await Broker.start('--user', 'ada', '--pass', 'p@ss/word');
      const tokened = await Broker.start('--auth', 'open-sesame');
      try {
        await bed.start({ servers: [guarded.url], user: 'ada', password: 'p@ss/word' });
        await bed.start({ servers: [`nats://ada:p%40ss%2Fword@127.0.0.1:${guarded.port}`] });
        await bed.start({ servers: [tokened.url], token: 'open-sesame' });
        await expect(bed.start({ servers: [guarded.url], user: 'ada', password: 'wrong' })).rejects.toThrow(
          /bus\.nats: NATS at .*: it refuses user or password/,
        );
      } finally {
        await bed.closeAll();
        await guarded.kill();
        await tokened.kill();
      }
    });

    it('speaks TLS, and refuses a broker whose certificate it does not know', async () => {
      const directory = mkdtempSync(join(tmpdir(), 'qm-nats-tls-'));
      const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-days',
          '1',
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=IP:127.0.0.1',
          '-keyout',
          key,
          '-out',
          cert,
        ],
        { stdio: 'ignore' },
      );
      const secure = await Broker.start('--tls', '--tlscert', cert, '--tlskey', key);
      try {
        const options = { servers: [`tls://127.0.0.1:${secure.port}`], tls: { caFile: cert } };
        const [, { client }] = [await bed.served(options), await bed.side(options)];
        expect(await client.call(probe.echo, { value: 1 }, newCallContext())).toEqual({ value: 1 });
        await expect(bed.start({ servers: options.servers })).rejects.toThrow(/certificate is not trusted/);
        const plain = [`tls://127.0.0.1:${bed.broker.port}`];
        await expect(bed.start({ servers: plain })).rejects.toThrow(/does not speak TLS/);
      } finally {
        await bed.closeAll();
        await secure.kill();
        rmSync(directory, { recursive: true });
      }
    });
  });

  describe('sizes', () => {
    it('carries ten megabytes both ways with the default limits', async () => {
      const [, { client }] = [await bed.served(), await bed.side()];
      const value = 'y'.repeat(10 * 1024 * 1024);
      expect((await client.call(probe.echo, { value }, newCallContext())).value).toBe(value);
    });

    it('keeps to a broker that takes less than the frame size', async () => {
      const directory = mkdtempSync(join(tmpdir(), 'qm-nats-'));
      const config = join(directory, 'small.conf');
      writeFileSync(config, 'max_payload: 65536\n');
      const small = await Broker.start('-c', config);
      const options = { servers: [small.url] };
      const [, { client }] = [await bed.served(options), await bed.side(options)];
      const value = 'z'.repeat(1_000_000);
      expect((await client.call(probe.echo, { value }, newCallContext())).value).toBe(value);
      await bed.closeAll();
      await small.kill();
      rmSync(directory, { recursive: true });
    });
  });

  describe('messages that are not ours', () => {
    it('are refused with a typed error and hurt nobody', async () => {
      const [service, { client }] = [await bed.served(), await bed.side()];
      const stranger = await connect({ servers: bed.broker.url });
      const send = async (fields: Record<string, string>, body = '{}') => {
        const meta = headers();
        for (const [name, value] of Object.entries(fields)) meta.append(name, value);
        const reply = await stranger.request(probe.echo.subject, body, { timeout: 2_000, headers: meta });
        return reply.json<{ code: string }>().code;
      };
      const valid = { 'qm-frame': 'call', 'qm-request': 'r', 'qm-deadline': String(Date.now() + 5_000) };
      expect(await send({})).toBe('VALIDATION_FAILED');
      expect(await send({ ...valid, 'qm-deadline': 'soon' })).toBe('VALIDATION_FAILED');
      expect(await send({ ...valid, 'qm-request': 'r'.repeat(500) })).toBe('VALIDATION_FAILED');
      expect(await send({ ...valid, 'qm-part': '3/2' })).toBe('VALIDATION_FAILED');
      expect(await send({ ...valid, 'qm-part': '1/9' })).toBe('VALIDATION_FAILED');
      expect(await send(valid, 'not json')).toBe('VALIDATION_FAILED');
      expect(await send({ ...valid, 'qm-principal': 'a.b' })).toBe('NOT_SIGNED_IN');
      expect(service.seen.calls).toEqual([]);
      expect(await client.call(probe.echo, { value: 1 }, newCallContext())).toEqual({ value: 1 });
      await stranger.close();
    });

    it('forgets a call whose other parts never come', async () => {
      const service = await bed.served({ drainMs: 300 });
      const stranger = await connect({ servers: bed.broker.url });
      const meta = headers();
      const fields = {
        'qm-frame': 'call',
        'qm-request': 'r',
        'qm-deadline': String(Date.now() + 200),
        'qm-part': '0/3',
      };
      for (const [name, value] of Object.entries(fields)) meta.append(name, value);
      stranger.publish(probe.echo.subject, 'first part', { headers: meta, reply: 'nowhere' });
      await stranger.flush();
      await delay(250);
      const start = Date.now();
      await service.transport.drain();
      expect(Date.now() - start).toBeLessThan(250);
      await stranger.close();
    });
  });
});
