import type { ChipKind, MetricQuery, SaidPeriod } from '#libs/contracts';
import type { Search } from './search';

/** What options are asked for. */
export interface Ask {
  readonly query: MetricQuery;
  readonly periods: readonly SaidPeriod[];
  readonly search: Search;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** An option that nobody has checked yet. */
export interface Candidate {
  readonly label: string;
  readonly detail?: string;
  readonly kind: ChipKind;
  readonly query: MetricQuery;
  /** Words that the option brings with it. */
  readonly said?: readonly SaidPeriod[];
}
