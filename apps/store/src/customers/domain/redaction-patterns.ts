import { foldedWord, nameVariants } from './name-words';

/** Of whom nothing is to be said any more. */
export interface ErasedPerson {
  givenName: string;
  familyName: string;
  number: string;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** Digits at the end of a phone number that stand for it, whatever the country's code before them. */
const PHONE_END = 8;
const FEWEST_PHONE_DIGITS = 6;
const LONGEST_CODE = 6;
const FEWEST_ADDRESS_CHARACTERS = 6;

const LETTER = '0-9A-Za-z\\u00c0-\\u024f\\u0300-\\u036f';
const MARKS = '[\\u0300-\\u036f]*';
const APOSTROPHE = "['’ʼ`´]?";
/** In JSON, which is looked through as it is written, a line break is a letter behind a backslash. */
const STARTS = `(?:(?<![${LETTER}])|(?<=\\\\[bfnrt]))`;
const ENDS = `(?:['’ʼ\`´]?[sS])?(?![${LETTER}])`;
const BETWEEN = '(?:[\\s.,_\\u2010-\\u2015-]|\\\\[nrt]){1,4}';
const INITIAL = `(?:[A-Za-z\\u00c0-\\u024f]${BETWEEN})?`;
const PHONE_GAP = '[\\s()./-]{0,3}';

/** Letters that are folded to one of a to z, both cases. */
const SPELLINGS: ReadonlyMap<string, string> = spellings();

function spellings(): Map<string, string> {
  const letters = new Map<string, string>();
  const ranges = [
    [0x41, 0x24f],
    [0x1e00, 0x1eff],
  ] as const;
  for (const [from, to] of ranges)
    for (let code = from; code <= to; code += 1) {
      const letter = String.fromCharCode(code);
      const base = foldedWord(letter);
      if (/^\p{L}$/u.test(letter) && /^[a-z]$/u.test(base))
        letters.set(base, (letters.get(base) ?? '') + letter);
    }
  return letters;
}

/**
 * Regular expressions of JavaScript with `u` for whoever was erased: the whole name in the
 * spellings of {@link nameVariants}, phone number, mail address, postal address and loyalty number.
 */
export function redactionPatterns(person: ErasedPerson): string[] {
  const { givenName, familyName, number, phone, email, address } = person;
  return [
    // The longest first: nothing of a longer spelling stays behind.
    ...nameVariants(givenName, familyName)
      .sort((a, b) => b.length - a.length)
      .map(namePattern),
    ...(phone === null ? [] : phonePattern(phone)),
    // A mail address may begin with the number.
    ...[email ?? '', (address ?? '').length < FEWEST_ADDRESS_CHARACTERS ? '' : address!, number]
      .filter((text) => text.trim() !== '')
      .map(literalPattern),
  ];
}

const namePattern = (words: readonly string[]): string =>
  `${STARTS}${words.map(wordPattern).join(`${BETWEEN}${INITIAL}`)}${ENDS}`;

/** @param word folded: what it made of one letter may be written with two, “ue”, and of two with one, “ß” */
const wordPattern = (word: string): string =>
  (word.match(/ss|[^]/gu) ?? [])
    .map((letter) => {
      const class_ = `[${SPELLINGS.get(letter[0]!) ?? ''}]`;
      if (letter === 'ss') return `(?:${class_}${MARKS}${APOSTROPHE}${class_}|[ßẞ])${MARKS}${APOSTROPHE}`;
      if (class_ === '[]') return escaped(letter);
      return `${class_}${MARKS}${'aou'.includes(letter) ? '[eE]?' : ''}${APOSTROPHE}`;
    })
    .join('');

function phonePattern(phone: string): string[] {
  const digits = phone.replace(/\D/gu, '');
  if (digits.length < FEWEST_PHONE_DIGITS) return [];
  const end = digits.slice(-PHONE_END);
  const code = `\\+?(?:[0-9]${PHONE_GAP}){0,${LONGEST_CODE}}`;
  return [`(?<![0-9])${code}\\(?${[...end].join(PHONE_GAP)}(?![0-9])`];
}

/** As it is, whatever the case, and with any space for a space. */
function literalPattern(text: string): string {
  const inside = [...text.trim()]
    .map((letter) => {
      if (/\s/u.test(letter)) return '(?:\\s|\\\\[nrt])';
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      return lower === upper || lower.length > 1 || upper.length > 1 ? escaped(letter) : `[${lower}${upper}]`;
    })
    .join('');
  return `${STARTS}${inside}(?![${LETTER}])`;
}

const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
