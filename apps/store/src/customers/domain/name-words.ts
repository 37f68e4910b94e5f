const WORD = /[\p{L}\p{M}]+(?:['’ʼ`´][\p{L}\p{M}]+)*/gu;
const APOSTROPHE = /['’ʼ`´]/gu;
/** French and Italian: “d’Anna Berg”. */
const ELISION = /^(?:[cdjlmnst]|qu|dell|all)['’ʼ`´](?=\p{L})/iu;
const POSSESSIVE = /(?:['’ʼ`´]s|['’ʼ`´]?s)$/iu;
/** Between two words of a name: a little, or an initial in the middle. */
const GAP = /^[\s.,_\u2010-\u2015-]{1,3}(?:\p{L}[\s.,_\u2010-\u2015-]{1,3}){0,2}$/u;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
/** Words of a family name by which nobody is called alone. */
const PARTICLES = new Set(
  'de del della der den di do dos da das du el al la las le los von van vom zu zur y e ten ter bin ibn'.split(
    ' ',
  ),
);
/** Words of a name that are looked at. */
const MOST_WORDS = 8;
/** A name of one word that is shorter stands in too much else. */
const SHORTEST_ALONE = 3;

/** A word as names are compared: lower case, without accents and apostrophes; “Müller” is “Mueller”. */
export const foldedWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => LETTERS[letter]!)
    .replace(APOSTROPHE, '')
    .replace(/([aou])e/gu, '$1');

const wordsOf = (name: string): string[] =>
  [...name.matchAll(WORD)].map(([word]) => foldedWord(word)).filter((word) => word !== '');

/**
 * What somebody's whole name may be in a text, in folded words: first names then last names, the other way round, and with
 * one first or one last name where there are several. Initials are left out.
 */
export function nameVariants(givenName: string, familyName: string): string[][] {
  const spelt = (words: string[]) => words.filter((word) => word.length > 1).slice(0, MOST_WORDS);
  const [given, family] = [spelt(wordsOf(givenName)), spelt(wordsOf(familyName))];
  if (given.length === 0 || family.length === 0) {
    const only = [...given, ...family];
    return only.length > 1 || (only[0]?.length ?? 0) >= SHORTEST_ALONE ? [only] : [];
  }
  const lastNames = [family, ...family.filter((word) => !PARTICLES.has(word)).map((word) => [word])];
  const firstNames = [given, given.slice(0, 1)];
  const variants = firstNames.flatMap((first) =>
    lastNames.flatMap((last) => [
      [...first, ...last],
      [...last, ...first],
    ]),
  );
  return [...new Map(variants.map((words) => [words.join(' '), words])).values()];
}

/** By what a name is looked up: its first two words. */
export const headOf = (words: readonly string[]): string => words.slice(0, 2).join(' ');

/** A word of a text with where it stands, in the ways it may be meant: as it is, or with an ending or beginning taken off. */
interface Token {
  /** Where the word stands, whole. */
  start: number;
  end: number;
  /** In the middle of a name. */
  word: string;
  /** As the first word of one. */
  firsts: { word: string; start: number }[];
  /** As the last. */
  lasts: { word: string; end: number }[];
}

/** A text as names are looked for in it. */
export class NamedText {
  private readonly tokens: readonly Token[];

  constructor(private readonly text: string) {
    this.tokens = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
      const token = tokenOf(word, index);
      // Initials are not looked at, on either side.
      return token.word.length > 1 ? [token] : [];
    });
  }

  /** {@link headOf} every name that may stand in it. */
  get heads(): string[] {
    const heads = new Set<string>();
    this.tokens.forEach(({ firsts, lasts }, at) => {
      const alone = lasts.map(({ word }) => word);
      const next = this.isNear(at) ? this.tokens[at + 1]! : null;
      const seconds = next === null ? [] : [next.word, ...next.lasts.map(({ word }) => word)];
      for (const { word } of firsts) {
        heads.add(word);
        for (const second of seconds) heads.add(`${word} ${second}`);
      }
      for (const word of alone) heads.add(word);
    });
    return [...heads];
  }

  /**
   * @param names in folded words
   * @returns the stretches of the text that are one of them, the longest where several begin together, each spelling once
   */
  stretches(names: readonly (readonly string[])[]): string[] {
    const byFirst = new Map<string, (readonly string[])[]>();
    for (const words of names) byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words]);
    const found = new Set<string>();
    for (let at = 0; at < this.tokens.length; at += 1) {
      const span = this.longestAt(at, byFirst);
      if (span === null) continue;
      found.add(this.text.slice(span.start, span.end));
      at += span.words - 1;
    }
    return [...found];
  }

  private longestAt(
    at: number,
    byFirst: ReadonlyMap<string, readonly (readonly string[])[]>,
  ): { start: number; end: number; words: number } | null {
    const { firsts, lasts, start } = this.tokens[at]!;
    const beginnings = [...firsts, ...lasts.map(({ word }) => ({ word, start }))];
    const candidates = beginnings.flatMap((first) =>
      (byFirst.get(first.word) ?? []).flatMap((words) => {
        const end = words.length === 1 ? this.endOfOne(at, words[0]!) : this.endOfMany(at, words);
        return end === null ? [] : [{ start: first.start, end, words: words.length }];
      }),
    );
    return candidates.reduce<(typeof candidates)[number] | null>(
      (best, each) => (best === null || each.words > best.words ? each : best),
      null,
    );
  }

  private endOfOne(at: number, word: string): number | null {
    const { firsts, lasts, end } = this.tokens[at]!;
    return (
      lasts.find((last) => last.word === word)?.end ??
      (firsts.some((first) => first.word === word) ? end : null)
    );
  }

  /** The first word is known to fit. */
  private endOfMany(at: number, words: readonly string[]): number | null {
    for (let offset = 1; offset < words.length; offset += 1) {
      if (!this.isNear(at + offset - 1)) return null;
      const token = this.tokens[at + offset]!;
      if (offset === words.length - 1)
        return token.lasts.find(({ word }) => word === words[offset])?.end ?? null;
      if (token.word !== words[offset]) return null;
    }
    return null;
  }

  /** Whether the next word may belong to the same name. */
  private isNear(at: number): boolean {
    const next = this.tokens[at + 1];
    return next !== undefined && GAP.test(this.text.slice(this.tokens[at]!.end, next.start));
  }
}

function tokenOf(word: string, start: number): Token {
  const end = start + word.length;
  const whole = foldedWord(word);
  const elided = ELISION.exec(word)?.[0].length ?? 0;
  const firsts = [{ word: whole, start }];
  if (elided > 0) firsts.push({ word: foldedWord(word.slice(elided)), start: start + elided });
  const lasts = [{ word: whole, end }];
  const ending = POSSESSIVE.exec(word)?.[0].length ?? 0;
  if (ending > 0 && ending < word.length)
    lasts.push({ word: foldedWord(word.slice(0, -ending)), end: end - ending });
  return { start, end, word: whole, firsts, lasts };
}
