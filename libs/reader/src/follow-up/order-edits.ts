import type { Draft } from '../compose/draft';
import { rankGroups, rankRows } from '../compose/ranking';
import type { Vocabulary } from '../compose/vocabulary';
import type { Request } from '../grammar/request';

/** "bottom three only", "worst first", "sort by value". */
export class OrderEdits {
  constructor(private readonly vocabulary: Vocabulary) {}

  apply(draft: Draft, request: Request): Draft | undefined {
    const { ranking, sorting } = request;
    if (!ranking && !sorting) return draft;
    if (ranking && !sorting && ranking.tag === undefined && ranking.own.length === 0 && !ranking.by) {
      draft.limit = ranking.limit;
      return draft;
    }
    const old = draft.order;
    draft.order = [];
    if (draft.shape === 'rows') {
      if (this.alongOld(draft, request, old)) return draft;
      return rankRows(this.vocabulary, draft, request) ? draft : undefined;
    }
    if (
      draft.measures.length > 0 &&
      draft.dimensions.length === 0 &&
      !draft.timeDimensions.some(({ granularity }) => granularity)
    )
      return undefined;
    return rankGroups(this.vocabulary, draft, request) ? draft : undefined;
  }

  /** "top three" of a list that is already in an order keeps to that order's field. */
  private alongOld(draft: Draft, { ranking }: Request, old: Draft['order']): boolean {
    const [first] = old;
    if (!first || !ranking || ranking.by || ranking.own.length > 0) return false;
    const isLow = ranking.tag === 'bottom' || ranking.tag === 'least';
    draft.order = [{ by: first.by, direction: isLow ? 'asc' : 'desc' }];
    draft.limit = ranking.limit ?? draft.limit;
    return true;
  }
}
