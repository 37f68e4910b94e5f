import { type Operation, QuartermasterError } from '#libs/contracts';
import type { CallScope } from '../call/call-scope';

/** Travels beside every message. */
export interface MessageMeta {
  requestId: string;
  traceparent: string;
  /** Epoch milliseconds. */
  deadline: number;
  /** Signed principal; see PrincipalTokens. */
  principal?: string;
}

/** A message to a service, from the caller's side. */
export interface OutgoingCall {
  operation: Operation;
  meta: MessageMeta;
  /** JSON. */
  payload: string;
  /** Aborts at the deadline or when the caller gives up. */
  scope: CallScope;
}

/** The same message at the service. */
export interface IncomingCall {
  meta: MessageMeta;
  payload: string;
  /** Aborts at the deadline, when the caller is gone, or when the service must stop. */
  scope: CallScope;
}

/** What answers one operation. JSON in, JSON out; fails with QuartermasterErrors only. */
export type Endpoint =
  | {
      kind: 'unary';
      operation: Operation;
      /** Resolves to undefined when the message was dropped: its caller no longer waits. */
      handle(call: IncomingCall): Promise<string | undefined>;
    }
  | {
      kind: 'stream';
      operation: Operation;
      handle(call: IncomingCall): AsyncIterable<string>;
    };

/**
 * Carries messages between services. Adapters pass `describeTransport` in `transport.conformance.ts`: they keep order,
 * limits and cancellation, and give transport faults as QuartermasterErrors:
 *
 * | code                  | when                                                                             |
 * | --------------------- | -------------------------------------------------------------------------------- |
 * | `SERVICE_UNAVAILABLE` | nobody serves the operation, the broker is gone, the service is full or stopping  |
 * | `PAYLOAD_TOO_LARGE`   | input or output is larger than `maxPayloadBytes`                                  |
 * | the scope's reason    | as soon as the scope aborts; the service's scope aborts too                       |
 */
export interface Transport {
  /** Connects; until then nothing can be called. */
  start(): Promise<void>;
  /** Offers an operation to callers. Several processes that serve the same share its calls. */
  serve(endpoint: Endpoint): void;
  request(call: OutgoingCall): Promise<string>;
  /** Ends the service's work when the consumer stops iterating. */
  stream(call: OutgoingCall): AsyncIterable<string>;
  /** Resolves when messages can be sent and what is served can be called; rejects with the reason otherwise. */
  ready(): Promise<void>;
  /** Takes no new calls from elsewhere, lets those in flight finish within `drainMs`, then aborts them. Calling out still works. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface TransportLimits {
  /** Bytes of JSON of one input, output or event. */
  maxPayloadBytes: number;
  /** Calls served at a time. */
  maxInFlight: number;
  /** Milliseconds. */
  drainMs: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  maxPayloadBytes: 16 * 1024 * 1024,
  maxInFlight: 10_000,
  drainMs: 10_000,
};

/** SERVICE_UNAVAILABLE; the reason is for the log. */
export function unavailable(reason: string, cause?: unknown): QuartermasterError {
  return new QuartermasterError('SERVICE_UNAVAILABLE', { cause: new Error(reason, { cause }) });
}

/** @throws QuartermasterError PAYLOAD_TOO_LARGE */
export function boundedPayload(payload: string, maxPayloadBytes: number): string {
  // UTF-8 takes at most three bytes a UTF-16 unit: most messages need no counting.
  if (payload.length * 3 > maxPayloadBytes && Buffer.byteLength(payload) > maxPayloadBytes)
    throw new QuartermasterError('PAYLOAD_TOO_LARGE', { details: { maxPayloadBytes } });
  return payload;
}
