import { type Msg, nuid } from '@nats-io/transport-node';
import { QuartermasterError } from '#libs/contracts';
import { type OutgoingCall, unavailable } from '../transport/transport';
import type { NatsLink } from './nats-link';
import { CallInFlight, type CallSink } from './outgoing-call';
import { STREAM_WINDOW_FRAMES } from './flow-control';

/** Calls from this process, by the last token of their reply subject. */
export class NatsCaller {
  private readonly calls = new Map<string, CallInFlight>();

  constructor(private readonly link: NatsLink) {}

  /** Subject beneath which answers arrive. */
  get subject(): string {
    return `${this.link.inbox}.c`;
  }

  receive(msg: Msg): void {
    this.calls.get(msg.subject.slice(msg.subject.lastIndexOf('.') + 1))?.receive(msg);
  }

  lost(): void {
    for (const call of [...this.calls.values()]) call.lost();
  }

  async request(call: OutgoingCall): Promise<string> {
    return new Promise<string>((resolve, reject) => {
      const { id } = this.open(call, {
        payload: (payload) => {
          this.calls.get(id)?.complete();
          resolve(payload);
        },
        end: () => this.calls.delete(id),
        fail: (error) => {
          this.calls.delete(id);
          reject(error);
        },
      });
    });
  }

  async *stream(call: OutgoingCall): AsyncGenerator<string> {
    const arrived: { payload: string; frames: number }[] = [];
    let outcome: { error?: QuartermasterError } | undefined;
    let wake: () => void = () => undefined;
    const { id, inFlight } = this.open(call, {
      payload: (payload, frames) => {
        arrived.push({ payload, frames });
        // Only a service that ignores flow control gets here.
        if (arrived.length > 2 * STREAM_WINDOW_FRAMES)
          inFlight.cancel(unavailable('the service sends too fast'));
        wake();
      },
      end: () => {
        outcome = {};
        wake();
      },
      fail: (error) => {
        outcome = { error };
        wake();
      },
    });
    let consumedFrames = 0;
    try {
      for (;;) {
        const next = arrived.shift();
        if (next === undefined) {
          if (outcome?.error !== undefined) throw outcome.error;
          if (outcome !== undefined) return;
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        // An abort is told at once, not after what has already arrived.
        if (call.scope.aborted && outcome?.error !== undefined) throw outcome.error;
        yield next.payload;
        consumedFrames += next.frames;
        if (consumedFrames >= STREAM_WINDOW_FRAMES / 2) {
          inFlight.credit(consumedFrames);
          consumedFrames = 0;
        }
      }
    } finally {
      this.calls.delete(id);
      inFlight.cancel(new QuartermasterError('CANCELLED'));
    }
  }

  private open(call: OutgoingCall, sink: CallSink): { id: string; inFlight: CallInFlight } {
    const id = nuid.next();
    const inFlight = new CallInFlight(this.link, `${this.subject}.${id}`, call, sink);
    this.calls.set(id, inFlight);
    return { id, inFlight };
  }
}
