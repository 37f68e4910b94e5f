import { type Operation, QuartermasterError } from '#libs/contracts';
import { type Logger, type OpenSpan, openSpan, traceIdOf } from '#libs/runtime';
import type { CallContext } from '../call/call-context';
import type { CallMetrics } from '../call/call-metrics';
import { callError } from '../call/call-scope';
import { checkedInput, decodeJson, encodeJson } from '../call/payloads';
import type { PrincipalTokens } from '../call/principal-tokens';
import type { Endpoint, IncomingCall } from '../transport/transport';

export type UnaryHandler = (input: unknown, context: CallContext) => Promise<unknown>;
export type StreamHandler = (input: unknown, context: CallContext) => AsyncIterable<unknown>;

interface Served {
  operation: Operation;
  call: IncomingCall;
  span: OpenSpan;
  start: number;
}

/** Turns handlers into endpoints: admits messages, runs the handler with its context, accounts for the outcome. */
export class OperationServer {
  constructor(
    private readonly tokens: PrincipalTokens,
    private readonly metrics: CallMetrics,
    private readonly logger: Logger,
  ) {}

  endpoint(operation: Operation, handler: UnaryHandler | StreamHandler): Endpoint {
    return operation.kind === 'unary'
      ? { kind: 'unary', operation, handle: (call) => this.unary(operation, handler as UnaryHandler, call) }
      : {
          kind: 'stream',
          operation,
          handle: (call) => this.stream(operation, handler as StreamHandler, call),
        };
  }

  private async unary(
    operation: Operation,
    handler: UnaryHandler,
    call: IncomingCall,
  ): Promise<string | undefined> {
    if (this.expired(operation, call)) return undefined;
    const served = this.begin(operation, call);
    try {
      const { input, context } = this.admit(served);
      const output = await served.span.run(() => handler(input, context));
      const payload = encodeJson(output);
      this.end(served);
      return payload;
    } catch (thrown) {
      throw this.end(served, thrown);
    }
  }

  private async *stream(
    operation: Operation,
    handler: StreamHandler,
    call: IncomingCall,
  ): AsyncGenerator<string> {
    if (this.expired(operation, call)) throw new QuartermasterError('DEADLINE_EXCEEDED');
    const served = this.begin(operation, call);
    let failure: unknown;
    let events: AsyncIterator<unknown> | undefined;
    let done = false;
    try {
      const { input, context } = this.admit(served);
      events = served.span.run(() => handler(input, context)[Symbol.asyncIterator]());
      const iterator = events;
      for (;;) {
        const next = await served.span.run(() => iterator.next());
        if (next.done) {
          done = true;
          return;
        }
        yield encodeJson(next.value);
      }
    } catch (thrown) {
      done = true;
      failure = thrown;
      throw callError(thrown, call.scope);
    } finally {
      if (!done) {
        failure = new QuartermasterError('CANCELLED');
        await events?.return?.();
      }
      this.end(served, failure);
    }
  }

  /** A message past its deadline is dropped: the caller has given up. */
  private expired(operation: Operation, { meta }: IncomingCall): boolean {
    if (meta.deadline > Date.now()) return false;
    this.metrics.countExpired(operation);
    this.logger.debug('bus.message-expired', { operation: operation.subject, requestId: meta.requestId });
    return true;
  }

  private begin(operation: Operation, call: IncomingCall): Served {
    this.metrics.countInFlight(operation, 1);
    const span = openSpan(operation.subject, {
      kind: 'server',
      parent: call.meta.traceparent,
      attributes: {
        'rpc.system': 'quartermaster',
        'rpc.service': operation.service,
        'rpc.method': operation.name,
      },
    });
    return { operation, call, span, start: performance.now() };
  }

  private admit({ operation, call, span }: Served): { input: unknown; context: CallContext } {
    const { requestId, deadline, principal: token } = call.meta;
    // A bad token is refused also where none is needed: somebody tried.
    const principal = token === undefined ? undefined : this.tokens.verify(token);
    if (principal === undefined && operation.principal) throw new QuartermasterError('NOT_SIGNED_IN');
    return {
      input: checkedInput(operation, decodeJson(call.payload)),
      context: {
        requestId,
        traceparent: span.traceparent,
        deadline,
        principal,
        get signal() {
          return call.scope.signal;
        },
      },
    };
  }

  /** Accounts for a call and returns what it failed with. */
  private end({ operation, call, span, start }: Served, thrown?: unknown): QuartermasterError | undefined {
    const error = thrown === undefined ? undefined : callError(thrown, call.scope);
    const seconds = (performance.now() - start) / 1000;
    this.metrics.observe('server', operation, error?.code ?? 'ok', seconds);
    this.metrics.countInFlight(operation, -1);
    span.end(error?.code, thrown);
    if (error !== undefined) this.log(operation, call, span, error, seconds);
    return error;
  }

  private log(
    { subject }: Operation,
    { meta }: IncomingCall,
    span: OpenSpan,
    error: QuartermasterError,
    seconds: number,
  ): void {
    const fields = {
      operation: subject,
      requestId: meta.requestId,
      traceId: traceIdOf(span.traceparent),
      code: error.code,
      ms: Math.round(seconds * 1000),
    };
    if (error.code === 'INTERNAL') this.logger.error('bus.handler-failed', { ...fields, err: error });
    else if (error.category === 'system' && error.code !== 'CANCELLED')
      this.logger.warn('bus.handler-failed', { ...fields, err: error });
    else this.logger.debug('bus.handler-refused', fields);
  }
}
