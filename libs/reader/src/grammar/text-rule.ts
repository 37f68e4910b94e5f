import { has, isFiller, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { TextCondition } from './request';

const STREET =
  /(^| )(street|st|road|rd|lane|avenue|ave|drive|close|way|court|crescent|terrace|boulevard|quay)$/;
const QUOTES = new Set(['"', '“', '”', '‘', '«', '»', '„']);

/** "whose name mentions chocolate", "names starting with Acorn", 'containing "bar"'. */
export function findTexts(line: Line, question: string): TextCondition[] {
  const found: TextCondition[] = [];
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    const isNamed = has(line.at(at - 1), 'name-of') || namedAfter(line, at);
    const isContained = has(mention, 'contains', 'starts-with') || (isNamed && has(mention, 'have', 'with'));
    if (!line.isFree(mention) || !isContained) continue;
    const named =
      isNamed ||
      isNameNoun(line.at(at - 1)) ||
      line.mentions.some((each) => has(each, 'name-of') && !isNoun(each));
    const text = textAfter(line, at, question, named);
    if (!text) continue;
    const nameAt = line.mentions.find((each) => has(each, 'name-of') && line.isFree(each) && !isState(each));
    const negated = line.mentions.slice(Math.max(0, at - 3), at).find((each) => has(each, 'not'));
    const noun = nounBefore(line, at) ?? thingBefore(line, at);
    line.take(mention, ...text.mentions, negated);
    if (nameAt && !isNoun(nameAt)) line.take(nameAt);
    found.push({
      kind: 'text',
      operator: negated ? 'notContains' : has(mention, 'starts-with') ? 'startsWith' : 'contains',
      text: text.text,
      noun,
      ...(named ? {} : ofGoods(text.mentions)),
      mentions: [mention, ...text.mentions],
    });
  }
  return found;
}

/** "the Acorn range", "all Acorn products": the things whose names begin so, not one of them. */
export function findBrands(line: Line): TextCondition[] {
  return line.mentions.flatMap((mention, at): TextCondition[] => {
    const noun = line.at(at + 1);
    const isMany = /^(range|brand|products|items|articles|goods|skus|lines)$/i.test(noun?.text ?? '');
    const { candidates = [], text } = mention;
    const begin = text.toLowerCase();
    if (!line.isFree(mention) || !isMany || candidates.length < 2) return [];
    if (!candidates.every((each) => each.text.toLowerCase().startsWith(`${begin} `))) return [];
    line.take(mention, ...(/^(range|brand)$/i.test(noun!.text) ? [noun] : []));
    return [{ kind: 'text', operator: 'startsWith', text, noun, mentions: [mention] }];
  });
}

/** "deliveries to Station Road": a street is a part of addresses, not somebody's name. */
export function findStreets(line: Line, question: string): TextCondition[] {
  const found: TextCondition[] = [];
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (!line.isFree(mention) || !isNamePart(mention)) continue;
    let end = at;
    while (isNamePart(line.at(end + 1)) && line.isFree(line.at(end + 1))) end++;
    const last = line.at(end)!;
    if (!STREET.test(last.phrase) || (end === at && !last.phrase.includes(' '))) continue;
    const before = line.at(at - 1);
    const house = before?.number !== undefined && !before.time && line.isFree(before) ? before : undefined;
    const mentions = [...(house ? [house] : []), ...line.mentions.slice(at, end + 1)];
    line.take(...mentions);
    found.push({
      kind: 'text',
      operator: 'contains',
      text: question.slice(mentions[0]!.start, last.end),
      isAddress: true,
      mentions,
    });
    at = end;
  }
  return found;
}

function isNamePart(mention: Mention | undefined): boolean {
  return (
    mention !== undefined &&
    (mention.candidates !== undefined || mention.isPartial === true || mention.isUnknown)
  );
}

function isNameNoun(mention: Mention | undefined): boolean {
  return mention !== undefined && /\b(name|title|description|address)$/.test(mention.phrase);
}

/** "with Birch in the name", "has 'bar' somewhere in its name". */
function namedAfter(line: Line, at: number): boolean {
  if (!has(line.at(at), 'have', 'with', 'contains')) return false;
  let isQuoted = false;
  for (let next = at + 1; next < line.length; next++) {
    const mention = line.at(next)!;
    if (has(mention, 'name-of')) return next > at + 1 && /^in /.test(mention.phrase);
    if (mention.punctuation !== undefined && QUOTES.has(mention.punctuation)) {
      isQuoted = !isQuoted;
      continue;
    }
    if (next > at + 1 && !isQuoted && !isNamePart(mention) && !isState(mention) && !isFiller(mention))
      return false;
  }
  return false;
}

/** What stands in quotes, or the words that follow up to the next preposition. */
function textAfter(
  line: Line,
  at: number,
  question: string,
  named: boolean,
): { text: string; mentions: Mention[] } | undefined {
  let start = at + 1;
  while (
    start < line.length &&
    isFiller(line.at(start)!) &&
    /^(the|a|an|word|words|term|text)$/.test(line.at(start)!.phrase)
  )
    start++;
  const opening = line.at(start);
  if (
    opening?.punctuation !== undefined &&
    (QUOTES.has(opening.punctuation) || opening.punctuation === "'")
  ) {
    const end = line.mentions.findIndex(
      (each, index) =>
        index > start &&
        each.punctuation !== undefined &&
        (QUOTES.has(each.punctuation) || each.punctuation === "'"),
    );
    if (end <= start + 1) return undefined;
    const mentions = line.mentions.slice(start, end + 1);
    return { text: question.slice(opening.end, mentions.at(-1)!.start).trim(), mentions: [...mentions] };
  }
  if (!opening || opening.punctuation !== undefined) return undefined;
  // "orders that include dairy" names a value, not a piece of text.
  if (!named && isState(opening) && !opening.candidates) return undefined;
  if (!named && !opening.isUnknown && !opening.candidates) return undefined;
  const mentions: Mention[] = [];
  for (let next = start; next < line.length; next++) {
    const mention = line.at(next)!;
    if (
      mention.punctuation !== undefined ||
      mention.time ||
      (next > start && !mention.isUnknown && !mention.candidates && !mention.isPartial)
    )
      break;
    mentions.push(mention);
  }
  const [first, last] = [mentions[0], mentions.at(-1)];
  return first && last ? { text: question.slice(first.start, last.end), mentions } : undefined;
}

function nounBefore(line: Line, at: number): Mention | undefined {
  for (let before = at - 1; before >= 0; before--) {
    const mention = line.at(before)!;
    if (isNoun(mention)) return mention;
  }
  return undefined;
}

/** "beverages with … in the name": a value says what kind of things are meant. */
function thingBefore(line: Line, at: number): Mention | undefined {
  const value = line.mentions
    .slice(0, at)
    .reverse()
    .find((mention) => sensesOf(mention, 'value').length > 0);
  if (!value) return undefined;
  const entities = new Set(sensesOf(value, 'value').map(({ entity }) => entity));
  return { ...value, senses: [...entities].map((entity) => ({ kind: 'entity', entity })) };
}

/** "orders that contain earbuds": the word is known from names of goods, so that it is looked for there. */
function ofGoods(mentions: readonly Mention[]): { members?: readonly string[] } {
  const members = [
    ...new Set(mentions.flatMap(({ candidates = [] }) => candidates.flatMap((each) => each.members))),
  ];
  return members.length > 0 && members.every((member) => GOODS.test(member)) ? { members } : {};
}

/** "with customer, address and phone", "their phone number": a column that nobody knows, rather than goods. */
function isAmongColumns(line: Line, at: number): boolean {
  const joint = line.at(at - 1);
  const isJoined = has(joint, 'and') || joint?.punctuation === ',';
  const earlier = line.at(at - 2);
  const isColumn = isNoun(earlier) && !isState(earlier) && !/s$/i.test(earlier!.text);
  const isCode = /^(number|no|nr|numbers|id|address)$/i.test(line.at(at + 1)?.text ?? '');
  return isCode || (isJoined && isColumn && line.mentions.slice(0, at).some((each) => has(each, 'with')));
}

const GOODS = /^(product|item|article)\./;
const MIN_KINDS = 2;

/** "orders with earbuds", "our laptops": a plural that is in the names of several things means all of them. */
export function findKinds(line: Line): TextCondition[] {
  return line.mentions.flatMap((mention, at): TextCondition[] => {
    const { candidates = [], text } = mention;
    // One word in small letters, "milk" or "almonds", is a kind of goods rather than the name of one.
    const isPlural = /^\p{Ll}{3,}$/u.test(text) && candidates.length > 1;
    if (!line.isFree(mention) || !isPlural || candidates.length < MIN_KINDS || isNamePart(line.at(at + 1)))
      return [];
    if (isAmongColumns(line, at)) return [];
    const kind = [text, text.replace(/s$/, ''), text.replace(/es$/, '')].find((word) =>
      candidates.every((each) =>
        each.text
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .includes(word),
      ),
    );
    const members = [...new Set(candidates.flatMap((each) => each.members))];
    // People and places have names of their own: "lakes" is no kind of customer.
    if (kind === undefined || !members.every((member) => GOODS.test(member))) return [];
    line.take(mention);
    return [{ kind: 'text', operator: 'contains', text: kind, members, mentions: [mention] }];
  });
}
