import type { Filter, ValueFilter } from '#libs/contracts';
import type { ConditionResolver } from '../compose/conditions';
import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import type { Condition, Request } from '../grammar/request';

/** "as a percentage", "what share is shipped", "what share of the total is that" of the question before. */
export class ShareEdits {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly conditions: ConditionResolver,
  ) {}

  /** "what percentage is shipped?": a part of the rows that were counted or listed. Undefined when it cannot be had. */
  apply(draft: Draft, request: Request): readonly Condition[] | undefined {
    const { share } = request;
    if (!share) return [];
    const base = draft.measures[0] ?? { measure: this.vocabulary.countOf(draft.anchor)?.member ?? '' };
    if (draft.shape !== 'measures' || base.measure === '') return undefined;
    if (share.part.length === 0)
      return this.shareOfTotal(draft) || this.shareOfPicked(draft, request) ? [] : undefined;
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

  /** "what share of the total is that": what the one number was restricted to, of the same without it. */
  private shareOfPicked(draft: Draft, { targets, mentions }: Request): boolean {
    const [only] = draft.measures;
    if (!only || draft.measures.length > 1 || only.share || only.where || draft.dimensions.length > 0)
      return false;
    const picked: Filter[] = draft.filters.filter((filter) => 'segment' in filter || isValue(filter));
    const states = picked.filter((filter) => isState(filter));
    const isOfAll =
      targets.length > 0 || mentions.some(({ phrase }) => /\b(total|all|overall|whole)\b/.test(phrase));
    const part = isOfAll || picked.length === 1 ? picked : states.slice(-1);
    if (part.length === 0 || part.length < draft.filters.length - picked.length) return false;
    draft.measures = [{ measure: only.measure, where: part, share: 'of-unfiltered', as: 'share' }];
    draft.filters = draft.filters.filter((filter) => !part.includes(filter));
    return true;
  }
}

/** A restriction to values: codes, names, kinds. */
export function isValue(filter: Filter): filter is ValueFilter {
  return 'member' in filter && 'values' in filter && filter.operator === 'equals';
}

/** A state of the rows: a named one, or a status. */
export function isState(filter: Filter): boolean {
  return 'segment' in filter || ('member' in filter && /status$/.test(filter.member));
}
