import type { MetricQuery } from '#libs/contracts';
import type { Draft } from '../compose/draft';
import { finish } from '../compose/finish';
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
    const snapshot = JSON.stringify(query);
    const removed = this.filters.remove(before, request.mentions);
    let draft: Draft | undefined = this.subjects.apply(before, this.withoutRemoved(request, removed));
    if (!draft) return undefined;
    if (!this.groups(draft, request)) return undefined;
    if (!this.filters.apply(draft, removed ? { ...request, conditions: [] } : request, lean))
      return undefined;
    if (!editPeriods(this.vocabulary, draft, request)) return undefined;
    draft = this.orders.apply(draft, request);
    if (!draft || !fits(this.vocabulary, draft, draft.anchor)) return undefined;
    finish(this.vocabulary, draft, request);
    const isChanged =
      JSON.stringify({
        m: draft.measures,
        d: draft.dimensions,
        t: draft.timeDimensions,
        f: draft.filters,
        o: draft.order,
        l: draft.limit,
      }) !== '' && snapshot !== '';
    return isChanged ? draft : undefined;
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
