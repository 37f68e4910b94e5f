import type { Filter } from '#libs/contracts';
import type { Sense, SenseOf } from '../lexicon/sense';
import { isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type {
  ColumnComparison,
  Condition,
  HolidayCondition,
  PresenceCondition,
  TextCondition,
  ValueCondition,
} from '../grammar/request';
import { beyond } from './beyond';
import type { Draft } from './draft';
import { RelationResolver } from './relations';
import type { Vocabulary } from './vocabulary';
import { holidayFilter } from './public-holidays';
import { weekdayFilter } from './weekdays';

const NOUN_FITS = -0.5;
const NOUN_DIFFERS = 0.3;
const OTHER_STATUS = 0.35;
/** Two places said of one thing make the reader a little less sure. */
const ELSEWHERE = 1.2;
const IMPOSSIBLE = 50;

/** Conditions as filters over rows of one entity; each adds to the draft's cost how far-fetched it is. */
export class ConditionResolver {
  private readonly relations: RelationResolver;

  constructor(private readonly vocabulary: Vocabulary) {
    this.relations = new RelationResolver(vocabulary, (draft, condition, anchor) =>
      this.resolve(draft, condition, anchor),
    );
  }

  add(draft: Draft, condition: Condition, anchor: string): void {
    const filters = this.resolve(draft, condition, anchor);
    if (filters) draft.filters.push(...filters);
  }

  resolve(draft: Draft, condition: Condition, anchor: string): Filter[] | undefined {
    switch (condition.kind) {
      case 'values':
        return this.values(draft, condition, anchor);
      case 'text':
        return this.text(draft, condition, anchor);
      case 'columns':
        return this.columns(draft, condition, anchor);
      case 'relation':
        return this.relations.resolve(draft, condition, anchor);
      case 'weekday': {
        const filters = weekdayFilter(this.vocabulary, draft, condition, anchor);
        if (!filters) draft.cost += IMPOSSIBLE;
        return filters;
      }
      case 'holidays':
        return this.holidays(draft, condition, anchor);
      case 'presence':
        return this.presence(draft, condition, anchor);
      default:
        return undefined;
    }
  }

  private values(draft: Draft, condition: ValueCondition, anchor: string): Filter[] | undefined {
    if (condition.elsewhere) return this.elsewhere(draft, condition, condition.elsewhere, anchor);
    const choices = this.choices(condition, anchor);
    const best = choices.sort((a, b) => a.cost - b.cost)[0];
    if (!best || best.cost >= IMPOSSIBLE) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    condition.mentions.forEach((mention, at) => draft.senses.set(mention, best.senses[at]!));
    draft.cost += best.cost;
    const first = best.senses[0]!;
    if (first.kind === 'segment') {
      const segment = this.vocabulary.model.segment(first.member);
      if (condition.beyond) return beyond(this.vocabulary, draft, first.member, condition.beyond);
      if (segment?.assumption !== undefined) draft.assumptions.add(segment.assumption);
      const filters: Filter[] = best.senses.map((sense) => ({
        segment: (sense as SenseOf<'segment'>).member,
      }));
      const own = condition.all ? this.relations.each(draft, first.entity, filters) : undefined;
      if (own) return own;
      if (condition.never && this.relations.areThings(draft))
        return filters.map((filter) => this.relations.never(draft, [filter], condition));
      if (condition.negated) return filters.map((filter) => ({ not: filter }));
      return filters.length === 1 ? filters : [{ or: filters }];
    }
    const values = best.senses.map((sense) => (sense as SenseOf<'value'>).value);
    if (condition.never && this.relations.areThings(draft)) {
      const positive: Filter = { member: first.member, operator: 'equals', values };
      return [this.relations.never(draft, [positive], condition)];
    }
    if (condition.all) {
      const each = values.map((value): Filter => ({
        member: first.member,
        operator: 'equals',
        values: [value],
      }));
      const filters =
        this.relations.each(draft, first.entity, each) ?? this.inEach(draft, first.entity, each);
      if (filters) return filters;
    }
    if (!condition.negated && this.vocabulary.isIdentity(anchor, first.member)) draft.isPinned = true;
    return [{ member: first.member, operator: condition.negated ? 'notEquals' : 'equals', values }];
  }

  /** "items in both WH-01 and WH-02": the rows of the first place of which there is another in each of the others. */
  private inEach(draft: Draft, entity: string, [own, ...others]: readonly Filter[]): Filter[] | undefined {
    const identity = this.vocabulary.identity(draft.anchor);
    if (draft.shape !== 'rows' || entity !== draft.anchor || identity.startsWith(`${entity}.`))
      return undefined;
    return [own!, ...others.map((where) => ({ exists: { entity, where: [where], of: [identity] } }))];
  }

  /** Of rows that are told apart by a thing and a place: another row of the thing. */
  private elsewhere(
    draft: Draft,
    { negated }: ValueCondition,
    conditions: readonly Condition[],
    anchor: string,
  ): Filter[] | undefined {
    const identity = this.vocabulary.identity(anchor);
    const where = conditions.flatMap((each) => this.resolve(draft, each, anchor) ?? []);
    if (identity.startsWith(`${anchor}.`) || where.length < conditions.length) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    draft.isPinned = false;
    draft.cost += ELSEWHERE;
    return [{ exists: { entity: anchor, where, of: [identity], ...(negated ? { not: true } : {}) } }];
  }

  /** One sense for each value, all of one member: what several values have in common. */
  private choices(
    { options, noun, mentions }: ValueCondition,
    anchor: string,
  ): { senses: (SenseOf<'value'> | SenseOf<'segment'>)[]; cost: number }[] {
    const first = (options[0] ?? []).filter((sense) => sense.kind === 'value' || sense.kind === 'segment');
    return first.flatMap((sense) => {
      const senses = options.map((option) =>
        option.find((other): other is SenseOf<'value'> | SenseOf<'segment'> =>
          sense.kind === 'segment'
            ? other.kind === 'segment' && other.entity === sense.entity
            : other.kind === 'value' && other.member === sense.member,
        ),
      );
      if (senses.some((each) => each === undefined)) return [];
      const distance = this.vocabulary.connections.cost(anchor, sense.entity);
      if (!Number.isFinite(distance)) return [];
      const cost =
        distance +
        this.preference(mentions[0]!, sense) +
        this.nounCost(noun, sense) +
        this.otherStatus(first, sense) +
        (sense.kind === 'segment' ? 0.01 : 0);
      return [{ senses: senses as (SenseOf<'value'> | SenseOf<'segment'>)[], cost: Math.max(0, cost) }];
    });
  }

  /** Bare words such as "warehouse" and "status" have a preferred member; their values then mean that one. */
  private preference(mention: Mention, sense: SenseOf<'value'> | SenseOf<'segment'>): number {
    return this.vocabulary.preference(mention, sense);
  }

  /** "cancelled order value": the status that the persona means, where lines have one of the same name. */
  private otherStatus(all: readonly Sense[], sense: Sense): number {
    const usual = this.vocabulary.lexicon.persona.prefer['status'];
    if (sense.kind !== 'value' || sense.member === usual || !/status$/.test(sense.member)) return 0;
    const isUsual = all.some(
      (other) => other.kind === 'value' && other.member === usual && other.value === sense.value,
    );
    return isUsual ? OTHER_STATUS : 0;
  }

  private nounCost(noun: Mention | undefined, sense: Sense): number {
    if (!noun || !isEntity(noun) || !('entity' in sense)) return 0;
    const entities = sensesOf(noun, 'entity').map(({ entity }) => entity);
    return entities.includes(sense.entity) ? NOUN_FITS : NOUN_DIFFERS;
  }

  private text(
    draft: Draft,
    { operator, text, noun, members, isAddress = false, mentions }: TextCondition,
    anchor: string,
  ): Filter[] | undefined {
    const fields = sensesOf(noun, 'dimension').filter(({ member }) =>
      /name|text/.test(this.vocabulary.dimension(member).role),
    );
    const owners = new Set([
      ...fields.map(({ entity }) => entity),
      ...sensesOf(noun, 'entity').map(({ entity }) => entity),
    ]);
    const candidates = this.vocabulary.entities.flatMap((entity) =>
      [...entity.dimensions.values()].filter(
        ({ role, member }) =>
          members?.includes(member) ?? (role === 'text' || (role === 'name' && !isAddress)),
      ),
    );
    const ranked = candidates
      .map((dimension) => {
        const named = fields.some(({ member }) => member === dimension.member) ? -1 : 0;
        const owned = owners.size === 0 || owners.has(dimension.entity) ? 0 : 1;
        return {
          dimension,
          cost:
            this.vocabulary.connections.cost(anchor, dimension.entity) +
            named +
            owned +
            (dimension.role === 'text' && !isAddress ? 0.5 : 0) +
            this.isOwnName(dimension.entity, dimension.name),
        };
      })
      .sort((a, b) => a.cost - b.cost);
    const best = ranked[0];
    if (!best || !Number.isFinite(best.cost)) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    draft.cost += Math.max(0, best.cost);
    const { member, entity } = best.dimension;
    mentions.forEach((mention) => draft.senses.set(mention, { kind: 'dimension', entity, member }));
    return [{ member, operator, values: [text] }];
  }

  /** The name of the entity's own things comes before names of others that it mentions. */
  private isOwnName(entity: string, name: string): number {
    return this.vocabulary.identityColumns(entity).includes(`${entity}.${name}`) ? 0 : 0.4;
  }

  private columns(
    draft: Draft,
    { operator, left, right, own, factor }: ColumnComparison,
    anchor: string,
  ): Filter[] | undefined {
    let best: { filter: Filter; cost: number; senses: [Sense, Sense] } | undefined;
    const usual = own.flatMap(({ of, ...sense }) => (of === 'dimension' ? [{ ...sense, kind: of }] : []));
    for (const b of sensesOf(right, 'dimension')) {
      // What no word names is a field of the same rows.
      const ownRows = usual.filter(({ entity }) => entity === b.entity);
      const unnamed = ownRows.length > 0 ? ownRows : this.counterparts(b);
      for (const a of left ? sensesOf(left, 'dimension') : unnamed) {
        const [one, two] = [this.vocabulary.dimension(a.member), this.vocabulary.dimension(b.member)];
        if (a.member === b.member || one.role !== two.role) continue;
        const { connections } = this.vocabulary;
        const cost =
          connections.cost(anchor, a.entity) +
          connections.cost(anchor, b.entity) +
          (left ? this.vocabulary.preference(left, a) : 0) +
          this.vocabulary.preference(right, b);
        if (!best || cost < best.cost)
          best = {
            filter: {
              member: a.member,
              operator,
              otherMember: b.member,
              ...(factor === undefined ? {} : { factor }),
            },
            cost,
            senses: [a, b],
          };
      }
    }
    if (!best || !Number.isFinite(best.cost)) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    if (left) draft.note(left, best.senses[0], 0);
    draft.note(right, best.senses[1], best.cost);
    return [best.filter];
  }

  /** "less than ordered": what the semantic files subtract from the field, or the field from. */
  private counterparts({ entity, member }: SenseOf<'dimension'>): SenseOf<'dimension'>[] {
    const name = member.split('.')[1]!;
    const found = [...this.vocabulary.entity(entity).dimensions.values()].flatMap(({ sql }) => {
      const [, a, b] = /^\{([a-z0-9_]+)\} - \{([a-z0-9_]+)\}$/.exec(sql ?? '') ?? [];
      const other = a === name ? b : b === name ? a : undefined;
      return other === undefined
        ? []
        : [{ kind: 'dimension' as const, entity, member: `${entity}.${other}`, numeric: true }];
    });
    return new Set(found.map((each) => each.member)).size === 1 ? found.slice(0, 1) : [];
  }

  private holidays(draft: Draft, condition: HolidayCondition, anchor: string): Filter[] | undefined {
    const filters = holidayFilter(this.vocabulary, draft, condition, anchor);
    if (!filters) draft.cost += IMPOSSIBLE;
    return filters;
  }

  private presence(draft: Draft, { noun, negated }: PresenceCondition, anchor: string): Filter[] | undefined {
    const best = sensesOf(noun, 'dimension')
      .map((sense) => ({
        sense,
        cost:
          this.vocabulary.connections.cost(anchor, sense.entity) + this.vocabulary.preference(noun, sense),
      }))
      .sort((a, b) => a.cost - b.cost)[0];
    if (!best || !Number.isFinite(best.cost)) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    draft.note(noun, best.sense, best.cost);
    return [{ member: best.sense.member, operator: negated ? 'notSet' : 'set' }];
  }
}
