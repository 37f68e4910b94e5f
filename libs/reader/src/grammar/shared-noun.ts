import type { Lexicon } from '../lexicon/lexicon';
import type { PhraseMatch } from '../lexicon/phrase-trie';
import type { ReadToken } from './word-forms';

type Node = PhraseMatch['node'];

const JOINT = /^(and|&)$/;
/** Words of a list before its last one: "current, minimum and maximum stock". */
const MAX_LISTED = 3;

/**
 * "ordered and fulfilled quantity", "min and max stock levels", "units ordered and received": a word that shares the noun
 * of another, where both are fields or numbers of their own. What it is with that noun; undefined where it shares none.
 */
export function sharedNoun({ trie }: Lexicon, tokens: readonly ReadToken[], at: number): Node | undefined {
  return ofNounAfter(trie, tokens, at) ?? ofNounBefore(trie, tokens, at);
}

function ofNounAfter(trie: Lexicon['trie'], tokens: readonly ReadToken[], at: number): Node | undefined {
  let joint = at + 1;
  for (let listed = 1; listed < MAX_LISTED && tokens[joint]?.text === ','; listed++) joint += 2;
  if (!JOINT.test(textAt(tokens, joint)) || !tokens[joint + 1]) return undefined;
  const last = joint + 1;
  const longest = longestNumber(trie, tokens, last, last + 1);
  if (!longest) return undefined;
  const noun = tokens.slice(last + 1, longest.end).map(({ stem }) => stem);
  const own = trie.find([tokens[at]!.stem, ...noun]);
  return own && own !== longest.node && areAlike(own, longest.node) ? own : undefined;
}

function ofNounBefore(trie: Lexicon['trie'], tokens: readonly ReadToken[], at: number): Node | undefined {
  const [noun, first, joint] = tokens.slice(at - 3, at);
  if (at < 3 || !noun || !first || !JOINT.test(joint?.norm ?? joint?.text ?? '')) return undefined;
  const whole = trie.find([noun.stem, first.stem]);
  const own = trie.find([noun.stem, tokens[at]!.stem]);
  if (!whole || !own || own === whole || !areAlike(own, whole) || !isNumber(own)) return undefined;
  // "units ordered and fulfilled orders" are two things.
  return longestNumber(trie, tokens, at, at + 1) ? undefined : own;
}

function longestNumber(
  trie: Lexicon['trie'],
  tokens: readonly ReadToken[],
  at: number,
  after: number,
): PhraseMatch | undefined {
  const found = trie
    .matchesAt(tokens, at)
    .filter(({ end, node, corrected }) => end > after && corrected === 0 && entitiesOf(node).size > 0);
  return found.sort((a, b) => b.end - a.end)[0];
}

/** Fields or numbers of rows of one kind. */
function areAlike(a: Node, b: Node): boolean {
  const others = entitiesOf(b);
  return [...entitiesOf(a)].some((entity) => others.has(entity));
}

/** "PO no and date": the date is that of something else. */
function isNumber({ senses }: Node): boolean {
  return senses.some((sense) => sense.kind === 'measure' || (sense.kind === 'dimension' && sense.numeric));
}

function entitiesOf({ senses }: Node): Set<string> {
  return new Set(
    senses.flatMap((sense) => (sense.kind === 'dimension' || sense.kind === 'measure' ? [sense.entity] : [])),
  );
}

function textAt(tokens: readonly ReadToken[], at: number): string {
  return tokens[at]?.norm ?? tokens[at]?.text ?? '';
}
