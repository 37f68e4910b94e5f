import type { TokenUsage } from '#libs/model';
import type { BedrockReply, SeenRequest } from './bedrock-reply';
import { checkConverse, type ConverseBody, lastAsked } from './converse-body';
import { converseJson, eventsOf, turnOf } from './converse-events';
import { damaged, eventFrame, exceptionFrame, type StreamEvent } from './event-frames';
import type { Guard } from './guard';
import { PromptCache } from './prompt-cache';
import type { Replies } from './replies';
import { ServiceError } from './service-error';
import type { Wire } from './wire';

/** Converse and ConverseStream: plays what it is told to, with all that may go wrong. */
export class Conversations {
  private readonly cache: PromptCache;

  constructor(
    private readonly replies: Replies,
    private readonly guard: Guard,
    now: () => number,
  ) {
    this.cache = new PromptCache(now);
  }

  async answer(call: SeenRequest, wire: Wire): Promise<void> {
    const body = call.body as ConverseBody;
    checkConverse(body);
    const scripted = this.replies.next(call, wire);
    if (scripted === null) return;
    const isBlocked = body.guardrailConfig !== undefined && this.guard.blocks(lastAsked(body).text);
    const reply = isBlocked ? BLOCKED : scripted;
    const latencyMs = reply.kind === 'turn' ? (reply.latencyMs ?? 0) : 0;
    await wire.pause(latencyMs);
    const turn = turnOf(reply);
    const usage: TokenUsage = {
      ...this.cache.meter(call.target, body, turn.blocks),
      ...(reply.kind === 'turn' ? reply.usage : {}),
    };
    if (call.operation === 'Converse')
      this.answerAtOnce(reply, wire, usage, () => converseJson(turn, usage, latencyMs));
    else await this.stream(reply, eventsOf(turn, usage, latencyMs), wire, usage);
  }

  /** Converse has no middle in which something could go wrong: its faults are those of a whole answer. */
  private answerAtOnce(reply: BedrockReply, wire: Wire, usage: TokenUsage, answer: () => unknown): void {
    switch (reply.kind) {
      case 'turn':
        this.replies.meter(usage);
        return wire.json(200, answer());
      case 'stall':
        return;
      case 'cut':
      case 'early-end':
      case 'half-frame':
        return wire.cut();
      case 'damaged':
        wire.begin(200, 'application/json');
        return wire.end('{"output":{"mess');
      default:
        throw ServiceError.ofStatus(reply.kind === 'stream-error' && reply.throttled === true ? 429 : 424);
    }
  }

  private async stream(
    reply: BedrockReply,
    events: readonly StreamEvent[],
    wire: Wire,
    usage: TokenUsage,
  ): Promise<void> {
    wire.begin(200, 'application/vnd.amazon.eventstream');
    const upTo = 'afterEvents' in reply ? reply.afterEvents : events.length;
    for (const [index, event] of events.slice(0, upTo).entries()) {
      if (index > 0 && reply.kind === 'turn') await wire.pause(reply.pauseMs ?? 0);
      if (!wire.open) return;
      if (reply.kind === 'damaged' && index === 1) return wire.end(damaged(eventFrame(event)));
      if (event.type === 'metadata') this.replies.meter(usage);
      if (index === events.length - 1 && upTo === events.length) return wire.end(eventFrame(event));
      await wire.write(eventFrame(event));
    }
    await breakOff(reply, events[upTo] ?? TRAILER, wire);
  }
}

async function breakOff(reply: BedrockReply, next: StreamEvent, wire: Wire): Promise<void> {
  switch (reply.kind) {
    case 'stall':
      return;
    case 'cut':
      return wire.cut();
    case 'half-frame': {
      const frame = eventFrame(next);
      await wire.write(frame.subarray(0, frame.length >> 1));
      return wire.cut();
    }
    case 'stream-error':
      await wire.write(reply.throttled === true ? THROTTLED : MODEL_FAILED);
  }
  wire.end();
}

const THROTTLED = exceptionFrame('throttlingException', { message: 'Too many tokens, please wait.' });
const MODEL_FAILED = exceptionFrame('modelStreamErrorException', {
  message: 'The model stopped in the middle.',
  originalStatusCode: 500,
  originalMessage: 'internal',
});
const TRAILER: StreamEvent = { type: 'metadata', payload: {} };

const BLOCKED: BedrockReply = {
  kind: 'turn',
  content: [{ kind: 'text', text: 'Sorry, the model cannot answer this question.' }],
  stopReason: 'guardrail',
  usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
};
