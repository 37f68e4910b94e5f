import { has, isEntity, isFiller, isNoun, isState, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';

const REFERENCE =
  /^(it|they|them|those|these|ones|the ones|those ones|these ones|that list|this list|the list|the result|the results|that one|the same|same|their|its)$/;

export function isReference(mentions: readonly Mention[], at: number): boolean {
  const mention = mentions[at]!;
  if (/^ones$/i.test(mention.text) && isDefinite(mentions, at)) return true;
  if (mention.senses.length > 0 || !REFERENCE.test(mention.phrase)) return false;
  if (/list$/.test(mention.phrase) && /^(of|with|for)$/i.test(mentions[at + 1]?.text ?? '')) return false;
  // "is it possible", "it takes": it stands for nothing.
  return !(mention.phrase === 'it' && /^(possible|take|takes|true)$/.test(mentions[at + 1]?.phrase ?? ''));
}

/** "the ones", "the Harbour ones", "the overdue ones". */
function isDefinite(mentions: readonly Mention[], at: number): boolean {
  return /^the$/i.test(mentions[startOf(mentions, at) - 1]?.text ?? '');
}

/** Where the stretch begins that a reference ends: "Harbour ones" says which ones. */
export function startOf(mentions: readonly Mention[], at: number): number {
  let start = at;
  if (/^ones$/i.test(mentions[at]?.text ?? '')) while (isState(mentions[start - 1])) start--;
  return start;
}

export function refers(mentions: readonly Mention[]): boolean {
  return mentions.some((_, at) => isReference(mentions, at));
}

/** "those orders": whatever was named before. */
export function isDemonstrative(mentions: readonly Mention[], pronoun: Mention): boolean {
  return /^(those|these)$/.test(pronoun.phrase) && isNoun(mentions[mentions.indexOf(pronoun) + 1]);
}

/** "which products are they?": those of the question before. */
export function isPredicate(mentions: readonly Mention[], pronoun: Mention): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const at = words.indexOf(pronoun);
  return (
    /^(they|those|these|it)$/.test(pronoun.phrase) &&
    at === words.length - 1 &&
    /(^|\b)(is|are|was|were)$/.test(words[at - 1]?.phrase ?? '') &&
    !isNamedInClause(mentions, pronoun)
  );
}

/** "who supplies PO 100 and what status is it", "for every overdue order, how late is it": named a clause before. */
function isNamedInClause(mentions: readonly Mention[], pronoun: Mention): boolean {
  const before = mentions.slice(0, mentions.indexOf(pronoun));
  const pause = before.findLastIndex(
    ({ punctuation, phrase }) => punctuation !== undefined || phrase === 'and',
  );
  return before.slice(0, Math.max(0, pause)).some((mention) => isNamed(mention) && !isMany(mention));
}

/** "what products are on them": what the products are on was named before. */
export function isContainer(mentions: readonly Mention[], pronoun: Mention): boolean {
  const at = mentions.indexOf(pronoun);
  const isLed = /^(on|in|inside|within)$/i.test(mentions[at - 1]?.text ?? '');
  // "order 100, what's on it"
  const isKnown = mentions
    .slice(0, at)
    .some((each) => sensesOf(each, 'value').some(({ member }) => /_(number|reference)$/.test(member)));
  return (
    isLed &&
    !isKnown &&
    /^(it|them|those|these)$/.test(pronoun.phrase) &&
    has(mentions[at - 2], 'copula', 'list')
  );
}

/** "which products are on it": not the products. */
export function isOne({ phrase }: Mention): boolean {
  return /^(it|its|that one)$/.test(phrase);
}

export function isMany({ text, senses }: Mention): boolean {
  return /[^su]s$/i.test(text) && !senses.some(({ kind }) => kind === 'value');
}

/** "how many orders did they place": they are not the orders. */
export function isSubject(mentions: readonly Mention[], pronoun: Mention): boolean {
  const before = mentions[mentions.indexOf(pronoun) - 1]?.phrase ?? '';
  return /^(they|he|she)$/.test(pronoun.phrase) && /\b(do|did|does|have|has)$/.test(before);
}

/** Rows or a value that a pronoun after it stands for. */
export function isNamed(mention: Mention): boolean {
  return isEntity(mention) || mention.candidates !== undefined || sensesOf(mention, 'value').length > 0;
}

export function isThing(mention: Mention): boolean {
  return isNamed(mention) || sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
}

/** "that customer", "the same suppliers": a thing that was named before. */
export function isNamedAgain(mentions: readonly Mention[], at: number): boolean {
  const [word, noun] = [mentions[at], mentions[at + 1]];
  return (
    word?.senses.length === 0 &&
    /^(that|this|these|those|the same|said)$/.test(word.phrase) &&
    isThing(noun ?? word) &&
    noun?.time === undefined &&
    sensesOf(noun, 'value', 'segment').length === 0
  );
}

/** "they", "their", "those"; not "the ones", which are rows that are chosen anew. */
export function isPlural(mentions: readonly Mention[], pronoun: Mention): boolean {
  return /^(they|them|those|these|their)$/.test(pronoun.phrase) || isDemonstrative(mentions, pronoun);
}

/** "the value of dairy there": the place that the question before was about, unlike "is there". */
export function isPlace(mentions: readonly Mention[], at: number): boolean {
  const mention = mentions[at]!;
  if (mention.senses.length > 0 || !/^(there|from there|in there|here)$/.test(mention.phrase)) return false;
  const [before, after] = [mentions[at - 1], mentions[at + 1]];
  return !has(before, 'copula', 'have') && !has(after, 'copula', 'have') && before !== undefined;
}

/** "how many is that?", "and what is that worth?" */
export function endsWithThat(mentions: readonly Mention[]): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  if (words.at(-1)?.phrase === 'that' && words.length > 1) return true;
  return words.some((mention, at) => {
    const [before, after] = [words[at - 1]?.phrase ?? '', words[at + 1]];
    if (mention.phrase !== 'that' || !/(is|was|of|for|in|by|split|break|does|did)$/.test(before))
      return false;
    return (
      after === undefined ||
      isFiller(after) ||
      after.time !== undefined ||
      has(after, 'group', 'average', 'total', 'versus', 'change')
    );
  });
}

/** "excluding cancelled orders" may be a phrase of the semantic files as a whole. */
export function isExclusion({ phrase, senses }: Mention): boolean {
  return (
    /^(exclud|without|except|ignor|minus|not counting|leaving out|not the |but not )/.test(phrase) &&
    senses.some(({ kind }) => kind === 'segment')
  );
}

/** "and what's on it?", "what's still missing on them?" */
export function asksInside({ mentions, conditions, periods }: Request): boolean {
  const states = conditions.flatMap((condition) => condition.mentions);
  const text = mentions
    .filter((mention) => mention.punctuation === undefined && !states.includes(mention))
    .map(({ text: own }) => own.toLowerCase())
    .join(' ');
  return (
    periods.length === 0 &&
    states.every((mention) => sensesOf(mention, 'segment').length > 0) &&
    /^((and|so|ok|okay|then) )*(what|what all|what else) ?('s|is|are|was|were|s)( all)? (on|in|inside) (it|them|there|that|that one|those|these)$/.test(
      text,
    )
  );
}
