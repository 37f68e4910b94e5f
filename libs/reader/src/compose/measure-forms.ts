import type { Filter } from '#libs/contracts';
import type { Mention } from '../grammar/mention';
import type { Comparison, Request } from '../grammar/request';
import type { ComparisonResolver } from './comparisons';
import type { ConditionResolver } from './conditions';
import { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** What is asked of a number besides itself: a part of a whole, one for each state, a running total. */
export class MeasureForms {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly conditions: ConditionResolver,
    private readonly comparisons: ComparisonResolver,
  ) {}

  /** False when the numbers of the draft cannot be had in the form that was asked for. */
  apply(draft: Draft, request: Request): boolean {
    // An average per day counts the days of one date; of another it would be a different number.
    const dates = draft.timeDimensions.map(({ dimension }) => dimension);
    if (draft.perPeriodOf !== undefined && dates.some((date) => date !== draft.perPeriodOf)) return false;
    if (request.tags.has('cumulative') && !this.runningTotal(draft)) return false;
    return this.apart(draft, request) && this.share(draft, request);
  }

  private share(draft: Draft, request: Request): boolean {
    const { share } = request;
    if (share) {
      const where = share.part.flatMap((condition) =>
        condition.kind === 'comparison'
          ? this.compared(draft, condition)
          : (this.conditions.resolve(draft, condition, draft.anchor) ?? []),
      );
      const [first] = draft.measures;
      if (!first || draft.measures.length !== 1) return false;
      const parts = new Set(where.map((filter) => JSON.stringify(filter)));
      draft.filters = draft.filters.filter((filter) => !parts.has(JSON.stringify(filter)));
      const isRate = this.vocabulary.measure(first.measure).format === 'percent';
      const rate = this.vocabulary.rateOf(first.measure, where);
      if (rate) {
        draft.measures = [{ measure: rate }];
        return true;
      }
      // "capacity utilisation of WH-05 in percent": a rate is a share already, of the rows that are meant.
      if (isRate && where.length > 0) {
        draft.filters.push(...where);
        return true;
      }
      const state = where.length === 0 ? this.countedState(first.measure) : undefined;
      if (state)
        draft.measures = [
          { measure: state.count, where: [{ segment: state.segment }], share: 'of-unfiltered', as: 'share' },
        ];
      else if (where.length > 0) draft.measures = [{ ...first, where, share: 'of-unfiltered', as: 'share' }];
      else if (isRate) return true;
      else if (draft.dimensions.length > 0 || request.grain) {
        const whole = share.within && this.wholeOf(draft, share.within);
        if (share.within && !whole) return false;
        draft.measures = [
          first,
          { ...first, share: 'of-total', as: 'share', ...(whole ? { shareWithin: whole } : {}) },
        ];
      } else return false;
    }
    return true;
  }

  /** "what percentage of our products has a price above 20": a condition of each row. */
  private compared(draft: Draft, condition: Comparison): Filter[] {
    const rows = new Draft('rows', draft.anchor);
    if (!this.comparisons.add(rows, condition, draft.anchor)) return [];
    draft.cost += rows.cost;
    for (const [mention, sense] of rows.senses) draft.senses.set(mention, sense);
    return rows.filters;
  }

  /** "low items and empty items per warehouse": one number for each state. */
  private apart(draft: Draft, { conditions }: Request): boolean {
    const states = conditions.flatMap((condition) =>
      condition.kind === 'values' && condition.apart ? [condition] : [],
    );
    const [only] = draft.measures;
    if (states.length === 0) return true;
    if (!only || draft.measures.length > 1 || only.where) return false;
    const count = this.vocabulary.countOf(draft.anchor);
    const isCount = /^count/.test(this.vocabulary.measure(only.measure).aggregate);
    const measure = isCount && count ? count.member : only.measure;
    const all = states.some(({ ofAll }) => ofAll) ? [{ measure }] : [];
    const parts = states.map((state) => {
      const where = this.conditions.resolve(draft, { ...state, apart: false }, draft.anchor) ?? [];
      const name = [...(state.negated ? ['other than'] : []), ...state.mentions.map(({ phrase }) => phrase)]
        .join(' ')
        .replace(/[^a-z0-9]+/g, '_');
      return { measure, where, as: /^[a-z]/.test(name) ? name : `state_${name}` };
    });
    draft.measures = [...all, ...parts];
    return parts.every(({ where }) => where.length > 0);
  }

  /** "cumulative revenue by month": along the periods that it is asked for; a mean has no running total. */
  private runningTotal(draft: Draft): boolean {
    const runs = draft.timeDimensions.some(({ granularity }) => granularity !== undefined);
    const isCompared = draft.timeDimensions.some(({ compareDateRange }) => compareDateRange !== undefined);
    const measures = draft.measures.map(({ measure }) => this.vocabulary.measure(measure));
    // Without periods to run along it is the total up to now.
    if (!runs) return measures.length > 0;
    if (isCompared || measures.some(({ aggregate }) => !/^(sum|count|min|max)$/.test(aggregate)))
      return false;
    draft.measures = draft.measures.map((use) => ({ ...use, cumulative: {} }));
    return true;
  }

  /** The columns that say which whole a thing belongs to, where there are others that tell the parts apart. */
  private wholeOf({ senses, dimensions }: Draft, within: Mention): string[] | undefined {
    const sense = senses.get(within);
    const members = dimensions.filter((member) =>
      sense?.kind === 'dimension'
        ? member === sense.member
        : sense?.kind === 'entity' && this.vocabulary.identityColumns(sense.entity).includes(member),
    );
    return members.length > 0 && members.length < dimensions.length ? members : undefined;
  }

  /** "percentage of late deliveries": late ones of all, not each supplier's part of the late ones. */
  private countedState(member: string): { count: string; segment: string } | undefined {
    const { aggregate, where, entity } = this.vocabulary.measure(member);
    const count = this.vocabulary.countOf(entity);
    const segment = [...this.vocabulary.entity(entity).segments.values()].find(({ sql }) => sql === where);
    return aggregate === 'count' && count && segment
      ? { count: count.member, segment: segment.member }
      : undefined;
  }
}
