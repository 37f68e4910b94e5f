import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { defineService, type Principal, stream } from '#libs/contracts';
import { newCallContext } from '../call/call-context';
import { CallScope } from '../call/call-scope';
import { PrincipalTokens } from '../call/principal-tokens';
import { type Bed, MAX_PAYLOAD_BYTES } from './test-bed.conformance';
import { collect, failure, open, principal, probe, SIGNING_KEY, until } from './probe-service.conformance';

/** What is refused, and what happens when a service is missing or stops. */
export function describeLimits(bed: Bed): void {
  describe('sizes', () => {
    const value = 'ä'.repeat(1_500_000);

    it('carries large payloads both ways', async () => {
      const replies = await Promise.all(
        [1, 2, 3].map(() => bed.client.call(probe.echo, { value }, newCallContext({ timeoutMs: 20_000 }))),
      );
      expect(replies.every((reply) => reply.value === value)).toBe(true);
    });

    it('refuses payloads beyond the limit, in and out', async () => {
      const large = 'a'.repeat(MAX_PAYLOAD_BYTES);
      const error = await failure(bed.client.call(probe.echo, { value: large }, newCallContext()));
      expect([error.code, error.details]).toEqual([
        'PAYLOAD_TOO_LARGE',
        { maxPayloadBytes: MAX_PAYLOAD_BYTES },
      ]);
      expect(bed.service.seen.calls).toEqual([]);
      const grown = await failure(
        bed.client.call(probe.grow, { length: MAX_PAYLOAD_BYTES }, newCallContext()),
      );
      expect([grown.code, bed.service.seen.calls]).toEqual(['PAYLOAD_TOO_LARGE', ['grow']]);
      const events = collect(
        bed.client.stream(probe.growing, { length: MAX_PAYLOAD_BYTES }, newCallContext()),
      );
      expect((await failure(events)).code).toBe('PAYLOAD_TOO_LARGE');
    });

    it('refuses calls beyond the number in flight', async () => {
      await bed.restart({ maxInFlight: 2 });
      const running = [1, 2].map(() => bed.client.call(probe.wait, { ms: 200 }, newCallContext()));
      await until(() => bed.service.seen.calls.length === 2);
      const error = await failure(bed.client.call(probe.echo, { value: 1 }, newCallContext()));
      expect([error.code, error.retryable]).toEqual(['SERVICE_UNAVAILABLE', true]);
      await Promise.all(running);
      expect(await bed.client.call(probe.echo, { value: 1 }, newCallContext())).toEqual({ value: 1 });
    });
  });

  describe('principal', () => {
    const raw = async (token: string | undefined): Promise<string> => {
      const scope = new CallScope(Date.now() + 2_000);
      const meta = { requestId: 'r', traceparent: '', deadline: scope.deadline, principal: token };
      try {
        return await bed.caller.transport.request({ operation: probe.whoAmI, meta, payload: '{}', scope });
      } finally {
        scope.end();
      }
    };

    it('carries the verified principal to calls and streams', async () => {
      expect(await bed.client.call(probe.whoAmI, {}, newCallContext({ principal }))).toEqual({
        username: 'ada',
      });
      expect(await collect(bed.client.stream(probe.mine, {}, newCallContext({ principal })))).toEqual([
        { username: 'ada' },
      ]);
    });

    it('refuses calls and streams without one', async () => {
      expect((await failure(bed.client.call(probe.whoAmI, {}, newCallContext()))).code).toBe('NOT_SIGNED_IN');
      expect((await failure(collect(bed.client.stream(probe.mine, {}, newCallContext())))).code).toBe(
        'NOT_SIGNED_IN',
      );
    });

    it('refuses a forged, a changed and an expired one', async () => {
      const forged = new PrincipalTokens('another-signing-key-of-some-attacker-00').sign(principal);
      expect((await failure(raw(forged))).code).toBe('NOT_SIGNED_IN');

      const [payload, mac] = new PrincipalTokens(SIGNING_KEY).sign(principal).split('.');
      const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as { principal: Principal };
      const admin = Buffer.from(
        JSON.stringify({ ...claims, principal: { ...principal, roles: ['admin'] } }),
      ).toString('base64url');
      expect((await failure(raw(`${admin}.${mac}`))).code).toBe('NOT_SIGNED_IN');

      const old = new PrincipalTokens(SIGNING_KEY, () => Date.now() - 61_000).sign(principal);
      expect((await failure(raw(old))).code).toBe('NOT_SIGNED_IN');
      const signedGarbage = Buffer.from('{"exp":1e15,"principal":{}}').toString('base64url');
      const garbageMac = createHmac('sha256', SIGNING_KEY).update(signedGarbage).digest('base64url');
      for (const bad of ['', 'x', 'x.y', 'x.y.z', `${signedGarbage}.${garbageMac}`, 'a'.repeat(20_000)])
        expect((await failure(raw(bad))).code).toBe('NOT_SIGNED_IN');
      expect(JSON.parse(await raw(new PrincipalTokens(SIGNING_KEY).sign(principal)))).toEqual({
        username: 'ada',
      });
    });
  });

  describe('availability', () => {
    const nobody = defineService('nobody', {
      call: { ...open, input: z.strictObject({}), output: z.strictObject({}) },
      watch: { ...open, input: z.strictObject({}), output: stream(z.strictObject({})) },
    });

    it('fails at once when nobody serves an operation', async () => {
      const start = Date.now();
      const error = await failure(bed.client.call(nobody.call, {}, newCallContext()));
      expect([error.code, error.retryable, Date.now() - start < 1_000]).toEqual([
        'SERVICE_UNAVAILABLE',
        true,
        true,
      ]);
      expect((await failure(collect(bed.client.stream(nobody.watch, {}, newCallContext())))).code).toBe(
        'SERVICE_UNAVAILABLE',
      );
    });

    it('is ready once started', async () => {
      await expect(bed.caller.transport.ready()).resolves.toBeUndefined();
    });

    it('lets what is in flight finish when it drains', async () => {
      const call = bed.client.call(probe.wait, { ms: 300 }, newCallContext());
      const events = collect(bed.client.stream(probe.count, { to: 20, everyMs: 10 }, newCallContext()));
      await until(() => bed.service.seen.calls.includes('wait') && bed.service.seen.yielded > 0);
      await bed.service.transport.drain();
      expect(bed.service.seen.finished.sort()).toEqual(['count', 'wait']);
      expect(await call).toEqual({});
      expect(await events).toHaveLength(20);
    });

    it('aborts what is not done when the drain is over', async () => {
      await bed.restart({ drainMs: 100 });
      const call = failure(bed.client.call(probe.wait, { ms: 4_000 }, newCallContext()));
      const events = failure(collect(bed.client.stream(probe.stall, {}, newCallContext())));
      await until(() => bed.service.seen.calls.includes('wait'));
      await delay(30);
      await bed.service.transport.drain();
      expect((await call).code).toBe('SERVICE_UNAVAILABLE');
      expect((await events).code).toBe('SERVICE_UNAVAILABLE');
      expect(bed.service.seen.aborted.sort()).toEqual([
        'stall SERVICE_UNAVAILABLE',
        'wait SERVICE_UNAVAILABLE',
      ]);
    });
  });
}
