import type { Filter } from '#libs/contracts';
import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Condition, Period, RelationCondition, ValueCondition } from '../grammar/request';
import type { Sense } from '../lexicon/sense';
import { countedThing } from './counted-groups';
import { chooseDate, rangeFor } from './dates';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const IMPOSSIBLE = 50;
const SHARED = 0.4;
const MOVED = /^(move|moved|moving|shift|shifted|budge|budged)\b/;
/** The state of rows that hold some of the goods. */
const HELD = 'in_stock';

type Resolve = (draft: Draft, condition: Condition, anchor: string) => Filter[] | undefined;

/** Conditions about other rows: that there are such, that there are none, that there are some of each kind. */
export class RelationResolver {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly resolveInner: Resolve,
  ) {}

  resolve(draft: Draft, condition: RelationCondition, anchor: string): Filter[] | undefined {
    const { noun, negated, conditions, periods, cues } = condition;
    const best = sensesOf(noun, 'verb', 'entity', 'measure')
      .map((sense) => ({
        sense: sense as Sense,
        entity: sense.entity,
        cost: this.cost(draft, anchor, sense.entity) + this.vocabulary.preference(noun, sense),
      }))
      .filter(({ cost }) => Number.isFinite(cost))
      .sort((a, b) => a.cost - b.cost)[0];
    if (!best) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    draft.note(noun, best.sense, best.cost);
    const shared = conditions.filter((inner) => this.isShared(draft, inner, anchor));
    // Without rows that are meant to share it, it belongs to what is missing.
    if (shared.length > 0) draft.cost += SHARED;
    const outer = shared.flatMap((inner) => this.resolveInner(draft, inner, anchor) ?? []);
    const where = conditions
      .filter((inner) => !shared.includes(inner))
      .flatMap((inner) => this.resolveInner(draft, inner, best.entity) ?? []);
    const own = best.sense.kind === 'measure' ? this.stateOf(best.sense.member) : [];
    if (!own) {
      draft.cost += IMPOSSIBLE;
      return undefined;
    }
    where.push(...own);
    const counted = best.sense.kind === 'measure' ? best.sense.member : undefined;
    where.push(...this.within(draft, best.entity, periods, [noun, ...cues], counted));
    const thing = this.countedThing(draft);
    if (thing === undefined) {
      const held = negated && MOVED.test(noun.phrase) ? this.held(anchor) : [];
      return [...outer, ...held, { exists: { entity: best.entity, where, not: negated } }];
    }
    const inner = best.entity === anchor ? where : [{ exists: { entity: best.entity, where } }];
    return [{ exists: { entity: anchor, same: [thing], where: inner, not: negated } }];
  }

  /** "has not moved in 90 days": only what lies there can move. */
  private held(anchor: string): Filter[] {
    const { connections } = this.vocabulary;
    const holder = this.vocabulary.entities.find(({ segments }) => segments.has(HELD));
    const held = holder?.segments.get(HELD);
    if (!holder || !held) return [];
    if (holder.name === anchor) return [{ segment: held.member }];
    return this.vocabulary.areGoods(anchor) && connections.reaches(holder.name, anchor)
      ? [{ exists: { entity: holder.name, where: [{ segment: held.member }] } }]
      : [];
  }

  /** "no late deliveries": a number of rows that are so. Undefined where no state says which rows it counts. */
  private stateOf(member: string): Filter[] | undefined {
    const { where, entity } = this.vocabulary.measure(member);
    if (where === undefined) return [];
    const segment = [...this.vocabulary.entity(entity).segments.values()].find(({ sql }) => sql === where);
    return segment && [{ segment: segment.member }];
  }

  /** "items without an open order at WH-03": the warehouse is that of the items, which their orders share. */
  private isShared({ shape }: Draft, condition: Condition, anchor: string): boolean {
    if (shape !== 'rows' || condition.kind !== 'values') return false;
    const concepts = new Set(
      [...this.vocabulary.entity(anchor).dimensions.values()].flatMap(({ concept }) => concept ?? []),
    );
    return condition.options
      .flat()
      .some(
        (sense) =>
          sense.kind === 'value' && concepts.has(this.vocabulary.dimension(sense.member).concept ?? ''),
      );
  }

  /** Whether the draft is about things (suppliers) rather than about the rows that mention them (their orders). */
  areThings(draft: Draft): boolean {
    return (
      (draft.shape === 'things' && draft.dimensions.length > 0) || this.countedThing(draft) !== undefined
    );
  }

  /** No row of the thing is like this. */
  never(draft: Draft, where: Filter[], { never = [], mentions }: ValueCondition): Filter {
    const all = [...where, ...this.within(draft, draft.anchor, never, mentions)];
    never.forEach(({ mention }) => draft.placedPeriods.add(mention));
    return this.about(draft, { entity: draft.anchor, where: all, not: true });
  }

  /** A row of each kind; undefined where one row could not but be of a single kind. */
  each(draft: Draft, entity: string, filters: readonly Filter[]): Filter[] | undefined {
    if (this.areThings(draft))
      return filters.map((filter) => {
        const where = [filter];
        draft.eachOf.push(where);
        return this.about(draft, { entity: draft.anchor, where });
      });
    const { connections } = this.vocabulary;
    if (draft.shape !== 'rows' || connections.reaches(draft.anchor, entity)) return undefined;
    const finer = connections.finerTowards(draft.anchor, entity);
    return finer === undefined
      ? undefined
      : filters.map((filter) => ({ exists: { entity: finer, where: [filter] } }));
  }

  private about(draft: Draft, relation: { entity: string; where: Filter[]; not?: boolean }): Filter {
    const counted = this.countedThing(draft);
    return { exists: { ...relation, ...(counted === undefined ? {} : { same: [counted] }) } };
  }

  /** The thing whose different values are counted: "how many customers never …". */
  private countedThing(draft: Draft): string | undefined {
    const { shape, measures, dimensions } = draft;
    const [only] = measures;
    if (shape !== 'measures' || !only || measures.length > 1 || dimensions.length > 0) return undefined;
    return this.vocabulary.measure(only.measure).aggregate === 'count_distinct'
      ? countedThing(this.vocabulary, draft)
      : undefined;
  }

  private within(
    draft: Draft,
    entity: string,
    periods: readonly Period[],
    mentions: readonly Mention[],
    measure?: string,
  ): Filter[] {
    return periods.flatMap((period): Filter[] => {
      const date = chooseDate(this.vocabulary, entity, [period], mentions, measure);
      draft.cost += date ? date.cost : IMPOSSIBLE;
      return date
        ? [
            {
              member: date.member,
              operator: 'inDateRange',
              values: [...rangeFor(this.vocabulary, date.member, period)],
            },
          ]
        : [];
    });
  }

  /** Missing rows of the entity itself make sense only for the things that it lists: customers without orders. */
  private cost(draft: Draft, anchor: string, entity: string): number {
    const { connections } = this.vocabulary;
    if (draft.shape !== 'rows' && draft.dimensions.length > 0) {
      const shared = draft.dimensions.every((member) => this.knows(entity, member));
      // "products with no sales" is about all products, not only about those on some other list.
      const isNative = draft.dimensions.every((member) => member.startsWith(`${anchor}.`));
      if (shared) return isNative ? 0.3 : 1.2;
    }
    if (entity === anchor) return this.countedThing(draft) === undefined ? Infinity : 0.3;
    if (connections.reaches(anchor, entity)) return 3;
    return connections.cost(anchor, entity) - 1;
  }

  private knows(entity: string, member: string): boolean {
    const { connections } = this.vocabulary;
    const dimension = this.vocabulary.dimension(member);
    if (connections.reaches(entity, dimension.entity)) return true;
    if (dimension.concept === undefined) return false;
    return [...connections.reached(entity).keys()].some((reached) =>
      [...this.vocabulary.entity(reached).dimensions.values()].some(
        ({ concept }) => concept === dimension.concept,
      ),
    );
  }
}
