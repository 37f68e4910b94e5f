import { type ChipOption, MetricQuery, type SaidPeriod } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import type { ValueList } from '../completion/value-list';
import type { Segmenter } from '../grammar/segmenter';
import { AddedOptions } from './added-options';
import type { Ask, Candidate } from './candidate';
import { Chips } from './chips';
import { type FilterChange, FilterOptions } from './filter-options';
import { PageOptions } from './page-options';
import { PartText } from './part-text';
import { PeriodOptions } from './period-options';
import { kindOfFilter, partAt, type QueryPart, replaced } from './query-parts';
import { withoutPart } from './remove-part';
import { ResultOptions } from './result-options';
import { keyOf, rangesIn, type SaidPeriods } from './said-periods';
import { Search } from './search';
import { SearchReader } from './search-reader';
import type { Trial } from './trial';

export interface OptionsRequest {
  query: MetricQuery;
  periods: readonly SaidPeriod[];
  /** Id of the chip to change; absent to add a part. */
  chip?: string;
  /** Words that the options must match; empty for the most useful ones. */
  search: string;
  /** YYYY-MM-DD */
  today: string;
  limit: number;
}

/** Bounds the time that one menu takes: each option is compiled before it is offered. */
const MAX_TRIES = 60;
const REMOVAL = /^\s*(remove|delete|drop|without|no|none|any|all|every)\b/i;
const MAX_PERIODS = 10;

/** What a part of a query can be changed to, and what can be added: only what can be asked as it stands. */
export class Options {
  private readonly chips: Chips;
  private readonly text: PartText;
  private readonly filters: FilterOptions;
  private readonly periods: PeriodOptions;
  private readonly results: ResultOptions;
  private readonly pages: PageOptions;
  private readonly added: AddedOptions;

  constructor(
    private readonly vocabulary: Vocabulary,
    segmenter: Segmenter,
    values: ValueList,
    said: SaidPeriods,
    private readonly trial: Trial,
  ) {
    const reader = new SearchReader(vocabulary, segmenter);
    this.chips = new Chips(vocabulary);
    this.text = new PartText(vocabulary);
    this.filters = new FilterOptions(vocabulary, reader, values);
    this.periods = new PeriodOptions(vocabulary, said);
    this.results = new ResultOptions(vocabulary, this.text);
    this.pages = new PageOptions(vocabulary, this.text);
    this.added = new AddedOptions(
      vocabulary,
      this.text,
      reader,
      values,
      this.filters,
      this.periods,
      this.results,
      this.pages,
    );
  }

  /** @throws QuartermasterError QUERY_INVALID for a query that cannot be asked, or has no such chip. */
  of({ query, periods, chip, search, today, limit }: OptionsRequest): ChipOption[] {
    this.trial.check(query, today);
    const ask: Ask = { query, periods, search: new Search(search), today };
    const removal = chip === undefined ? [] : this.removal(chip, ask);
    const candidates = chip === undefined ? this.added.of(ask) : this.changes(partAt(query, chip), ask);
    return [...this.checked(candidates, ask, limit - removal.length), ...removal];
  }

  private checked(candidates: Iterable<Candidate>, ask: Ask, limit: number): ChipOption[] {
    const options: ChipOption[] = [];
    const offered = new Set([keyOfQuery(ask.query)]);
    let tries = 0;
    for (const candidate of candidates) {
      if (options.length >= limit || tries >= MAX_TRIES) break;
      const parsed = MetricQuery.safeParse(candidate.query);
      const key = parsed.success ? JSON.stringify(parsed.data) : undefined;
      if (key === undefined || offered.has(key)) continue;
      offered.add(key);
      tries++;
      if (this.trial.accepts(parsed.data!, ask.today)) options.push(optionOf(candidate, ask, false));
    }
    return options;
  }

  private removal(chip: string, ask: Ask): ChipOption[] {
    if (!ask.search.isEmpty && !REMOVAL.test(ask.search.text)) return [];
    const isRemovable = this.chips.of(ask.query, []).some(({ id, removable }) => id === chip && removable);
    const query = withoutPart(this.vocabulary, ask.query, chip);
    if (!isRemovable || !this.trial.accepts(query, ask.today)) return [];
    const part = partAt(ask.query, chip);
    const [label, kind] = REMOVED[part.kind];
    return [optionOf({ label, kind, query }, ask, true)];
  }

  private *changes(part: QueryPart, ask: Ask): Generator<Candidate> {
    switch (part.kind) {
      case 'list':
        yield* this.results.lists(ask);
        return;
      case 'measure':
        yield* this.results.measures(part.at, ask);
        return;
      case 'dimension':
        yield* this.results.groupings({ dimension: part.member }, ask);
        return;
      case 'grain':
        yield* this.results.groupings({ grain: part.at }, ask);
        return;
      case 'period':
        yield* this.periods.of(part.at, ask);
        return;
      case 'filter':
        yield* this.filterChanges(part, ask);
        return;
      case 'having':
        yield* this.havingChanges(part, ask);
        return;
      case 'order':
        yield* this.pages.orders(ask);
        return;
      case 'limit':
        yield* this.pages.limits(ask);
        return;
      case 'limitBy':
        yield* this.pages.limitsBy(ask);
    }
  }

  private *filterChanges(part: Extract<QueryPart, { kind: 'filter' }>, ask: Ask): Generator<Candidate> {
    const { filter, at, of } = part;
    const { query } = ask;
    const put = ({ filter: next, detail }: FilterChange, label = this.text.filter(next)): Candidate => ({
      label,
      detail,
      kind: kindOfFilter(next),
      query:
        of === undefined
          ? { ...query, filters: replaced(query.filters, at, next) }
          : {
              ...query,
              measures: query.measures.map((use, index) =>
                index === of ? { ...use, where: replaced(use.where!, at, next) } : use,
              ),
            },
    });
    if ('operator' in filter && filter.operator === 'inDateRange') {
      const { member } = filter;
      for (const named of this.periods.periods(member, ask)) {
        const label = `${this.text.label(member)} ${named.text}`;
        const next = { filter: { ...filter, values: [...named.range] }, detail: '' };
        yield { ...put(next, label), said: [named] };
      }
      return;
    }
    for (const change of this.filters.of(filter, ask)) yield put(change);
  }

  private *havingChanges(part: Extract<QueryPart, { kind: 'having' }>, ask: Ask): Generator<Candidate> {
    const { at, having } = part;
    const { measure, operator, value } = having;
    const isPercent =
      measure.share !== undefined || this.vocabulary.measure(measure.measure).format === 'percent';
    for (const [bound, number] of this.filters.bounds(value, operator, isPercent, ask)) {
      const next = { measure, operator: bound, value: number };
      yield {
        label: this.text.having(next),
        kind: 'filter',
        query: { ...ask.query, having: replaced(ask.query.having!, at, next) },
      };
    }
  }
}

const REMOVED: Readonly<Record<QueryPart['kind'], [label: string, kind: ChipOption['kind']]>> = {
  list: ['', 'list'],
  measure: ['Remove this figure', 'measure'],
  dimension: ['Not by this', 'grouping'],
  grain: ['Not by period', 'grouping'],
  period: ['Any day', 'period'],
  filter: ['Without this condition', 'filter'],
  having: ['Without this condition', 'filter'],
  order: ['In no order', 'order'],
  limit: ['All rows', 'limit'],
  limitBy: ['All rows', 'limit'],
};

function optionOf(
  { label, detail = '', kind, query, said = [] }: Candidate,
  ask: Ask,
  removes: boolean,
): ChipOption {
  const standing = new Set(rangesIn(query).map(({ range }) => keyOf(range)));
  const own = new Set(said.map(({ range }) => keyOf(range)));
  const kept = ask.periods.filter(({ range }) => standing.has(keyOf(range)) && !own.has(keyOf(range)));
  const periods = [...said, ...kept].slice(0, MAX_PERIODS);
  return { label, detail, kind, query: MetricQuery.parse(query), periods, removes };
}

/** Equal for equal queries, in whatever order their fields were written. */
function keyOfQuery(query: MetricQuery): string {
  return JSON.stringify(MetricQuery.parse(query));
}
