import { newCallContext } from '../call/call-context';
import { CallScope } from '../call/call-scope';
import { type Bed } from './test-bed.conformance';
import { failure, probe, until } from './probe-service.conformance';

/** One message there, one back, and when a call ends before that. */
export function describeCalls(bed: Bed): void {
  describe('calls', () => {
    it('carries input and output as JSON does', async () => {
      const value = { text: 'ü – 漢', n: 1.5, none: null, list: [1, 'a', true], gone: undefined };
      expect(await bed.client.call(probe.echo, { value }, newCallContext())).toEqual({
        value: { text: 'ü – 漢', n: 1.5, none: null, list: [1, 'a', true] },
      });
    });

    it('shares no object between caller and service', async () => {
      const value = { list: [1] };
      const reply = await bed.client.call(probe.echo, { value }, newCallContext());
      expect(reply.value).not.toBe(value);
    });

    it('carries a typed error with details and cause', async () => {
      const error = await failure(bed.client.call(probe.fail, {}, newCallContext()));
      expect(error.code).toBe('QUERY_INVALID');
      expect(error.details).toEqual({ field: 'x' });
      expect((error.cause as Error).message).toBe('the reason beneath');
    });

    it('tells anything else thrown as INTERNAL with its message as cause', async () => {
      const error = await failure(bed.client.call(probe.crash, {}, newCallContext()));
      expect([error.code, (error.cause as Error).message]).toEqual(['INTERNAL', 'cannot read it']);
    });

    it('refuses input that does not fit, naming the field, before the service sees it', async () => {
      const error = await failure(bed.client.call(probe.wait, { ms: 'long' } as never, newCallContext()));
      expect(error.code).toBe('VALIDATION_FAILED');
      expect(error.details).toEqual({ errors: [{ path: 'ms', message: expect.any(String) as string }] });
      expect(bed.service.seen.calls).toEqual([]);
    });

    it('lets the service check the input too', async () => {
      const scope = new CallScope(Date.now() + 2_000);
      const meta = { requestId: 'r', traceparent: '', deadline: scope.deadline };
      const sent = bed.caller.transport.request({
        operation: probe.wait,
        meta,
        payload: '{"ms":"long"}',
        scope,
      });
      expect((await failure(sent)).code).toBe('VALIDATION_FAILED');
      const broken = bed.caller.transport.request({ operation: probe.wait, meta, payload: '{"ms":', scope });
      expect((await failure(broken)).code).toBe('VALIDATION_FAILED');
      expect(bed.service.seen.calls).toEqual([]);
      scope.end();
    });

    it('tells output that does not fit as INTERNAL', async () => {
      const error = await failure(bed.client.call(probe.lie, {}, newCallContext()));
      expect(error.code).toBe('INTERNAL');
      expect((error.cause as Error).message).toContain('count');
    });

    it('carries request id and trace id, and counts both sides', async () => {
      const context = newCallContext({ requestId: 'request-7' });
      const { requestId, traceId } = await bed.client.call(probe.remaining, {}, context);
      expect(requestId).toBe('request-7');
      expect(traceId).toBe(context.traceparent!.split('-')[1]);
      await failure(bed.client.call(probe.fail, {}, context));
      const [there, here] = await Promise.all([
        bed.service.metrics.registry.metrics(),
        bed.caller.metrics.registry.metrics(),
      ]);
      const counted = (side: string, operation: string, outcome: string) =>
        new RegExp(
          `bus_${side}_call_duration_seconds_count\\{service="probe",operation="${operation}",outcome="${outcome}"\\} 1`,
        );
      expect(there).toMatch(counted('server', 'remaining', 'ok'));
      expect(there).toMatch(counted('server', 'fail', 'QUERY_INVALID'));
      expect(here).toMatch(counted('client', 'remaining', 'ok'));
      expect(here).toMatch(counted('client', 'fail', 'QUERY_INVALID'));
    });

    it('runs calls side by side', async () => {
      const start = Date.now();
      await Promise.all(
        Array.from({ length: 20 }, () => bed.client.call(probe.wait, { ms: 100 }, newCallContext())),
      );
      expect(Date.now() - start).toBeLessThan(1_000);
    });
  });

  describe('deadline and cancel', () => {
    it('ends at the deadline and aborts the handler', async () => {
      const error = await failure(
        bed.client.call(probe.wait, { ms: 4_000 }, newCallContext({ timeoutMs: 100 })),
      );
      expect(error.code).toBe('DEADLINE_EXCEEDED');
      await until(() => bed.service.seen.aborted.includes('wait DEADLINE_EXCEEDED'));
    });

    it('ends at the operation timeout when that is nearer, and tells the service so', async () => {
      expect((await failure(bed.client.call(probe.brief, { ms: 2_000 }, newCallContext()))).code).toBe(
        'DEADLINE_EXCEEDED',
      );
      const { ms } = await bed.client.call(probe.remaining, {}, newCallContext({ timeoutMs: 60_000 }));
      expect(ms).toBeLessThanOrEqual(probe.remaining.timeoutMs);
    });

    it('ends at the deadline also when the handler ignores its signal', async () => {
      const start = Date.now();
      const error = await failure(
        bed.client.call(probe.ignore, { ms: 1_000 }, newCallContext({ timeoutMs: 100 })),
      );
      expect([error.code, Date.now() - start < 600]).toEqual(['DEADLINE_EXCEEDED', true]);
    });

    it('calls nobody when the deadline has passed already', async () => {
      const error = await failure(
        bed.client.call(probe.echo, { value: 1 }, newCallContext({ deadline: Date.now() - 1 })),
      );
      expect(error.code).toBe('DEADLINE_EXCEEDED');
      expect(bed.service.seen.calls).toEqual([]);
    });

    it('drops and counts a message that arrives past its deadline', async () => {
      const scope = new CallScope(Date.now() + 150);
      const meta = { requestId: 'late', traceparent: '', deadline: Date.now() - 1_000 };
      const sent = bed.caller.transport.request({
        operation: probe.echo,
        meta,
        payload: '{"value":1}',
        scope,
      });
      expect((await failure(sent)).code).toBe('DEADLINE_EXCEEDED');
      expect(bed.service.seen.calls).toEqual([]);
      expect(await bed.service.metrics.registry.metrics()).toMatch(
        /expired_messages_total\{service="probe",operation="echo"\} 1/,
      );
      scope.end();
    });

    it('cancels with the signal, and aborts the handler', async () => {
      const controller = new AbortController();
      const call = bed.client.call(probe.wait, { ms: 4_000 }, newCallContext({ signal: controller.signal }));
      await until(() => bed.service.seen.calls.includes('wait'));
      controller.abort();
      expect((await failure(call)).code).toBe('CANCELLED');
      await until(() => bed.service.seen.aborted.includes('wait CANCELLED'));
    });

    it('calls nobody with a signal that was aborted before', async () => {
      const call = bed.client.call(probe.echo, { value: 1 }, newCallContext({ signal: AbortSignal.abort() }));
      expect((await failure(call)).code).toBe('CANCELLED');
      expect(bed.service.seen.calls).toEqual([]);
    });
  });
}
