import type { Filter, MeasureFilter } from '#libs/contracts';
import type { Sense, SenseOf } from '../lexicon/sense';
import { isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Comparison } from '../grammar/request';
import type { ConditionResolver } from './conditions';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

interface Candidate {
  cost: number;
  sense: Sense;
  mention?: Mention;
  field?: string;
  measure?: string;
}

const BARE = 0.35;
const LATE = /\b(overdue|late|past due|behind|delayed)\b/;
/** "units were sold" are hardly units in stock. */
const OTHER_VERB = 2.5;

/** Numbers that a field or a measure is compared with, as filters or as conditions on groups. */
export class ComparisonResolver {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly conditions: ConditionResolver,
  ) {}

  /** False when nothing can be compared here. */
  add(draft: Draft, comparison: Comparison, anchor: string): boolean {
    if (this.isExistence(draft, comparison)) return this.exists(draft, comparison);
    if (comparison.unit === 'times') return this.howOften(draft, comparison);
    if (comparison.dates) return this.between(draft, comparison);
    if (comparison.of) return this.partOf(draft, comparison, comparison.of);
    const isGrouped = draft.shape !== 'rows';
    const candidates = this.candidates(comparison, anchor).filter((each) => this.fitsUnit(each, comparison));
    const best = candidates
      .map((each) => ({ ...each, cost: each.cost + this.shapeCost(each, draft, anchor) }))
      .filter(({ cost }) => Number.isFinite(cost))
      .sort((a, b) => a.cost - b.cost)[0];
    if (!best) return false;
    draft.note(best.mention ?? comparison.mentions[0]!, best.sense, best.cost);
    const { operator, upTo } = comparison;
    const value = this.valueFor(best, comparison.value, comparison.unit);
    if (best.field !== undefined) {
      draft.filters.push(...bounds(best.field, operator, value, upTo));
      // "less than a week overdue": overdue all the same, not still to come.
      const isBelow = (operator === 'lt' || operator === 'lte') && value > 0;
      if (isBelow && LATE.test(best.mention?.phrase ?? ''))
        draft.filters.push({ member: best.field, operator: 'gt', values: [0] });
      return true;
    }
    if (!isGrouped || best.measure === undefined) return false;
    const where = comparison.rightConditions.flatMap(
      (inner) => this.conditions.resolve(draft, inner, this.vocabulary.measure(best.measure!).entity) ?? [],
    );
    const measure = {
      measure: best.measure,
      ...(where.length > 0 ? { where, as: `compared_${best.measure.split('.')[1]!}` } : {}),
    };
    const having = (bound: MeasureFilter['operator'], limit: number): MeasureFilter => ({
      measure,
      operator: bound,
      value: limit,
    });
    draft.having.push(having(operator, value), ...(upTo === undefined ? [] : [having('lte', upTo)]));
    return true;
  }

  /** "late more than three times": the rows of each are counted. A factor of another field cannot be asked for. */
  private howOften(draft: Draft, { right, operator, value }: Comparison): boolean {
    const count = this.vocabulary.countOf(draft.anchor);
    if (right || draft.shape === 'rows' || !count) return false;
    draft.having.push({ measure: { measure: count.member }, operator, value });
    return true;
  }

  /** "the delivery date is more than 10 days after the order date": the field that counts just these days. */
  private between(draft: Draft, { dates, operator, value, upTo }: Comparison): boolean {
    const namesOf = (mention: Mention): Set<string> =>
      new Set(sensesOf(mention, 'dimension', 'cue').map(({ member }) => member));
    const [from, to] = [namesOf(dates![0]), namesOf(dates![1])];
    for (const entity of this.vocabulary.connections.reached(draft.anchor).keys()) {
      for (const { sql, member } of this.vocabulary.entity(entity).dimensions.values()) {
        const [, first, second] = /^\{days\(([a-z0-9_]+), ([a-z0-9_]+)\)\}$/.exec(sql ?? '') ?? [];
        if (!from.has(`${entity}.${first}`) || !to.has(`${entity}.${second}`)) continue;
        draft.note(dates![1], { kind: 'dimension', entity, member }, entity === draft.anchor ? 0 : 0.25);
        draft.filters.push(...bounds(member, operator, value, upTo));
        return true;
      }
    }
    return false;
  }

  /** "more than 95 % of their maximum" is a field that divides the two, "of orders were late" a share of the group. */
  private partOf(draft: Draft, comparison: Comparison, whole: Mention): boolean {
    const { operator, value, upTo, left, own, rightConditions } = comparison;
    if (rightConditions.length > 0) return this.shareOf(draft, comparison, whole);
    if (!left && draft.shape !== 'rows' && this.partOfSum(draft, comparison, whole)) return true;
    const parts = new Set(
      (left ? sensesOf(left, 'dimension') : own).map(({ member }) => member.split('.')[1]!),
    );
    const wholes = sensesOf(whole, 'dimension').filter(({ entity }) => entity === draft.anchor);
    for (const { sql, member } of this.vocabulary.entity(draft.anchor).dimensions.values()) {
      const [, a, b] = /^1\.0 \* \{([a-z0-9_]+)\} \/ NULLIF\(\{([a-z0-9_]+)\}, 0\)$/.exec(sql ?? '') ?? [];
      const sense = wholes.find(({ member: each }) => each.endsWith(`.${b}`));
      if (!sense || !parts.has(a!)) continue;
      draft.note(whole, sense, 0);
      draft.filters.push(...bounds(member, operator, value, upTo));
      return true;
    }
    return false;
  }

  /** "suppliers above 10 % of spend": each one's part of the sum over all of them. */
  private partOfSum(draft: Draft, { operator, value, upTo }: Comparison, whole: Mention): boolean {
    const sense = sensesOf(whole, 'measure').find(({ entity, member }) => {
      const { aggregate } = this.vocabulary.measure(member);
      return entity === draft.anchor && (aggregate === 'sum' || aggregate === 'count');
    });
    if (!sense || isEntity(whole)) return false;
    const measure = { measure: sense.member, share: 'of-total' as const, as: 'share' };
    draft.note(whole, sense, this.vocabulary.preference(whole, sense));
    draft.having.push({ measure, operator, value });
    if (upTo !== undefined) draft.having.push({ measure, operator: 'lte', value: upTo });
    return true;
  }

  private shareOf(draft: Draft, { operator, value, rightConditions }: Comparison, whole: Mention): boolean {
    const sense = sensesOf(whole, 'entity').find(({ entity }) => entity === draft.anchor);
    const count = this.vocabulary.countOf(draft.anchor);
    if (draft.shape === 'rows' || !sense || !count) return false;
    const where = rightConditions.flatMap(
      (inner) => this.conditions.resolve(draft, inner, draft.anchor) ?? [],
    );
    draft.note(whole, sense, 0);
    const rate = this.vocabulary.rateOf(count.member, where);
    const measure = rate
      ? { measure: rate }
      : { measure: count.member, where, share: 'of-unfiltered' as const, as: 'share' };
    draft.having.push({ measure, operator, value });
    return where.length > 0;
  }

  /** "orders with at least one backordered line": that there is such a row. */
  private isExistence({ shape, anchor }: Draft, { operator, value, right, upTo }: Comparison): boolean {
    const isOne = (operator === 'gte' && value === 1) || (operator === 'gt' && value === 0);
    if (shape !== 'rows' || !isOne || upTo !== undefined || !right) return false;
    return this.finer(anchor, right) !== undefined;
  }

  private exists(draft: Draft, { right, rightConditions }: Comparison): boolean {
    const sense = this.finer(draft.anchor, right!)!;
    draft.note(right!, sense, 0.1);
    const where = rightConditions.flatMap(
      (inner) => this.conditions.resolve(draft, inner, sense.entity) ?? [],
    );
    draft.filters.push({ exists: { entity: sense.entity, where } });
    return true;
  }

  private finer(anchor: string, noun: Mention): SenseOf<'entity'> | undefined {
    const { connections } = this.vocabulary;
    return sensesOf(noun, 'entity').find(
      ({ entity }) => entity !== anchor && connections.reaches(entity, anchor),
    );
  }

  private candidates(comparison: Comparison, anchor: string): Candidate[] {
    const { left, right, rightConditions, own, isSpecific, verb } = comparison;
    if (verb && !left && !right && !isSpecific) return this.ofVerb(verb, comparison);
    const found: Candidate[] = [];
    for (const { kind: _, ...sense } of own) {
      const full = { kind: sense.of, entity: sense.entity, member: sense.member } as Sense;
      const cost = (isSpecific ? 0 : BARE) + (sense.entity === anchor ? 0 : 0.3);
      found.push({
        cost,
        sense: full,
        ...(sense.of === 'dimension' ? { field: sense.member } : { measure: sense.member }),
      });
    }
    const plain = rightConditions.length === 0 ? right : undefined;
    const counted = plain ? this.countedRows(plain, anchor) : [];
    const nouns = [
      ...counted,
      ...[left, right].flatMap((noun) => (noun ? this.ofNoun(noun, anchor, verb) : [])),
    ];
    // What is named beside the number decides; "more than" alone means the usual quantity of the rows.
    return nouns.length > 0 && !isSpecific ? nouns : [...found, ...nouns];
  }

  /** "orders with more than 5 lines": a field of the order counts them. */
  private countedRows(noun: Mention, anchor: string): Candidate[] {
    const entity = this.vocabulary.entity(anchor);
    return sensesOf(noun, 'entity').flatMap((sense) =>
      [...entity.dimensions.values()].flatMap(({ sql, member }): Candidate[] => {
        const [, rollup, value] = /^\{([a-z0-9_]+)\.([a-z0-9_]+)\}$/.exec(sql ?? '') ?? [];
        const total = rollup === undefined ? undefined : entity.rollups[rollup];
        return total?.from === sense.entity && total.values[value!] === 'COUNT(*)'
          ? [{ cost: 0.05, sense, mention: noun, field: member }]
          : [];
      }),
    );
  }

  /** "sold more than 100": units; "sold for more than 100": money. */
  private ofVerb(verb: Mention, { isPaid }: Comparison): Candidate[] {
    return sensesOf(verb, 'verb').flatMap((sense): Candidate[] => {
      const role = isPaid ? 'money' : 'quantity';
      const measure = [...this.vocabulary.entity(sense.entity).measures.values()].find(({ member }) => {
        const field = this.vocabulary.fieldOf(member);
        return field !== undefined && this.vocabulary.dimension(field).role === role;
      });
      return measure ? [{ cost: 0.2, sense, measure: measure.member }] : [];
    });
  }

  private ofNoun(noun: Mention, anchor: string, verb?: Mention): Candidate[] {
    const done = new Set(sensesOf(verb, 'verb').map(({ entity }) => entity));
    const ofOthers = (entity: string): number => (done.size > 0 && !done.has(entity) ? OTHER_VERB : 0);
    const { vocabulary } = this;
    const found: Candidate[] = [];
    for (const sense of sensesOf(noun, 'dimension')) {
      const cost = vocabulary.preference(noun, sense) + ofOthers(sense.entity);
      if (vocabulary.isNumeric(sense.member)) found.push({ cost, sense, mention: noun, field: sense.member });
      else if (vocabulary.isThing(sense.member)) {
        const measure =
          vocabulary.distinctOf(anchor, sense.member) ?? vocabulary.distinctOf(sense.entity, sense.member);
        if (measure) found.push({ cost: cost + 0.15, sense, mention: noun, measure: measure.member });
      }
    }
    for (const sense of sensesOf(noun, 'measure')) {
      if (vocabulary.measure(sense.member).format === 'date') continue;
      const field = vocabulary.fieldOf(sense.member);
      if (field !== undefined) {
        found.push({
          cost: vocabulary.preference(noun, sense) + 0.15 + ofOthers(sense.entity),
          sense,
          mention: noun,
          field,
        });
      }
      found.push({
        cost: vocabulary.preference(noun, sense) + 0.05 + ofOthers(sense.entity),
        sense,
        mention: noun,
        measure: sense.member,
      });
    }
    for (const sense of sensesOf(noun, 'entity')) {
      const count = vocabulary.countOf(sense.entity);
      if (count)
        found.push({ cost: vocabulary.preference(noun, sense), sense, mention: noun, measure: count.member });
    }
    return found;
  }

  private shapeCost({ field, measure, mention }: Candidate, draft: Draft, anchor: string): number {
    const { connections } = this.vocabulary;
    if (field !== undefined) {
      const distance = connections.cost(anchor, field.split('.')[0]!);
      // A bare "worth more than" is about the rows themselves, not about rows that mention them.
      if (mention === undefined && field.split('.')[0] !== anchor) return Infinity;
      return draft.shape === 'rows' ? distance : distance + 0.2;
    }
    if (draft.shape === 'rows') return Infinity;
    const entity = this.vocabulary.measure(measure!).entity;
    return Math.min(connections.cost(anchor, entity), connections.cost(entity, anchor));
  }

  private fitsUnit({ field, measure }: Candidate, { unit }: Comparison): boolean {
    if (unit === undefined) return true;
    const dimension = field === undefined ? undefined : this.vocabulary.dimension(field);
    const format = measure === undefined ? dimension?.format : this.vocabulary.measure(measure).format;
    if (unit === 'days') return dimension?.role === 'days' || format === 'days';
    if (unit === 'money') return dimension?.role === 'money' || format === 'money';
    return format === 'percent';
  }

  /** A share is compared as a fraction, however it was written: "below 90 percent", "under 0.9", "under 90". */
  private valueFor({ field, measure }: Candidate, value: number, unit: Comparison['unit']): number {
    const format =
      field === undefined
        ? this.vocabulary.measure(measure!).format
        : this.vocabulary.dimension(field).format;
    return format === 'percent' && unit !== 'percent' && value > 1 ? value / 100 : value;
  }
}

function bounds(
  member: string,
  operator: Comparison['operator'],
  value: number,
  upTo: number | undefined,
): Filter[] {
  const filter: Filter = { member, operator, values: [value] };
  return upTo === undefined ? [filter] : [filter, { member, operator: 'lte', values: [upTo] }];
}
