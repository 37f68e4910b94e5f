import type { MetricQuery } from '#libs/contracts';
import type { Draft } from '../compose/draft';
import { finish } from '../compose/finish';
import { queryOf } from '../compose/query';
import type { Vocabulary } from '../compose/vocabulary';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { Leaning } from './detect';
import { FilterEdits } from './filter-edits';
import { OrderEdits } from './order-edits';
import { editPeriods } from './period-edits';
import { fits, reshape, resume } from './resume';
import { SubjectEdits } from './subject-edits';

/** Applies a follow-up to the query before it: other period, filter, measure, grouping, order, limit, kind of result. */
export class Editor {
  private readonly filters: FilterEdits;
  private readonly subjects: SubjectEdits;
  private readonly orders: OrderEdits;

  constructor(private readonly vocabulary: Vocabulary) {
    this.filters = new FilterEdits(vocabulary);
    this.subjects = new SubjectEdits(vocabulary);
    this.orders = new OrderEdits(vocabulary);
  }

  /** Undefined when the words do not fit the query before. */
  edit(query: MetricQuery, request: Request, lean: Leaning): Draft | undefined {
    const before = resume(this.vocabulary, query);
    const asText = JSON.stringify(queryOf(before));
    if (this.asksAboutOthers(before, request)) return undefined;
    const removed = this.filters.remove(before, request.mentions);
    let draft: Draft | undefined = this.subjects.apply(before, this.withoutRemoved(request, removed));
    if (!draft) return undefined;
    if (!removed && request.tags.has('remove') && !request.tags.has('noise')) return undefined;
    if (!this.groups(draft, request)) return undefined;
    if (!this.filters.apply(draft, removed ? { ...request, conditions: [] } : request, lean))
      return undefined;
    if (!editPeriods(this.vocabulary, draft, request)) return undefined;
    draft = this.orders.apply(draft, request);
    if (!draft || !fits(this.vocabulary, draft, draft.anchor)) return undefined;
    this.askedDates(draft, request);
    finish(this.vocabulary, draft, request);
    if (!this.isPlaced(draft, request)) return undefined;
    return JSON.stringify(queryOf(draft)) === asText && !this.isShown(draft, request) ? undefined : draft;
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

  /** "how many orders did they place?" after one order: who "they" are is not known. */
  private asksAboutOthers(draft: Draft, { mentions }: Request): boolean {
    const isPinned = draft.filters.some(
      (filter) =>
        'member' in filter &&
        filter.operator === 'equals' &&
        this.vocabulary.isIdentity(draft.anchor, filter.member),
    );
    return (
      isPinned &&
      mentions.some(
        ({ phrase }, at) =>
          /^(they|he|she)$/.test(phrase) && /\b(do|did|does|have|has)$/.test(mentions[at - 1]?.phrase ?? ''),
      )
    );
  }

  private withoutRemoved(request: Request, removed: boolean): Request {
    if (!removed) return request;
    return {
      ...request,
      targets: request.targets.filter(
        ({ mention }) =>
          isEntity(mention) ||
          (sensesOf(mention, 'measure').length > 0 && !sensesOf(mention, 'dimension').length),
      ),
      groups: [],
    };
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
