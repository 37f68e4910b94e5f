import type { ContentBlock, StopReason, TokenUsage } from '#libs/model';
import type { BedrockReply } from './bedrock-reply';
import type { StreamEvent } from './event-frames';

const STOP_REASONS: Readonly<Record<StopReason, string>> = {
  end: 'end_turn',
  'tool-use': 'tool_use',
  'max-tokens': 'max_tokens',
  guardrail: 'guardrail_intervened',
  filtered: 'content_filtered',
};
const PIECE = 12;

/** What a reply that breaks off was about to say. */
const INTERRUPTED: readonly ContentBlock[] = [
  { kind: 'text', text: 'Five products are below their reorder point, and the first of them is Ink, blue.' },
];

type Block =
  { readonly text: string } | { readonly id: string; readonly name: string; readonly input: string };

/** A whole turn: what is in it and why it ends. A tool's input is the text of its JSON, whole or not. */
export interface WholeTurn {
  readonly blocks: readonly ({ text: string } | { id: string; name: string; input: string })[];
  readonly stopReason: string;
}

/** What a reply would say if nothing went wrong. */
export function turnOf(reply: BedrockReply): WholeTurn {
  if (reply.kind === 'malformed-tool-input' || reply.kind === 'cut-off-tool')
    return {
      blocks: [{ id: 'tooluse_malformed', name: reply.name, input: reply.input }],
      stopReason: STOP_REASONS[reply.kind === 'cut-off-tool' ? 'max-tokens' : 'tool-use'],
    };
  const content = reply.kind === 'turn' ? reply.content : INTERRUPTED;
  const asks = content.some(({ kind }) => kind === 'tool-use');
  const stopReason = (reply.kind === 'turn' ? reply.stopReason : undefined) ?? (asks ? 'tool-use' : 'end');
  return {
    blocks: content.map((block): Block => {
      if (block.kind === 'text') return { text: block.text };
      if (block.kind === 'tool-use')
        return { id: block.id, name: block.name, input: JSON.stringify(block.input) };
      throw new Error('A model does not give results of tools.');
    }),
    stopReason: STOP_REASONS[stopReason],
  };
}

/** The events of ConverseStream for a turn, in Bedrock's order. */
export function eventsOf(turn: WholeTurn, usage: TokenUsage, latencyMs: number): StreamEvent[] {
  const events: StreamEvent[] = [{ type: 'messageStart', payload: { role: 'assistant' } }];
  turn.blocks.forEach((block, contentBlockIndex) => {
    // Text has no start event, as of Claude and Nova.
    if ('id' in block)
      events.push({
        type: 'contentBlockStart',
        payload: { contentBlockIndex, start: { toolUse: { toolUseId: block.id, name: block.name } } },
      });
    for (const piece of pieces('id' in block ? block.input : block.text))
      events.push({
        type: 'contentBlockDelta',
        payload: {
          contentBlockIndex,
          delta: 'id' in block ? { toolUse: { input: piece } } : { text: piece },
        },
      });
    events.push({ type: 'contentBlockStop', payload: { contentBlockIndex } });
  });
  events.push({ type: 'messageStop', payload: { stopReason: turn.stopReason } });
  events.push({ type: 'metadata', payload: { usage: usageJson(usage), metrics: { latencyMs } } });
  return events;
}

/** The answer of Converse, which does not stream. */
export function converseJson(turn: WholeTurn, usage: TokenUsage, latencyMs: number): unknown {
  return {
    output: {
      message: {
        role: 'assistant',
        content: turn.blocks.map((block) =>
          'id' in block
            ? {
                toolUse: { toolUseId: block.id, name: block.name, input: JSON.parse(block.input) as unknown },
              }
            : { text: block.text },
        ),
      },
    },
    stopReason: turn.stopReason,
    usage: usageJson(usage),
    metrics: { latencyMs },
  };
}

const usageJson = ({ input, output, cacheRead, cacheWrite }: TokenUsage) => ({
  inputTokens: input,
  outputTokens: output,
  totalTokens: input + output + cacheRead + cacheWrite,
  cacheReadInputTokens: cacheRead,
  cacheWriteInputTokens: cacheWrite,
});

/** Cut anywhere but inside of a character. */
function pieces(text: string): string[] {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, index) =>
    characters.slice(index * PIECE, (index + 1) * PIECE).join(''),
  );
}
