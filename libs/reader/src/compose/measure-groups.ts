import type { Sense } from '../lexicon/sense';
import { isEntity, isMass, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request, Target } from '../grammar/request';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** A thing that belongs to several groups is counted in each, whatever the conditions say of one of them. */
const COUNTED_TWICE = 1.5;

/** What a number is asked for separately: "per warehouse", "which supplier …", values that are compared. */
export class MeasureGroups {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** False when something to group by is not known to the rows. */
  add(draft: Draft, request: Request): boolean {
    const named = request.groups.map((mention) => ({ mention, strict: true }));
    const apart = request.targets.filter(
      (target) => !draft.senses.has(target.mention) && this.isGroup(target, request, draft),
    );
    const isListed = apart.some(({ role }) => role !== 'context');
    const besides = apart
      .filter(({ role }) => !(isListed && role === 'context'))
      .map(({ mention }) => ({ mention, strict: false }));
    // A rate of two suppliers together says nothing about either.
    const isRate = draft.measures.some(({ measure }) =>
      /^(ratio|avg|derived)$/.test(this.vocabulary.measure(measure).aggregate),
    );
    const compared =
      request.comparesValues || (isRate && request.groups.length === 0) ? this.comparedValues(request) : [];
    for (const { mention, strict } of [...named, ...besides]) {
      if (!this.group(draft, mention) && strict) return false;
    }
    for (const mention of compared) if (!this.groupByValue(draft, mention)) return false;
    this.groupByPlace(draft, request);
    return true;
  }

  /** "revenue of each", "which supplier …": things beside a measure that it is asked for separately. */
  private isGroup({ mention, role }: Target, request: Request, draft: Draft): boolean {
    const isThing = sensesOf(mention, 'dimension').some(({ member }) => this.vocabulary.isThing(member));
    if (!isThing && !isEntity(mention)) return false;
    if (role === 'context') {
      const isPlural = /[^su]s$/i.test(mention.text);
      return !isEntity(mention) && isThing && isPlural && !request.counted;
    }
    const isColumn = (role === 'column' || role === 'joined') && isThing && !isEntity(mention);
    if (request.counted && role !== 'head') return isColumn && request.counted !== mention;
    const isTotal =
      request.heads.has('total') ||
      request.targets.some((target) => /^(total|overall)\b/.test(target.mention.phrase));
    const isSummed = isTotal && !request.ranking && draft.having.length === 0;
    if (isEntity(mention) && isSummed && this.isPartly(draft, mention)) return false;
    const own = sensesOf(mention, 'entity').some(({ entity }) => entity === draft.anchor);
    if (own && isMass(mention) && !request.ranking) return false;
    if (isEntity(mention) && own && !request.ranking && draft.having.length === 0) return role === 'head';
    return role !== 'modifier' || !isEntity(mention);
  }

  /** "what do the orders amount to in total": all of them together. */
  private isPartly({ anchor }: Draft, mention: Mention): boolean {
    return sensesOf(mention, 'entity').some(({ entity }) =>
      this.vocabulary.connections.reaches(anchor, entity),
    );
  }

  private group(draft: Draft, mention: Mention): boolean {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    const mass = isMass(mention);
    const entities = sensesOf(mention, 'entity')
      .filter(({ entity }) => !mass || entity === draft.anchor)
      .map((sense) => ({
        sense: sense as Sense,
        members: vocabulary.identityColumns(sense.entity),
        extra: 0.05,
      }));
    const fields = sensesOf(mention, 'dimension')
      .filter(({ member }) => !vocabulary.isNumeric(member))
      .map((sense) => ({
        sense: sense as Sense,
        members: [sense.member],
        extra: isEntity(mention) ? 0.1 : 0,
      }));
    const options = [...entities, ...fields]
      .map((option) => ({
        ...option,
        cost:
          option.extra +
          connections.cost(draft.anchor, option.members[0]!.split('.')[0]!) +
          vocabulary.preference(mention, option.sense),
      }))
      .filter(({ cost }) => Number.isFinite(cost))
      .sort((a, b) => a.cost - b.cost);
    const best = options[0];
    if (!best) return false;
    draft.note(mention, best.sense, best.cost);
    const isOfFiner = !connections.reaches(draft.anchor, best.members[0]!.split('.')[0]!);
    if (isOfFiner) draft.cost += COUNTED_TWICE;
    const [first] = best.members;
    if (vocabulary.isDate(first!)) draft.timeDimensions.push({ dimension: first!, granularity: 'day' });
    else draft.addDimension(...best.members, ...this.goodsOf(draft, best.sense));
    return true;
  }

  /** "of each line": its number alone says nothing, so the goods on it stand beside it. */
  private goodsOf({ anchor }: Draft, sense: Sense): string[] {
    if (sense.kind !== 'entity' || sense.entity !== anchor) return [];
    return this.vocabulary
      .entity(anchor)
      .list.filter((field) => field.includes('.') && this.vocabulary.areGoods(field.split('.')[0]!));
  }

  /** "where do we have it and how much": for each place. */
  private groupByPlace(draft: Draft, { tags, groups }: Request): void {
    const place = this.vocabulary.lexicon.persona.prefer['warehouse'];
    const isAsked = tags.has('where') && groups.length === 0 && draft.dimensions.length === 0;
    if (isAsked && place !== undefined && place.startsWith(`${draft.anchor}.`)) draft.addDimension(place);
  }

  private comparedValues(request: Request): Mention[] {
    const lists = request.conditions.filter((condition) => condition.kind === 'values' && !condition.negated);
    const list = lists.find(({ mentions }) => mentions.length > 1);
    if (list) return [list.mentions[0]!];
    // "web orders vs SO orders": two conditions on one field.
    const members = (mention: Mention): string[] => sensesOf(mention, 'value').map(({ member }) => member);
    const twin = lists.find(({ mentions: [first] }, at) =>
      lists
        .slice(at + 1)
        .some(({ mentions: [other] }) => members(first!).some((member) => members(other!).includes(member))),
    );
    return twin ? [twin.mentions[0]!] : [];
  }

  private groupByValue(draft: Draft, mention: Mention): boolean {
    const { vocabulary } = this;
    const best = sensesOf(mention, 'value')
      .map((sense) => ({
        sense,
        cost: vocabulary.connections.cost(draft.anchor, sense.entity) + vocabulary.preference(mention, sense),
      }))
      .sort((a, b) => a.cost - b.cost)[0];
    if (!best || !Number.isFinite(best.cost)) return false;
    draft.addDimension(best.sense.member);
    return true;
  }
}
