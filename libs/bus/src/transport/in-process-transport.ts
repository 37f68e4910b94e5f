import type { QuartermasterError } from '#libs/contracts';
import { callError, orAborted } from '../call/call-scope';
import { decodeError, encodeError } from '../call/payloads';
import { type Run, runStream, runUnary } from './endpoint-runs';
import { ServedCalls } from './served-calls';
import {
  boundedPayload,
  DEFAULT_LIMITS,
  type Endpoint,
  type OutgoingCall,
  type Transport,
  type TransportLimits,
  unavailable,
} from './transport';

/** Services in one process. What crosses is JSON text, errors included, so that nothing works here only. */
export class InProcessTransport implements Transport {
  private readonly endpoints = new Map<string, Endpoint>();
  private readonly limits: TransportLimits;
  private readonly served: ServedCalls;
  private closed = false;

  constructor(limits: Partial<TransportLimits> = {}) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.served = new ServedCalls(this.limits);
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  serve(endpoint: Endpoint): void {
    this.endpoints.set(endpoint.operation.subject, endpoint);
  }

  async request(call: OutgoingCall): Promise<string> {
    const endpoint = this.endpointFor(call, 'unary');
    const run = this.receive(call);
    try {
      const reply = await runUnary(endpoint, run);
      // A dropped message has no answer: its caller is told by its deadline.
      return reply ?? (await orAborted(new Promise<never>(() => undefined), call.scope));
    } catch (thrown) {
      throw overTheWire(callError(thrown, run.incoming.scope));
    }
  }

  async *stream(call: OutgoingCall): AsyncGenerator<string> {
    const endpoint = this.endpointFor(call, 'stream');
    const run = this.receive(call);
    try {
      yield* runStream(endpoint, run);
    } catch (thrown) {
      throw overTheWire(callError(thrown, run.incoming.scope));
    }
  }

  ready(): Promise<void> {
    return this.closed ? Promise.reject(unavailable('the bus is closed')) : Promise.resolve();
  }

  /** Calls are still taken: callers here are parts of the requests that are finishing. */
  drain(): Promise<void> {
    return this.served.drain();
  }

  close(): Promise<void> {
    this.closed = true;
    this.served.abortAll(unavailable('the bus is closed'));
    return Promise.resolve();
  }

  private endpointFor<K extends Endpoint['kind']>(
    { operation }: OutgoingCall,
    kind: K,
  ): Extract<Endpoint, { kind: K }> {
    const endpoint = this.endpoints.get(operation.subject);
    if (this.closed || endpoint?.kind !== kind) throw unavailable(`nobody serves ${operation.subject}`);
    return endpoint as Extract<Endpoint, { kind: K }>;
  }

  private receive({ meta, payload, scope }: OutgoingCall): Run {
    const { maxPayloadBytes } = this.limits;
    boundedPayload(payload, maxPayloadBytes);
    const inner = this.served.begin(meta.deadline, scope);
    return { incoming: { meta, payload, scope: inner }, served: this.served, maxPayloadBytes };
  }
}

const overTheWire = (error: QuartermasterError): QuartermasterError => decodeError(encodeError(error));
