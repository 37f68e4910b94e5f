import type { Filter, MetricQuery } from '#libs/contracts';
import type { Dimension } from '#libs/semantics';
import type { Vocabulary } from '../compose/vocabulary';
import type { ValueList } from '../completion/value-list';
import { sensesOf } from '../grammar/line';
import type { Ask, Candidate } from './candidate';
import type { FilterOptions } from './filter-options';
import type { PageOptions } from './page-options';
import type { PartText } from './part-text';
import type { PeriodOptions } from './period-options';
import { anchorOf } from './query-parts';
import type { ResultOptions } from './result-options';
import type { SearchReader } from './search-reader';

/** So many of each kind where nothing is searched for. */
const EACH = 4;
const MAX_VALUES = 10;

/** What can be added to a query. */
export class AddedOptions {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly text: PartText,
    private readonly reader: SearchReader,
    private readonly values: ValueList,
    private readonly filters: FilterOptions,
    private readonly periods: PeriodOptions,
    private readonly results: ResultOptions,
    private readonly pages: PageOptions,
  ) {}

  *of(ask: Ask): Generator<Candidate> {
    const known = new Set(ask.query.filters.map((filter) => JSON.stringify(filter)));
    const isNew = ({ query }: Candidate): boolean => {
      const last = query.filters.length > ask.query.filters.length ? query.filters.at(-1) : undefined;
      return last === undefined || !known.has(JSON.stringify(last));
    };
    const kinds = [
      this.searchedFilters(ask),
      this.addedPeriods(ask),
      this.results.otherGroupings(ask),
      this.segments(ask),
      this.results.otherMeasures(ask),
      this.limits(ask),
      this.pages.orders(ask),
    ];
    for (const candidate of inTurns(kinds, ask.search.isEmpty ? EACH : MAX_VALUES))
      if (isNew(candidate)) yield candidate;
  }

  /** Values and numbers that the search names. */
  private *searchedFilters(ask: Ask): Generator<Candidate> {
    const { query, search, today } = ask;
    if (search.isEmpty) return;
    const mentions = this.reader.mentions(search.text, today);
    const operator = this.reader.negates(mentions) ? 'notEquals' : 'equals';
    const named = mentions.flatMap((mention) => [
      ...sensesOf(mention, 'value').map(({ member, value }) => ({ members: [member], text: value })),
      ...(mention.candidates ?? []),
    ]);
    const found = [...named, ...this.values.find(search.key, MAX_VALUES).map(({ value }) => value)];
    for (const { members, text } of found) {
      const member = this.nearest(query, members);
      if (member === undefined) continue;
      const filter: Filter = { member, operator, values: [text] };
      yield this.filtered(query, filter, this.values.nameOf(text));
    }
    const numbers = mentions.some(({ number }) => number !== undefined);
    for (const { member } of mentions.flatMap((mention) => sensesOf(mention, 'dimension'))) {
      if (!numbers || !this.vocabulary.isNumeric(member)) continue;
      for (const { filter, detail } of this.filters.on(member, ask))
        yield this.filtered(query, filter, detail);
    }
    const [measure] = query.measures;
    if (!numbers || !measure || query.dimensions.length + query.timeDimensions.length === 0) return;
    for (const [bound, value] of this.filters.bounds(undefined, 'gt', isShare(this.vocabulary, query), ask)) {
      const having = { measure, operator: bound, value };
      yield {
        label: this.text.having(having),
        kind: 'filter',
        query: { ...query, having: [...(query.having ?? []), having] },
      };
    }
  }

  private *segments({ query, search }: Ask): Generator<Candidate> {
    const { visibility } = this.vocabulary.lexicon;
    const anchor = anchorOf(query);
    const near = this.vocabulary.entities
      .filter(({ name }) => Number.isFinite(this.vocabulary.connections.cost(anchor, name)))
      .sort((a, b) => this.cost(anchor, a.name) - this.cost(anchor, b.name))
      .flatMap(({ segments }) => [...segments.values()])
      .filter((segment) => visibility.segment(segment));
    for (const { member, description, entity } of search.sorted(near, ({ label, synonyms }) => [
      label,
      ...synonyms,
    ]))
      yield this.filtered(query, { segment: member }, description ?? this.vocabulary.entity(entity).plural);
  }

  private *addedPeriods(ask: Ask): Generator<Candidate> {
    const { query } = ask;
    if (query.timeDimensions.some(({ dateRange, compareDateRange }) => dateRange ?? compareDateRange)) return;
    const anchor = anchorOf(query);
    const { time, dimensions } = this.vocabulary.model.entities.get(anchor) ?? {};
    const own = time === undefined ? [] : [this.vocabulary.memberOf(anchor, time)];
    const isDate = ({ role }: Dimension): boolean => role === 'date';
    const others = [...(dimensions?.values() ?? [])].filter(isDate).map(({ member }) => member);
    for (const member of new Set([...own, ...others])) yield* this.periods.added(member, ask);
  }

  private *limits(ask: Ask): Generator<Candidate> {
    const { query, search } = ask;
    const hasRows = query.ungrouped || query.dimensions.length > 0;
    if (query.limit === undefined && hasRows && (search.isEmpty || /^\D*\d+\D*$/.test(search.text)))
      yield* this.pages.limits(ask);
  }

  private filtered(query: MetricQuery, filter: Filter, detail?: string): Candidate {
    return {
      label: this.text.filter(filter),
      detail,
      kind: 'filter',
      query: { ...query, filters: [...query.filters, filter] },
    };
  }

  /** Of the members that have the value the one that is nearest to what the query is about. */
  private nearest(query: MetricQuery, members: readonly string[]): string | undefined {
    const anchor = anchorOf(query);
    const [first] = [...members]
      .map((member) => ({ member, cost: this.cost(anchor, member.split('.')[0]!) }))
      .filter(({ cost }) => Number.isFinite(cost))
      .sort((a, b) => a.cost - b.cost);
    return first?.member;
  }

  private cost(anchor: string, entity: string): number {
    return this.vocabulary.connections.cost(anchor, entity);
  }
}

function isShare(vocabulary: Vocabulary, { measures: [use] }: MetricQuery): boolean {
  return (
    use?.share !== undefined || (use !== undefined && vocabulary.measure(use.measure).format === 'percent')
  );
}

/** So many of the first, so many of the second …, then the rest of each. */
function* inTurns<T>(lists: readonly Iterator<T>[], count: number): Generator<T> {
  let open = [...lists];
  while (open.length > 0) {
    for (const list of [...open]) {
      for (let at = 0; at < count; at++) {
        const next = list.next();
        if (next.done) {
          open = open.filter((other) => other !== list);
          break;
        }
        yield next.value;
      }
    }
  }
}
