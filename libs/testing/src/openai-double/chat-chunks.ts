import type { ContentBlock, StopReason, TokenUsage } from '#libs/model';
import type { ModelReply } from '../model-reply';

/** One event of the stream; `usage` when the caller is told with it. */
export interface Chunk {
  readonly data: object;
  readonly usage?: TokenUsage;
}

type Turn = Pick<Extract<ModelReply, { kind: 'turn' }>, 'content' | 'stopReason' | 'usage'>;

const FINISH: Readonly<Record<StopReason, string>> = {
  end: 'stop',
  'tool-use': 'tool_calls',
  'max-tokens': 'length',
  guardrail: 'content_filter',
  filtered: 'content_filter',
};

/** What a reply says when it says nothing of its usage. */
const USAGE: TokenUsage = { input: 12, output: 8, cacheRead: 0, cacheWrite: 0 };

const pieces = (text: string, size: number): string[] => {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join(''),
  );
};

/** A turn as chat completion chunks: a role, text and arguments in pieces, an end, and the usage where it was asked for. */
export function chunksOf(turn: Turn, asked: { model: string; includeUsage: boolean }): Chunk[] {
  const chunk = (choices: object[], more: object = {}): object => ({
    id: 'chatcmpl-double',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: asked.model,
    choices,
    ...more,
  });
  const delta = (content: object, finish_reason: string | null = null): Chunk => ({
    data: chunk([{ index: 0, delta: content, finish_reason }]),
  });
  const asksForTool = turn.content.some(({ kind }) => kind === 'tool-use');
  const chunks = [
    delta({ role: 'assistant', content: '' }),
    ...blocksOf(turn.content).map((content) => delta(content)),
    delta({}, FINISH[turn.stopReason ?? (asksForTool ? 'tool-use' : 'end')]),
  ];
  if (!asked.includeUsage) return chunks;
  const usage: TokenUsage =
    turn.usage === undefined ? USAGE : { input: 0, output: 0, cacheRead: 0, ...turn.usage, cacheWrite: 0 };
  return [...chunks, { data: chunk([], { usage: wireUsage(usage) }), usage }];
}

/** Here, what was read from the cache is part of the prompt's tokens; what was written to it is never told. */
const wireUsage = ({ input, output, cacheRead }: TokenUsage): object => ({
  prompt_tokens: input + cacheRead,
  completion_tokens: output,
  total_tokens: input + cacheRead + output,
  prompt_tokens_details: { cached_tokens: cacheRead },
});

function blocksOf(content: readonly ContentBlock[]): object[] {
  let calls = 0;
  return content.flatMap((block) => {
    if (block.kind === 'text') return pieces(block.text, 8).map((text) => ({ content: text }));
    if (block.kind === 'tool-use') {
      const input = typeof block.input === 'string' ? block.input : JSON.stringify(block.input);
      return callOf(block.id, block.name, input, calls++);
    }
    return [];
  });
}

/** The name comes first, then the arguments in pieces that end anywhere. */
const callOf = (id: string, name: string, input: string, index: number): object[] => [
  { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] },
  ...pieces(input, 6).map((part) => ({ tool_calls: [{ index, function: { arguments: part } }] })),
];
