import type { GrammarTag } from '../lexicon/grammar-word';
import type { Lexicon } from '../lexicon/lexicon';
import { wordsFrom } from './running-text';
import type { ReadToken } from './word-forms';

/** What arrives or leaves: beside these, "should" only says that it has been promised. */
const PROMISED =
  /\b(arrive|land|come|show up|turn up|get (here|there|in|to)|reach|leave|go out|ship|be (delivered|here|there|in$|shipped|received|arriving|coming|landing|dispatched))\b/;
/** "and how many of each": the quantities that a list shows anyway. */
const QUANTITIES_TOO =
  /^(and |with |plus )?(also )?(how (many|much)( (stock|units))?( (have|do|did|are|is)( (we|you|they|there|it))?( (have|got|have got|hold|left))?)?( (there|left|in stock|on hand))? (of|for) (each|every|them)( (one|item|product|line))?( (did )?(they|he|she|we) (order|ordered|want|wanted|buy|bought|need|get|got))?|how (many|much)( (stock|units))? (each|each one|each of them|they each|every one) (has|have|holds|hold|carries|got|has got)|how (many|much) each|in (what|which) (quantity|quantities|amounts?)|the quantit(y|ies)( of each)?|their quantities|what quantit(y|ies)( of each)?)$/;
const AUXILIARY = new Set(['did', 'do', 'does', 'has', 'have', 'had']);

/** "when should it arrive" asks when it is due; "what should we order" and "what should the minimum be" ask for advice. */
export function saysPromised(tokens: readonly ReadToken[], at: number): boolean {
  if (tokens[at]!.norm !== 'should') return false;
  const text = wordsFrom(tokens, at + 1);
  // "what should the minimum be in WH-03", "what should be in stock"
  const isDirect = /^(what|much|many)$/.test(tokens[at - 1]?.norm ?? '');
  return !/^(i|we|you)\b/.test(text) && (isDirect ? text.search(PROMISED) === 0 : PROMISED.test(text));
}

/** Where the quantities of what is listed are asked for at the end: the length of that in words, else 0. */
export function quantitiesToo(tokens: readonly ReadToken[], at: number): number {
  if (at < 2 || tokens[0]!.norm === 'how' || tokens[at - 1]!.norm === 'and') return 0;
  const text = wordsFrom(tokens, at);
  return QUANTITIES_TOO.test(text) ? text.split(' ').length : 0;
}

/**
 * "drop" is a delivery to those who have such a word for it, and a fall elsewhere: as a verb ("did orders drop") and
 * before what can fall ("drops in revenue"), but not before a place ("drops in Harbour").
 */
export function isFall(lexicon: Lexicon, tokens: readonly ReadToken[], start: number, end: number): boolean {
  const { norm } = tokens[start]!;
  const isDelivery = (lexicon.trie.find(['drop'])?.senses ?? []).some(({ kind }) => kind === 'entity');
  if (end === start + 1 && tokens[end]?.norm === 'in' && isFall(lexicon, tokens, start, end + 1)) return true;
  if (!isDelivery || end - start < 2) return norm === 'drop' && isAfterAuxiliary(tokens, start);
  const falls = lexicon.trie
    .matchesAt(tokens, end)
    .some(({ node }) => node.senses.some(({ kind }) => kind === 'measure' || kind === 'entity'));
  return falls || norm === 'drop';
}

function isAfterAuxiliary(tokens: readonly ReadToken[], at: number): boolean {
  const auxiliary = tokens.slice(0, at).findIndex(({ norm }) => AUXILIARY.has(norm));
  return auxiliary >= 0 && auxiliary < at - 1;
}

/** "customers who ordered": the customers have been named; "who ordered" alone asks for them. */
export function isRelative(tokens: readonly ReadToken[], start: number, end: number): boolean {
  return end > start + 1 && tokens[start]!.norm === 'who' && /[a-z]s$/.test(tokens[start - 1]?.norm ?? '');
}

/** "returns by warehouse" asks for something that is returned, it is not the command "return". */
export function isNounNotCommand(
  tags: ReadonlySet<GrammarTag>,
  tokens: readonly ReadToken[],
  start: number,
  end: number,
): boolean {
  const { norm, stem } = tokens[start]!;
  return end === start + 1 && tags.has('list') && stem === 'return' && norm !== stem;
}

const RATED = /^(our|the|all|all the|my|each|every|these|those|this|[a-z]+s|[a-z]+-\d+)$/;

/** "rate our suppliers" wants them graded, "rate per unit" is a price. */
export function isGrading(tokens: readonly ReadToken[], at: number): boolean {
  const next = tokens[at + 1]?.norm;
  if (tokens[at]!.norm !== 'rate' || next === undefined || !RATED.test(next)) return false;
  return tokens.slice(0, at).every(({ norm }) => POLITE.test(norm));
}

const POLITE =
  /^(please|pls|plz|kindly|can|could|would|will|you|u|hi|hello|hey|dear|sir|madam|team|all|good|morning|afternoon|evening|um|uh|er|erm|so|ok|okay|right|well|now|just|and|then|i|we|want|need|to|do|the|needful|,|\.|!|-|:)$/;
const ASKS_FOR = /^(share|provide|furnish|supply|advise|confirm|revert|forward|mail|email|send)$/;
const INTERJECTION =
  /^(right|listen|look|alright|well|yeah|yes|yep|yo|great|fine|perfect|cool|sorry|hm+|oi|ah|oh|ooh|now)$/;

/** "kindly share the list", "please provide the stock": asks for an answer, whatever else the verb may be about. */
function isPoliteVerb(tokens: readonly ReadToken[], at: number): boolean {
  const next = tokens[at + 1]?.norm;
  if (!ASKS_FOR.test(tokens[at]!.norm) || next === undefined || next === 'of') return false;
  return tokens.slice(0, at).every(({ norm }) => POLITE.test(norm));
}

/** "may run out", "may be late": no month. */
export function isModal(tokens: readonly ReadToken[], at: number): boolean {
  return (
    tokens[at]!.norm === 'may' &&
    /^(run|be|sell|stock|go|need|miss|arrive|come|slip|get|have|not|still|soon|become|end|fall|drop)$/.test(
      tokens[at + 1]?.norm ?? '',
    )
  );
}

/** "is sat at WH-03", "that's sat under its minimum"; "due sat" may be a day. */
function isSeated(tokens: readonly ReadToken[], at: number): boolean {
  const isVerb = /^('s|is|are|been|being|just|still|currently|was|were|'re)$/.test(
    tokens[at - 1]?.norm ?? '',
  );
  return tokens[at]!.norm === 'sat' && isVerb;
}

/** "sold out of WH-06": from there; "sold out of crisps" says that there are none left. */
export function isOutOf(tokens: readonly ReadToken[], last: number): boolean {
  const [word, of, place] = tokens.slice(last, last + 3);
  return (
    word?.norm === 'out' &&
    of?.norm === 'of' &&
    (/^(wh|whs|warehouse|depot|site|which|each|every|there|here|dc|store)/.test(place?.norm ?? '') ||
      (/^our|the|that|this$/.test(place?.norm ?? '') &&
        /^(warehouse|depot|site|dc|store)/.test(tokens[last + 3]?.norm ?? '')))
  );
}

/** "right, how much …", "listen, …": says nothing but that somebody begins to speak. */
function isInterjection(tokens: readonly ReadToken[], at: number): boolean {
  if (!INTERJECTION.test(tokens[at]!.norm) || !/^[,.!-]$/.test(tokens[at + 1]?.text ?? '')) return false;
  return tokens.slice(0, at).every(({ norm }) => POLITE.test(norm) || INTERJECTION.test(norm));
}

const STILL_MISSING =
  /^(but |and |though )?((is|are|has|have|was|were|did|do|does) not|not)( (yet|here|there|in|come|arrived|been|delivered|received|turned|shown|up|got|landed|reached|them|it|arrive))*$/;

/** "… should have been here by now but isn't": says no more than the words before; the length of that, else 0. */
export function stillMissing(tokens: readonly ReadToken[], at: number): number {
  if (!/^(but|and|though|is|are|has|have)$/.test(tokens[at]!.norm)) return 0;
  const isPromised = tokens
    .slice(0, at)
    .some(({ norm }) => /^(should|supposed|meant|ought|promised|expected|due)$/.test(norm));
  if (!isPromised) return 0;
  let end = at;
  while (end < tokens.length && tokens[end]!.kind === 'word' && end - at < 8) {
    if (/^(can|could|like|please|pls|list|show|give|which|what|how)$/.test(tokens[end]!.norm)) break;
    end++;
  }
  const text = tokens
    .slice(at, end)
    .map(({ norm }) => norm)
    .join(' ');
  return /^(but|though|and) /.test(text) && STILL_MISSING.test(text) ? end - at : 0;
}

/** A word that is only spoken along at this place, whatever else it may mean. */
export function saysNothing(tokens: readonly ReadToken[], at: number): boolean {
  return isPoliteVerb(tokens, at) || isInterjection(tokens, at) || isSeated(tokens, at);
}
