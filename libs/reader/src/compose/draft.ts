import type { Filter, MeasureFilter, MeasureUse, TimeDimension } from '#libs/contracts';
import type { Sense } from '../lexicon/sense';
import type { Mention } from '../grammar/mention';
import type { Condition, Period } from '../grammar/request';

export type Shape = 'rows' | 'things' | 'measures';

/** A metric query in the making, with what it costs to read the question this way. */
export class Draft {
  cost = 0;
  measures: MeasureUse[] = [];
  dimensions: string[] = [];
  timeDimensions: TimeDimension[] = [];
  filters: Filter[] = [];
  having: MeasureFilter[] = [];
  order: { by: string; direction: 'asc' | 'desc' }[] = [];
  limit?: number;
  limitBy?: { dimensions: string[]; limit: number };
  readonly senses = new Map<Mention, Sense>();
  readonly assumptions = new Set<string>();
  /** Readings that were not possible, in words; a draft with any is no answer. */
  readonly problems: string[] = [];
  /** Periods that a condition already says: "never late this year". */
  readonly placedPeriods = new Set<Mention>();
  /** Conditions of the rows of each kind that a thing must have; the periods of the question hold for each. */
  readonly eachOf: Filter[][] = [];
  /** Conditions that a measure already says. */
  readonly consumed = new Set<Condition>();
  /** Nouns of the question that the query says nothing about. */
  readonly unused: Mention[] = [];
  /** The rows are looked up by what identifies them. */
  isPinned = false;

  /** The date whose periods a mean is taken over, so that the result is not told apart by them as well. */
  perPeriodOf?: string;
  /** What the question says about time, for conditions that need to know which date is meant. */
  about: { periods: readonly Period[]; words: readonly Mention[]; today: string } = {
    periods: [],
    words: [],
    today: '',
  };

  constructor(
    readonly shape: Shape,
    readonly anchor: string,
  ) {}

  note(mention: Mention, sense: Sense, cost: number): void {
    this.senses.set(mention, sense);
    this.cost += cost;
  }

  addDimension(...members: string[]): void {
    for (const member of members) if (!this.dimensions.includes(member)) this.dimensions.push(member);
  }

  addMeasure(use: MeasureUse): void {
    const known = this.measures.some((each) => JSON.stringify(each) === JSON.stringify(use));
    if (!known) this.measures.push(use);
  }
}
