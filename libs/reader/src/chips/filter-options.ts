import type { Filter, MeasureFilter, MemberFilter, Scalar, ValueFilter } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import type { ValueList } from '../completion/value-list';
import { isIndexed } from '../values/indexed-members';
import type { Ask } from './candidate';
import type { SearchedNumber, SearchReader } from './search-reader';

/** A filter in the place of another, with what tells it from others of a like name. */
export interface FilterChange {
  readonly filter: Filter;
  readonly detail?: string;
}

const BOUNDS = ['gt', 'gte', 'lt', 'lte', 'equals'] as const;
type Bound = MeasureFilter['operator'];
/** So many values come before the other ways of changing a filter. */
const FIRST_VALUES = 12;
const MAX_VALUES = 40;
const TEXT_ROLES: ReadonlySet<string> = new Set(['name', 'text']);

/** What a filter can be changed to. */
export class FilterOptions {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly reader: SearchReader,
    private readonly values: ValueList,
  ) {}

  *of(filter: Filter, ask: Ask): Generator<FilterChange> {
    if ('segment' in filter) yield* this.segments(filter.segment, ask);
    else if ('not' in filter) {
      if (ask.search.isEmpty) yield { filter: filter.not };
      yield* this.of(filter.not, ask);
    } else if ('exists' in filter) {
      const { not = false, ...relation } = filter.exists;
      yield { filter: { exists: not ? relation : { ...relation, not: true } } };
    } else if ('or' in filter) {
      for (const branch of filter.or) yield { filter: branch };
    } else if ('and' in filter) {
      for (const branch of filter.and) yield { filter: branch };
    } else if ('otherMember' in filter) yield* otherComparisons(filter);
    else if ('member' in filter) yield* this.ofMember(filter, ask);
  }

  /** A filter on a field that has none yet. */
  *on(member: string, ask: Ask): Generator<FilterChange> {
    const { type } = this.vocabulary.dimension(member);
    if (type === 'integer' || type === 'decimal')
      yield* this.numbers({ member, operator: 'gt', values: [] }, ask);
    else yield* this.ofValues({ member, operator: 'equals', values: [] }, ask);
  }

  /** Other bounds for a number; without a number in the search the one that is there. */
  *bounds(
    value: number | undefined,
    operator: Bound,
    isPercent: boolean,
    ask: Ask,
  ): Generator<[Bound, number]> {
    const mentions = this.reader.mentions(ask.search.text, ask.today);
    for (const number of this.reader.numbers(ask.search.text, mentions)) {
      const searched = fractionOf(number, isPercent);
      const first = number.operator ?? operator;
      yield [first, searched];
      if (number.operator === undefined)
        for (const other of BOUNDS) if (other !== first) yield [other, searched];
    }
    if (!ask.search.isEmpty || value === undefined) return;
    for (const other of BOUNDS) yield [other, value];
  }

  private *segments(member: string, { search }: Ask): Generator<FilterChange> {
    const { visibility } = this.vocabulary.lexicon;
    const { segments } = this.vocabulary.entity(member.split('.')[0]!);
    if (search.isEmpty) yield { filter: { not: { segment: member } } };
    const others = [...segments.values()].filter((segment) => visibility.segment(segment));
    for (const segment of search.sorted(others, ({ label, synonyms }) => [label, ...synonyms]))
      yield { filter: { segment: segment.member }, detail: segment.description };
  }

  private *ofMember(filter: ValueFilter, ask: Ask): Generator<FilterChange> {
    const { member, operator } = filter;
    const { type } = this.vocabulary.dimension(member);
    if (operator === 'set') yield { filter: { member, operator: 'notSet' } };
    else if (operator === 'notSet') yield { filter: { member, operator: 'set' } };
    else if (type === 'boolean')
      yield { filter: { member, operator: 'equals', values: [filter.values?.[0] !== true] } };
    else if (type === 'integer' || type === 'decimal') yield* this.numbers(filter, ask);
    else if (type === 'date') return;
    else if (operator === 'equals' || operator === 'notEquals') yield* this.ofValues(filter, ask);
    else yield* this.ofText(filter, ask);
  }

  private *numbers({ member, operator, values = [] }: ValueFilter, ask: Ask): Generator<FilterChange> {
    const [value] = values;
    const isPercent = this.vocabulary.dimension(member).format === 'percent';
    const own = typeof value === 'number' ? value : undefined;
    for (const [bound, number] of this.bounds(own, operator as Bound, isPercent, ask))
      yield { filter: { member, operator: bound, values: [number] } };
  }

  private *ofValues(filter: ValueFilter, ask: Ask): Generator<FilterChange> {
    const { member, operator, values = [] } = filter;
    const change = (next: readonly Scalar[], own: ValueFilter['operator'] = operator): FilterChange => ({
      filter: { member, operator: own, values: [...next] },
      detail: next.length === 1 ? this.values.nameOf(String(next[0])) : undefined,
    });
    if (!ask.search.isEmpty) {
      yield* this.searched(filter, ask, change);
      return;
    }
    const others: string[] = [];
    for (const value of this.values.of(member)) {
      if (!values.includes(value)) others.push(value);
      if (others.length >= MAX_VALUES) break;
    }
    for (const value of others.slice(0, FIRST_VALUES)) yield change([value]);
    if (values.length > 0) yield change(values, operator === 'equals' ? 'notEquals' : 'equals');
    if (values.length > 1) for (const value of values) yield change(values.filter((each) => each !== value));
    for (const value of others.slice(FIRST_VALUES)) yield change([value]);
  }

  private *searched(
    { member, operator, values = [] }: ValueFilter,
    { search, today }: Ask,
    change: (next: readonly Scalar[], own?: ValueFilter['operator']) => FilterChange,
  ): Generator<FilterChange> {
    const mentions = this.reader.mentions(search.text, today);
    const named = this.reader.values(mentions, member);
    const alike = this.values.find(search.key, MAX_VALUES, member).map(({ value }) => value.text);
    const found = [...new Set([...named, ...alike])];
    const own = this.reader.negates(mentions) ? 'notEquals' : operator;
    if (values.length > 0 && this.reader.adds(mentions) && named.length > 0)
      yield change([...new Set([...values, ...named])]);
    if (named.length > 1) yield change(named, own);
    for (const value of found.slice(0, FIRST_VALUES)) yield change([value], own);
    const [first] = found;
    if (first !== undefined) {
      if (values.length > 0 && !values.includes(first)) yield change([...values, first]);
      yield change([first], own === 'equals' ? 'notEquals' : 'equals');
    }
    const dimension = this.vocabulary.dimension(member);
    const typed = search.text.trim();
    if (found.length === 0 && !isIndexed(dimension) && dimension.type === 'string')
      yield change([typed], own);
    if (TEXT_ROLES.has(dimension.role)) yield { filter: { member, operator: 'contains', values: [typed] } };
  }

  private *ofText({ member, operator, values = [] }: ValueFilter, { search }: Ask): Generator<FilterChange> {
    const texts = search.isEmpty ? values : [search.text.trim()];
    const operators = [operator, 'contains', 'startsWith', 'equals', 'notContains'] as const;
    for (const other of operators) yield { filter: { member, operator: other, values: [...texts] } };
  }
}

function* otherComparisons(filter: MemberFilter): Generator<FilterChange> {
  for (const operator of ['lt', 'lte', 'gt', 'gte', 'equals', 'notEquals'] as const)
    yield { filter: { ...filter, operator } };
}

function fractionOf({ value, isPercent }: SearchedNumber, isShare: boolean): number {
  return isShare && (isPercent || value > 1) ? value / 100 : value;
}
