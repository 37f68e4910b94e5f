const MIN_LENGTH = 3;
const MIN_CONSONANTS = 2;
const VOWEL = /[aeiou]/;

/** Known words by their consonants, for people who leave the vowels out: "opn ordrs", "avrg", "cancld". */
export class Shorthand {
  private readonly words = new Map<string, Set<string>>();

  add(word: string): void {
    if (word.length <= MIN_LENGTH || !/^[a-z]+$/.test(word)) return;
    const key = skeleton(word);
    const known = this.words.get(key);
    if (known) known.add(word);
    else this.words.set(key, new Set([word]));
  }

  /** What `typed` may stand for: words that only have more vowels, or a consonant twice. The least longer first. */
  expansions(typed: string): string[] {
    if (typed.length < MIN_LENGTH || !/^[a-z]+$/.test(typed)) return [];
    const key = skeleton(typed);
    if (key.length < MIN_CONSONANTS) return [];
    return [...(this.words.get(key) ?? [])]
      .filter((word) => word.length > typed.length && isWithin(typed, word))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  }
}

/** The first letter and the consonants after it, doubled ones once. */
function skeleton(word: string): string {
  let key = word[0]!;
  for (const letter of word.slice(1)) if (!VOWEL.test(letter) && letter !== key.at(-1)) key += letter;
  return key;
}

/** All letters of `short` stand in `long`, in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
