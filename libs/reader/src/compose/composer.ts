import type { Filter } from '#libs/contracts';
import type { Sense } from '../lexicon/sense';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Condition, Period, Request } from '../grammar/request';
import { daysBetween } from '../time/calendar';
import { ComparisonResolver } from './comparisons';
import { ConditionResolver } from './conditions';
import { Contradictions } from './contradictions';
import { countGroups } from './counted-groups';
import { isOfRows } from './dates';
import { Draft, type Shape } from './draft';
import { finish } from './finish';
import { MeasureShape } from './measure-shape';
import { addPeriods } from './periods';
import { RowShape } from './row-shape';
import { ThingShape } from './thing-shape';
import type { Vocabulary } from './vocabulary';
import { alignWeekdays } from './weekdays';

const SHAPES: readonly Shape[] = ['rows', 'things', 'measures'];
/** An entity that is named, but that the rows have nothing to do with. */
const STRANGER = 1.5;
const UNUSED = 2;
const IMPOSSIBLE = 50;

/** Tries every way in which the request can be asked of the semantic model, and keeps them by how natural they are. */
export class Composer {
  private readonly contradictions: Contradictions;
  private readonly conditions: ConditionResolver;
  private readonly comparisons: ComparisonResolver;
  private readonly shapes: Record<Shape, RowShape | ThingShape | MeasureShape>;

  constructor(private readonly vocabulary: Vocabulary) {
    this.contradictions = new Contradictions(vocabulary);
    this.conditions = new ConditionResolver(vocabulary);
    this.comparisons = new ComparisonResolver(vocabulary, this.conditions);
    this.shapes = {
      rows: new RowShape(vocabulary),
      things: new ThingShape(vocabulary),
      measures: new MeasureShape(vocabulary, this.conditions, this.comparisons),
    };
  }

  /** Possible readings, the most natural first. */
  compose(request: Request): Draft[] {
    const drafts: Draft[] = [];
    for (const shape of SHAPES) {
      for (const { name } of this.vocabulary.entities) {
        const draft = this.draft(request, shape, name);
        if (draft && draft.cost < IMPOSSIBLE && draft.problems.length === 0) drafts.push(draft);
      }
    }
    return drafts.sort((a, b) => a.cost - b.cost);
  }

  private draft(request: Request, shape: Shape, anchor: string): Draft | undefined {
    const draft = new Draft(shape, anchor);
    draft.about = { periods: request.periods, words: request.mentions, today: request.today };
    if (!this.shapes[shape].begin(draft, request)) return undefined;
    request.assumptions.forEach((assumption) => draft.assumptions.add(assumption));
    const durations = this.durations(draft, request);
    for (const condition of request.conditions) {
      if (durations.has(condition) || draft.consumed.has(condition)) continue;
      if (request.share?.part.includes(condition)) continue;
      if (condition.kind === 'values' && condition.apart && shape === 'measures') continue;
      // "WH-03 versus the rest": a number for each, not the rows of both.
      if (condition.kind === 'values' && condition.mentions.some((mention) => mention.isBesideRest))
        return undefined;
      if (condition.kind === 'comparison') {
        if (!this.comparisons.add(draft, condition, anchor)) return undefined;
      } else this.conditions.add(draft, condition, anchor);
      if (draft.cost >= IMPOSSIBLE) return undefined;
    }
    const periods = request.periods.filter(
      ({ mention }) => !durations.periods.has(mention) && !draft.placedPeriods.has(mention),
    );
    addPeriods(this.vocabulary, draft, request, periods);
    alignWeekdays(this.vocabulary, draft, request);
    for (const where of draft.eachOf) where.push(...periodFilters(draft));
    this.addContext(draft, request);
    if (!this.shapes[shape].end(draft, request)) return undefined;
    this.countUnused(draft, request);
    finish(this.vocabulary, draft, request);
    if (!countGroups(this.vocabulary, draft) || this.contradictions.isIn(draft)) return undefined;
    return draft;
  }

  /** "stockout risk over the next 10 days": the period says how long something lasts, not when something happened. */
  private durations(
    draft: Draft,
    request: Request,
  ): { has(condition: Condition): boolean; periods: Set<Mention> } {
    const conditions = new Set<Condition>();
    const periods = new Set<Mention>();
    for (const period of request.periods) {
      const days = period.range.durationDays ?? daysUntil(period.range, request.today);
      const left = days ?? daysLeft(period.range, request.today);
      if (left === undefined) continue;
      if (
        (!period.range.deadline && (period.range.past[1] ?? '9') <= (period.range.future[0] ?? '')) ||
        period.range.label.startsWith('the last')
      )
        continue;
      for (const condition of request.conditions) {
        if (condition.kind !== 'values' || condition.mentions.length !== 1) continue;
        const field = this.lasting(condition.mentions[0]!, draft.anchor);
        if (!field || (days === undefined && !runsOut(condition.mentions[0]!))) continue;
        draft.filters.push({ member: field.member, operator: 'lt', values: [left] });
        draft.note(condition.mentions[0]!, field, 0);
        conditions.add(condition);
        periods.add(period.mention);
        draft.placedPeriods.add(period.mention);
      }
      for (const { mention, role } of request.targets) {
        const field = role === 'head' && isEntity(mention) ? undefined : this.lasting(mention, draft.anchor);
        if (!field || (days === undefined && !runsOut(mention))) continue;
        if (draft.dimensions.includes(field.member) && days !== undefined && !period.range.deadline) continue;
        draft.filters.push({ member: field.member, operator: 'lt', values: [left] });
        draft.note(mention, field, 0);
        periods.add(period.mention);
        draft.placedPeriods.add(period.mention);
      }
    }
    return { has: (condition) => conditions.has(condition), periods };
  }

  private lasting(mention: Mention, anchor: string): Extract<Sense, { kind: 'dimension' }> | undefined {
    return sensesOf(mention, 'dimension').find(
      ({ member, entity }) => this.vocabulary.dimension(member).role === 'days' && entity === anchor,
    );
  }

  /** A reading that leaves out what was said is worse than any detour. */
  private countUnused(draft: Draft, request: Request): void {
    for (const cue of request.cues) {
      const senses = sensesOf(cue, 'cue');
      const isStrange = senses.every(
        ({ entity }) => !isOfRows(this.vocabulary, entity, draft.anchor, request.mentions),
      );
      if (!isStrange || draft.senses.has(cue) || sensesOf(cue, 'verb').length > 0) continue;
      draft.unused.push(cue);
      draft.cost += UNUSED;
    }
    for (const { mention, role } of request.targets) {
      if (draft.senses.has(mention) || (role === 'modifier' && isEntity(mention))) continue;
      // "customers who ordered": the same thing said twice.
      if (sensesOf(mention, 'dimension').some(({ member }) => draft.dimensions.includes(member))) continue;
      const isOfPeriod = sensesOf(mention, 'dimension').some(({ member }) =>
        draft.timeDimensions.some(({ dimension }) => dimension === member),
      );
      if (isOfPeriod && draft.shape === 'measures') continue;
      draft.unused.push(mention);
      draft.cost += UNUSED;
    }
  }

  /** Entities and verbs that are named beside what is asked for. */
  private addContext(draft: Draft, request: Request): void {
    for (const { mention, role } of request.targets) {
      if (draft.senses.has(mention) || !isEntity(mention)) continue;
      if (role !== 'context' && role !== 'modifier' && draft.shape === 'rows') continue;
      const best = this.nearest(draft.anchor, mention, 'entity');
      if (!best) continue;
      draft.note(mention, best.sense, Number.isFinite(best.cost) ? best.cost : STRANGER);
      // "items with a purchase order": nothing else says that there must be one.
      const needed =
        role === 'context' && draft.shape !== 'measures' && best.cost >= 1 && Number.isFinite(best.cost);
      const isSaid =
        request.conditions.some(({ mentions }) =>
          mentions.some((each) => each.end <= mention.start || each.start >= mention.end),
        ) && draft.filters.length > 0;
      if (needed && (!isSaid || isHad(request, mention)) && request.periods.length === 0) {
        draft.filters.push({ exists: { entity: (best.sense as { entity: string }).entity, where: [] } });
      }
    }
    for (const verb of request.verbs) {
      if (draft.senses.has(verb)) continue;
      const best = this.nearest(draft.anchor, verb, 'verb');
      if (!best) continue;
      const isOther = request.targets.some(
        ({ mention, role }) =>
          role === 'head' &&
          isEntity(mention) &&
          sensesOf(mention, 'entity').every(({ entity }) => entity !== draft.anchor),
      );
      const bonus = best.cost === 0 && !isOther ? -0.35 : 0;
      draft.note(verb, best.sense, Number.isFinite(best.cost) ? Math.min(best.cost, 1) * 0.5 + bonus : 0.8);
    }
  }

  private nearest(
    anchor: string,
    mention: Mention,
    kind: 'entity' | 'verb',
  ): { sense: Sense; cost: number } | undefined {
    return sensesOf(mention, kind)
      .map((sense) => ({
        sense: sense as Sense,
        cost:
          this.vocabulary.connections.cost(anchor, sense.entity) + this.vocabulary.preference(mention, sense),
      }))
      .sort((a, b) => a.cost - b.cost)[0];
  }
}

/** "empty by Friday": the days from today to the end of the last one. */
function daysUntil({ deadline, future }: Period['range'], today: string): number | undefined {
  const [from, to] = future;
  return deadline && from === today && to !== null ? daysBetween(today, to) : undefined;
}

/** "likely to run out this week": the days that are left of a period that runs. */
function daysLeft({ future: [from, to] }: Period['range'], today: string): number | undefined {
  const runs = from !== null && to !== null && from <= today && today < to;
  return runs ? daysBetween(today, to) : undefined;
}

function runsOut({ phrase }: Mention): boolean {
  return /\b(run|runs|running|sell|sold|stock|stocking|be) ?-?(out|dry|empty|gone)\b|stockout/.test(phrase);
}

/** "that already have POs raised": that there is one is what was said. */
function isHad({ mentions, conditions }: Request, noun: Mention): boolean {
  const at = mentions.indexOf(noun);
  const before = mentions.slice(Math.max(0, at - 3), at);
  const isStated = conditions.some((each) => 'noun' in each && each.noun === noun);
  return (
    !isStated &&
    before.some((each) => has(each, 'have') && !has(each, 'copula')) &&
    !before.some((each) => has(each, 'not', 'without'))
  );
}

function periodFilters({ timeDimensions }: Draft): Filter[] {
  return timeDimensions.flatMap(({ dimension, dateRange }): Filter[] =>
    dateRange ? [{ member: dimension, operator: 'inDateRange', values: [...dateRange] }] : [],
  );
}
