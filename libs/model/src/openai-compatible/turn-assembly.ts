import type OpenAI from 'openai';
import { QuartermasterError } from '#libs/contracts';
import type { ContentBlock, ModelTurn, StopReason, TokenUsage } from '../language-model';

type Chunk = OpenAI.Chat.ChatCompletionChunk;

interface PartialCall {
  id: string;
  name: string;
  arguments: string;
}

const STOP_REASONS: Readonly<Record<string, StopReason>> = {
  stop: 'end',
  tool_calls: 'tool-use',
  function_call: 'tool-use',
  length: 'max-tokens',
  content_filter: 'filtered',
};

const NO_TOKENS: TokenUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Puts the chunks of one call together. */
export class TurnAssembly {
  /** What the server last said was used; absent while it said nothing. */
  usage: TokenUsage | undefined;
  private text = '';
  private finish: string | undefined;
  private refused = false;
  private model = '';
  private readonly calls = new Map<number, PartialCall>();

  /** @returns the text that the chunk brings */
  add({ model, choices, usage }: Chunk): string {
    this.model = model || this.model;
    // Some servers say what was used so far in each chunk: the last word counts.
    if (usage) this.usage = usageOf(usage);
    const choice = choices?.[0];
    if (choice === undefined) return '';
    this.finish = choice.finish_reason ?? this.finish;
    for (const call of choice.delta?.tool_calls ?? []) {
      const index = call.index ?? this.calls.size;
      const partial = this.calls.get(index) ?? { id: '', name: '', arguments: '' };
      this.calls.set(index, {
        id: partial.id || (call.id ?? ''),
        name: partial.name || (call.function?.name ?? ''),
        arguments: partial.arguments + (call.function?.arguments ?? ''),
      });
    }
    if (choice.delta?.refusal) this.refused = true;
    const text = `${choice.delta?.content ?? ''}${choice.delta?.refusal ?? ''}`;
    this.text += text;
    return text;
  }

  /**
   * @throws QuartermasterError MODEL_UNAVAILABLE when the stream ended without an end, MODEL_ANSWER_INVALID when the
   *   arguments of a tool are no JSON object
   */
  turn(): ModelTurn {
    if (this.finish === undefined)
      throw new QuartermasterError('MODEL_UNAVAILABLE', {
        cause: new Error('the stream ended in the middle'),
      });
    const stopReason = this.stopReason(this.finish);
    // What was cut off is not to be run, whether or not it happens to parse.
    const calls =
      stopReason === 'max-tokens' ? [] : [...this.calls].map(([index, call]) => useOf(call, index));
    const text: ContentBlock[] = this.text === '' ? [] : [{ kind: 'text', text: this.text }];
    return { content: [...text, ...calls], stopReason, usage: this.usage ?? NO_TOKENS, model: this.model };
  }

  private stopReason(finish: string): StopReason {
    if (this.refused) return 'filtered';
    const known = STOP_REASONS[finish] ?? 'end';
    // Several servers say `stop` although a tool is asked for.
    return known === 'end' && this.calls.size > 0 ? 'tool-use' : known;
  }
}

function useOf(call: PartialCall, index: number): ContentBlock {
  const input = inputOf(call);
  return { kind: 'tool-use', id: call.id || `call_${index}`, name: call.name, input };
}

function inputOf(call: PartialCall): unknown {
  try {
    const input: unknown = call.arguments.trim() === '' ? {} : JSON.parse(call.arguments);
    if (call.name !== '' && typeof input === 'object' && input !== null && !Array.isArray(input))
      return input;
  } catch {
    // The parser's message quotes what it read.
  }
  throw new QuartermasterError('MODEL_ANSWER_INVALID', {
    cause: new Error('the arguments of a tool are not a JSON object'),
  });
}

/** Here, what was read from the cache is part of the prompt's tokens. */
function usageOf(usage: OpenAI.CompletionUsage): TokenUsage {
  const cacheRead = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    input: Math.max(0, usage.prompt_tokens - cacheRead),
    output: usage.completion_tokens,
    cacheRead,
    cacheWrite: 0,
  };
}
