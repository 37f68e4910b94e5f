import type { Filter, MeasureFilter, MeasureUse } from '#libs/contracts';
import { ComparisonResolver } from '../compose/comparisons';
import { ConditionResolver } from '../compose/conditions';
import { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, isFiller, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Comparison, Condition, Request } from '../grammar/request';
import type { Leaning } from './detect';
import { areOpposed, DOWN, isContradiction, takesPlaceOf, UP } from './opposed';
import { isExclusion } from './references';
import { isState, isValue, ShareEdits } from './share-edits';

const IMPOSSIBLE = 50;
/** A state of other rows than those of before is rather a question of its own. */
const FAR = 1;

/** New conditions take the place of old ones about the same thing, or are added to them. */
export class FilterEdits {
  private readonly conditions: ConditionResolver;
  private readonly comparisons: ComparisonResolver;
  private readonly shares: ShareEdits;

  constructor(private readonly vocabulary: Vocabulary) {
    this.conditions = new ConditionResolver(vocabulary);
    this.comparisons = new ComparisonResolver(vocabulary, this.conditions);
    this.shares = new ShareEdits(vocabulary, this.conditions);
  }

  /** False when a condition has no meaning for the rows of before. */
  apply(draft: Draft, request: Request, { narrows, standsAlone }: Leaning): boolean {
    const part = this.shares.apply(draft, request);
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
    if (this.dropPlace(draft, request)) return { ...rest, heads: new Set() };
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

  /** "everywhere", "and overall": the place goes, or else the only value that rows were restricted to. */
  private dropPlace(draft: Draft, { mentions, targets, conditions, periods, groups }: Request): boolean {
    const words = mentions.filter(
      (mention) =>
        mention.punctuation === undefined &&
        (!isFiller(mention) || isEverywhere(mention)) &&
        !has(mention, 'and', 'follow-up'),
    );
    const isAlone = targets.length + conditions.length + periods.length + groups.length === 0;
    if (!isAlone || !words.every(isEverywhere)) return false;
    const values = draft.filters.filter((filter) => isValue(filter));
    const places = values.filter(
      ({ member }) => this.vocabulary.model.dimension(member)?.concept === 'warehouse',
    );
    const gone = places.length > 0 ? places : values.length === 1 ? values : [];
    draft.filters = draft.filters.filter((filter) => !gone.some((each) => each === filter));
    return gone.length > 0;
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
      (isBare(condition) || namesShown(draft, condition)) &&
      draft.measures[0] &&
      draft.dimensions.length > 0
    ) {
      own.having.push(...this.ofMeasure(this.comparedMeasure(draft, condition), condition));
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

  /** "above 5%" is about the share, where one is shown beside the number. */
  private comparedMeasure({ measures }: Draft, { unit }: Comparison): MeasureUse {
    const isPart = (use: MeasureUse): boolean =>
      use.share !== undefined || this.vocabulary.measure(use.measure).format === 'percent';
    return (unit === 'percent' ? measures.find(isPart) : undefined) ?? measures[0]!;
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
      way === 'widen' && isState(filter) ? draft.filters.find((old) => isState(old)) : undefined;
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
    return isState(old) && isState(filter) && entityOf(old) === entityOf(filter);
  }

  private isOneField(a: Filter, b: Filter): boolean {
    return 'member' in a && 'member' in b && a.member === b.member;
  }

  /** One field, its code or name, or the same thing in another entity. */
  isSame(a: string, b: string): boolean {
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

/** "which of those made more than 5000": the word stands for the number that was shown of each. */
function namesShown({ measures }: Draft, { left, right }: Comparison): boolean {
  const [only, ...others] = measures;
  return (
    others.length === 0 &&
    [left, right].some((noun) => sensesOf(noun, 'measure').some(({ member }) => member === only?.measure))
  );
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
/** Said without a noun: no place is left out. */
function isEverywhere({ phrase }: Mention): boolean {
  return /^(everywhere|anywhere|overall|company ?wide|network ?wide|nationwide|across the (board|network|whole)|across all|altogether|all together)$/.test(
    phrase,
  );
}

function isWhole(mention: Mention, next: Mention | undefined): boolean {
  if (mention.time !== undefined) return false;
  if (has(mention, 'whole') || isEverywhere(mention)) return true;
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
