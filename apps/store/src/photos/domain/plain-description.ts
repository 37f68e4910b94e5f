import { MAX_PHOTO_DESCRIPTION_LENGTH } from '#libs/contracts';

/** What a model writes when it can make out nothing. */
export const NOTHING = 'NONE';

const LINK_WITH_WORDS = /!?\[([^\][\n]{0,200})\]\([^)\s]{0,500}\)/gu;
const ADDRESS = /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)\S+/giu;
const TAG = /<\/?[a-z!][^<>]{0,400}>/giu;
/** Headings, quotes and items of lists. */
const LINE_MARKS = /^[ \t]*(?:#{1,6}|>|[-*+•]|\d{1,2}[.)])[ \t]+/gmu;
const EMPHASIS = /[*`|~]+|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu;

/**
 * Words of a model as one plain paragraph: no markup, no addresses, no longer than a description may be. Empty where it
 * saw nothing.
 */
export function plainDescription(written: string): string {
  const plain = written
    .normalize('NFC')
    .replace(LINK_WITH_WORDS, '$1')
    .replace(TAG, ' ')
    .replace(ADDRESS, ' ')
    .replace(LINE_MARKS, '')
    .replace(EMPHASIS, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/ +(?=[.,;:!?)])/gu, '')
    .trim();
  return plain.replace(/\.$/u, '').toUpperCase() === NOTHING ? '' : shortened(plain);
}

/** Ends with a sentence where one does not end too soon, or else with a word. */
function shortened(text: string): string {
  if (text.length <= MAX_PHOTO_DESCRIPTION_LENGTH) return text;
  const cut = text.slice(0, MAX_PHOTO_DESCRIPTION_LENGTH - 1).replace(/[\uD800-\uDBFF]$/u, '');
  const sentence = cut.search(/[.!?](?=[^.!?]*$)/u) + 1;
  if (sentence > MAX_PHOTO_DESCRIPTION_LENGTH / 2) return cut.slice(0, sentence);
  const word = cut.lastIndexOf(' ');
  return `${word > MAX_PHOTO_DESCRIPTION_LENGTH / 2 ? cut.slice(0, word) : cut}…`;
}
