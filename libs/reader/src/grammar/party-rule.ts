import { has, isEntity, sensesOf } from './line';
import type { Mention } from './mention';

const PARTY = /^(suppliers|vendors|customers|clients)$/i;
const BOUGHT = /^(bought|ordered|placed|purchased|raised)$/i;
const OURS = /^(our|the|all|all our|all the)$/i;

/**
 * "products that we ordered from our suppliers", "bought by customers": who is always on the other side of such an order,
 * which tells nothing apart.
 */
export function withoutParties(mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, at) =>
    PARTY.test(mention.text) && !isEntity(mention) && isOtherSide(mentions, at)
      ? { ...mention, senses: [], tags: new Set(['noise']) }
      : mention,
  );
}

function isOtherSide(mentions: readonly Mention[], at: number): boolean {
  const leadAt = OURS.test(mentions[at - 1]?.text ?? '') ? at - 2 : at - 1;
  const lead = mentions[leadAt]?.text.toLowerCase();
  const entities = new Set(sensesOf(mentions[at], 'dimension').map(({ entity }) => entity));
  const isDeed = (deed: Mention | undefined): boolean =>
    sensesOf(deed, 'cue', 'verb').some(({ entity }) => entities.has(entity));
  const before = mentions.slice(0, Math.max(0, leadAt));
  const isSaid =
    (lead === 'from' && before.some(isDeed)) ||
    (lead === 'by' && BOUGHT.test(before.at(-1)?.text ?? '') && isDeed(before.at(-1)));
  return isSaid && !isDescribed(mentions[at + 1], mentions[at + 2]);
}

/** "from suppliers with late orders", "by customers in Harbour": only some of them. */
function isDescribed(after: Mention | undefined, next: Mention | undefined): boolean {
  return (
    has(after, 'with', 'relative', 'have', 'not', 'without', 'copula', 'except', 'and', 'or') ||
    (has(after, 'preposition') && sensesOf(next, 'value').length > 0)
  );
}
