import type { Chip, DateRange, MetricQuery, SaidPeriod } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { PartText } from './part-text';
import { kindOfFilter } from './query-parts';
import { nameOf } from './remove-part';

/** The parts of a query that a user can change, in the order in which they read as a sentence. */
export class Chips {
  private readonly text: PartText;

  constructor(private readonly vocabulary: Vocabulary) {
    this.text = new PartText(vocabulary);
  }

  /** Ranges that were said in words are shown in these words. */
  of(query: MetricQuery, periods: readonly SaidPeriod[]): Chip[] {
    return [
      ...this.list(query),
      ...this.measures(query),
      ...this.groupings(query),
      ...this.conditions(query),
      ...this.periods(query, periods),
      ...this.page(query),
    ];
  }

  private list({ ungrouped, entity }: MetricQuery): Chip[] {
    if (!ungrouped || entity === undefined) return [];
    const label = this.vocabulary.model.entities.get(entity)?.plural ?? entity;
    return [{ id: 'list', kind: 'list', label, removable: false }];
  }

  private measures({ measures }: MetricQuery): Chip[] {
    return measures.flatMap((use, at): Chip[] => {
      const { where = [], ...bare } = use;
      const id = `measures.${at}`;
      return [
        { id, kind: 'measure', label: this.text.measure(bare), removable: measures.length > 1 },
        ...where.map((filter, index) => ({
          id: `${id}.where.${index}`,
          kind: kindOfFilter(filter),
          label: this.text.filter(filter),
          // A share of everything is always the whole.
          removable: use.share !== 'of-unfiltered' || where.length > 1,
        })),
      ];
    });
  }

  /** Columns of a detail list are part of the list; a name beside its code is part of the code. */
  private groupings(query: MetricQuery): Chip[] {
    if (query.ungrouped) return [];
    const { dimensions, measures, timeDimensions } = query;
    const names = new Set(dimensions.map((member) => nameOf(this.vocabulary, member)));
    const grains = timeDimensions.flatMap(({ granularity, dimension }, at): Chip[] =>
      granularity
        ? [
            {
              id: `timeDimensions.${at}`,
              kind: 'grouping',
              label: `By ${granularity === 'half' ? 'half-year' : granularity} of ${this.text.label(dimension).toLowerCase()}`,
              removable: measures.length > 0 || dimensions.length > 0,
            },
          ]
        : [],
    );
    const things = dimensions.flatMap((member, at) => (names.has(member) ? [] : [{ member, at }]));
    const removable = measures.length > 0 || things.length + grains.length > 1;
    return [
      ...things.map(({ member, at }): Chip => {
        const label = this.text.grouping(query, member);
        return { id: `dimensions.${at}`, kind: 'grouping', label, removable };
      }),
      ...grains,
    ];
  }

  private conditions({ filters, having = [] }: MetricQuery): Chip[] {
    return [
      ...filters.map((filter, at): Chip => {
        const label = this.text.filter(filter);
        return { id: `filters.${at}`, kind: kindOfFilter(filter), label, removable: true };
      }),
      ...having.map((filter, at): Chip => {
        return { id: `having.${at}`, kind: 'filter', label: this.text.having(filter), removable: true };
      }),
    ];
  }

  private periods({ timeDimensions }: MetricQuery, periods: readonly SaidPeriod[]): Chip[] {
    return timeDimensions.flatMap((time, at): Chip[] => {
      const ranges = time.compareDateRange ?? (time.dateRange ? [time.dateRange] : []);
      if (ranges.length === 0) return [];
      const words = ranges.map((range) => saidFor(range, periods));
      const said = words.every((each) => each !== undefined) ? asCompared(words) : undefined;
      const label = this.text.period(time, said);
      return [{ id: `timeDimensions.${at}.range`, kind: 'period', label, removable: true }];
    });
  }

  private page({ order, limit, limitBy }: MetricQuery): Chip[] {
    const chips: Chip[] = [];
    if (order?.length) {
      const label = order.map(({ by, direction }) => this.text.order(by, direction)).join(', then ');
      chips.push({ id: 'order', kind: 'order', label, removable: true });
    }
    if (limitBy) {
      const things = limitBy.dimensions.map((member) => this.text.label(member).toLowerCase());
      const label = `First ${limitBy.limit} for each ${things.join(' and ')}`;
      chips.push({ id: 'limitBy', kind: 'limit', label, removable: true });
    }
    if (limit !== undefined)
      chips.push({ id: 'limit', kind: 'limit', label: `First ${limit}`, removable: true });
    return chips;
  }
}

function saidFor([from, to]: DateRange, periods: readonly SaidPeriod[]): string | undefined {
  return periods.find(({ range }) => range[0] === from && range[1] === to)?.text;
}

/** "last month, the month before" is the month before the one that is named first. */
function asCompared([first, ...others]: readonly string[]): string {
  const rest = others.map((text) => (text.startsWith(`${first}, `) ? text.slice(first!.length + 2) : text));
  return [first, ...rest].join(' compared with ');
}
