export type TokenKind = 'word' | 'number' | 'date' | 'symbol' | 'punctuation';

/** One piece of the question. `start` and `end` are UTF-16 offsets into what the user typed. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents, contractions spelled out. */
  readonly norm: string;
  /** The form under which words are looked up: singular, one spelling. */
  readonly stem: string;
  /** No white space before it, so that it may be part of a code or a hyphenated word. */
  readonly joined: boolean;
  /** Only for numbers: 1,500 is 1500, 1.5k is 1500. */
  readonly value?: number;
  /** Only for dates in figures. */
  readonly date?: NumericDate;
}

/** Two or three figures with separators, before anybody decides which is the day. */
export interface NumericDate {
  readonly parts: readonly [number, number, number];
  readonly order: 'year-first' | 'year-last';
}
