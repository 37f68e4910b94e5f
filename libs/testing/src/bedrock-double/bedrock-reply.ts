import type { ModelDouble, ModelReply, SeenCall } from '../model-reply';
import type { ServiceErrorName } from './service-error';

/** What {@link ModelReply} cannot say because only this protocol has it. */
export type BedrockReply =
  | ModelReply
  /** The stream is ended in order after so many events, though the answer is not whole. */
  | { readonly kind: 'early-end'; readonly afterEvents: number }
  /** The connection is closed in the middle of the frame that follows so many events. */
  | { readonly kind: 'half-frame'; readonly afterEvents: number }
  /** The tokens ran out among the arguments of a tool. */
  | { readonly kind: 'cut-off-tool'; readonly name: string; readonly input: string }
  /** A refusal by its name, where several share a status. */
  | {
      readonly kind: 'refusal';
      readonly name: ServiceErrorName;
      readonly message: string;
    };

export type Operation = 'Converse' | 'ConverseStream' | 'InvokeModel' | 'ApplyGuardrail' | 'Retrieve';

export interface SeenRequest extends SeenCall {
  readonly operation: Operation;
  /** Model, guardrail or knowledge base. */
  readonly target: string;
}

/** What a guardrail finds in a text. `match` is what is masked; a whole text is blocked. */
export interface Finding {
  readonly policy: 'topic' | 'content' | 'word' | 'pii';
  readonly category: string;
  readonly action: 'block' | 'mask';
  readonly match?: string;
}

export interface StoredPassage {
  readonly text: string;
  /** `s3://…` or `https://…`. */
  readonly source: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A local Bedrock. `calls` are those of models; `requests` are all that it accepted. */
export interface BedrockDouble extends ModelDouble {
  reply(...replies: BedrockReply[]): void;
  replyWith(decide: (call: SeenRequest, index: number) => BedrockReply): void;
  readonly requests: readonly SeenRequest[];
  readonly calls: readonly SeenRequest[];
  /** Why a request was refused before it was seen: its signature, its path, its fields. */
  readonly refusals: readonly string[];
  /** Answers this status to ApplyGuardrail and Retrieve; null: answers them again. */
  fail(status: number | null): void;
  /** What the guardrail finds in a text, by ApplyGuardrail and where Converse names one. */
  guardWith(judge: (text: string) => readonly Finding[]): void;
  /** What the knowledge base holds. */
  hold(passages: readonly StoredPassage[]): void;
  /** Open now. */
  readonly openStreams: number;
  readonly openConnections: number;
  /** Connections that were opened since the start. */
  readonly connections: number;
}
