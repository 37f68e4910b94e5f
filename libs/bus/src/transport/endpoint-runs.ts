import { QuartermasterError } from '#libs/contracts';
import { orAborted } from '../call/call-scope';
import type { ServedCalls } from './served-calls';
import { boundedPayload, type Endpoint, type IncomingCall } from './transport';

type EndpointOf<K extends Endpoint['kind']> = Extract<Endpoint, { kind: K }>;

/** One served call: how a transport runs an endpoint, and how long the call counts as in flight. */
export interface Run {
  incoming: IncomingCall;
  served: ServedCalls;
  maxPayloadBytes: number;
}

/**
 * Rejects as soon as the scope aborts. The call stays in flight until its handler has really ended: one that ignores
 * its signal still holds what it holds.
 */
export function runUnary(endpoint: EndpointOf<'unary'>, run: Run): Promise<string | undefined> {
  const work = async () => {
    try {
      const payload = await endpoint.handle(run.incoming);
      return payload === undefined ? undefined : boundedPayload(payload, run.maxPayloadBytes);
    } finally {
      run.served.end(run.incoming.scope);
    }
  };
  return orAborted(work(), run.incoming.scope);
}

/** The same for streams: when the consumer stops, the handler's signal aborts and its generator is ended. */
export async function* runStream(endpoint: EndpointOf<'stream'>, run: Run): AsyncGenerator<string> {
  const events = endpoint.handle(run.incoming)[Symbol.asyncIterator]();
  let ended = false;
  const next = async (): Promise<IteratorResult<string>> => {
    try {
      const result = await events.next();
      ended = result.done === true;
      if (!ended) boundedPayload(result.value, run.maxPayloadBytes);
      return result;
    } catch (thrown) {
      ended = true;
      throw thrown;
    }
  };
  try {
    for (;;) {
      const result = await orAborted(next(), run.incoming.scope);
      if (result.done) return;
      yield result.value;
    }
  } finally {
    if (!ended) run.incoming.scope.abort(new QuartermasterError('CANCELLED'));
    void Promise.resolve(ended ? undefined : events.return?.())
      .catch(() => undefined)
      .then(() => run.served.end(run.incoming.scope));
  }
}
