import { has, isEntity, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Ranking, Sorting } from './request';

const QUANTIFIERS = new Set([
  'most',
  'the most',
  'least',
  'fewest',
  'more often',
  'most often',
  'most frequently',
]);

/** "top 5", "the most orders", "five most expensive", "best selling", "bottom three". */
export function findRanking(line: Line): Ranking | undefined {
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    const counted = firstOf(line, at);
    if (counted) return counted;
    const own = sensesOf(mention, 'most', 'least');
    const tag = (['top', 'bottom', 'most', 'least', 'best', 'worst'] as const).find((each) =>
      has(mention, each),
    );
    if (!line.isFree(mention) || (own.length === 0 && !tag)) continue;
    // "longest lead time items" ranks items; "longest lead time" alone is a number.
    if (isNoun(mention) && !tag && !isEntity(line.at(at + 1)) && !asksWhichHas(line, at)) continue;
    if (line.at(at + 1)?.phrase === 'first' || mention.phrase === 'first') continue;
    const number = numberBeside(line, at);
    const mentions = [mention, ...(number ? [number] : [])];
    const by = measuredBy(line, at, mention, number);
    line.take(...mentions);
    const further = number ? undefined : limitAfter(line, at);
    line.take(...(further ?? []));
    return { tag, own, limit: number?.number ?? further?.[1]?.number, by, mentions };
  }
  return undefined;
}

/** "which supplier has the longest lead time": one of the suppliers, not a number of each. */
function asksWhichHas(line: Line, at: number): boolean {
  const isOpen = /^(which|what|who)\b/.test(line.at(0)?.phrase ?? '');
  const before = line.mentions.slice(0, at);
  return (
    isOpen &&
    has(
      line.at(at)?.text
        ? before.findLast((each) => each.phrase !== 'the' && !has(each, 'average'))
        : undefined,
      'have',
      'with',
    )
  );
}

/** "the first five": however they are ordered. */
function firstOf(line: Line, at: number): Ranking | undefined {
  const [mention, number] = [line.at(at)!, line.at(at + 1)];
  const isFirst = /^first$/i.test(mention.text) && mention.senses.length === 0;
  if (!isFirst || !line.isFree(number) || number.number === undefined || number.time) return undefined;
  line.take(mention, number);
  return { tag: undefined, own: [], limit: number.number, mentions: [mention, number] };
}

/** "most overdue, top 10": the number comes with a second word. */
function limitAfter(line: Line, from: number): [Mention, Mention] | undefined {
  for (let at = from + 1; at < line.length - 1; at++) {
    const [mention, number] = [line.at(at)!, line.at(at + 1)!];
    const isEdge =
      has(mention, 'top', 'bottom', 'best', 'worst', 'most', 'least') || /^(first|last)$/i.test(mention.text);
    if (isEdge && line.isFree(number) && number.number !== undefined && !number.time)
      return [mention, number];
  }
  return undefined;
}

function numberBeside(line: Line, at: number): Mention | undefined {
  const isCount = (mention: Mention | undefined): boolean =>
    line.isFree(mention) &&
    mention.number !== undefined &&
    !mention.time &&
    Number.isInteger(mention.number) &&
    mention.number > 0 &&
    sensesOf(mention, 'value').length === 0;
  for (const step of [1, -1]) {
    const beside = line.at(at + step);
    if (isCount(beside)) return beside;
    if (step === -1 && beside?.text.toLowerCase() === 'the' && isCount(line.at(at - 2)))
      return line.at(at - 2);
  }
  return line.mentions.find(
    (mention, index) =>
      isCount(mention) &&
      !has(line.at(index - 1), 'more', 'less', 'at-least', 'at-most', 'exactly', 'between') &&
      (isNounAhead(line, index) || /^which$/i.test(line.at(index - 1)?.text ?? '')),
  );
}

/** "the 5 open orders": over the states between. */
function isNounAhead(line: Line, at: number): boolean {
  let next = line.next(at);
  while (next >= 0 && isState(line.at(next)) && !isNoun(line.at(next))) next = line.next(next);
  return isNoun(line.at(next));
}

/** The noun after a superlative, over states: "most late orders". */
function nounFrom(line: Line, from: number): number {
  let at = line.next(from, { over: new Set(['count', 'total', 'average', 'amount']) });
  while (at >= 0 && isState(line.at(at)) && !isNoun(line.at(at))) at = line.next(at);
  return at;
}

/** "highest revenue", "most orders", "spend most": not "top suppliers" or "largest order". */
function measuredBy(
  line: Line,
  at: number,
  mention: Mention,
  number: Mention | undefined,
): Mention | undefined {
  const from = number && line.indexOf(number) === at + 1 ? at + 1 : at;
  const after = line.at(nounFrom(line, from));
  const isQuantifier = QUANTIFIERS.has(mention.phrase.replace(/^the /, ''));
  if (line.isFree(after) && !has(mention, 'top', 'bottom')) {
    const isMeasure =
      sensesOf(after, 'measure').length > 0 || (sensesOf(after, 'dimension').length > 0 && !isEntity(after));
    const isThing = sensesOf(after, 'dimension').some(({ numeric }) => !numeric);
    if (
      isMeasure &&
      (isQuantifier || !(isEntity(after) || isThing)) &&
      (sensesOf(mention, 'most', 'least').length === 0 || has(mention, 'most', 'least'))
    ) {
      return after;
    }
    if (isQuantifier && isEntity(after)) return after;
  }
  const before = line.at(line.previous(at));
  // "delivered short most often": how often it is so, not how much of it there is.
  if (/often|frequent/.test(mention.phrase) && isState(before)) return undefined;
  if (isQuantifier && line.isFree(before) && sensesOf(before, 'measure').length > 0 && !isEntity(before))
    return before;
  return undefined;
}

/** "sorted by value", "worst first", "oldest first", "highest to lowest". */
export function findSorting(line: Line): Sorting | undefined {
  let sorting: Sorting | undefined;
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (!line.isFree(mention)) continue;
    const extreme = extremeFirst(line, at) ?? gapFirst(line, at);
    if (extreme) {
      sorting = extreme;
      line.take(...extreme.mentions);
      continue;
    }
    const first = line.at(at + 1);
    const isFirst = first?.phrase === 'first' && line.isFree(first);
    const degree = sensesOf(mention, 'most', 'least');
    const tagged = has(mention, 'most', 'best', 'top')
      ? 'desc'
      : has(mention, 'least', 'bottom')
        ? 'asc'
        : undefined;
    if (isFirst && (degree.length > 0 || tagged !== undefined || has(mention, 'worst', 'best'))) {
      sorting = {
        ...sorting,
        direction: direction(mention),
        quality: has(mention, 'worst') ? 'worst' : has(mention, 'best') ? 'best' : undefined,
        by: degree.length > 0 && !has(mention, 'most', 'least', 'best', 'worst') ? mention : sorting?.by,
        mentions: [...(sorting?.mentions ?? []), mention, first],
      };
      line.take(mention, first);
    } else if (has(mention, 'descending', 'ascending')) {
      sorting = {
        ...sorting,
        direction: has(mention, 'descending') ? 'desc' : 'asc',
        ...(/^alphabetical/.test(mention.phrase) ? { names: [] } : {}),
        mentions: [...(sorting?.mentions ?? []), mention],
      };
      line.take(mention);
    } else if (has(mention, 'sort')) {
      if (isByName(line, at)) {
        sorting = { ...sorting, names: [], mentions: [...(sorting?.mentions ?? []), mention, first!] };
        line.take(mention, first);
        continue;
      }
      const by = sortedBy(line, at);
      if (!by) continue;
      if (/\b(names?|codes?)$/i.test(by.noun.text)) {
        const names = sensesOf(by.noun, 'dimension').map(({ member }) => member);
        sorting = { ...sorting, names, mentions: [...(sorting?.mentions ?? []), mention, by.noun] };
        line.take(mention, by.noun, ...by.words);
        continue;
      }
      sorting = { ...sorting, by: by.noun, mentions: [...(sorting?.mentions ?? []), mention, by.noun] };
      line.take(mention, by.noun, ...by.words);
    }
  }
  return sorting;
}

/** "sorted by name": by the names of what is listed, whatever that is. */
function isByName(line: Line, at: number): boolean {
  const [name, after] = [line.at(at + 1), line.at(line.next(at + 1))];
  return (
    /\bnames?$/.test(name?.text.toLowerCase() ?? '') &&
    !isNoun(name) &&
    !(line.isFree(after) && isNoun(after))
  );
}

/** "largest gap first": how far the rows are in the state that they are listed for. */
function gapFirst(line: Line, at: number): Sorting | undefined {
  const [word, gap, first] = [line.at(at)!, line.at(at + 1), line.at(at + 2)];
  const isGap = /^(gaps?|differences?|distances?|shortfalls?|excess|surplus|deficits?)$/i.test(
    gap?.text ?? '',
  );
  if (!isGap || !has(word, 'most', 'least') || first?.phrase !== 'first') return undefined;
  return { quality: has(word, 'most') ? 'worst' : 'best', mentions: [word, gap!, first] };
}

/** "maximum delay first", "lowest stock first": by the field between the two words. */
function extremeFirst(line: Line, at: number): Sorting | undefined {
  const [word, noun, first] = [line.at(at)!, line.at(at + 1), line.at(at + 2)];
  const isHigh = has(word, 'maximum', 'most', 'top');
  if (!isHigh && !has(word, 'minimum', 'least', 'bottom')) return undefined;
  const isField = line.isFree(noun) && sensesOf(noun, 'dimension', 'measure').length > 0 && !isEntity(noun);
  if (!isField || !line.isFree(first) || first.phrase !== 'first') return undefined;
  return { by: noun, direction: isHigh ? 'desc' : 'asc', mentions: [word, noun, first] };
}

/** "sorted by open orders"; "rank the warehouses by stock value" has the things in between. */
function sortedBy(line: Line, at: number): { noun: Mention; words: readonly Mention[] } | undefined {
  let next = line.next(at, { over: new Set(['group', 'count', 'total', 'amount']) });
  while (next >= 0 && isState(line.at(next)) && !isNoun(line.at(next))) next = line.next(next);
  const noun = line.at(next);
  if (!line.isFree(noun) || !isNoun(noun)) return undefined;
  const between = (from: number, to: number): Mention[] =>
    line.mentions.slice(from + 1, to).filter((mention) => has(mention, 'count', 'group'));
  if (/by$|in order of$|on$/.test(line.at(at)!.phrase)) return { noun, words: between(at, next) };
  const word = line.at(next + 1);
  let afterAt = line.next(next + 1, { over: new Set(['group', 'count', 'total', 'amount']) });
  while (afterAt >= 0 && isState(line.at(afterAt)) && !isNoun(line.at(afterAt))) afterAt = line.next(afterAt);
  const after = line.at(afterAt);
  if (word?.text.toLowerCase() === 'by' && line.isFree(after) && isNoun(after))
    return { noun: after, words: between(next, afterAt) };
  return { noun, words: [] };
}

/** "worst first" and "best first" both start with the extreme that the measure's own direction decides. */
function direction(mention: Mention): 'asc' | 'desc' | undefined {
  const degree = sensesOf(mention, 'most', 'least')[0];
  if (has(mention, 'worst', 'best')) return 'desc';
  if (degree) return degree.kind === 'most' ? 'desc' : 'asc';
  return has(mention, 'least', 'bottom') ? 'asc' : 'desc';
}
