import type { QueryTurn } from '#libs/contracts';
import type { Draft } from '../compose/draft';
import { finish } from '../compose/finish';
import { queryOf } from '../compose/query';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { Leaning } from './detect';
import { countedGroups, EarlierResult } from './earlier-result';
import { FilterEdits } from './filter-edits';
import { rowsOfGroup } from './group-rows';
import { OrderEdits } from './order-edits';
import { editPeriods } from './period-edits';
import { asksUndo, recall } from './recall';
import { isNamedAgain } from './references';
import { fits, membersOf, reshape, resume } from './resume';
import { SubjectEdits } from './subject-edits';

/** Applies a follow-up to the query before it: other period, filter, measure, grouping, order, limit, kind of result. */
export class Editor {
  readonly filters: FilterEdits;
  readonly subjects: SubjectEdits;
  private readonly orders: OrderEdits;
  private readonly earlier: EarlierResult;

  constructor(private readonly vocabulary: Vocabulary) {
    this.filters = new FilterEdits(vocabulary);
    this.subjects = new SubjectEdits(vocabulary);
    this.orders = new OrderEdits(vocabulary);
    this.earlier = new EarlierResult(vocabulary);
  }

  /** Undefined when the words do not fit the question before. */
  edit(history: readonly QueryTurn[], request: Request, lean: Leaning): Draft | undefined {
    const { vocabulary } = this;
    const last = history.at(-1)!.reading.query;
    const recalled = recall(history, request);
    if (asksUndo(request)) return recalled && resume(vocabulary, recalled);
    if (request.tags.has('rest') && !recalled) return undefined;
    const before = (): Draft => resume(vocabulary, recalled ?? last);
    if (lean.standsAlone && request.counted && !isOf(before().anchor, request.counted)) return undefined;
    if (lean.addsColumns && before().shape !== 'rows') return undefined;
    if (lean.picksRows) return rowsOfGroup(vocabulary, this, before(), request, lean);
    const asked = withoutReferences(recalled ? withoutComparison(request) : request);
    const draft =
      this.ofThing(before(), asked, lean) ??
      this.ofOwner(before(), asked, lean) ??
      this.change(before(), asked, lean);
    const exact =
      draft && needsResult(this.earlier, before(), draft, asked, lean)
        ? this.among(before(), asked, lean)
        : draft;
    if (!exact) return undefined;
    const isSame = JSON.stringify(queryOf(exact)) === JSON.stringify(queryOf(resume(vocabulary, last)));
    return isSame && !this.isShown(exact, asked) ? undefined : exact;
  }

  private change(before: Draft, asked: Request, lean: Leaning): Draft | undefined {
    const request = this.filters.remove(before, asked);
    let draft: Draft | undefined = request && this.subjects.apply(before, request);
    if (!request || !draft || !this.groups(draft, request)) return undefined;
    // "versus next week" after a list: how many there are of each.
    const isBeside =
      request.tags.has('versus') && (request.periods.length > 0 || request.shift !== undefined);
    if (isBeside && draft.shape === 'rows' && !this.count(draft)) return undefined;
    if (!this.filters.apply(draft, request, lean)) return undefined;
    if (!editPeriods(this.vocabulary, draft, request)) return undefined;
    draft = this.orders.apply(draft, request);
    if (!draft || !fits(this.vocabulary, draft, draft.anchor)) return undefined;
    withoutLostOrder(draft);
    finish(this.vocabulary, draft, request);
    return this.isPlaced(draft, request) ? draft : undefined;
  }

  /** The same change, over the things of the result before: its ranking and what it was ranked by stay as they were. */
  private among(before: Draft, request: Request, lean: Leaning): Draft | undefined {
    const things = this.earlier.things(before);
    const kept = this.earlier.only(before);
    const chosen = kept && countedGroups(this.vocabulary, before, kept, request);
    if (chosen) return chosen;
    const draft = kept && this.change(kept, request, lean);
    if (!draft) return undefined;
    if (asksWhichHave(request)) return this.asThings(draft, things, before);
    this.withoutForeign(draft, before);
    if (draft.shape !== 'measures' || before.shape === 'rows' || draft.dimensions.length > 0) return draft;
    if (request.heads.has('total') || before.shape === 'measures') return draft;
    const columns = this.earlier.columnsFor(draft.anchor, things);
    draft.dimensions = columns ?? [];
    return columns && draft;
  }

  /** "who supplies P-0259?", "what is their fill rate?": about what a single row names. */
  private ofThing(before: Draft, request: Request, lean: Leaning): Draft | undefined {
    const isOne = before.shape === 'rows' && this.isPinned(before);
    const isPeople =
      lean.refersToThings && request.mentions.some(({ phrase }) => /^(they|their|them)$/.test(phrase));
    if (!isOne || !isPeople) return undefined;
    const thing = this.earlier.namedBy(before);
    const draft = thing && this.change(thing, request, lean);
    if (!draft || draft.shape !== 'measures') return undefined;
    const columns = this.earlier.columnsFor(draft.anchor, thing.dimensions);
    if (!columns) return undefined;
    draft.addDimension(...columns);
    return draft;
  }

  /** "what is on PO 500597", "when is it expected?": about the order rather than about each of its lines. */
  private ofOwner(before: Draft, request: Request, lean: Leaning): Draft | undefined {
    const isOne = request.mentions.some(({ phrase }) => /^(it|its)$/.test(phrase));
    const owner = isOne ? this.earlier.ownerOf(before) : undefined;
    if (!owner || request.counted || request.groups.length > 0) return undefined;
    const isItsOwn = request.targets.every(({ mention }) =>
      sensesOf(mention, 'dimension').some(({ entity }) => entity === owner.anchor),
    );
    if (!isItsOwn || (request.targets.length === 0 && !request.asksWhen)) return undefined;
    const draft = this.change(owner, request, lean);
    return draft?.shape === 'rows' ? draft : undefined;
  }

  /** What other rows cannot know, such as the order date of their stock, the result before says already. */
  private withoutForeign(draft: Draft, before: Draft): void {
    if (draft.anchor === before.anchor) return;
    const { connections } = this.vocabulary;
    const isForeign = (members: readonly string[]): boolean =>
      members.some((member) => !connections.reaches(draft.anchor, member.split('.')[0]!));
    const old = new Set(before.filters.map((filter) => JSON.stringify(filter)));
    draft.filters = draft.filters.filter(
      (filter) => 'within' in filter || !old.has(JSON.stringify(filter)) || !isForeign(membersOf([filter])),
    );
    draft.timeDimensions = draft.timeDimensions.filter(({ dimension }) => !isForeign([dimension]));
  }

  private asThings(draft: Draft, things: readonly string[], before: Draft): Draft | undefined {
    const kept = [...before.filters, ...before.timeDimensions].map((part) => JSON.stringify(part));
    const columns = this.earlier.columnsFor(draft.anchor, things);
    if (!columns) return undefined;
    const next = reshape(draft, 'things', draft.anchor);
    next.dimensions = columns;
    // What the result before was restricted by is said by the result itself.
    next.filters = draft.filters.filter(
      (filter) => 'within' in filter || !kept.includes(JSON.stringify(filter)),
    );
    next.timeDimensions = next.timeDimensions.filter((time) => !kept.includes(JSON.stringify(time)));
    return next;
  }

  /** Every noun of the follow-up has to have found its place. */
  private isPlaced(draft: Draft, request: Request): boolean {
    return request.targets.every(
      ({ mention, role }) =>
        role === 'modifier' ||
        draft.senses.has(mention) ||
        isEntity(mention) ||
        request.mentions.some((each) => has(each, 'remove', 'whole', 'instead')),
    );
  }

  /** "add the customer": it may be there already. */
  private isShown({ dimensions }: Draft, { targets, heads, mentions, asksWhen }: Request): boolean {
    if (mentions.some((mention) => has(mention, 'versus', 'remove', 'change'))) return false;
    if (asksWhen) return true;
    if (targets.length === 0) return heads.has('list') || heads.has('count') || heads.has('total');
    return targets.every(({ mention }) => {
      const members = sensesOf(mention, 'dimension').map(({ member }) => member);
      return isEntity(mention) || members.some((member) => dimensions.includes(member));
    });
  }

  private isPinned({ anchor, filters }: Draft): boolean {
    return filters.some(
      (filter) =>
        'member' in filter &&
        filter.operator === 'equals' &&
        this.vocabulary.isIdentity(anchor, filter.member),
    );
  }

  private groups(draft: Draft, request: Request): boolean {
    const { groups, mentions, grain } = request;
    if (groups.length === 0) {
      if (grain && draft.shape !== 'measures') return this.count(draft);
      if (grain && request.tags.has('instead')) draft.dimensions = [];
      if (request.comparesValues && draft.shape === 'measures') this.tellApart(draft, request);
      return true;
    }
    if (draft.shape !== 'measures' && !this.count(draft)) return false;
    const adds = mentions.some(
      (mention) =>
        has(mention, 'also', 'of-those') ||
        /\b(split|break|breakdown|broken)\b/.test(mention.phrase) ||
        /^(and by|also by)$/.test(mention.phrase),
    );
    if (!adds || request.tags.has('instead')) {
      draft.dimensions = [];
      if (!grain) draft.timeDimensions.forEach((time) => delete time.granularity);
    }
    draft.order = [];
    draft.limit = undefined;
    return groups.every((mention) => this.group(draft, mention));
  }

  /** "compare WH-01 and WH-02": one number for each. */
  private tellApart(draft: Draft, { conditions }: Request): void {
    for (const condition of conditions) {
      const sense =
        condition.kind === 'values' && condition.options.length > 1 ? condition.options[0]?.[0] : undefined;
      if (sense?.kind === 'value' && this.vocabulary.connections.reaches(draft.anchor, sense.entity))
        draft.addDimension(sense.member);
    }
  }

  private group(draft: Draft, mention: Mention): boolean {
    const { vocabulary } = this;
    const options = [
      ...sensesOf(mention, 'entity').map((sense) => ({
        sense,
        members: vocabulary.identityColumns(sense.entity),
      })),
      ...sensesOf(mention, 'dimension')
        .filter(({ numeric }) => !numeric)
        .map((sense) => ({ sense, members: [sense.member] })),
    ]
      .map((option) => ({
        ...option,
        cost:
          vocabulary.connections.cost(draft.anchor, option.members[0]!.split('.')[0]!) +
          vocabulary.preference(mention, option.sense),
      }))
      .filter(({ cost }) => Number.isFinite(cost))
      .sort((a, b) => a.cost - b.cost);
    const best = options[0];
    if (!best) return false;
    draft.senses.set(mention, best.sense);
    if (vocabulary.isDate(best.members[0]!))
      draft.timeDimensions.push({ dimension: best.members[0]!, granularity: 'day' });
    else draft.addDimension(...best.members);
    return true;
  }

  /** A list becomes the number of its rows. */
  private count(draft: Draft): boolean {
    const measure = this.vocabulary.countOf(draft.anchor);
    if (!measure) return false;
    const counted = reshape(draft, 'measures', draft.anchor);
    Object.assign(draft, {
      shape: 'measures',
      measures: [{ measure: measure.member }],
      dimensions: [],
      order: [],
      limit: undefined,
      timeDimensions: counted.timeDimensions,
    });
    return true;
  }
}

/** Whether the changed query would be about other things than those that were seen. */
function needsResult(
  earlier: EarlierResult,
  before: Draft,
  after: Draft,
  { conditions, periods, sorting, ranking, tags }: Request,
  { refersToThings }: Leaning,
): boolean {
  if (!earlier.picks(before)) return false;
  // "rank them by revenue instead": another ranking takes the place of the one that chose them.
  if (tags.has('instead') && before.shape === 'measures' && (sorting ?? ranking)?.by) return false;
  // "lowest first": the same five in another order.
  if (sorting && !ranking && before.limit !== undefined) return true;
  const isOtherShape = after.shape !== before.shape;
  if (before.shape === 'things') return isOtherShape && refersToThings;
  // "the total value of all dairy there" is about other rows, "the total value" about those that were listed.
  const isAboutThem = refersToThings || conditions.length + periods.length === 0;
  if (before.shape === 'rows') return isAboutThem && (isOtherShape || after.anchor !== before.anchor);
  const lostGroups = before.dimensions.length > 0 && after.dimensions.length === 0;
  const grain = (draft: Draft): string => draft.timeDimensions.map(({ granularity }) => granularity).join();
  const isOther =
    JSON.stringify(before.measures) !== JSON.stringify(after.measures) ||
    before.filters.length !== after.filters.length ||
    grain(before) !== grain(after);
  return (isAboutThem && (isOtherShape || lostGroups)) || (refersToThings && isOther);
}

/** A grouping that went takes the order along its periods or things with it. */
function withoutLostOrder(draft: Draft): void {
  if (draft.shape !== 'measures') return;
  const columns = new Set([
    ...draft.dimensions,
    ...draft.timeDimensions.flatMap(({ dimension, granularity }) => (granularity ? [dimension] : [])),
  ]);
  const isNumber = (by: string): boolean =>
    draft.measures.some(
      ({ measure, as }) => by === measure || by === as || by.startsWith(`${as ?? measure}:`),
    );
  draft.order = draft.order.filter(({ by }) => columns.has(by) || isNumber(by));
}

/** "which of those have overdue orders?" */
function asksWhichHave({ heads, targets, mentions }: Request): boolean {
  return (
    !heads.has('count') &&
    !heads.has('amount') &&
    targets.some(({ mention }) => isEntity(mention)) &&
    mentions.some((mention) => has(mention, 'of-those', 'pronoun')) &&
    mentions.some((mention) => has(mention, 'have', 'with'))
  );
}

/** What "both" and "the difference" compare has been found. */
function withoutComparison(request: Request): Request {
  const tags = new Set(request.tags);
  tags.delete('versus');
  tags.delete('change');
  const mentions = request.mentions.filter(({ phrase }) => !/^(difference|both)$/.test(phrase));
  return { ...request, tags, mentions, comparesPeriods: false, comparesValues: false };
}

function isOf(anchor: string, noun: Mention): boolean {
  return sensesOf(noun, 'entity').some(({ entity }) => entity === anchor);
}

/** "how many orders did that customer place": the customer is the one that was found before. */
function withoutReferences(request: Request): Request {
  const isBefore = (mention: Mention | undefined): boolean =>
    mention !== undefined && isNamedAgain(request.mentions, request.mentions.indexOf(mention) - 1);
  if (!request.targets.some(({ mention }) => isBefore(mention))) return request;
  return {
    ...request,
    targets: request.targets.filter(({ mention }) => !isBefore(mention)),
    counted: isBefore(request.counted) ? undefined : request.counted,
    heads: isBefore(request.counted) ? new Set([...request.heads, 'count']) : request.heads,
  };
}
