import { numberAt } from '../tokens/numbers';
import type { ReadToken } from './word-forms';

/** Words that people say of themselves and of others before or after what they ask. */
const SAYS =
  /^(?:(?:ok|okay|so|right|hey|hi|hello|uh|um|well|sorry|and|but|yeah|also) )*(?:i (?:'m|am|'ve|have|was|had|got|'ll|will|am)|we (?:'re|are|'ve|have|'ll|will)|someone|somebody|my|our|the (?:boss|manager|director|driver|drivers|auditors?|ceo|cfo|chef)|(?:a|one) (?:customer|driver|colleague|supplier|guy|lady|client|rep) (?:rang|called|phoned|emailed|asked|is|wants|wrote)|just (?:about|off|back|on)|he|she|not sure|no idea|it 's for|this is for|that 's for|for (?:my|our|the|a|his|her|tomorrow 's) (?:boss|manager|meeting|report|presentation|records|audit|review|call|deck|slides|board|team|notes|handover|planning|spreadsheet)|before i|so i|so that i|because i|since i|while i|in case|busy|bit of|long day|no rush|no hurry|in a rush|in a hurry|sorry)\b/;
/** Words that ask, restrict or command: what holds one of them is part of the question. */
const ASKS =
  /\b(what|which|how|who|whom|whose|when|where|show|list|give|count|tell|find|want|wants|need|needs|without|except|excluding|only|no|per|by|each)\b/;
/** "my boss wants to know": leads to the question without a pause. */
const SENT =
  /^((?:ok|okay|so|right|hey|hi|uh|um|well|sorry) )*(?:my|our|the) (?:boss|manager|director|chef|ceo|cfo|controller|accountant|accountants|colleague|auditor|auditors|finance|management|buyers?|planners?|sales team|sales guys|team|office|head office)(?: team)? (?:wants|want|needs|need|asks|asked|is asking|are asking|was asking|would like|'d like|keeps asking|has asked|have asked|wanted)(?: (?:for|about|me|us))*(?: to (?:know|see|have|get|check|find out))?(?= )/;
/** "one row per group is fine", "a rough figure will do": how the answer may look. */
const ENOUGH =
  /^(?:(?:one|a) (?:row|line|number|figure|entry)(?: (?:per|for each|each) \w+)?|a rough (?:figure|number|idea)|roughly|approximately|a list|a table|the total) (?:is|will|would|is quite|'s) (?:fine|enough|ok|okay|do|good|sufficient|all i need)$/;
const ALREADY =
  /^(who|which|what) (are|is|were) (they|those|it)$|^(not )?what we (pay|paid|charge|sell it for)$|^(can|could) you (please )?(list|show) (them|it|these|those)$/;
/** "Racking is full again.": somebody tells how things stand, in a sentence with a verb. */
const TELLS =
  /(?:^| )(?:is|are|was|were|'s|'re|'m|'ve|has|have|had|need|needs|got|keeps?|went|came|comes|called|rang|wants?)(?: |$)/;
/** Words that would have the query look different. */
const BEARS =
  /\b(what|which|how|who|whom|whose|when|where|show|list|give|count|tell|find|without|except|excluding|only|no|not|n't|per|by|each|all|every)\b/;
/** How a question begins, after what was told. */
const BEGINS =
  /^(?:(?:so|and|now|ok|right|then|please|can you|could you|would you) )*(?:what|which|how|who|whom|whose|when|where|show|list|give|count|tell|find|pull|get|is|are|was|were|do|does|did|has|have|any)\b/;
const PAUSE = /^[,;:.!?()–—-]$/;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Clauses that carry nothing of the question: "I'm about to head out, …", "my boss wants …", "…, for my meeting". They
 * hold no value, no number and no word that asks or restricts; a question has to be left without them.
 *
 * @param carries whether a value or a period begins at a token
 * @param means whether a term of the data begins there
 */
export function asidesIn(
  tokens: readonly ReadToken[],
  carries: (at: number) => boolean,
  means: (at: number) => boolean,
): Span[] {
  const asides: Span[] = [];
  const sent = SENT.exec(textOf(tokens, 0, tokens.length));
  if (sent) asides.push({ from: 0, to: sent[0].trim().split(' ').length });
  const clauses = clausesOf(tokens);
  const told = toldBefore(tokens, clauses, (at) => carries(at) || means(at));
  if (told && !sent) asides.push(told);
  for (const { from, to } of clauses) {
    if (asides.some((known) => from < known.to)) continue;
    const text = textOf(tokens, from, to);
    const isEnough = ENOUGH.test(text) || (from > 2 && ALREADY.test(text));
    if (!isEnough && (!SAYS.test(text) || ASKS.test(text) || to - from < 2)) continue;
    const range = Array.from({ length: to - from }, (_, index) => from + index);
    if (
      !isEnough &&
      range.some((at) => numberAt(tokens, at) !== undefined || carries(at) || isName(tokens, at))
    )
      continue;
    const isPaused = PAUSE.test(tokens[to]?.text ?? '');
    asides.push({ from, to: isPaused ? to + 1 : to });
  }
  const left = tokens.filter(
    ({ kind }, at) => kind !== 'punctuation' && !asides.some(({ from, to }) => at >= from && at < to),
  );
  return left.length < 2 ? [] : asides;
}

/**
 * "Racking is full again. How many …", "I need the long van, so which …": what is told before a whole question, without a
 * word of the data.
 */
function toldBefore(
  tokens: readonly ReadToken[],
  [first, next]: readonly Span[],
  bears: (at: number) => boolean,
): Span | undefined {
  if (!first || !next || first.from > 0 || first.to < 3) return undefined;
  const text = textOf(tokens, first.from, first.to);
  const rest = textOf(tokens, next.from, next.to);
  const pause = tokens[first.to]?.text ?? '';
  const isClosed = /^[.!]$/.test(pause) || (pause === ',' && /^so /.test(rest));
  if (!isClosed || !TELLS.test(text) || BEARS.test(text) || !BEGINS.test(rest)) return undefined;
  for (let at = first.from; at < first.to; at++)
    if (tokens[at]!.kind !== 'word' || numberAt(tokens, at) !== undefined || bears(at) || isName(tokens, at))
      return undefined;
  return { from: first.from, to: first.to + 1 };
}

/** "driving down Quay Road": a word with a capital inside the sentence names something. */
function isName(tokens: readonly ReadToken[], at: number): boolean {
  return at > 0 && /^\p{Lu}\p{Ll}/u.test(tokens[at]!.text) && tokens[at - 1]!.kind !== 'punctuation';
}

function clausesOf(tokens: readonly ReadToken[]): Span[] {
  const clauses: Span[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at++) {
    const { text = '', kind, norm = '', joined } = tokens[at] ?? {};
    const isEnd =
      at === tokens.length ||
      (kind === 'punctuation' && PAUSE.test(text) && !joinsCode(text, joined, tokens[at + 1]));
    // "I'm driving there anyway so is anything due"
    const isSo =
      norm === 'so' &&
      /^(is|are|was|were|do|does|did|what|which|how|who|can|could|when)$/.test(tokens[at + 1]?.norm ?? '');
    if (!isEnd && !isSo) continue;
    if (at > from) clauses.push({ from, to: at });
    from = isSo ? at : at + 1;
  }
  return clauses.length < 2 ? [] : clauses;
}

function joinsCode(text: string, joined: boolean | undefined, next: ReadToken | undefined): boolean {
  return /^[-–.:]$/.test(text) && joined === true && next?.joined === true;
}

function textOf(tokens: readonly ReadToken[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .join(' ');
}
