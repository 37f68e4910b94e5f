import { has, isEntity, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Condition, Share } from './request';

/** Which conditions are those of the part: those after "is", those before "as a percentage", or the nearest. */
export function findShare(
  line: Line,
  conditions: readonly Condition[],
  isGrouped: boolean,
): Share | undefined {
  const { mentions } = line;
  const at = mentions.findIndex(
    (mention) =>
      has(mention, 'share') &&
      sensesOf(mention, 'measure').length === 0 &&
      !isUnit(conditions, mention) &&
      (line.isFree(mention) || line.at(line.indexOf(mention) - 1)?.number === undefined),
  );
  const mention = mentions[at];
  if (!mention) return undefined;
  // "what part of all open orders does every area have": the open ones are the whole.
  const isOfAll = /\ball\b/.test(mentions[at + 1]?.phrase ?? '') || /\ball$/.test(mention.phrase);
  // "distribution of open orders over the areas, in percent": the parts are the areas.
  const isSpread = mentions.some(({ phrase }) => /^(distribution|spread|split|breakdown)\b/.test(phrase));
  const place = (condition: Condition): number => mentions.indexOf(condition.mentions[0]!);
  // "how much of WH-06's revenue was household, as a percentage": what it was is the part, of what it was the whole.
  const was = mentions.findIndex(
    (each, index) =>
      index < at && /^(is|was|are|were|came from|comes from)$/.test(each.phrase) && !has(each, 'relative'),
  );
  const said = conditions.filter((condition) => place(condition) > was && place(condition) < at);
  if (said.length > 0 && conditions.some((condition) => place(condition) < was))
    return { mention, part: said };
  // "cancelled orders as a percentage of all orders, by area": what stands before is the part.
  const parts = /^as /.test(mention.phrase)
    ? conditions.filter((each) => place(each) < at && isOfRows(each))
    : [];
  if (parts.length > 0) return { mention, part: parts };
  if (isGrouped && (isOfAll || isSpread)) return { mention, part: [] };
  const isVerb = (each: Mention, index: number): boolean =>
    index > at &&
    !has(each, 'relative') &&
    (has(each, 'copula') || /\b(are|is|was|were|come|comes|came|goes|go|went)\b/.test(each.phrase)) &&
    !each.text.startsWith("'") &&
    index > at + 1;
  // "of all open orders, what share is overdue": what is asked of comes first.
  const isWholeFirst = /^(of|out of|among|from)\b/.test(mentions[0]?.phrase ?? '');
  const later = isWholeFirst ? conditions.filter((condition) => place(condition) > at) : [];
  if (later.length > 0) return { mention, part: later };
  const copula = mentions.findIndex(isVerb);
  const after =
    copula > 0
      ? conditions.filter((condition) => place(condition) > copula && isNarrow(condition, mentions))
      : [];
  if (after.length > 0) return { mention, part: after };
  const before = conditions.filter((condition) => place(condition) < at);
  if (before.length > 0) return { mention, part: before };
  const named = conditions.filter((condition) => condition.kind === 'values');
  const inStates = named.filter(({ mentions: [first] }) => isStateOfRows(first));
  // "share of lines backordered on open orders": the open orders say of which lines.
  const inState = inStates.some((each) => !isOfWhole(line, each))
    ? inStates.filter((each) => !isOfWhole(line, each))
    : inStates;
  const others = named.filter((condition) => !isCode(condition));
  // "of POs received on time for a supplier": the state is the part, the supplier's orders are the whole.
  const states = inState.length > 0 ? inState : others.length > 0 ? others : named;
  if (copula > 0 && conditions.length > 0)
    return { mention, part: conditions.filter((condition) => place(condition) > copula) };
  if (states.length > 0) return { mention, part: states.slice(-1) };
  // "what percentage of our products carries a price above 20"
  return { mention, part: conditions.filter(({ kind }) => kind === 'comparison').slice(-1) };
}

function isOfWhole(line: Line, { mentions: [first] }: Condition): boolean {
  const at = first ? line.indexOf(first) : -1;
  return /^(on|of|among|in|from|within)$/i.test(line.at(at - 1)?.text ?? '') && isEntity(line.at(at + 1));
}

function isOfRows(condition: Condition): boolean {
  return condition.kind === 'values' && !condition.negated && isStateOfRows(condition.mentions[0]);
}

/** A named condition, or a status: not who or what the rows are of. */
function isStateOfRows(mention: Mention | undefined): boolean {
  return (
    sensesOf(mention, 'segment').length > 0 ||
    sensesOf(mention, 'value').some(({ member }) => /status$/.test(member))
  );
}

/** "below 95 percent": the word belongs to the number. */
function isUnit(conditions: readonly Condition[], mention: Mention): boolean {
  return conditions.some(
    ({ kind, mentions }) => (kind === 'comparison' || kind === 'columns') && mentions.includes(mention),
  );
}

/** "… are out of stock at WH-03": the warehouse holds for the whole as well when it follows the state. */
function isNarrow(condition: Condition, mentions: readonly Mention[]): boolean {
  if (condition.kind !== 'values' || !isCode(condition)) return true;
  const at = mentions.indexOf(condition.mentions[0]!);
  return !mentions.slice(0, at).some((mention) => sensesOf(mention, 'segment').length > 0);
}

function isCode(condition: Condition): boolean {
  return (
    condition.kind === 'values' &&
    condition.options.flat().some((sense) => sense.kind === 'value' && /_code$/.test(sense.member))
  );
}

/** "share of each product within its group", "each product's part of the revenue of its group": what the whole is of. */
export function findWithin(line: Line): Mention | undefined {
  if (!line.mentions.some((mention) => has(mention, 'share') && sensesOf(mention, 'measure').length === 0))
    return undefined;
  for (let at = 0; at < line.length; at++) {
    const text = line.at(at)!.text.toLowerCase();
    const isLed =
      /^(within|inside)( each| every| the)?$/.test(text) ||
      (/^(its|their)( own)?$/.test(text) && /^(of|in|within|inside|for)$/i.test(line.at(at - 1)?.text ?? ''));
    if (!isLed) continue;
    const noun = line.at(line.next(at, { over: new Set(['group', 'pronoun']) }));
    const isThing = sensesOf(noun, 'dimension').some(({ numeric }) => !numeric);
    if (!line.isFree(noun) || !isThing || sensesOf(noun, 'value').length > 0) continue;
    line.take(...line.mentions.slice(at, line.indexOf(noun) + 1));
    return noun;
  }
  return undefined;
}
