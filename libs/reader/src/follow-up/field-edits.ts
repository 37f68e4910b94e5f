import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { has, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { MeasureEdits } from './measure-edits';
import { reshape } from './resume';
import { isValue } from './share-edits';

/** Fields that are asked for after a question: as columns, as groups, or of the one thing that was asked about. */
export class FieldEdits {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly numbers: MeasureEdits,
  ) {}

  /** "list them": the rows behind a number. */
  rows(draft: Draft): Draft {
    if (draft.shape !== 'measures') return draft;
    const next = reshape(draft, 'rows', draft.anchor);
    const { list } = this.vocabulary.entity(draft.anchor);
    next.addDimension(...list.map((field) => this.vocabulary.memberOf(draft.anchor, field)));
    return next;
  }

  /** "and its lead time there?", "and its price?" after a number of one product: fields of its rows, or its own. */
  private ofOne(
    draft: Draft,
    mentions: readonly Mention[],
    members: readonly string[],
    { grain, groups }: Request,
  ): Draft | undefined {
    const { vocabulary } = this;
    const isOneNumber =
      draft.dimensions.length === 0 && !draft.timeDimensions.some(({ granularity }) => granularity);
    const [owner = ''] = members[0]!.split('.');
    const areFields = members.every(
      (member) => member.startsWith(`${owner}.`) && !vocabulary.isThing(member),
    );
    if (!isOneNumber || !areFields || grain || groups.length > 0 || !pins(vocabulary, draft, owner))
      return undefined;
    const next = this.rows(owner === draft.anchor ? draft : ownedBy(draft, owner));
    next.addDimension(...members);
    for (const mention of mentions) next.senses.set(mention, draft.senses.get(mention)!);
    return next;
  }

  /** Further columns of a list; another thing to group by; or the different values of a field. */
  fields(draft: Draft, mentions: readonly Mention[], request: Request): Draft | undefined {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    const members: string[] = [];
    for (const mention of mentions) {
      const best = sensesOf(mention, 'dimension')
        .filter(({ entity }) => connections.reaches(draft.anchor, entity))
        .map((sense) => ({
          sense,
          cost: connections.cost(draft.anchor, sense.entity) + vocabulary.preference(mention, sense),
        }))
        .sort((a, b) => a.cost - b.cost)[0];
      // "in which warehouses" of rows of one warehouse: whatever was meant, not that.
      if (!best || isKnown(draft, best.sense.member)) return undefined;
      draft.senses.set(mention, best.sense);
      members.push(best.sense.member);
    }
    if (draft.shape === 'rows') {
      const asksThings =
        members.every(
          (member) => vocabulary.isThing(member) && vocabulary.dimension(member).role !== 'text',
        ) &&
        !addsTo(request) &&
        request.mentions.some(
          (mention) => has(mention, 'list', 'who', 'relative') || /^who\b/.test(mention.phrase),
        ) &&
        mentions.every(({ text }) => /[^su]s$|^who\b/i.test(text));
      if (!asksThings) {
        draft.addDimension(...members);
        return draft;
      }
      const next = reshape(draft, 'things', draft.anchor);
      next.addDimension(...members);
      return next;
    }
    if (draft.shape === 'things') {
      draft.dimensions = request.tags.has('also') ? [...new Set([...draft.dimensions, ...members])] : members;
      return draft;
    }
    const ofOne = this.ofOne(draft, mentions, members, request);
    if (ofOne) return ofOne;
    if (members.some((member) => !vocabulary.isThing(member))) return undefined;
    if (this.numbers.isCount(draft) && draft.dimensions.length === 0 && asksWho(request)) {
      const next = reshape(draft, 'things', draft.anchor);
      next.addDimension(...members);
      return next;
    }
    if (draft.dimensions.length === 0 && !request.grain)
      draft.timeDimensions.forEach((time) => delete time.granularity);
    draft.dimensions = addsTo(request) ? [...new Set([...draft.dimensions, ...members])] : members;
    return draft;
  }
}

/** "with the supplier"; not "which suppliers are they with". */
function addsTo({ mentions }: Request): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  return words.some(
    ({ phrase }, at) =>
      /^(with|include|including|add|also|plus)$/.test(phrase) && (phrase !== 'with' || at < words.length - 1),
  );
}

/** One of the things that the rows are about, by its code or name. */
function pins(vocabulary: Vocabulary, { filters }: Draft, entity: string): boolean {
  return filters.some(
    (filter) =>
      isValue(filter) &&
      filter.operator === 'equals' &&
      filter.values?.length === 1 &&
      vocabulary.isIdentity(entity, filter.member),
  );
}

/** What the thing itself is has nothing to do with the period or the place that was asked about. */
function ownedBy(draft: Draft, entity: string): Draft {
  const next = reshape(draft, 'measures', entity);
  next.filters = next.filters.filter((filter) => isValue(filter) && filter.member.startsWith(`${entity}.`));
  next.timeDimensions = [];
  return next;
}

function isKnown({ filters }: Draft, member: string): boolean {
  return filters.some((filter) => isValue(filter) && filter.member === member && filter.values?.length === 1);
}

/** "who supplies them?" */
export function asksWho({ mentions }: Request): boolean {
  return /^(who|whom|which)\b/.test(mentions[0]?.phrase ?? '');
}
