import type { GrammarTag } from '../lexicon/grammar-word';
import type { Sense } from '../lexicon/sense';
import type { TimeExpression } from '../time/time-expression';
import type { KnownValue } from '../values/value-index';

/** A stretch of the question with everything that it may be. The grammar decides between them. */
export interface Mention {
  /** Tokens from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 offsets into the question, and the text between them. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** As looked up: lower case, singular, corrected. */
  readonly phrase: string;
  readonly senses: readonly Sense[];
  readonly tags: ReadonlySet<GrammarTag>;
  /** What the persona's preferences say that the phrase means. */
  readonly prefer?: string;
  readonly time?: TimeExpression;
  /** The period in full words, where a follow-up left some of them out. */
  readonly saidAs?: string;
  readonly number?: number;
  /** Values of which the words are a part, where there are several. */
  readonly candidates?: readonly KnownValue[];
  readonly moreCandidates?: boolean;
  /** A name was given in part. */
  readonly isPartial?: boolean;
  /** Looks like a code of this member, but there is none such; with the nearest that exist. */
  readonly unknownCode?: { readonly member: string; readonly nearest: readonly string[] };
  /** Words that were read as other words: what was typed, what was read. */
  readonly corrections: readonly { readonly typed: string; readonly read: string }[];
  readonly isUnknown: boolean;
  /** Said beside the question, and no part of it. */
  readonly isAside?: boolean;
  /** A value that stands beside all the others together: "WH-03 versus everywhere else". */
  readonly isBesideRest?: boolean;
  /** Comma, colon, dash, bracket. */
  readonly punctuation?: string;
  readonly score: number;
}
