/** A word as it stands in a text. */
export interface Word {
  /** Lower case, composed (NFKC), accents kept: what stop words and stemmers want. */
  text: string;
  /** Where it stands, in UTF-16 units; end is exclusive. A code's joined form has the place of the whole code. */
  start: number;
  end: number;
}

/** What is longer is no word (base64, hashes, lines of dashes); it is cut here, so that one cannot fill the index. */
export const MAX_WORD_CHARACTERS = 64;

const CHUNK = /[\p{L}\p{N}\p{M}]+(?:['’.,\-‐‑_/&+][\p{L}\p{N}\p{M}]+)*/gu;
const PART = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+(?:['’](?=\p{L})[\p{L}\p{N}\p{M}]+)*/gu;
const NON_ASCII = /[^\0-\x7f]/;

/**
 * The words of a text in order. Numbers stay whole (1,500 becomes 1500, 2.5 and 2,5 become 2.5). Compounds are cut at
 * hyphens, slashes and the like; one that holds a digit is probably a code, so that it is also given joined: WH-05 gives
 * wh, 05 and wh05. Apostrophes stay within their word.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const chunk of text.matchAll(CHUNK)) {
    const raw = chunk[0];
    const start = chunk.index;
    if (!/['’.,\-‐‑_/&+]/.test(raw)) {
      yield word(raw, start, raw.length);
      continue;
    }
    let parts = 0;
    for (const part of raw.matchAll(PART)) {
      parts += 1;
      const number = /^\p{N}/u.test(part[0]) && /[.,]/.test(part[0]);
      yield word(number ? plainNumber(part[0]) : part[0], start + part.index, part[0].length);
    }
    const isCode = parts > 1 && raw.length <= MAX_WORD_CHARACTERS && /\p{N}/u.test(raw) && /\p{L}/u.test(raw);
    if (isCode) yield word(raw.replace(/[^\p{L}\p{N}\p{M}]/gu, ''), start, raw.length);
  }
}

function word(raw: string, start: number, length: number): Word {
  const short = raw.length > MAX_WORD_CHARACTERS ? raw.slice(0, MAX_WORD_CHARACTERS) : raw;
  const composed = NON_ASCII.test(short) ? short.normalize('NFKC').replaceAll('’', "'") : short;
  return { text: composed.toLowerCase(), start, end: start + length };
}

/** Groups of three after a comma or several points are thousands; what else follows a sign are decimals. */
function plainNumber(raw: string): string {
  if (/^\p{N}{1,3}(,\p{N}{3})+(\.\p{N}+)?$/u.test(raw)) return raw.replaceAll(',', '');
  if (/^\p{N}{1,3}(\.\p{N}{3}){2,}(,\p{N}+)?$/u.test(raw)) return raw.replaceAll('.', '').replace(',', '.');
  return raw.replaceAll(',', '.');
}
