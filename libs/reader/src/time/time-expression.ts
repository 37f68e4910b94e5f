import type { DateRange } from '#libs/contracts';
import type { Grain } from './calendar';

/**
 * A period that words name. Which days it covers can depend on what the dates say: "this week" ends today where
 * dates lie in the past (orders taken) and on Sunday where they look ahead (deliveries due).
 */
export interface TimeRange {
  readonly kind: 'range';
  readonly past: DateRange;
  readonly future: DateRange;
  /** The unit of the period, for "the month before that". */
  readonly grain: Grain;
  /** In plain words, without the dates. */
  readonly label: string;
  readonly assumption?: string;
  /** "within the next ten days", "in 10 days": a number of days as well, where something lasts so long. */
  readonly durationDays?: number;
  /** "by Friday": earlier days belong to it for what is still to be done. */
  readonly deadline?: boolean;
  /** "from July to August" as its two ends, for "growth from July to August". */
  readonly ends?: readonly [TimeRange, TimeRange];
  /** "so far" was said: ends with today for dates that look ahead, too. */
  readonly toDate?: boolean;
}

/** "per month", "weekly". */
export interface TimeGrain {
  readonly kind: 'grain';
  readonly grain: Grain;
  readonly label: string;
}

/** "the month before", "same period last year": a period relative to the one named before it. */
export interface TimeShift {
  readonly kind: 'shift';
  readonly grain: Grain;
  readonly count: number;
  readonly label: string;
}

export type TimeExpression = TimeRange | TimeGrain | TimeShift;

/** An expression with the tokens that it takes. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
  readonly time: TimeExpression;
}

/** What the parts of the grammar hand to each other: the tokens up to `end` mean `value`. */
export interface Parsed<T> {
  readonly value: T;
  readonly end: number;
}
