import type { Filter } from '#libs/contracts';
import { Draft } from '../compose/draft';
import { queryOf } from '../compose/query';
import type { Vocabulary } from '../compose/vocabulary';
import type { Request } from '../grammar/request';
import { reshape } from './resume';

/**
 * The result before as a condition, for what cannot be said by its filters alone: five suppliers that were ranked,
 * customers that a number chose, products that were found through their stock.
 */
export class EarlierResult {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Whether the rows of the result are fewer than those its filters leave. */
  picks({ shape, limit, limitBy, having }: Draft): boolean {
    return shape === 'things' || limit !== undefined || limitBy !== undefined || having.length > 0;
  }

  /** What was listed, as columns: things, not numbers and dates. */
  things({ shape, anchor, dimensions }: Draft): string[] {
    const { vocabulary } = this;
    if (shape === 'rows') return [vocabulary.identity(anchor)];
    return dimensions.filter((member) => vocabulary.isThing(member));
  }

  /**
   * The draft over the things of its own result. A list of different things says what they are, so its filters stay
   * inside; numbers of things go on to be about the same rows.
   */
  only(draft: Draft): Draft | undefined {
    const things = this.things(draft);
    const isSeries = draft.timeDimensions.some(({ granularity }) => granularity !== undefined);
    if (things.length === 0 || (isSeries && draft.limit !== undefined)) return undefined;
    const query = structuredClone(queryOf(draft));
    for (const member of things) if (!query.dimensions.includes(member)) query.dimensions.push(member);
    const within: Filter = { within: { dimensions: this.keysOf(things), query } };
    const next = new Draft(draft.shape, draft.anchor);
    next.measures = draft.measures;
    next.dimensions = draft.dimensions;
    if (draft.shape === 'things') next.filters = [within];
    else {
      next.filters = draft.shape === 'rows' ? [within] : [...draft.filters, within];
      next.timeDimensions = draft.shape === 'rows' ? [] : draft.timeDimensions;
    }
    return next;
  }

  /** One thing that a single row names besides itself: the customer of an order, the supplier of a product. */
  namedBy(draft: Draft): Draft | undefined {
    const { vocabulary } = this;
    const own = vocabulary.identityColumns(draft.anchor);
    const named = draft.dimensions.filter(
      (member) =>
        vocabulary.dimension(member).names !== undefined &&
        !own.includes(member) &&
        vocabulary.dimension(member).role === 'code',
    );
    const [only] = named;
    if (only === undefined || named.length > 1) return undefined;
    const { entity, names } = vocabulary.dimension(only);
    const things = new Draft('things', draft.anchor);
    things.dimensions = [only, `${entity}.${names}`];
    things.filters = draft.filters;
    things.timeDimensions = draft.timeDimensions;
    return this.only(things);
  }

  /** What the rows belong to, where a single one was asked for: the order of the lines that are on it. */
  ownerOf({ shape, anchor, filters }: Draft): Draft | undefined {
    const { vocabulary } = this;
    if (shape !== 'rows') return undefined;
    const owner = filters.flatMap((filter) => {
      if (!('member' in filter) || filter.operator !== 'equals') return [];
      const { entity } = vocabulary.dimension(filter.member);
      const isOwner = entity !== anchor && vocabulary.isIdentity(entity, filter.member);
      return isOwner && vocabulary.connections.reaches(anchor, entity) ? [entity] : [];
    })[0];
    if (owner === undefined) return undefined;
    const next = new Draft('rows', owner);
    next.filters = filters;
    next.addDimension(...vocabulary.entity(owner).list.map((field) => vocabulary.memberOf(owner, field)));
    return next;
  }

  /** The same things as columns of another entity's rows; undefined where these know nothing of them. */
  columnsFor(anchor: string, things: readonly string[]): string[] | undefined {
    const found = things.map((member) => this.twinOf(anchor, member));
    return found.every((member) => member !== undefined) ? (found as string[]) : undefined;
  }

  private twinOf(anchor: string, member: string): string | undefined {
    const { connections, model, entities } = this.vocabulary;
    const { entity, concept } = this.vocabulary.dimension(member);
    if (connections.reaches(anchor, entity)) return member;
    if (concept === undefined) return undefined;
    return entities
      .filter(({ name }) => connections.reaches(anchor, name))
      .flatMap(({ name }) => [...model.entities.get(name)!.dimensions.values()])
      .find((dimension) => dimension.concept === concept)?.member;
  }

  /** A code says which thing it is; its name need not be compared as well. */
  private keysOf(things: readonly string[]): string[] {
    const named = new Set(
      things.flatMap((member) => {
        const { entity, names } = this.vocabulary.dimension(member);
        return names === undefined ? [] : [`${entity}.${names}`];
      }),
    );
    return things.filter((member) => !named.has(member)).slice(0, 4);
  }
}

/** "only those under 80 percent", "how many is that?": of the groups that were chosen. */
export function countedGroups(
  vocabulary: Vocabulary,
  { having, dimensions }: Draft,
  kept: Draft,
  { heads, counted, targets, conditions, groups }: Request,
): Draft | undefined {
  const [thing] = dimensions;
  const isCount = heads.has('count') && counted === undefined;
  if (!isCount || having.length === 0 || thing === undefined) return undefined;
  if (targets.length + conditions.length + groups.length > 0) return undefined;
  const measure =
    vocabulary.distinctOf(kept.anchor, thing) ?? vocabulary.distinctOf(thing.split('.')[0]!, thing);
  if (!measure) return undefined;
  const next = reshape(kept, 'measures', measure.entity);
  next.measures = [{ measure: measure.member }];
  return next;
}
