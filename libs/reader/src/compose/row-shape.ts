import type { Filter } from '#libs/contracts';
import { has, isEntity, isMass, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request, Target } from '../grammar/request';
import { asksContents } from './contents';
import type { Draft } from './draft';
import { extentsOf } from './extents';
import { onlyAhead } from './next-date';
import { rankRows } from './ranking';
import type { Vocabulary } from './vocabulary';

const NO_NOUN = 0.35;
const SAID_TWICE = 1;
/** Rows that do not say where they are. */
const ELSEWHERE = 1;
const IDENTITY_OF = 0.15;
/** "the most stocked product in each warehouse" is rather ranked by a number of the product's rows. */
const OF_MANY = 0.6;
/** "what did we order on PO 100" names the order's own verbs as well. */
const CONTENTS = 1.3;
/** "items that cost less than 2" are on the product list, whatever warehouses hold of them. */
const ONLY_GOODS = 1.2;
/** "total value of open orders" is one number, although a field of each order is called so. */
const SUMMED = /^(total|overall|combined|sum|grand total|average|mean|avg)\b/;

/** "min. lead time of P-0333": one number of several rows. */
function isExtreme({ heads, targets }: Request): boolean {
  return (heads.has('minimum') || heads.has('maximum')) && targets.length > 0;
}

/** A detail list: one row for each row of an entity, with the columns that the question is about. */
export class RowShape {
  constructor(private readonly vocabulary: Vocabulary) {}

  begin(draft: Draft, request: Request): boolean {
    if (request.glosses?.length) return false;
    if (request.heads.has('amount') && request.targets.length === 0) return false;
    if (request.counted || request.grain || request.share) return false;
    if (request.groups.length > 0) {
      if (!this.isRankedWithin(request)) return false;
      if (request.ranking!.own.some(({ of }) => of === 'measure')) draft.cost += OF_MANY;
    }
    if (request.heads.has('count') || request.heads.has('average') || request.comparesPeriods) return false;
    // "which has more stock, WH-01 or WH-02": a number for each, not their rows.
    if (isExtreme(request) || request.comparesValues) return false;
    if (
      request.heads.has('amount') &&
      request.targets.some(({ mention }) => sensesOf(mention, 'measure').length > 0)
    )
      return false;
    if (
      request.heads.has('total') &&
      request.targets.length > 0 &&
      !request.targets.some(({ mention }) => isEntity(mention))
    )
      return false;
    const heads = request.targets.filter(({ role }) => role !== 'context' && role !== 'modifier');
    const main = heads[0];
    if (main && request.heads.has('total') && !request.ranking && this.isNumber(main.mention)) return false;
    if (main && isMass(main.mention) && request.heads.has('total')) return false;
    if (main && SUMMED.test(main.mention.phrase) && !request.ranking && !request.sorting) return false;
    if (main === undefined) return this.withoutNoun(draft, request);
    if (isEntity(main.mention))
      return (
        this.entity(draft, main.mention, request.tags.has('extent')) && this.fields(draft, heads.slice(1))
      );
    return this.fields(draft, heads);
  }

  /** "add up the ordered units on …": their sum, not the rows that have them. */
  private isNumber(mention: Mention): boolean {
    const fields = sensesOf(mention, 'dimension');
    return (
      !isEntity(mention) &&
      fields.length > 0 &&
      fields.every(({ member }) => this.vocabulary.isNumeric(member))
    );
  }

  end(draft: Draft, request: Request): boolean {
    const { vocabulary } = this;
    const { entity } = this.listed(request) ?? {};
    const isAttribute = entity === undefined && request.targets.some(({ role }) => role === 'head');
    // "suppliers of products …" lists suppliers, "status of order 100" describes one order.
    const things = [...draft.senses].filter(
      ([mention, sense]) =>
        sense.kind === 'dimension' &&
        vocabulary.isThing(sense.member) &&
        request.targets.some((target) => target.mention === mention && target.role !== 'context'),
    );
    if (
      isAttribute &&
      things.length > 0 &&
      !draft.isPinned &&
      !things.every(([, sense]) => 'member' in sense && this.describes(draft, request, sense.member))
    )
      return false;
    const numbers = [...draft.senses].filter(
      ([mention, sense]) =>
        sense.kind === 'dimension' &&
        vocabulary.isNumeric(sense.member) &&
        request.targets.some((target) => target.mention === mention),
    );
    if (
      isAttribute &&
      numbers.length > 0 &&
      !draft.isPinned &&
      !request.targets.some(({ mention }) => isEntity(mention))
    )
      draft.cost += 0.4;
    // "fill rate of … for orders of this year" is one number, although each order has its own.
    const isOneNumber =
      !draft.isPinned &&
      isAttribute &&
      numbers.some(([mention]) => sensesOf(mention, 'measure').length > 0 && !/[^su]s$/i.test(mention.text));
    if (isOneNumber && !request.ranking) draft.cost += 0.5;
    // One row that was named has no order.
    if (draft.isPinned && request.ranking) draft.cost += 1;
    const list = vocabulary
      .entity(draft.anchor)
      .list.map((field) => vocabulary.memberOf(draft.anchor, field));
    const asked = [...draft.dimensions];
    draft.dimensions = [];
    draft.addDimension(...list, ...asked, ...this.compared(draft));
    if (request.tags.has('extent')) {
      const extents = extentsOf(vocabulary, draft);
      if (extents.length === 0) return false;
      draft.addDimension(...extents);
    }
    if (!rankRows(vocabulary, draft, request) || !this.within(draft, request)) return false;
    onlyAhead(vocabulary, draft, request);
    if (this.isOfGoodsOnly(draft, request) || this.isOfManyPlaces(draft, request)) draft.cost += ONLY_GOODS;
    return true;
  }

  /** "the costliest product of each supplier": by a field of the rows, not by a number of them. */
  private isRankedWithin({ ranking, targets }: Request): boolean {
    const isNamed = targets.some(({ role, mention }) => role === 'head' && isEntity(mention));
    return isNamed && (ranking?.own.some(({ of }) => of === 'dimension') ?? false);
  }

  private within(draft: Draft, { groups }: Request): boolean {
    if (groups.length === 0) return true;
    const dimensions = groups.flatMap((mention) => {
      const best = sensesOf(mention, 'dimension')
        .filter(({ member }) => !this.vocabulary.isNumeric(member) && !this.vocabulary.isDate(member))
        .map((sense) => ({
          sense,
          cost:
            this.vocabulary.connections.cost(draft.anchor, sense.entity) +
            this.vocabulary.preference(mention, sense),
        }))
        .filter(({ sense }) => this.vocabulary.connections.reaches(draft.anchor, sense.entity))
        .sort((a, b) => a.cost - b.cost)[0];
      if (best) draft.note(mention, best.sense, best.cost);
      return best ? [best.sense.member] : [];
    });
    if (dimensions.length < groups.length || draft.order.length === 0) return false;
    draft.addDimension(...dimensions);
    draft.limitBy = { dimensions, limit: draft.limit ?? 1 };
    draft.limit = undefined;
    return true;
  }

  /** Nothing but fields of the product list is compared or ranked, with no word about where or how much there is. */
  private isOfGoodsOnly({ anchor, filters, order, timeDimensions }: Draft, request: Request): boolean {
    const { vocabulary } = this;
    const [goods] = vocabulary.identity(anchor).split('.') as [string];
    if (goods === anchor || !vocabulary.areGoods(goods)) return false;
    const { entity } = this.listed(request);
    // "items that have not been on any PO": an order is for the product, wherever it is held.
    const isMissing = (filter: Filter): boolean =>
      'exists' in filter &&
      filter.exists.not === true &&
      vocabulary.entity(filter.exists.entity).time !== undefined;
    const members = [
      ...filters
        .filter((filter) => !isMissing(filter))
        .map((filter) => ('member' in filter ? filter.member : anchor)),
      ...order.map(({ by }) => by),
      ...timeDimensions.map(({ dimension }) => dimension),
    ];
    return (
      entity !== undefined &&
      (/^items?$/.test(entity.phrase) || (filters.some(isMissing) && /^products?$/.test(entity.phrase))) &&
      members.every((member) => member.startsWith(`${goods}.`)) &&
      (filters.some(isMissing) || members.some((member) => vocabulary.isNumeric(member)))
    );
  }

  /** "products with the most stock", no matter where: each has some in several places, which count together. */
  private isOfManyPlaces({ anchor, filters, order }: Draft, request: Request): boolean {
    const { vocabulary } = this;
    const { site } = vocabulary.entity(anchor);
    const [goods] = vocabulary.identity(anchor).split('.') as [string];
    const units = vocabulary.unitsOf(anchor);
    if (site === undefined || goods === anchor || units === undefined) return false;
    const { entity } = this.listed(request);
    const [first] = order;
    return (
      entity !== undefined &&
      /^products?$/.test(entity.phrase) &&
      first?.direction === 'desc' &&
      first.by === vocabulary.fieldOf(units.member) &&
      request.groups.length === 0 &&
      !filters.some((filter) => 'member' in filter && filter.member === vocabulary.memberOf(anchor, site))
    );
  }

  private listed(request: Request): { entity?: Mention } {
    const main = request.targets.find(({ role }) => role === 'head');
    return main && isEntity(main.mention) ? { entity: main.mention } : {};
  }

  /** "status of the orders for …": a field of the rows themselves, which are named as well. */
  private describes(draft: Draft, request: Request, member: string): boolean {
    if (this.vocabulary.isIdentity(draft.anchor, member)) return true;
    const isNamed = request.targets.some(
      ({ mention, role }) =>
        role === 'context' && sensesOf(mention, 'entity').some(({ entity }) => entity === draft.anchor),
    );
    const isSingular = request.targets.some(
      ({ mention, role }) =>
        role === 'head' &&
        !has(mention, 'who') &&
        !/[^su]s$/i.test(mention.corrections[0]?.read ?? mention.text),
    );
    return isNamed && isSingular && member.startsWith(`${draft.anchor}.`);
  }

  private withoutNoun(draft: Draft, request: Request): boolean {
    const conditions =
      request.conditions.length + request.periods.length + request.verbs.length + request.cues.length;
    if (conditions === 0 && !request.ranking) return false;
    draft.cost += NO_NOUN;
    if (request.tags.has('where') && !this.isPlaced(draft)) draft.cost += ELSEWHERE;
    if (asksContents(request)) this.contents(draft, request);
    return true;
  }

  /** "P-0222, where do we have it": rows that say where. */
  private isPlaced({ anchor }: Draft): boolean {
    const place = this.vocabulary.lexicon.persona.prefer['warehouse'];
    return place === undefined || place.startsWith(`${anchor}.`);
  }

  /** "what is on order 100": the lines that belong to it, rather than the order itself. */
  private contents(draft: Draft, request: Request): void {
    const { connections } = this.vocabulary;
    const isPart = request.conditions.some(
      (condition) =>
        condition.kind === 'values' &&
        condition.options
          .flat()
          .some(
            (sense) =>
              sense.kind === 'value' &&
              sense.entity !== draft.anchor &&
              this.vocabulary.isIdentity(sense.entity, sense.member) &&
              connections.reached(draft.anchor).get(sense.entity) !== undefined &&
              connections.cost(draft.anchor, sense.entity) < 0.5,
          ),
    );
    if (isPart) draft.cost -= NO_NOUN + CONTENTS;
  }

  /** The rows are the entity's, or are told apart by it: a stock item by its product. */
  private entity(draft: Draft, mention: Mention, asksExtent: boolean): boolean {
    const { vocabulary } = this;
    const options = sensesOf(mention, 'entity').flatMap((sense) => {
      const cost = vocabulary.preference(mention, sense);
      if (sense.entity === draft.anchor) return [{ sense, cost }];
      // "open orders … and how many each needs": that is known of their lines.
      const isWhole = asksExtent && vocabulary.connections.reaches(draft.anchor, sense.entity);
      if (isWhole) return [{ sense, cost: cost + vocabulary.connections.cost(draft.anchor, sense.entity) }];
      const isIdentity = vocabulary.identity(draft.anchor).startsWith(`${sense.entity}.`);
      return isIdentity ? [{ sense, cost: cost + IDENTITY_OF }] : [];
    });
    const best = options.sort((a, b) => a.cost - b.cost)[0];
    if (!best) return false;
    draft.note(mention, best.sense, best.cost);
    return true;
  }

  private fields(draft: Draft, targets: readonly Target[]): boolean {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    return targets.every(({ mention }) => {
      const options = sensesOf(mention, 'dimension')
        .filter(({ entity }) => connections.reaches(draft.anchor, entity))
        .map((sense) => ({
          sense,
          cost:
            connections.cost(draft.anchor, sense.entity) +
            vocabulary.preference(mention, sense) +
            (sense.counted ? 0.3 : 0),
        }));
      const best = options.sort((a, b) => a.cost - b.cost)[0];
      if (!best) return false;
      // "unit cost and price": two words, two columns.
      if (draft.dimensions.includes(best.sense.member)) draft.cost += SAID_TWICE;
      draft.note(mention, best.sense, best.cost);
      draft.addDimension(best.sense.member);
      return true;
    });
  }

  /** Columns that conditions are about belong into the list, so that one sees why a row is there. */
  private compared(draft: Draft): string[] {
    const members = draft.filters.flatMap((filter) =>
      'member' in filter
        ? ['otherMember' in filter ? [filter.member, filter.otherMember] : [filter.member]].flat()
        : [],
    );
    const times = draft.timeDimensions.map(({ dimension }) => dimension);
    return [...members, ...times].filter((member) =>
      this.vocabulary.connections.reaches(draft.anchor, member.split('.')[0]!),
    );
  }
}
