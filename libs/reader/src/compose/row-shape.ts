import { isEntity, isMass, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request, Target } from '../grammar/request';
import type { Draft } from './draft';
import { rankRows } from './ranking';
import type { Vocabulary } from './vocabulary';

const NO_NOUN = 0.35;
const IDENTITY_OF = 0.15;
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

/** "what is on order 100": what it holds, not a number of it. */
export function asksContents({ mentions }: Request): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const isInside = words.some(
    ({ senses }, at) =>
      senses.some(({ kind }) => kind === 'value') &&
      /^(on|in|inside)( order)?$/.test(before(words, at)?.phrase ?? ''),
  );
  return isInside && /^what\b/.test(words[0]?.phrase ?? '');
}

/** "in order 100": over the noun that says what the value is. */
function before(words: Request['mentions'], at: number): Request['mentions'][number] | undefined {
  const isNoun = /^((purchase|sales) )?(order|po|so|delivery)$/.test(words[at - 1]?.phrase ?? '');
  return words[isNoun ? at - 2 : at - 1];
}

/** A detail list: one row for each row of an entity, with the columns that the question is about. */
export class RowShape {
  constructor(private readonly vocabulary: Vocabulary) {}

  begin(draft: Draft, request: Request): boolean {
    if (request.heads.has('amount') && request.targets.length === 0) return false;
    if (request.counted || request.groups.length > 0 || request.grain || request.share) return false;
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
    if (main && isMass(main.mention) && request.heads.has('total')) return false;
    if (main && SUMMED.test(main.mention.phrase) && !request.ranking && !request.sorting) return false;
    if (main === undefined) return this.withoutNoun(draft, request);
    if (isEntity(main.mention)) return this.entity(draft, main.mention) && this.fields(draft, heads.slice(1));
    return this.fields(draft, heads);
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
    if (!rankRows(vocabulary, draft, request)) return false;
    if (this.isOfGoodsOnly(draft, request)) draft.cost += ONLY_GOODS;
    return true;
  }

  /** Nothing but fields of the product list is compared or ranked, with no word about where or how much there is. */
  private isOfGoodsOnly({ anchor, filters, order, timeDimensions }: Draft, request: Request): boolean {
    const { vocabulary } = this;
    const [goods] = vocabulary.identity(anchor).split('.') as [string];
    if (goods === anchor || !vocabulary.areGoods(goods)) return false;
    const { entity } = this.listed(request);
    const members = [
      ...filters.map((filter) => ('member' in filter ? filter.member : anchor)),
      ...order.map(({ by }) => by),
      ...timeDimensions.map(({ dimension }) => dimension),
    ];
    return (
      entity !== undefined &&
      /^items?$/.test(entity.phrase) &&
      members.every((member) => member.startsWith(`${goods}.`)) &&
      members.some((member) => vocabulary.isNumeric(member))
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
      ({ mention, role }) => role === 'head' && !/[^su]s$/i.test(mention.text),
    );
    return isNamed && isSingular && member.startsWith(`${draft.anchor}.`);
  }

  private withoutNoun(draft: Draft, request: Request): boolean {
    const conditions =
      request.conditions.length + request.periods.length + request.verbs.length + request.cues.length;
    if (conditions === 0 && !request.ranking) return false;
    draft.cost += NO_NOUN;
    if (asksContents(request)) this.contents(draft, request);
    return true;
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
  private entity(draft: Draft, mention: Mention): boolean {
    const { vocabulary } = this;
    const options = sensesOf(mention, 'entity').flatMap((sense) => {
      const cost = vocabulary.preference(mention, sense);
      if (sense.entity === draft.anchor) return [{ sense, cost }];
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
