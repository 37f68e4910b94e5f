import type { GrammarTag } from '../lexicon/grammar-word';
import { has, isFiller, sensesOf } from './line';
import type { Mention } from './mention';

const NOTHING: ReadonlySet<GrammarTag> = new Set(['noise']);
const REST =
  /^((everywhere|everyone|everybody|everything|anything|anywhere|all|any|nowhere) else|(all )?(of )?(the )?(rest|others|remainder)( of (the|our) \w+)?|(all )?(of )?(the |our )?(other|remaining) \w+)( (put )?(together|combined))?$/;
/** Words that the rest has at most: "all of the other warehouses put together". */
const MAX_REST = 7;

/** "WH-03 versus everywhere else", "dairy against the rest": one value beside all the others together. */
export function besideRest(mentions: readonly Mention[]): Mention[] {
  const at = mentions.findIndex((mention) => has(mention, 'versus'));
  // "spend with SUP-001 this year versus the rest"
  const value = mentions.slice(0, Math.max(at, 0)).findLast((mention) => !mention.time && !isFiller(mention));
  const isValue = value && sensesOf(value, 'value').length > 0 && value.candidates === undefined;
  const rest = isValue ? restAfter(mentions, at) : 0;
  if (rest === 0) return [...mentions];
  return mentions.map((mention, index) => {
    if (mention === value) return { ...mention, isBesideRest: true };
    return index >= at && index <= at + rest
      ? {
          ...mention,
          phrase: '',
          senses: [],
          tags: NOTHING,
          isUnknown: false,
          candidates: undefined,
          number: undefined,
        }
      : mention;
  });
}

/** How many mentions after this one say "the rest"; 0 where something else is said. */
function restAfter(mentions: readonly Mention[], at: number): number {
  for (let length = MAX_REST; length > 0; length--) {
    const words = mentions.slice(at + 1, at + 1 + length);
    const isSaid = words.length === length && words.every(({ punctuation, time }) => !punctuation && !time);
    if (isSaid && REST.test(words.map(({ text }) => text.toLowerCase()).join(' '))) return length;
  }
  return 0;
}
