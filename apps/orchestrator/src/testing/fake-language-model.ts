import type {
  CallOptions,
  ContentBlock,
  ConverseRequest,
  LanguageModel,
  ModelEvent,
  StopReason,
  TokenUsage,
} from '#libs/model';
import { QuartermasterError } from '#libs/contracts';
import type { HandOverModels } from '../handover/language-models';

/** What it does when it is called: a turn, an error, or nothing until it is stopped. */
export type Move =
  | {
      say?: string;
      use?: { tool: string; input?: unknown }[];
      stopReason?: StopReason;
      usage?: Partial<TokenUsage>;
    }
  | { fail: QuartermasterError; usage?: Partial<TokenUsage> }
  | 'hang';

const USAGE: TokenUsage = { input: 1000, output: 100, cacheRead: 0, cacheWrite: 0 };

/** At the port of language models: plays its moves, the last one for ever, and keeps what it was shown. */
export class FakeLanguageModel implements LanguageModel {
  readonly id = 'fake';
  moves: Move[] = [];
  requests: ConverseRequest[] = [];
  /** Whether text was wanted while it came, a call each. */
  deltas: (boolean | undefined)[] = [];
  /** Calls whose signal was aborted before they gave anything. */
  aborted = 0;
  /** USD for a token. */
  price = 0.00001;

  get models(): HandOverModels {
    const description = {
      id: this.id,
      provider: 'scripted',
      model: 'fake-1',
      kind: 'text',
      contextTokens: 100_000,
      promptCaching: false,
      prices: { input: 10, output: 10 },
    } as HandOverModels['description'];
    return {
      language: this,
      description,
      costOf: ({ input, output }) => {
        const usd = (input + output) * this.price;
        const line = {
          service: 'model',
          unit: 'thousand-input-tokens',
          quantity: (input + output) / 1000,
          usd,
        };
        return { totalUsd: usd, byService: [line] };
      },
    };
  }

  async *converse(
    request: ConverseRequest,
    { signal, onUsage, deltas }: CallOptions,
  ): AsyncGenerator<ModelEvent> {
    this.requests.push(structuredClone(request));
    this.deltas.push(deltas);
    const move = this.moves[this.requests.length - 1] ?? this.moves.at(-1)!;
    if (move === 'hang') {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      this.aborted += 1;
      throw new QuartermasterError('CANCELLED');
    }
    const usage = { ...USAGE, ...move.usage };
    if ('fail' in move) {
      if (move.usage !== undefined) onUsage?.(usage);
      throw move.fail;
    }
    onUsage?.(usage);
    const { say, use = [] } = move;
    const content: ContentBlock[] = [
      ...(say === undefined ? [] : [{ kind: 'text' as const, text: say }]),
      ...use.map(({ tool, input = {} }, at) => {
        return { kind: 'tool-use' as const, id: `${this.requests.length}-${at}`, name: tool, input };
      }),
    ];
    if (say !== undefined) yield { type: 'text-delta', text: say };
    const stopReason = move.stopReason ?? (use.length > 0 ? 'tool-use' : 'end');
    yield { type: 'end', turn: { content, stopReason, usage, model: 'fake-1' } };
  }
}
