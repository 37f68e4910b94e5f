import { type MetricQuery, MetricQuery as MetricQuerySchema, QuartermasterError } from '#libs/contracts';
import { Trial } from '../chips/trial';
import type { Vocabulary } from '../compose/vocabulary';

/** A query that shows a key, and under which column. */
export interface Keyed {
  readonly query: MetricQuery;
  readonly column: string;
}

/** Finds, or adds, the columns of a query by which its rows are told to tools and joined with theirs. */
export class KeyColumns {
  private readonly trial: Trial;

  constructor(private readonly vocabulary: Vocabulary) {
    this.trial = new Trial(vocabulary.model, vocabulary.lexicon.persona.persona);
  }

  /** Names of a query's columns by the members that they show; undefined for one that this persona cannot ask. */
  columnsOf(query: MetricQuery, today: string): ReadonlyMap<string, string> | undefined {
    if (!MetricQuerySchema.safeParse(query).success) return undefined;
    try {
      const { columns } = this.trial.check(query, today);
      const shown = columns.filter(({ role }) => role === 'dimension').map(({ name }) => name);
      return new Map(query.dimensions.map((member, at) => [member, shown[at] ?? '']));
    } catch (error) {
      if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID') return undefined;
      throw error;
    }
  }

  /** The query with a column that holds values of one of these members; undefined where its rows have no such value. */
  withKey(query: MetricQuery, members: readonly string[], today: string): Keyed | undefined {
    const known = this.columnsOf(query, today);
    if (!known) return undefined;
    const shown = members.find((member) => known.has(member));
    if (shown !== undefined) return { query, column: known.get(shown)! };
    for (const member of members) {
      const isKnown = query.ungrouped ? this.isOfRow(query, member) : this.isNamedIn(query, member);
      if (!isKnown) continue;
      const more = { ...query, dimensions: [...query.dimensions, member] };
      const column = this.columnsOf(more, today)?.get(member);
      if (column !== undefined) return { query: more, column };
    }
    return undefined;
  }

  /** Each row has just one: a line has a product, an order has many. */
  private isOfRow({ entity = '' }: MetricQuery, member: string): boolean {
    return this.vocabulary.connections.reaches(entity, member.split('.')[0]!);
  }

  /** Beside its name a code makes no further groups. */
  private isNamedIn({ dimensions }: MetricQuery, member: string): boolean {
    const { model } = this.vocabulary;
    const dimension = model.dimension(member);
    if (dimension?.names === undefined) return false;
    const name = model.dimension(`${dimension.entity}.${dimension.names}`);
    return dimensions.some((each) => {
      const other = model.dimension(each);
      return each === name?.member || (other?.concept !== undefined && other.concept === name?.concept);
    });
  }
}
