import type { Filter, MeasureFilter, MeasureUse } from '#libs/contracts';
import { ComparisonResolver } from '../compose/comparisons';
import { ConditionResolver } from '../compose/conditions';
import { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Comparison, Condition, Request } from '../grammar/request';
import type { Leaning } from './detect';
import { isExclusion } from './references';

const IMPOSSIBLE = 50;
/** A state of other rows than those of before is rather a question of its own. */
const FAR = 1;

/** New conditions take the place of old ones about the same thing, or are added to them. */
export class FilterEdits {
  private readonly conditions: ConditionResolver;
  private readonly comparisons: ComparisonResolver;

  constructor(private readonly vocabulary: Vocabulary) {
    this.conditions = new ConditionResolver(vocabulary);
    this.comparisons = new ComparisonResolver(vocabulary, this.conditions);
  }

  /** False when a condition has no meaning for the rows of before. */
  apply(draft: Draft, request: Request, { narrows, standsAlone }: Leaning): boolean {
    const part = this.share(draft, request);
    if (part === undefined) return false;
    return request.conditions
      .filter((condition) => !part.includes(condition))
      .every((condition) => {
        const leavesOut = condition.mentions.some(isExclusion);
        const isBeside = request.tags.has('versus') && request.periods.length === 0 && !request.shift;
        if (isBeside) this.tellApart(draft, condition);
        const way = narrows || leavesOut ? 'narrow' : adds(request) || isBeside ? 'widen' : 'replace';
        return this.add(draft, condition, way, standsAlone ? FAR : IMPOSSIBLE);
      });
  }

  /** "what percentage is shipped?": a part of the rows that were counted or listed. Undefined when it cannot be had. */
  private share(draft: Draft, { share }: Request): readonly Condition[] | undefined {
    if (!share) return [];
    const base = draft.measures[0] ?? { measure: this.vocabulary.countOf(draft.anchor)?.member ?? '' };
    if (draft.shape !== 'measures' || base.measure === '') return undefined;
    if (share.part.length === 0) return this.shareOfTotal(draft) ? [] : undefined;
    const where = share.part.flatMap(
      (condition) => this.conditions.resolve(draft, condition, draft.anchor) ?? [],
    );
    if (where.length === 0) return undefined;
    draft.measures = [{ measure: base.measure, where, share: 'of-unfiltered', as: 'share' }];
    return share.part;
  }

  /** "as a percentage": each group's part of all. */
  private shareOfTotal(draft: Draft): boolean {
    const [only] = draft.measures;
    const isGrouped =
      draft.dimensions.length > 0 ||
      draft.timeDimensions.some(({ granularity }) => granularity !== undefined);
    if (!only || draft.measures.length > 1 || only.share || !isGrouped) return false;
    draft.measures = [only, { ...only, share: 'of-total', as: 'share' }];
    return true;
  }

  /**
   * "all warehouses", "drop the area filter", "drop dairy": restrictions go, and what was none is left out from now on.
   * What is still to be applied; undefined when there is nothing that could go.
   */
  remove(draft: Draft, asked: Request): Request | undefined {
    const request = this.withoutColumns(draft, asked);
    const { mentions } = request;
    const drops = mentions.some((mention) => has(mention, 'remove', 'restriction') && !mention.time);
    if (!drops && !mentions.some((mention, at) => isWhole(mention, mentions[at + 1]))) return request;
    const dropped = this.dropValues(draft, request);
    const rest = { ...request, conditions: request.conditions.filter((each) => !dropped.includes(each)) };
    const fields = mentions
      .filter((mention) => sensesOf(mention, 'value').length === 0)
      .flatMap((mention) => sensesOf(mention, 'dimension').map(({ member }) => member));
    if (this.dropFields(draft, fields) || dropped.length > 0 || this.dropAll(draft, request, fields))
      return {
        ...rest,
        targets: rest.targets.filter(({ mention }) => isMeasureOnly(mention) || mention.phrase === 'total'),
        groups: [],
        heads: new Set([...rest.heads].filter((head) => head !== 'list')),
      };
    if (!drops) return request;
    const negated = rest.conditions.map((each) =>
      each.kind === 'values' ? { ...each, negated: true } : each,
    );
    return negated.some(({ kind }) => kind === 'values') ? { ...rest, conditions: negated } : undefined;
  }

  /** "without the address": the column goes; "without an address" would be about rows. */
  private withoutColumns(draft: Draft, request: Request): Request {
    if (draft.shape !== 'rows') return request;
    const columns = request.conditions.filter(
      (condition) =>
        condition.kind === 'presence' &&
        condition.negated &&
        /^(the|their|its)$/i.test(
          request.mentions[request.mentions.indexOf(condition.noun) - 1]?.text ?? '',
        ) &&
        this.dropFields(
          draft,
          sensesOf(condition.noun, 'dimension').map(({ member }) => member),
        ),
    );
    return { ...request, conditions: request.conditions.filter((each) => !columns.includes(each)) };
  }

  private dropValues(draft: Draft, { conditions }: Request): Condition[] {
    return conditions.filter((condition) => {
      if (condition.kind !== 'values' || condition.negated) return false;
      const senses = condition.options.flat();
      const before = JSON.stringify(draft.filters);
      draft.filters = draft.filters.flatMap((filter): Filter[] => {
        if ('segment' in filter)
          return senses.some((sense) => sense.kind === 'segment' && sense.member === filter.segment)
            ? []
            : [filter];
        if (!('member' in filter) || !('values' in filter) || filter.operator !== 'equals') return [filter];
        const gone = new Set(
          senses.flatMap((sense) =>
            sense.kind === 'value' && this.isSame(sense.member, filter.member) ? [sense.value] : [],
          ),
        );
        const values = (filter.values ?? []).filter((value) => !gone.has(String(value)));
        return values.length > 0 ? [{ ...filter, values }] : [];
      });
      return JSON.stringify(draft.filters) !== before;
    });
  }

  /** Restrictions of the fields, or else their columns. */
  private dropFields(draft: Draft, fields: readonly string[]): boolean {
    const isNamed = (member: string): boolean => fields.some((field) => this.isSame(field, member));
    const filters = draft.filters.filter((filter) => !('member' in filter && isNamed(filter.member)));
    const times = draft.timeDimensions.filter(({ dimension }) => !isNamed(dimension));
    const dimensions = draft.dimensions.filter((dimension) => !isNamed(dimension));
    if (filters.length + times.length < draft.filters.length + draft.timeDimensions.length) {
      draft.filters = filters;
      draft.timeDimensions = times;
      return true;
    }
    const isColumn =
      dimensions.length < draft.dimensions.length && (dimensions.length > 0 || draft.shape === 'measures');
    if (isColumn) draft.dimensions = dimensions;
    return isColumn;
  }

  /** "clear the filters", "of all time". */
  private dropAll(draft: Draft, { mentions, conditions }: Request, fields: readonly string[]): boolean {
    const before = draft.filters.length + draft.timeDimensions.length;
    if (mentions.some(({ phrase }) => /\b(all time|ever)$/.test(phrase)))
      draft.timeDimensions = draft.timeDimensions.flatMap(({ dateRange: _, ...time }) =>
        time.granularity ? [time] : [],
      );
    const named = mentions.find((mention) => has(mention, 'restriction'));
    if (
      named &&
      fields.length + conditions.length === 0 &&
      (/s$/i.test(named.text) || draft.filters.length === 1)
    )
      draft.filters = [];
    return draft.filters.length + draft.timeDimensions.length < before;
  }

  private add(draft: Draft, condition: Condition, way: Way, maxCost: number): boolean {
    const own = new Draft(draft.shape, draft.anchor);
    own.dimensions = [...draft.dimensions];
    if (
      condition.kind === 'comparison' &&
      isBare(condition) &&
      draft.measures[0] &&
      draft.dimensions.length > 0
    ) {
      own.having.push(...this.ofMeasure(draft.measures[0], condition));
    } else if (condition.kind === 'comparison' && isBare(condition) && condition.own.length === 0) {
      own.filters.push(...this.ofComparedBefore(draft, condition));
    } else if (condition.kind === 'comparison') {
      if (!this.comparisons.add(own, condition, draft.anchor)) return false;
    } else this.conditions.add(own, this.keepingMember(draft, condition), draft.anchor);
    if (own.cost >= maxCost || (own.filters.length === 0 && own.having.length === 0)) return false;
    for (const [mention, sense] of own.senses) draft.senses.set(mention, sense);
    own.assumptions.forEach((assumption) => draft.assumptions.add(assumption));
    draft.isPinned ||= own.isPinned;
    for (const filter of own.filters) this.place(draft, filter, way);
    if (draft.filters.some((filter) => isContradiction(filter, draft.filters))) return false;
    const kept = draft.having.filter((old) => !own.having.some((bound) => takesPlaceOf(bound, old)));
    draft.having = [...kept, ...own.having];
    return true;
  }

  /** "compare it with WH-02": one number for each. */
  private tellApart(draft: Draft, condition: Condition): void {
    const kept = this.keepingMember(draft, condition);
    const sense = kept.kind === 'values' ? kept.options[0]?.[0] : undefined;
    const isOwn = sense?.kind === 'value' && this.vocabulary.connections.reaches(draft.anchor, sense.entity);
    if (isOwn && draft.shape === 'measures') draft.addDimension(sense.member);
  }

  /** "between 500 and 700" after "over 1000": of the number that was compared before. */
  private ofComparedBefore(draft: Draft, { operator, value, upTo }: Comparison): Filter[] {
    const known = draft.filters.findLast(
      (filter) => 'values' in filter && (UP.test(filter.operator) || DOWN.test(filter.operator)),
    );
    if (!known || !('values' in known)) return [];
    draft.filters = draft.filters.filter((filter) => !('member' in filter && filter.member === known.member));
    const { member } = known;
    const bounds: Filter[] = [{ member, operator, values: [value] }];
    return upTo === undefined ? bounds : [...bounds, { member, operator: 'lte', values: [upTo] }];
  }

  /** "only those below 80%": the number that was shown for each. */
  private ofMeasure(measure: MeasureUse, { operator, value, upTo, unit }: Comparison): MeasureFilter[] {
    const isShare =
      measure.share !== undefined || this.vocabulary.measure(measure.measure).format === 'percent';
    const limit = isShare && unit !== 'percent' && value > 1 ? value / 100 : value;
    const bound: MeasureFilter = { measure, operator, value: limit };
    return upTo === undefined ? [bound] : [bound, { measure, operator: 'lte', value: upTo }];
  }

  /** "and WH-09" is a warehouse of the same kind as the one before. */
  private keepingMember(draft: Draft, condition: Condition): Condition {
    if (condition.kind !== 'values') return condition;
    const used = new Set(draft.filters.flatMap((filter) => ('member' in filter ? [filter.member] : [])));
    const options = condition.options.map((option) => {
      const same = option.filter((sense) => sense.kind === 'value' && used.has(sense.member));
      return same.length > 0 ? same : option;
    });
    return { ...condition, options };
  }

  private place(draft: Draft, filter: Filter, way: Way): void {
    const isNegation = 'not' in filter || ('operator' in filter && filter.operator === 'notEquals');
    const widened =
      way === 'widen' && this.isState(filter) ? draft.filters.find((old) => this.isState(old)) : undefined;
    if (
      widened &&
      !isNegation &&
      entityOf(widened) === entityOf(filter) &&
      !this.isOneField(widened, filter)
    ) {
      draft.filters = draft.filters.map((old) => (old === widened ? { or: [old, filter] } : old));
      return;
    }
    if (!isNegation) draft.filters = draft.filters.filter((old) => !this.isReplaced(old, filter, way));
    draft.filters.push(filter);
  }

  private isReplaced(old: Filter, filter: Filter, way: Way): boolean {
    if ('member' in old && 'member' in filter) {
      if (!this.isSame(old.member, filter.member) || !('operator' in old) || !('operator' in filter))
        return false;
      // "also WH-07": either of them; values of one field are merged.
      if (way === 'widen' && old.member === filter.member) return false;
      return old.operator === filter.operator || areOpposed(old, filter);
    }
    if (way === 'narrow') return false;
    return this.isState(old) && this.isState(filter) && entityOf(old) === entityOf(filter);
  }

  private isOneField(a: Filter, b: Filter): boolean {
    return 'member' in a && 'member' in b && a.member === b.member;
  }

  /** A state of the rows: a named one, or a status. */
  private isState(filter: Filter): boolean {
    return 'segment' in filter || ('member' in filter && /status$/.test(filter.member));
  }

  /** One field, its code or name, or the same thing in another entity. */
  private isSame(a: string, b: string): boolean {
    if (a === b) return true;
    const [one, two] = [this.vocabulary.model.dimension(a), this.vocabulary.model.dimension(b)];
    if (!one || !two) return false;
    if (one.entity === two.entity && (one.names === two.name || two.names === one.name)) return true;
    const thing = (concept: string | undefined): string | undefined => concept?.replace(/_(code|name)$/, '');
    return one.concept !== undefined && thing(one.concept) === thing(two.concept);
  }
}

function isBare({ left, right, isSpecific }: Comparison): boolean {
  return left === undefined && right === undefined && !isSpecific;
}

function entityOf(filter: Filter): string {
  const member = 'segment' in filter ? filter.segment : 'member' in filter ? filter.member : '';
  return member.split('.')[0]!;
}

/** How a condition joins those of before. */
type Way = 'replace' | 'narrow' | 'widen';

/** "also WH-07", "and WH-07 too", "plus WH-07", "include WH-07". */
function adds({ tags, mentions }: Request): boolean {
  return (
    tags.has('also') ||
    mentions.some(({ phrase }) => /^(plus|\+|include|including|too|as well|also)$/.test(phrase))
  );
}

/** "all warehouses", "across all areas", "of all time". */
function isWhole(mention: Mention, next: Mention | undefined): boolean {
  if (mention.time !== undefined) return false;
  if (has(mention, 'whole')) return true;
  return (
    mention.senses.length === 0 &&
    /^(all|any|every|for all|all of)( the)?$/.test(mention.phrase) &&
    sensesOf(next, 'dimension').length > 0
  );
}

function isMeasureOnly(mention: Mention): boolean {
  return (
    isEntity(mention) ||
    (sensesOf(mention, 'measure').length > 0 && sensesOf(mention, 'dimension').length === 0)
  );
}

const UP = /^gte?$/;
const DOWN = /^lte?$/;

/** "over 2000", then "under 500": no number is both. */
function areOpposed(a: { operator: string; values?: readonly unknown[] }, b: typeof a): boolean {
  const [x, y] = [Number(a.values?.[0]), Number(b.values?.[0])];
  if (UP.test(a.operator) && UP.test(b.operator)) return true;
  if (DOWN.test(a.operator) && DOWN.test(b.operator)) return true;
  return (
    (UP.test(a.operator) && DOWN.test(b.operator) && x >= y) ||
    (DOWN.test(a.operator) && UP.test(b.operator) && x <= y)
  );
}

function takesPlaceOf(bound: MeasureFilter, old: MeasureFilter): boolean {
  const plain = ({ operator, value }: MeasureFilter) => ({ operator, values: [value] });
  return (
    JSON.stringify(bound.measure) === JSON.stringify(old.measure) && areOpposed(plain(old), plain(bound))
  );
}

/** A value that is wanted and left out at once. */
function isContradiction(filter: Filter, filters: readonly Filter[]): boolean {
  if (!('member' in filter) || !('values' in filter) || filter.operator !== 'notEquals') return false;
  return filters.some(
    (other) =>
      'member' in other &&
      'values' in other &&
      other.operator === 'equals' &&
      other.member === filter.member &&
      (other.values ?? []).every((value) => filter.values?.includes(value)),
  );
}
