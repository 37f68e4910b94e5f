import type { Turn } from '#libs/contracts';
import type { Draft } from '../compose/draft';
import { finish } from '../compose/finish';
import { queryOf } from '../compose/query';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { Leaning } from './detect';
import { EarlierResult } from './earlier-result';
import { FilterEdits } from './filter-edits';
import { OrderEdits } from './order-edits';
import { editPeriods } from './period-edits';
import { asksUndo, recall } from './recall';
import { fits, reshape, resume } from './resume';
import { SubjectEdits } from './subject-edits';

/** Applies a follow-up to the query before it: other period, filter, measure, grouping, order, limit, kind of result. */
export class Editor {
  private readonly filters: FilterEdits;
  private readonly subjects: SubjectEdits;
  private readonly orders: OrderEdits;
  private readonly earlier: EarlierResult;

  constructor(private readonly vocabulary: Vocabulary) {
    this.filters = new FilterEdits(vocabulary);
    this.subjects = new SubjectEdits(vocabulary);
    this.orders = new OrderEdits(vocabulary);
    this.earlier = new EarlierResult(vocabulary);
  }

  /** Undefined when the words do not fit the question before. */
  edit(history: readonly Turn[], request: Request, lean: Leaning): Draft | undefined {
    const { vocabulary } = this;
    const last = history.at(-1)!.reading.query;
    const recalled = recall(history, request);
    if (asksUndo(request)) return recalled && resume(vocabulary, recalled);
    const before = (): Draft => resume(vocabulary, recalled ?? last);
    const asked = recalled ? withoutComparison(request) : request;
    const draft = this.ofThing(before(), asked, lean) ?? this.change(before(), asked, lean);
    const exact =
      draft && needsResult(this.earlier, before(), draft, lean) ? this.among(before(), asked, lean) : draft;
    if (!exact) return undefined;
    const isSame = JSON.stringify(queryOf(exact)) === JSON.stringify(queryOf(resume(vocabulary, last)));
    return isSame && !this.isShown(exact, asked) ? undefined : exact;
  }

  private change(before: Draft, asked: Request, lean: Leaning): Draft | undefined {
    const request = this.filters.remove(before, asked);
    let draft: Draft | undefined = request && this.subjects.apply(before, request);
    if (!request || !draft || !this.groups(draft, request)) return undefined;
    if (!this.filters.apply(draft, request, lean)) return undefined;
    if (!editPeriods(this.vocabulary, draft, request)) return undefined;
    draft = this.orders.apply(draft, request);
    if (!draft || !fits(this.vocabulary, draft, draft.anchor)) return undefined;
    this.askedDates(draft, request);
    finish(this.vocabulary, draft, request);
    return this.isPlaced(draft, request) ? draft : undefined;
  }

  /** The same change, over the things of the result before: its ranking and what it was ranked by stay as they were. */
  private among(before: Draft, request: Request, lean: Leaning): Draft | undefined {
    const things = this.earlier.things(before);
    const kept = this.earlier.only(before);
    const draft = kept && this.change(kept, request, lean);
    if (!draft) return undefined;
    if (asksWhichHave(request)) return this.asThings(draft, things);
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

  private asThings(draft: Draft, things: readonly string[]): Draft | undefined {
    const columns = this.earlier.columnsFor(draft.anchor, things);
    if (!columns) return undefined;
    const next = reshape(draft, 'things', draft.anchor);
    next.dimensions = columns;
    return next;
  }

  /** "when is it expected?": the date belongs into the list. */
  private askedDates(draft: Draft, { asksWhen, cues }: Request): void {
    if (!asksWhen || draft.shape !== 'rows') return;
    const { connections } = this.vocabulary;
    for (const cue of cues) {
      const date = sensesOf(cue, 'cue').find(({ entity }) => connections.reaches(draft.anchor, entity));
      if (date) draft.addDimension(date.member);
    }
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
  private isShown({ dimensions }: Draft, { targets, heads, mentions }: Request): boolean {
    if (mentions.some((mention) => has(mention, 'versus', 'remove', 'change'))) return false;
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
  { refersToThings }: Leaning,
): boolean {
  if (!earlier.picks(before)) return false;
  const isOtherShape = after.shape !== before.shape;
  if (before.shape === 'things') return isOtherShape && refersToThings;
  if (before.shape === 'rows') return isOtherShape || after.anchor !== before.anchor;
  const lostGroups = before.dimensions.length > 0 && after.dimensions.length === 0;
  const grain = (draft: Draft): string => draft.timeDimensions.map(({ granularity }) => granularity).join();
  const isOther =
    JSON.stringify(before.measures) !== JSON.stringify(after.measures) ||
    before.filters.length !== after.filters.length ||
    grain(before) !== grain(after);
  return isOtherShape || lostGroups || (refersToThings && isOther);
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
  return { ...request, tags, comparesPeriods: false, comparesValues: false };
}
