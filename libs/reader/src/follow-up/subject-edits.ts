import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { MeasureEdits } from './measure-edits';
import { fits, reshape } from './resume';

const LISTING =
  /^(list|show|show me|give me|display|see|let me see|get|get me|print|pull|pull up|bring up|which|which one|which ones|view|name)$/;

/** What is asked for changes: another measure, a number instead of a list, a list instead of a number, more columns. */
export class SubjectEdits {
  private readonly numbers: MeasureEdits;

  constructor(private readonly vocabulary: Vocabulary) {
    this.numbers = new MeasureEdits(vocabulary);
  }

  apply(draft: Draft, request: Request): Draft | undefined {
    const { targets, heads, counted } = request;
    const named = targets.map(({ mention }) => mention).filter((mention) => !isReplaced(request, mention));
    const isTotal = isSumOnly(named);
    const nouns = isTotal ? [] : named;
    if (counted ?? heads.has('count')) return this.numbers.counted(draft, counted, request);
    const by = request.ranking?.by ?? request.sorting?.by;
    if (
      by &&
      draft.shape === 'measures' &&
      nouns.length === 0 &&
      sensesOf(by, 'measure').length > 0 &&
      !isEntity(by)
    )
      nouns.push(by);
    const measured = nouns.filter((mention) => this.isMeasure(mention, draft, request));
    if (measured.length > 0) {
      const next = this.numbers.measures(draft, measured, request);
      for (const mention of nouns) if (inMoney(mention)) next?.senses.set(mention, mention.senses[0]!);
      return next;
    }
    if (isTotal || heads.has('total') || (heads.has('amount') && nouns.length === 0))
      return this.numbers.total(draft, isTotal ? named[0] : undefined);
    const money = nouns.find((mention) => inMoney(mention));
    if (money ?? (nouns.length === 0 && asksMoney(request))) return this.numbers.inMoney(draft, money);
    if (heads.has('average') && nouns.length === 0) return this.numbers.average(draft);
    if (nouns.length === 0 && asksDeed(request)) return undefined;
    if (nouns.length === 0 && draft.limit !== undefined && asksAll(request)) return unlimited(draft);
    if (nouns.length === 0 && this.asksRows(request)) return this.rows(draft);
    if (nouns.length === 0) return isEmpty(request) ? undefined : draft;
    const fields = nouns.filter((mention) => !isEntity(mention));
    if (fields.length === 0) return this.entity(draft, nouns[0]!, request);
    return this.fields(draft, fields, request);
  }

  private isMeasure(mention: Mention, draft: Draft, { heads, mentions }: Request): boolean {
    if (sensesOf(mention, 'measure').length === 0) return false;
    // "how much stock do we have of them?"
    if (isEntity(mention)) return heads.has('amount');
    const dimensions = sensesOf(mention, 'dimension');
    if (draft.shape === 'measures') return !dimensions.some(({ numeric }) => !numeric);
    if (dimensions.length === 0) return true;
    // "their value": of each of them, unless all of it together is asked for.
    if (isOwned(mention, mentions) && !heads.has('total') && !heads.has('amount') && !heads.has('average'))
      return false;
    // "what are they worth?" is about all of them together, "how late were they?" about each.
    const isSum = sensesOf(mention, 'measure').some(
      ({ member }) => this.vocabulary.measure(member).format === 'money',
    );
    return heads.has('total') || heads.has('average') || (isSum && !draft.isPinned);
  }

  /** "list them", "show me the ones in WH-10": the rows behind a number; not "what is the trend?". */
  private asksRows({ heads, conditions, periods, groups, grain, ranking, mentions }: Request): boolean {
    if (!heads.has('list') || groups.length > 0 || grain || ranking) return false;
    const isAsked = mentions.some(({ phrase }) => LISTING.test(phrase));
    const isThem = mentions.some(({ phrase }) =>
      /^(one|ones|those|these|them|they|all|all of them)$/.test(phrase),
    );
    if (conditions.length + periods.length === 0) return isAsked || isThem;
    return LISTING.test(mentions[0]?.phrase ?? '') && isThem;
  }

  /** "list them": the rows behind a number. */
  private rows(draft: Draft): Draft {
    if (draft.shape !== 'measures') return draft;
    const next = reshape(draft, 'rows', draft.anchor);
    const { list } = this.vocabulary.entity(draft.anchor);
    next.addDimension(...list.map((field) => this.vocabulary.memberOf(draft.anchor, field)));
    return next;
  }

  /** "what about purchase orders": rows of another entity under the same restrictions. */
  private entity(draft: Draft, mention: Mention, request: Request): Draft | undefined {
    const { vocabulary } = this;
    const alone = isAlone(request);
    const senses = sensesOf(mention, 'entity');
    if (
      senses.some(
        ({ entity }) => entity === draft.anchor || vocabulary.identity(draft.anchor).startsWith(`${entity}.`),
      )
    )
      return request.heads.has('list') && alone ? this.rows(draft) : draft;
    const traded = this.traded(draft, mention, request);
    if (traded) return traded;
    const ranked = senses
      .filter(({ entity }) => fits(vocabulary, draft, entity))
      .sort((a, b) => vocabulary.preference(mention, a) - vocabulary.preference(mention, b));
    const best = ranked[0];
    if (!best) return undefined;
    if (draft.shape === 'measures' && !(alone && asksWho(request))) {
      // "open orders by warehouse", "and items?": a number of other rows only where rows were counted.
      const count = vocabulary.countOf(draft.anchor);
      const other = vocabulary.countOf(best.entity);
      const isCount = draft.measures.length === 1 && draft.measures[0]?.measure === count?.member;
      if (!other || !(isCount || alone)) return alone ? undefined : draft;
      draft.senses.set(mention, best);
      return this.numbers.measureOf(draft, other);
    }
    const next = reshape(draft, 'rows', best.entity);
    next.addDimension(
      ...vocabulary.entity(best.entity).list.map((field) => vocabulary.memberOf(best.entity, field)),
    );
    next.senses.set(mention, best);
    return next;
  }

  /** "which products did they buy?": of the lines that the verb is about, in the same period. */
  private traded(draft: Draft, mention: Mention, { verbs }: Request): Draft | undefined {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    if (draft.shape !== 'measures') return undefined;
    for (const { entity: goods } of sensesOf(mention, 'entity')) {
      const line = verbs
        .flatMap((verb) => sensesOf(verb, 'verb'))
        .find(
          ({ entity }) =>
            entity !== goods &&
            connections.reaches(entity, goods) &&
            connections.reaches(entity, draft.anchor) &&
            fits(vocabulary, draft, entity),
        );
      if (!line || draft.dimensions.includes(vocabulary.identity(goods))) continue;
      const next = reshape(draft, 'things', line.entity);
      next.addDimension(...vocabulary.identityColumns(goods));
      next.senses.set(mention, { kind: 'entity', entity: goods });
      return next;
    }
    return undefined;
  }

  /** Further columns of a list; another thing to group by; or the different values of a field. */
  private fields(draft: Draft, mentions: readonly Mention[], request: Request): Draft | undefined {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    const members: string[] = [];
    for (const mention of mentions) {
      const best = sensesOf(mention, 'dimension')
        .filter(({ entity }) => connections.reaches(draft.anchor, entity))
        .map((sense) => ({
          sense,
          cost: connections.cost(draft.anchor, sense.entity) + vocabulary.preference(mention, sense),
        }))
        .sort((a, b) => a.cost - b.cost)[0];
      // "in which warehouses" of rows of one warehouse: whatever was meant, not that.
      if (!best || isKnown(draft, best.sense.member)) return undefined;
      draft.senses.set(mention, best.sense);
      members.push(best.sense.member);
    }
    if (draft.shape === 'rows') {
      const asksThings =
        members.every(
          (member) => vocabulary.isThing(member) && vocabulary.dimension(member).role !== 'text',
        ) &&
        !request.mentions.some(({ phrase }) => /^(with|include|including|add|also|plus)$/.test(phrase)) &&
        request.mentions.some(
          (mention) => has(mention, 'list', 'who', 'relative') || /^who\b/.test(mention.phrase),
        ) &&
        mentions.every(({ text }) => /[^su]s$|^who\b/i.test(text));
      if (!asksThings) {
        draft.addDimension(...members);
        return draft;
      }
      const next = reshape(draft, 'things', draft.anchor);
      next.addDimension(...members);
      return next;
    }
    if (draft.shape === 'things') {
      draft.dimensions = request.tags.has('also') ? [...new Set([...draft.dimensions, ...members])] : members;
      return draft;
    }
    if (members.some((member) => !vocabulary.isThing(member))) return undefined;
    if (this.numbers.isCount(draft) && draft.dimensions.length === 0 && asksWho(request)) {
      const next = reshape(draft, 'things', draft.anchor);
      next.addDimension(...members);
      return next;
    }
    if (draft.dimensions.length === 0 && !request.grain)
      draft.timeDimensions.forEach((time) => delete time.granularity);
    const adds = request.mentions.some(({ phrase }) =>
      /^(with|include|including|add|also|plus)$/.test(phrase),
    );
    draft.dimensions = adds ? [...new Set([...draft.dimensions, ...members])] : members;
    return draft;
  }
}

function isOwned(mention: Mention, mentions: readonly Mention[]): boolean {
  return /^their$/.test(mentions[mentions.indexOf(mention) - 1]?.phrase ?? '');
}

/** "what about orders": nothing else is said that could change. */
function isAlone({ conditions, periods, groups, grain, ranking, sorting, share }: Request): boolean {
  return conditions.length + periods.length + groups.length === 0 && !(grain ?? ranking ?? sorting ?? share);
}

/** "units instead of revenue": the second is what goes. */
function isReplaced({ mentions }: Request, mention: Mention): boolean {
  const at = mentions.indexOf(mention);
  // "in total over all warehouses": where nothing is restricted is no column.
  if (has(mentions[at - 1], 'whole') && mentions.some((other) => has(other, 'total'))) return true;
  const before = mentions[at - 1]?.phrase === 'of' ? at - 2 : at - 1;
  return (
    before >= 0 &&
    (/^(instead|instead of|rather than)$/.test(mentions[before]!.phrase) && before !== at - 1
      ? true
      : /^(instead of|rather than)$/.test(mentions[before]!.phrase))
  );
}

/** "what's the total?": of what the rows are worth, although a field of each is called so. */
function isSumOnly(nouns: readonly Mention[]): boolean {
  return nouns.length === 1 && /^(total|sum|grand total|overall total)$/.test(nouns[0]!.phrase);
}

/** "in money": how the number is wanted, although a field is called so. */
function inMoney({ phrase, senses }: Mention): boolean {
  return /^in (money|cash|value|euro|dollar|pound)\b/.test(phrase) && senses.length > 0;
}

function asksMoney({ mentions, conditions }: Request): boolean {
  const isBeside = conditions.some(({ kind }) => kind === 'comparison');
  return !isBeside && mentions.some((mention) => has(mention, 'currency') && mention.number === undefined);
}

/** "what is the trend?": nothing in it says what should change. */
function isEmpty({
  heads,
  tags,
  conditions,
  periods,
  groups,
  grain,
  ranking,
  sorting,
  share,
  ...rest
}: Request): boolean {
  if (conditions.length + periods.length + groups.length > 0 || grain || ranking || sorting || share)
    return false;
  if (rest.shift || rest.asksWhen || tags.has('reverse') || tags.has('remove') || tags.has('restriction'))
    return false;
  return (
    heads.has('list') || tags.has('change') || rest.mentions.some(({ phrase }) => phrase === 'difference')
  );
}

/** "show all of them": not only the first. */
function asksAll({ mentions, conditions, periods }: Request): boolean {
  return (
    conditions.length + periods.length === 0 &&
    mentions.some(({ phrase }) =>
      /^(all|all of|all of them|show all|every one|complete list|entire list)$/.test(phrase),
    )
  );
}

function unlimited(draft: Draft): Draft {
  draft.limit = undefined;
  return draft;
}

/** "what did they do?": what happened besides is not in the question before. */
function asksDeed({ mentions }: Request): boolean {
  return mentions.some(
    ({ phrase }, at) =>
      /^(they|he|she|it)$/.test(phrase) && /\b(do|did|does)$/.test(mentions[at - 1]?.phrase ?? ''),
  );
}

function isKnown({ filters }: Draft, member: string): boolean {
  return filters.some(
    (filter) =>
      'member' in filter &&
      'values' in filter &&
      filter.member === member &&
      filter.operator === 'equals' &&
      filter.values?.length === 1,
  );
}

/** "who supplies them?" */
function asksWho({ mentions }: Request): boolean {
  return /^(who|whom|which)\b/.test(mentions[0]?.phrase ?? '');
}
