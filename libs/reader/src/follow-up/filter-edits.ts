import type { Filter, MeasureFilter, MeasureUse } from '#libs/contracts';
import { ComparisonResolver } from '../compose/comparisons';
import { ConditionResolver } from '../compose/conditions';
import { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { has, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Comparison, Condition, Request } from '../grammar/request';
import type { Leaning } from './detect';

/** New conditions take the place of old ones about the same thing, or are added to them. */
export class FilterEdits {
  private readonly conditions: ConditionResolver;
  private readonly comparisons: ComparisonResolver;

  constructor(private readonly vocabulary: Vocabulary) {
    this.conditions = new ConditionResolver(vocabulary);
    this.comparisons = new ComparisonResolver(vocabulary, this.conditions);
  }

  /** False when a condition has no meaning for the rows of before. */
  apply(draft: Draft, request: Request, { narrows }: Leaning): boolean {
    const part = this.share(draft, request);
    if (part === undefined) return false;
    return request.conditions
      .filter((condition) => !part.includes(condition))
      .every((condition) => this.add(draft, condition, narrows || request.tags.has('also')));
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

  /** "all warehouses", "drop the area filter": the restriction of that field goes. */
  remove(draft: Draft, mentions: readonly Mention[]): boolean {
    const isRemoval = mentions.some((mention) => has(mention, 'remove', 'whole') && !mention.time);
    if (!isRemoval) return false;
    const members = mentions.flatMap((mention) =>
      sensesOf(mention, 'dimension', 'value').map(({ member }) => member),
    );
    const segments = mentions.flatMap((mention) => sensesOf(mention, 'segment').map(({ member }) => member));
    const before = draft.filters.length + draft.dimensions.length;
    const isSplit = mentions.some(({ phrase }) => /\b(split|breakdown|grouping|column)\b/.test(phrase));
    if (isSplit)
      draft.dimensions = draft.dimensions.filter(
        (dimension) => !members.some((member) => this.isSame(member, dimension)),
      );
    draft.filters = draft.filters.filter(
      (filter) =>
        !('member' in filter && members.some((member) => this.isSame(member, filter.member))) &&
        !('segment' in filter && segments.includes(filter.segment)),
    );
    return draft.filters.length + draft.dimensions.length < before;
  }

  private add(draft: Draft, condition: Condition, narrows: boolean): boolean {
    const own = new Draft(draft.shape, draft.anchor);
    own.dimensions = [...draft.dimensions];
    if (
      condition.kind === 'comparison' &&
      isBare(condition) &&
      draft.measures[0] &&
      draft.dimensions.length > 0
    ) {
      own.having.push(...this.ofMeasure(draft.measures[0], condition));
    } else if (condition.kind === 'comparison') {
      if (!this.comparisons.add(own, condition, draft.anchor)) return false;
    } else this.conditions.add(own, this.keepingMember(draft, condition), draft.anchor);
    if (own.cost >= 50 || (own.filters.length === 0 && own.having.length === 0)) return false;
    for (const [mention, sense] of own.senses) draft.senses.set(mention, sense);
    own.assumptions.forEach((assumption) => draft.assumptions.add(assumption));
    draft.isPinned ||= own.isPinned;
    for (const filter of own.filters) this.place(draft, filter, narrows);
    draft.having.push(...own.having);
    return true;
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

  private place(draft: Draft, filter: Filter, narrows: boolean): void {
    const isNegation = 'not' in filter || ('operator' in filter && filter.operator === 'notEquals');
    if (!isNegation) {
      draft.filters = draft.filters.filter((old) => !this.isReplaced(old, filter, narrows));
    }
    draft.filters.push(filter);
  }

  private isReplaced(old: Filter, filter: Filter, narrows: boolean): boolean {
    if ('member' in old && 'member' in filter) {
      if (!this.isSame(old.member, filter.member)) return false;
      return 'operator' in old && 'operator' in filter && old.operator === filter.operator;
    }
    if (narrows) return false;
    return this.isState(old) && this.isState(filter) && entityOf(old) === entityOf(filter);
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
