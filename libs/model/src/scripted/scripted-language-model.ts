import { setTimeout as delay } from 'node:timers/promises';
import { QuartermasterError } from '#libs/contracts';
import { tokensOfImages, wordsOf } from '../images';
import type {
  CallOptions,
  ContentBlock,
  ConverseRequest,
  LanguageModel,
  Message,
  ModelEvent,
  ModelTurn,
  TokenUsage,
} from '../language-model';
import type { ModelDescription } from '../model-catalog';
import type { Script, ScriptBlock, ScriptRule } from './script';

/** About as much as a token of a real model brings. */
const PIECE = /.{1,24}(?:\s+|$)|\S{24}|\s+/gsu;
const CHARACTERS_A_TOKEN = 4;

/** Plays a {@link Script}: the same messages always give the same events. For development, demonstrations and specs. */
export class ScriptedLanguageModel implements LanguageModel {
  readonly id: string;

  constructor(
    private readonly description: ModelDescription,
    private readonly script: Script,
  ) {
    this.id = description.id;
  }

  async *converse(
    request: ConverseRequest,
    { signal, onUsage, onActivity }: CallOptions,
  ): AsyncGenerator<ModelEvent> {
    const rule = this.ruleFor(request.messages);
    await pause(rule.delayMs, signal);
    if (rule.error !== undefined) throw new QuartermasterError(rule.error);
    const turn = this.turnOf(rule, request);
    const texts = turn.content.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    for (const [index, text] of texts.flatMap((text) => text.match(PIECE) ?? []).entries()) {
      await pause(index === 0 ? 0 : rule.pauseMs, signal);
      onActivity?.();
      yield { type: 'text-delta', text };
    }
    onUsage?.(turn.usage);
    yield { type: 'end', turn };
  }

  private ruleFor(messages: readonly Message[]): ScriptRule {
    const { said, step, images } = whereWeAre(messages);
    const rule = this.script.rules.find(
      ({ when }) =>
        (when.step === undefined || when.step === step) &&
        (when.images === undefined || when.images === images) &&
        (when.contains === undefined || said.toLowerCase().includes(when.contains.toLowerCase())) &&
        (when.matches === undefined || when.matches.test(said)),
    );
    if (rule !== undefined) return rule;
    throw new QuartermasterError('MODEL_REFUSED', {
      message: `The script of the language model has no rule for this at step ${step}.`,
      nextStep: 'Add a rule without `when` at the end of the script, or ask what the script knows.',
    });
  }

  private turnOf(rule: ScriptRule, request: ConverseRequest): ModelTurn {
    const content = (rule.reply ?? []).map((block, index) => contentOf(block, request.messages, index));
    const asksForTool = content.some(({ kind }) => kind === 'tool-use');
    return {
      content,
      stopReason: rule.stopReason ?? (asksForTool ? 'tool-use' : 'end'),
      usage: { ...estimate(request, content, this.description), ...rule.usage },
      model: this.description.model,
    };
  }
}

/** What the user said last, with how many images, and how many results of tools came since. */
function whereWeAre(messages: readonly Message[]): { said: string; step: number; images: number } {
  let said = '';
  let step = 0;
  let images = 0;
  for (const { role, content } of messages) {
    if (role !== 'user') continue;
    const texts = content.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    const shown = content.filter(({ kind }) => kind === 'image').length;
    if (texts.length > 0 || shown > 0) [said, step, images] = [texts.join('\n'), 0, shown];
    step += content.filter(({ kind }) => kind === 'tool-result').length;
  }
  return { said, step, images };
}

/** Ids are those of one conversation: the place of the turn and of the block in it. */
const contentOf = (block: ScriptBlock, messages: readonly Message[], index: number): ContentBlock =>
  'text' in block
    ? { kind: 'text', text: block.text }
    : { kind: 'tool-use', id: `call_${messages.length}_${index}`, name: block.tool, input: block.input };

function estimate(request: ConverseRequest, content: unknown, description: ModelDescription): TokenUsage {
  const { system, messages, tools } = request;
  const tokens = (...parts: unknown[]) =>
    Math.ceil(parts.reduce<number>((sum, part) => sum + JSON.stringify(part).length, 0) / CHARACTERS_A_TOKEN);
  const input = tokens(system, messages.map(wordsOf), tools) + tokensOfImages(request, description);
  return { input, output: tokens(content), cacheRead: 0, cacheWrite: 0 };
}

/** Waits, unless there is nothing to wait for. An abort ends it. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    if (ms > 0) await delay(ms, undefined, { signal });
  } catch (cause) {
    throw new QuartermasterError('CANCELLED', { cause });
  }
}
