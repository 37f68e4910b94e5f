/** A schema in JSON Schema 2020-12, as tools declare their arguments. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Something that a model may ask for. It is only ever asked for: our code checks the arguments and does it, or not. */
export interface ToolSpecification {
  /** `[a-zA-Z0-9_-]{1,64}`. */
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
}

/** A picture for a model to look at. How many it takes, and how large, its {@link ModelDescription} says. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  /** The encoded file. */
  readonly bytes: Uint8Array;
  /** Pixels. What it may cost follows from them. */
  readonly width: number;
  readonly height: number;
}

/** One part of a message, in the shapes of Bedrock's Converse. Images stand in messages of the user only. */
export type ContentBlock =
  | { readonly kind: 'text'; readonly text: string }
  | ImageBlock
  | { readonly kind: 'tool-use'; readonly id: string; readonly name: string; readonly input: unknown }
  | {
      readonly kind: 'tool-result';
      readonly toolUseId: string;
      /** JSON text or plain words. */
      readonly content: string;
      readonly failed: boolean;
    };

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ContentBlock[];
}

export interface ConverseRequest {
  /** Instructions. They and the tools are the same in every call of a question, so that a provider can keep them. */
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSpecification[];
  /** `auto`: the model decides. `required`: it has to ask for a tool. */
  readonly toolChoice: 'auto' | 'required';
  readonly maxOutputTokens: number;
  /** 0 to 1. */
  readonly temperature: number;
}

/** What one call used, in tokens. `cacheRead` and `cacheWrite` are not contained in `input`. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/**
 * Why a model stopped. `max-tokens`: what it wrote is cut off, and a tool it was asking for is not to be run.
 * `guardrail`: the provider's guardrail stepped in. `filtered`: the provider refused by itself.
 */
export type StopReason = 'end' | 'tool-use' | 'max-tokens' | 'guardrail' | 'filtered';

/** What a call gave in all. A tool use whose arguments were not whole JSON is never in it: the call fails instead. */
export interface ModelTurn {
  readonly content: readonly ContentBlock[];
  readonly stopReason: StopReason;
  readonly usage: TokenUsage;
  /** Identifies the model at the provider, for the evidence. */
  readonly model: string;
}

/** Events of a call; the last is `end`. */
export type ModelEvent =
  { readonly type: 'text-delta'; readonly text: string } | { readonly type: 'end'; readonly turn: ModelTurn };

export interface CallOptions {
  /** Ends the call at the provider too. */
  readonly signal: AbortSignal;
  /** W3C traceparent that the call's span is a child of. */
  readonly traceparent?: string;
  /**
   * Told once for every attempt that was metered, also of one that failed after it had used tokens: what is booked is
   * what was metered.
   */
  readonly onUsage?: (usage: TokenUsage) => void;
  /**
   * Told whenever something came from the provider, also what makes no event, such as a piece of a tool's arguments. The
   * idle deadline counts from it.
   */
  readonly onActivity?: () => void;
  /**
   * Default true. False where only the `end` is of use: then a call that broke off in the middle of its text can be
   * tried again, because nobody has seen any of it. Adapters need not look at it.
   */
  readonly deltas?: boolean;
}

/**
 * A language model at some provider. Adapters translate and do nothing else: no retry, no breaker, no deadline but the
 * signal's; those are {@link withResilience}'s, once for all of them. `describeLanguageModel` in
 * `language-model.conformance.ts` is what an adapter must hold.
 *
 * Errors are `QuartermasterError`s:
 *
 * | code                 | when                                                                            | again |
 * | -------------------- | -------------------------------------------------------------------------------- | ----- |
 * | `MODEL_BUSY`         | throttled (429) or the breaker is open; `details.retryAfterSeconds` where known  | yes   |
 * | `MODEL_UNAVAILABLE`  | 5xx, no connection, a stream that ended or stalled in the middle                 | yes   |
 * | `MODEL_REFUSED`      | the request is not accepted: access, unknown model, too long a context, images   | no    |
 * | `MODEL_ANSWER_INVALID` | it does not speak its protocol: checksum, malformed JSON in a tool's arguments | yes, once |
 * | `CANCELLED`          | `signal` was aborted                                                              | no    |
 */
export interface LanguageModel {
  /** Id in the catalog. */
  readonly id: string;
  converse(request: ConverseRequest, options: CallOptions): AsyncIterable<ModelEvent>;
}

/** Texts to vectors of one length, normalised to length 1. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  /** @returns one vector a text, in their order */
  embed(texts: readonly string[], options: CallOptions): Promise<readonly Float32Array[]>;
}

export interface GuardrailVerdict {
  readonly allowed: boolean;
  /** The text to go on with: the given one, or one in which parts are masked. */
  readonly text: string;
  /** What stepped in, for the log and the evidence: policy and category, never the text. */
  readonly interventions: readonly { readonly policy: string; readonly category: string }[];
}

/** Judges text on its way to a model and back. */
export interface Guardrail {
  judge(text: string, direction: 'input' | 'output', options: CallOptions): Promise<GuardrailVerdict>;
}

export interface Passage {
  readonly text: string;
  /** Where it stands: a document's address or id. */
  readonly source: string;
  /** Larger is nearer. Comparable within one answer only. */
  readonly score: number;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

/** Looks for passages that say something about a question. */
export interface PassageRetriever {
  retrieve(query: string, limit: number, options: CallOptions): Promise<readonly Passage[]>;
}
