import type { Draft } from '../compose/draft';
import { rankGroups, rankRows } from '../compose/ranking';
import type { Vocabulary } from '../compose/vocabulary';
import { has, sensesOf } from '../grammar/line';
import type { Ranking, Request } from '../grammar/request';

/** What the semantic files call large: the field that "largest first" and "top three" of a list mean. */
const SIZE = ['largest', 'biggest', 'highest value', 'most valuable'];

/** "bottom three only", "worst first", "sort by value", "the other way round", "show all of them". */
export class OrderEdits {
  constructor(private readonly vocabulary: Vocabulary) {}

  apply(draft: Draft, request: Request): Draft | undefined {
    const { ranking, sorting } = request;
    if (request.tags.has('reverse')) return reverse(draft);
    if (!ranking && !sorting) return draft;
    if (ranking && !sorting && isLengthOnly(ranking)) return this.shorten(draft, ranking.limit);
    const old = { order: draft.order, limit: draft.limit };
    draft.order = [];
    const ranked =
      draft.shape === 'rows' ? this.rankRows(draft, request, old.order) : this.rankGroups(draft, request);
    if (!ranked) return undefined;
    if (ranking && isMeasureOnly(ranking) && old.order[0] && draft.shape !== 'rows')
      return likeBefore(draft, old.order[0], old.limit);
    if (ranking && ranking.limit === undefined && isOne(ranking, request)) draft.limit = 1;
    return draft;
  }

  private rankRows(draft: Draft, request: Request, old: Draft['order']): boolean {
    return (
      this.alongOld(draft, request, old) ||
      this.alongShown(draft, request) ||
      (rankRows(this.vocabulary, draft, request) && draft.order.length > 0) ||
      this.bySize(draft, request)
    );
  }

  private rankGroups(draft: Draft, request: Request): boolean {
    const isOneNumber =
      draft.dimensions.length === 0 && !draft.timeDimensions.some(({ granularity }) => granularity);
    if (draft.measures.length > 0 && isOneNumber) return false;
    // "which of them are late most often" ranks by how many rows are so, not by the number of before.
    if (/often|frequent/.test(request.ranking?.mentions[0]?.phrase ?? '')) return false;
    if (!rankGroups(this.vocabulary, draft, request)) return false;
    const quality = request.ranking?.tag ?? request.sorting?.quality ?? '';
    if (/^(best|worst)$/.test(quality) && this.countsFailures(draft)) reverse(draft);
    return true;
  }

  /** A count of late orders: the more, the worse, as the measure that counts just these says. */
  private countsFailures({ anchor, measures, filters }: Draft): boolean {
    const { vocabulary } = this;
    if (measures[0]?.measure !== vocabulary.countOf(anchor)?.member) return false;
    const states = filters.flatMap((filter) =>
      'segment' in filter ? (vocabulary.model.segment(filter.segment)?.sql ?? []) : [],
    );
    return [...vocabulary.entity(anchor).measures.values()].some(
      ({ where, biggerIsBetter }) =>
        where !== undefined && states.includes(where) && biggerIsBetter === false,
    );
  }

  /** "limit to 5": the first of the order there is; groups without one are those with the largest number. */
  private shorten(draft: Draft, limit: number | undefined): Draft {
    const [first] = draft.measures;
    if (draft.order.length === 0 && first)
      draft.order = [{ by: first.as ?? first.measure, direction: 'desc' }];
    draft.limit = limit;
    return draft;
  }

  /** "top three" of a list that is already in an order keeps to that order's field. */
  private alongOld(draft: Draft, { ranking, sorting }: Request, old: Draft['order']): boolean {
    const [first] = old;
    if (!first || !ranking || sorting || ranking.by) return false;
    const isDated = this.isDate(first.by) && ranking.own.some(({ member }) => this.isDate(member));
    if (ranking.own.length > 0 && !isDated) return false;
    const isLow = /^(bottom|least|worst)$/.test(ranking.tag ?? '') || ranking.own[0]?.kind === 'least';
    draft.order = [{ by: first.by, direction: isLow ? 'asc' : 'desc' }];
    draft.limit = ranking.limit ?? draft.limit;
    return true;
  }

  /** "cheapest first" of a list that was widened by one amount of money: by that one, not by another that is not shown. */
  private alongShown(draft: Draft, { ranking, sorting }: Request): boolean {
    const word = sorting?.by ?? ranking?.mentions[0];
    const [degree] = word ? sensesOf(word, 'most', 'least').filter(({ of }) => of === 'dimension') : [];
    const role = degree && this.vocabulary.model.dimension(degree.member)?.role;
    if (!degree || role !== 'money' || draft.dimensions.includes(degree.member)) return false;
    const shown = draft.dimensions.filter((member) => this.vocabulary.model.dimension(member)?.role === role);
    const [only, ...others] = shown;
    if (only === undefined || others.length > 0) return false;
    draft.order = [{ by: only, direction: degree.kind === 'most' ? 'desc' : 'asc' }];
    if (ranking) draft.limit = ranking.limit ?? draft.limit;
    return true;
  }

  private isDate(member: string): boolean {
    return this.vocabulary.model.dimension(member)?.role === 'date';
  }

  /** "largest first", "top 3" of rows that have a size; what is "worst" about them is anybody's guess. */
  private bySize(draft: Draft, { ranking, sorting }: Request): boolean {
    if (/^(best|worst)$/.test(ranking?.tag ?? sorting?.quality ?? '')) return false;
    const by = ranking?.by ?? sorting?.by;
    if (by && sensesOf(by, 'dimension', 'measure').length > 0) return false;
    const { lexicon } = this.vocabulary;
    const size = [...this.vocabulary.entity(draft.anchor).dimensions.values()].find(
      (dimension) =>
        lexicon.visibility.dimension(dimension) &&
        dimension.superlatives?.most.some((phrase) => SIZE.includes(phrase)),
    );
    if (!size) return false;
    const isLow = ranking?.tag === 'bottom' || ranking?.tag === 'least' || sorting?.direction === 'asc';
    draft.addDimension(size.member);
    draft.order = [{ by: size.member, direction: isLow ? 'asc' : 'desc' }];
    draft.assumptions.add(`Ranked by ${size.label.toLowerCase()}.`);
    if (ranking) draft.limit = ranking.limit ?? draft.limit;
    return true;
  }
}

function reverse(draft: Draft): Draft | undefined {
  if (draft.order.length === 0) return undefined;
  draft.order = draft.order.map(({ by, direction }) => ({
    by,
    direction: direction === 'asc' ? 'desc' : 'asc',
  }));
  return draft;
}

/** "the first five": however they are ordered. */
function isLengthOnly({ tag, own, by }: Ranking): boolean {
  return tag === undefined && own.length === 0 && !by;
}

/** "by units instead": another number ranks them; which end comes first, and how many, stay as they were. */
function isMeasureOnly({ tag, own, limit, by }: Ranking): boolean {
  return by !== undefined && tag === undefined && own.length === 0 && limit === undefined;
}

function likeBefore(draft: Draft, { direction }: Draft['order'][number], limit: number | undefined): Draft {
  draft.order = draft.order.map(({ by }, at) => ({ by, direction: at === 0 ? direction : 'asc' }));
  draft.limit = limit;
  return draft;
}

/** "only the largest", "oldest only": one, unless several are asked for. */
function isOne({ tag }: Ranking, { mentions, targets, groups }: Request): boolean {
  if (tag === 'top' || tag === 'bottom' || targets.length + groups.length > 0) return false;
  // "which one of those is worth the most", "which of them has the longest"
  const isSingular = mentions.some(
    (mention, at) => has(mention, 'of-those') && /^(has|is|was|had)$/i.test(mentions[at + 1]?.text ?? ''),
  );
  if (isSingular || mentions.some(({ phrase }) => /^(which|what) one$/.test(phrase))) return true;
  return !mentions.some(
    (mention) =>
      /^(ones|those|these|them|they)$/i.test(mention.text) ||
      has(mention, 'of-those') ||
      isPlural(mention.text, sensesOf(mention, 'entity').length > 0),
  );
}

function isPlural(text: string, isNoun: boolean): boolean {
  return isNoun && /[^su]s$/i.test(text);
}
