import type { TokenUsage } from '#libs/model';
import type { BedrockReply, SeenRequest } from './bedrock-reply';
import { ServiceError } from './service-error';
import type { Wire } from './wire';

/** What the calls of models are answered with, which there were, and what they were told that they used. */
export class Replies {
  readonly calls: SeenRequest[] = [];
  readonly metered = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  private decide: (call: SeenRequest, index: number) => BedrockReply = () => ({
    kind: 'turn',
    content: [{ kind: 'text', text: 'Nothing was scripted for this call.' }],
  });

  /** From the next call on. */
  decideBy(decide: (call: SeenRequest, index: number) => BedrockReply): void {
    const first = this.calls.length;
    this.decide = (call, index) => decide(call, index - first);
  }

  /** The reply to a call, or null when it was a status and has been sent. */
  next(call: SeenRequest, wire: Wire): BedrockReply | null {
    this.calls.push(call);
    const reply = this.decide(call, this.calls.length - 1);
    if (reply.kind === 'refusal') throw new ServiceError(reply.name, reply.message);
    if (reply.kind !== 'status') return reply;
    const { name, message } = ServiceError.ofStatus(reply.status);
    const after =
      reply.retryAfterSeconds === undefined ? undefined : { 'retry-after': String(reply.retryAfterSeconds) };
    wire.json(reply.status, { message }, { 'x-amzn-errortype': name, ...after });
    return null;
  }

  meter(usage: Partial<TokenUsage>): void {
    this.metered.input += usage.input ?? 0;
    this.metered.output += usage.output ?? 0;
    this.metered.cacheRead += usage.cacheRead ?? 0;
    this.metered.cacheWrite += usage.cacheWrite ?? 0;
  }
}
