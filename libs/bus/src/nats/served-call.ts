import type { Msg } from '@nats-io/transport-node';
import { QuartermasterError } from '#libs/contracts';
import { callError, type CallScope, orAborted } from '../call/call-scope';
import { encodeError } from '../call/payloads';
import { type Run, runStream, runUnary } from '../transport/endpoint-runs';
import type { ServedCalls } from '../transport/served-calls';
import type { Endpoint, MessageMeta } from '../transport/transport';
import { SendWindow } from './flow-control';
import type { NatsLink } from './nats-link';
import { Assembly, splitPayload } from './parts';
import { type FrameKind, frameHeaders, frameKind, nobodyListens, type PartNumber, partOf } from './wire';

/** The service's side of one call: takes in its parts, runs the endpoint, sends the answer and signs of life. */
export class ServedCall {
  private readonly window = new SendWindow();
  private readonly assembly: Assembly;
  private onWhole: (payload: string) => void = () => undefined;
  private onBroken: (error: unknown) => void = () => undefined;

  /**
   * @param replyTo the caller's inbox for this call
   * @param own where the caller reaches this call: parts, credit, and the broker's notice that it is gone
   */
  constructor(
    private readonly link: NatsLink,
    private readonly endpoint: Endpoint,
    private readonly replyTo: string,
    private readonly own: string,
    private readonly served: ServedCalls,
    private readonly scope: CallScope,
  ) {
    this.assembly = new Assembly(link.options.maxPayloadBytes);
  }

  get streaming(): boolean {
    return this.endpoint.kind === 'stream';
  }

  abort(error: QuartermasterError): void {
    this.scope.abort(error);
  }

  /** Whatever arrives at `own`. */
  receive(msg: Msg): void {
    if (nobodyListens(msg)) return this.abort(new QuartermasterError('CANCELLED'));
    if (frameKind(msg) === 'credit') return this.window.credit(Number(msg.string()));
    if (frameKind(msg) === 'part') this.takePart(msg);
  }

  async run(meta: MessageMeta, first: Msg): Promise<void> {
    const beat = setInterval(() => this.send('beat'), this.link.options.heartbeatMs);
    this.scope.onAbort(() => clearInterval(beat));
    try {
      const payload = await this.whole(first, meta);
      const { maxPayloadBytes } = this.link.options;
      const run: Run = {
        served: this.served,
        maxPayloadBytes,
        incoming: { meta, payload, scope: this.scope },
      };
      if (this.endpoint.kind === 'unary') await this.answer(await runUnary(this.endpoint, run));
      else await this.pump(runStream(this.endpoint, run));
    } catch (thrown) {
      // Parts that never became a call have no handler that would end it.
      if (!this.handed) this.served.end(this.scope);
      this.sendParts('error', encodeError(callError(thrown, this.scope)));
    } finally {
      clearInterval(beat);
    }
  }

  private handed = false;

  private async whole(first: Msg, meta: MessageMeta): Promise<string> {
    const part = partOf(first);
    let payload = this.assembly.add(first.data, part);
    if (payload === undefined && meta.deadline > Date.now()) {
      const rest = new Promise<string>((resolve, reject) => {
        this.onWhole = resolve;
        this.onBroken = reject;
      });
      this.send('more');
      payload = await orAborted(rest, this.scope);
    }
    this.handed = true;
    // Parts of an expired call are not waited for: the endpoint drops it unread.
    return payload ?? '';
  }

  private takePart(msg: Msg): void {
    try {
      const payload = this.assembly.add(msg.data, partOf(msg));
      if (payload !== undefined) this.onWhole(payload);
    } catch (error) {
      this.onBroken(error);
    }
  }

  private answer(payload: string | undefined): void {
    if (payload !== undefined) this.sendParts('reply', payload);
  }

  private async pump(payloads: AsyncIterable<string>): Promise<void> {
    let sequence = 0;
    for await (const payload of payloads) {
      await orAborted(this.window.open(), this.scope);
      this.window.sent(this.sendParts('event', payload, sequence++));
    }
    this.link.publish(this.replyTo, undefined, frameHeaders('end', { sequence }));
  }

  /** @returns how many messages it took */
  private sendParts(kind: FrameKind, payload: string, sequence?: number): number {
    const parts = splitPayload(payload, this.link.frameBytes);
    parts.forEach((data, index) => {
      const part: PartNumber = { index, count: parts.length };
      const reply = kind === 'event' ? this.own : undefined;
      this.link.publish(this.replyTo, data, frameHeaders(kind, { part, sequence }), reply);
    });
    return parts.length;
  }

  /** With an address to answer to: the broker tells when nobody listens any more. */
  private send(kind: FrameKind): void {
    this.link.publish(this.replyTo, undefined, frameHeaders(kind), this.own);
  }
}
