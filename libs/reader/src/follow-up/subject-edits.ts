import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, isNumericField, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { asksWho, FieldEdits } from './field-edits';
import { asksColumns } from './fragments';
import { MeasureEdits } from './measure-edits';
import { asksInside } from './references';
import { fits, reshape } from './resume';

const LISTING =
  /^(list|show|show me|give me|display|see|let me see|get|get me|print|pull|pull up|bring up|which|which one|which ones|view|name)$/;

/** What is asked for changes: another measure, a number instead of a list, a list instead of a number, more columns. */
export class SubjectEdits {
  private readonly numbers: MeasureEdits;
  private readonly others: FieldEdits;

  constructor(private readonly vocabulary: Vocabulary) {
    this.numbers = new MeasureEdits(vocabulary);
    this.others = new FieldEdits(vocabulary, this.numbers);
  }

  apply(draft: Draft, request: Request): Draft | undefined {
    const { targets, heads, counted } = request;
    const named = targets.map(({ mention }) => mention).filter((mention) => !isReplaced(request, mention));
    const isTotal = isSumOnly(named);
    const nouns = isTotal ? [] : named;
    if (counted ?? heads.has('count')) return this.numbers.counted(draft, counted, request);
    const lines = nouns.length === 0 && asksInside(request) ? this.lines(draft) : undefined;
    if (lines) return lines;
    const by = request.ranking?.by ?? request.sorting?.by;
    if (
      by &&
      draft.shape === 'measures' &&
      nouns.length === 0 &&
      sensesOf(by, 'measure').length > 0 &&
      !isEntity(by)
    )
      nouns.push(by);
    const byCount = by && isEntity(by) && nouns.length === 0 ? this.numbers.countOf(draft, by) : undefined;
    if (byCount) return byCount;
    if (by && nouns.length === 0 && ranksByField(draft, request))
      return (
        this.numbers.rankedByField(draft, by) ?? (this.isOfRows(draft) ? this.others.rows(draft) : undefined)
      );
    const ranked = nouns.length === 0 ? this.numbers.rankedBy(draft, request) : undefined;
    if (ranked) return ranked;
    const measured = nouns.filter((mention) => this.isMeasure(mention, draft, request));
    if (measured.length > 0) {
      const next = this.numbers.measures(draft, measured, request);
      // "in money, the sales value" says one number twice.
      if (next)
        next.measures = next.measures.filter(
          (use, at, all) => all.findIndex((each) => JSON.stringify(each) === JSON.stringify(use)) === at,
        );
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
    if (nouns.length === 0 && this.asksRows(request) && !picksGroups(draft, request))
      return this.others.rows(draft);
    if (nouns.length === 0) return isEmpty(request) ? undefined : draft;
    const fields = nouns.filter((mention) => !isEntity(mention));
    if (fields.length === 0) return this.entity(draft, nouns[0]!, request);
    return this.others.fields(draft, fields, request);
  }

  /** Stock of one product by warehouse: each number is of a single row. */
  private isOfRows({ anchor, dimensions, filters }: Draft): boolean {
    const thing = (member: string): string =>
      member
        .split('.')
        .at(-1)!
        .replace(/_(code|name)$/, '');
    const pinned = filters.flatMap((filter) =>
      'values' in filter && filter.operator === 'equals' && filter.values?.length === 1
        ? [filter.member]
        : [],
    );
    const known = new Set([...dimensions, ...pinned].map(thing));
    return this.vocabulary.entity(anchor).key.every((field) => known.has(thing(field)));
  }

  /** The rows that the noun means, under the restrictions of a number of them or of what belongs to them. */
  rowsOf(draft: Draft, noun: Mention): Draft | undefined {
    const { vocabulary } = this;
    const sense =
      sensesOf(noun, 'entity').find(({ entity }) => entity === draft.anchor) ??
      sensesOf(noun, 'entity').find(({ entity }) => fits(vocabulary, draft, entity));
    if (!sense) return undefined;
    const rows =
      sense.entity === draft.anchor ? this.others.rows(draft) : reshape(draft, 'rows', sense.entity);
    rows.addDimension(
      ...vocabulary.entity(sense.entity).list.map((field) => vocabulary.memberOf(sense.entity, field)),
    );
    rows.senses.set(noun, sense);
    return rows;
  }

  private isMeasure(mention: Mention, draft: Draft, request: Request): boolean {
    const { heads, mentions } = request;
    if (sensesOf(mention, 'measure').length === 0) return false;
    // "how much stock do we have of them?"
    if (isEntity(mention)) return heads.has('amount');
    const dimensions = sensesOf(mention, 'dimension');
    if (draft.shape === 'measures') return !dimensions.some(({ numeric }) => !numeric);
    if (dimensions.length === 0) return true;
    if (draft.shape === 'rows' && asksColumns(request)) return false;
    // "their value": of each of them, unless all of it together is asked for.
    const isSummed = heads.has('total') || /^(total|overall|combined)\b/.test(mention.phrase);
    if (isOwned(mention, mentions) && !isSummed && !heads.has('amount') && !heads.has('average'))
      return false;
    // "what are they worth?" is about all of them together, "how late were they?" about each.
    const isSum = sensesOf(mention, 'measure').some(
      ({ member }) => this.vocabulary.measure(member).format === 'money',
    );
    return heads.has('total') || heads.has('average') || (isSum && !draft.isPinned);
  }

  /** "list them", "show me the ones in WH-10": the rows behind a number; not "what is the trend?". */
  private asksRows({
    heads,
    conditions,
    periods,
    groups,
    grain,
    ranking,
    share,
    mentions,
  }: Request): boolean {
    if (share || !heads.has('list') || groups.length > 0 || grain || ranking) return false;
    const isAsked = mentions.some(({ phrase }) => LISTING.test(phrase));
    const isThem = mentions.some(({ phrase }) =>
      /^(one|ones|those|these|them|they|all|all of them)$/.test(phrase),
    );
    if (conditions.length + periods.length === 0) return isAsked || isThem;
    const opening = mentions.find(
      ({ phrase, punctuation }) => punctuation === undefined && !/^(and|ok|okay|so|now|then)$/.test(phrase),
    );
    const isThem_ = isThem || mentions.some((mention) => has(mention, 'of-those'));
    return LISTING.test(opening?.phrase ?? '') && isThem_;
  }

  /** "what's on it?": the lines of the order before, whose key theirs begins with. */
  private lines(draft: Draft): Draft | undefined {
    const { vocabulary } = this;
    const { key } = vocabulary.entity(draft.anchor);
    const line = vocabulary.entities.find(
      (entity) => entity.name !== draft.anchor && key.every((field) => entity.key.includes(field)),
    );
    if (!line || draft.shape !== 'rows' || !fits(vocabulary, draft, line.name)) return undefined;
    const next = reshape(draft, 'rows', line.name);
    next.addDimension(...line.list.map((field) => vocabulary.memberOf(line.name, field)));
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
      return request.heads.has('list') && alone ? this.others.rows(draft) : draft;
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

/** "which of those made more than 5000": some of the groups that were shown, not the rows behind them. */
function picksGroups({ shape, dimensions }: Draft, { mentions, conditions }: Request): boolean {
  const isOpen = /^(which|which one|which ones)$/.test(mentions[0]?.phrase ?? '');
  const compares = conditions.length > 0 && conditions.every(({ kind }) => kind === 'comparison');
  return isOpen && compares && shape === 'measures' && dimensions.length > 0;
}

/** "what did they do?": what happened besides is not in the question before. */
function asksDeed({ mentions }: Request): boolean {
  return mentions.some(
    ({ phrase }, at) =>
      /^(they|he|she|it)$/.test(phrase) && /\b(do|did|does)$/.test(mentions[at - 1]?.phrase ?? ''),
  );
}

/** "the highest reorder point" of numbers by warehouse. */
function ranksByField({ shape, dimensions }: Draft, { ranking }: Request): boolean {
  const by = ranking?.by;
  return (
    shape === 'measures' &&
    dimensions.length > 0 &&
    isNumericField(by) &&
    sensesOf(by, 'measure').length === 0
  );
}
