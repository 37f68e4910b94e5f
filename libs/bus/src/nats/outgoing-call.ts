import type { Msg } from '@nats-io/transport-node';
import type { QuartermasterError } from '#libs/contracts';
import { decodeError } from '../call/payloads';
import { boundedPayload, type OutgoingCall, unavailable } from '../transport/transport';
import type { NatsLink } from './nats-link';
import { Assembly, splitPayload } from './parts';
import {
  callHeaders,
  controlSubject,
  frameHeaders,
  frameKind,
  nobodyListens,
  partOf,
  sequenceOf,
} from './wire';

/** What becomes of a call. After `end` or `fail` nothing follows. */
export interface CallSink {
  /** @param frames how many messages it took, for flow control */
  payload(payload: string, frames: number): void;
  end(): void;
  fail(error: QuartermasterError): void;
}

/** The caller's side of one call on its way: sends it, watches for signs of life, puts the answer together. */
export class CallInFlight {
  private readonly parts: (string | Uint8Array)[];
  private readonly assembly: Assembly;
  private readonly silence: NodeJS.Timeout;
  private readonly stopListening: () => void;
  private expected = 0;
  private peer?: string;
  private settled = false;

  /** @throws QuartermasterError SERVICE_UNAVAILABLE without a broker, PAYLOAD_TOO_LARGE, or the scope's reason */
  constructor(
    private readonly link: NatsLink,
    private readonly reply: string,
    private readonly call: OutgoingCall,
    private readonly sink: CallSink,
  ) {
    const { maxPayloadBytes, heartbeatMs, maxMissedHeartbeats } = link.options;
    if (!link.connected) throw unavailable('no connection to NATS');
    if (call.scope.aborted) throw call.scope.reason;
    this.parts = splitPayload(boundedPayload(call.payload, maxPayloadBytes), link.frameBytes);
    this.assembly = new Assembly(maxPayloadBytes);
    const part = { index: 0, count: this.parts.length };
    link.publish(call.operation.subject, this.parts[0], callHeaders(call.meta, part), reply);
    this.silence = setTimeout(this.onSilence, heartbeatMs * maxMissedHeartbeats);
    this.stopListening = call.scope.onAbort(() => this.cancel(call.scope.reason));
  }

  receive(msg: Msg): void {
    if (this.settled) return;
    if (nobodyListens(msg)) return this.settle(unavailable(`nobody serves ${this.call.operation.subject}`));
    this.silence.refresh();
    if (msg.reply) this.peer = msg.reply;
    try {
      this.read(msg);
    } catch (error) {
      this.cancel(error as QuartermasterError);
    }
  }

  /** Lets the service send so many more frames. */
  credit(frames: number): void {
    if (this.peer !== undefined && !this.settled)
      this.link.publish(this.peer, String(frames), frameHeaders('credit'));
  }

  /** Tells the service that nobody waits any more. */
  cancel(error: QuartermasterError): void {
    if (this.settled) return;
    this.link.publish(controlSubject(this.call.operation.service), this.reply, frameHeaders('cancel'));
    this.settle(error);
  }

  /** The connection broke: whether the service got or finished the call is unknown. */
  lost(): void {
    this.settle(unavailable('the connection to NATS broke'));
  }

  private read(msg: Msg): void {
    switch (frameKind(msg)) {
      case 'more':
        return this.sendOtherParts(msg.reply!);
      case 'event':
        if (sequenceOf(msg) !== this.expected) throw unavailable('events of the stream were lost');
        return this.take(msg);
      case 'reply':
        return this.take(msg);
      case 'end':
        if (sequenceOf(msg) !== this.expected) throw unavailable('events of the stream were lost');
        return this.settle();
      case 'error':
        return this.settle(decodeError(msg.string()));
      default:
        return undefined;
    }
  }

  private take(msg: Msg): void {
    const part = partOf(msg);
    const payload = this.assembly.add(msg.data, part);
    if (payload === undefined) return;
    this.expected += 1;
    this.sink.payload(payload, part.count);
  }

  private sendOtherParts(to: string): void {
    const count = this.parts.length;
    for (let index = 1; index < count; index++)
      this.link.publish(to, this.parts[index], frameHeaders('part', { part: { index, count } }));
  }

  private settle(error?: QuartermasterError): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.silence);
    this.stopListening();
    if (error === undefined) this.sink.end();
    else this.sink.fail(error);
  }

  /** The answer of a unary call has arrived. */
  complete(): void {
    this.settle();
  }

  private readonly onSilence = (): void => this.cancel(unavailable('no sign of life from the service'));
}
