import type { ConverseStreamOutput, TokenUsage as BedrockUsage } from '@aws-sdk/client-bedrock-runtime';
import type { ContentBlock, ModelTurn, StopReason, TokenUsage } from '../language-model';
import { brokenOff, invalidAnswer } from './bedrock-errors';

const STOP_REASONS: Readonly<Record<string, StopReason>> = {
  content_filtered: 'filtered',
  end_turn: 'end',
  guardrail_intervened: 'guardrail',
  max_tokens: 'max-tokens',
  model_context_window_exceeded: 'max-tokens',
  stop_sequence: 'end',
  tool_use: 'tool-use',
};

type OpenBlock =
  { kind: 'text'; text: string } | { kind: 'tool-use'; id: string; name: string; input: string };

/** Puts a turn together from the events of a stream. */
export class ConverseTurn {
  usage: TokenUsage | null = null;
  private readonly blocks = new Map<number, OpenBlock>();
  private stopReason: string | undefined;

  constructor(private readonly model: string) {}

  /** True once everything has been told: the stream has nothing more to say. */
  get isWhole(): boolean {
    return this.stopReason !== undefined && this.usage !== null;
  }

  /** @returns the text that the event adds; empty when it adds none */
  take({ contentBlockStart, contentBlockDelta, messageStop, metadata }: ConverseStreamOutput): string {
    const tool = contentBlockStart?.start?.toolUse;
    if (tool !== undefined)
      this.blocks.set(contentBlockStart?.contentBlockIndex ?? 0, {
        kind: 'tool-use',
        id: tool.toolUseId ?? '',
        name: tool.name ?? '',
        input: '',
      });
    if (messageStop !== undefined) this.stopReason = messageStop.stopReason ?? 'unknown';
    if (metadata?.usage !== undefined) this.usage = tokenUsage(metadata.usage);
    const { contentBlockIndex: index = 0, delta } = contentBlockDelta ?? {};
    if (delta?.toolUse !== undefined) this.addInput(index, delta.toolUse.input ?? '');
    return delta?.text === undefined ? '' : this.addText(index, delta.text);
  }

  /**
   * @throws QuartermasterError MODEL_UNAVAILABLE when the stream ended before it was whole, MODEL_ANSWER_INVALID when
   *   the arguments of a tool are not a JSON object or the model says itself that it went astray
   */
  finish(): ModelTurn {
    if (this.stopReason === undefined || this.usage === null) throw brokenOff();
    const stopReason = STOP_REASONS[this.stopReason];
    if (stopReason === undefined) throw invalidAnswer(`stop reason ${this.stopReason}`);
    const inOrder = [...this.blocks].sort(([a], [b]) => a - b).map(([, block]) => block);
    const content = inOrder.flatMap((block, index): ContentBlock[] => {
      if (block.kind === 'text') return block.text === '' ? [] : [{ ...block }];
      // What was cut off is not to be run, so it need not be whole.
      const isCutOff = stopReason === 'max-tokens' && index === inOrder.length - 1;
      const input = parseInput(block.input);
      if (input === undefined && isCutOff) return [];
      if (input === undefined || block.name === '' || block.id === '')
        throw invalidAnswer(
          `the arguments of ${block.name === '' ? 'a tool' : block.name} are not a JSON object`,
        );
      return [{ kind: 'tool-use', id: block.id, name: block.name, input }];
    });
    return { content, stopReason, usage: this.usage, model: this.model };
  }

  private addText(index: number, text: string): string {
    const block = this.blocks.get(index);
    if (block === undefined) this.blocks.set(index, { kind: 'text', text });
    else if (block.kind === 'text') block.text += text;
    else throw invalidAnswer('text among the arguments of a tool');
    return text;
  }

  private addInput(index: number, piece: string): void {
    const block = this.blocks.get(index);
    if (block?.kind !== 'tool-use') throw invalidAnswer('arguments of a tool that was not named');
    block.input += piece;
  }
}

/** Undefined when it is not a whole JSON object. A tool without arguments is asked for with no text at all. */
function parseInput(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const tokenUsage = (usage: BedrockUsage): TokenUsage => ({
  input: usage.inputTokens ?? 0,
  output: usage.outputTokens ?? 0,
  cacheRead: usage.cacheReadInputTokens ?? 0,
  cacheWrite: usage.cacheWriteInputTokens ?? 0,
});
