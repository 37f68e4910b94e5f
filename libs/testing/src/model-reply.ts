import type { ContentBlock, StopReason, TokenUsage } from '#libs/model';

/** What a model double gives to one call, whatever protocol it speaks. */
export type ModelReply =
  /** An ordinary turn, as several events, `pauseMs` apart. */
  | {
      readonly kind: 'turn';
      readonly content: readonly ContentBlock[];
      readonly stopReason?: StopReason;
      readonly usage?: Partial<TokenUsage>;
      readonly pauseMs?: number;
      /** Before the first byte. */
      readonly latencyMs?: number;
    }
  /** An HTTP status in place of an answer. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  /** The stream reports an error after so many events. */
  | { readonly kind: 'stream-error'; readonly afterEvents: number; readonly throttled?: boolean }
  /** The connection is closed after so many events, without an end. */
  | { readonly kind: 'cut'; readonly afterEvents: number }
  /** Nothing more comes after so many events; the connection stays open. */
  | { readonly kind: 'stall'; readonly afterEvents: number }
  /** Bytes that are damaged on the way: a wrong checksum, or half a line. */
  | { readonly kind: 'damaged' }
  /** A tool is asked for with arguments that are not whole JSON. */
  | { readonly kind: 'malformed-tool-input'; readonly name: string; readonly input: string };

export interface SeenImage {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** One call as a double saw it. */
export interface SeenCall {
  readonly at: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Pictures that came with it, as they arrived, in their order. */
  readonly images: readonly SeenImage[];
  /** True when the caller went away before the end. */
  aborted: boolean;
}

/** A model server of a spec: gives the replies in order, the last one for ever. */
export interface ModelDouble {
  readonly url: string;
  reply(...replies: ModelReply[]): void;
  /** Decides by the call, for tool loops. */
  replyWith(decide: (call: SeenCall, index: number) => ModelReply): void;
  readonly calls: readonly SeenCall[];
  /** Tokens of all calls whose caller was told of them: what a call that broke off before used is not in it. */
  readonly metered: TokenUsage;
  stop(): Promise<void>;
}
