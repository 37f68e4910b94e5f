import {
  type InputOf,
  type Operation,
  type OutputOf,
  QuartermasterError,
  type StreamOperation,
  type UnaryOperation,
} from '#libs/contracts';
import { type Logger, type OpenSpan, openSpan, traceIdOf } from '#libs/runtime';
import type { CallContext } from '../call/call-context';
import type { CallMetrics } from '../call/call-metrics';
import { callError, CallScope } from '../call/call-scope';
import { checkedInput, checkedOutput, decodeJson, encodeJson } from '../call/payloads';
import type { PrincipalTokens } from '../call/principal-tokens';
import type { OutgoingCall, Transport } from '../transport/transport';

interface Call {
  operation: Operation;
  context: CallContext;
  scope: CallScope;
  span: OpenSpan;
  start: number;
}

/**
 * Calls operations of other services, wherever they run. A call ends at the nearer of the context's deadline and the
 * operation's timeout, and when the context's signal aborts; the service is told. Every failure is a
 * QuartermasterError: the operation's own codes, NOT_SIGNED_IN, VALIDATION_FAILED, PAYLOAD_TOO_LARGE, DEADLINE_EXCEEDED,
 * CANCELLED, SERVICE_UNAVAILABLE or INTERNAL. Nothing is retried here.
 */
export class ServiceClient {
  constructor(
    private readonly transport: Transport,
    private readonly tokens: PrincipalTokens,
    private readonly metrics: CallMetrics,
    private readonly logger: Logger,
  ) {}

  async call<O extends UnaryOperation>(
    operation: O,
    input: InputOf<O>,
    context: CallContext,
  ): Promise<OutputOf<O>> {
    const call = this.begin(operation, context);
    try {
      const reply = await this.transport.request(this.outgoing(call, input));
      const output = checkedOutput(operation, decodeReply(reply)) as OutputOf<O>;
      this.end(call);
      return output;
    } catch (thrown) {
      throw this.end(call, thrown);
    }
  }

  /** Events in the order in which the service gave them. Stop iterating, or abort, and the service stops too. */
  stream<O extends StreamOperation>(
    operation: O,
    input: InputOf<O>,
    context: CallContext,
  ): AsyncIterable<OutputOf<O>> {
    return { [Symbol.asyncIterator]: () => this.iterate(operation, input, context) };
  }

  private iterate<O extends StreamOperation>(
    operation: O,
    input: InputOf<O>,
    context: CallContext,
  ): AsyncIterator<OutputOf<O>> {
    const stopped = new AbortController();
    const events = this.events(operation, input, context, stopped.signal);
    return {
      next: () => events.next(),
      // A generator would first wait for the event that is on its way; the service is told at once.
      return: () => {
        stopped.abort();
        return events.return(undefined);
      },
    };
  }

  private async *events<O extends StreamOperation>(
    operation: O,
    input: InputOf<O>,
    context: CallContext,
    stopped: AbortSignal,
  ): AsyncGenerator<OutputOf<O>, undefined> {
    const call = this.begin(operation, context);
    const onStopped = () => call.scope.abort(new QuartermasterError('CANCELLED'));
    stopped.addEventListener('abort', onStopped);
    let failure: unknown;
    let done = false;
    try {
      for await (const payload of this.transport.stream(this.outgoing(call, input)))
        yield checkedOutput(operation, decodeReply(payload)) as OutputOf<O>;
      done = true;
      return undefined;
    } catch (thrown) {
      done = true;
      failure = thrown;
      if (stopped.aborted) return undefined;
      throw callError(thrown, call.scope);
    } finally {
      if (!done) failure = new QuartermasterError('CANCELLED');
      this.end(call, failure);
    }
  }

  private begin(operation: Operation, context: CallContext): Call {
    return {
      operation,
      context,
      scope: new CallScope(Math.min(context.deadline, Date.now() + operation.timeoutMs), context.signal),
      span: openSpan(operation.subject, {
        kind: 'client',
        parent: context.traceparent,
        attributes: {
          'rpc.system': 'quartermaster',
          'rpc.service': operation.service,
          'rpc.method': operation.name,
        },
      }),
      start: performance.now(),
    };
  }

  private outgoing({ operation, context, scope, span }: Call, input: unknown): OutgoingCall {
    if (scope.aborted) throw scope.reason;
    const { requestId, principal } = context;
    return {
      operation,
      meta: {
        requestId,
        traceparent: span.traceparent,
        deadline: scope.deadline,
        principal: principal === undefined ? undefined : this.tokens.sign(principal),
      },
      payload: encodeJson(checkedInput(operation, input)),
      scope,
    };
  }

  /** Accounts for a call and returns what it failed with. */
  private end(
    { operation, context, scope, span, start }: Call,
    thrown?: unknown,
  ): QuartermasterError | undefined {
    const error = thrown === undefined ? undefined : callError(thrown, scope);
    scope.end();
    this.metrics.observe('client', operation, error?.code ?? 'ok', (performance.now() - start) / 1000);
    span.end(error?.code, thrown);
    if (error?.code === 'INTERNAL' || error?.code === 'SERVICE_UNAVAILABLE') {
      const { requestId } = context;
      const traceId = traceIdOf(span.traceparent);
      this.logger.warn('bus.call-failed', {
        operation: operation.subject,
        requestId,
        traceId,
        code: error.code,
        err: error,
      });
    }
    return error;
  }
}

function decodeReply(payload: string): unknown {
  try {
    return decodeJson(payload);
  } catch (cause) {
    throw new QuartermasterError('INTERNAL', { cause });
  }
}
