import type { Settings } from '#libs/runtime';

/** What can be told of a person by it, by kind. */
export type DetailKind = Settings['guardrails']['details'][number];

/** A stretch of a text that is about a person. */
export interface PersonalDetail {
  readonly kind: DetailKind;
  /** Of its first UTF-16 unit. */
  readonly start: number;
  /** Behind its last UTF-16 unit. */
  readonly end: number;
  /**
   * 0 to 1, chosen, not measured: 0.9 and more has a check digit, a form of its own or stands in a list; below that a cue
   * or the look of it speaks for it.
   */
  readonly confidence: number;
  /** Whom or what it stands for, where several spellings are the same: a name in full, the digits of a number. */
  readonly entity?: string;
}
