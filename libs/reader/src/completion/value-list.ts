import type { KnownValue } from '../values/value-index';
import { keyOf, PrefixList } from './prefix-list';

/** A value with the key that it is found by. */
export interface Listed {
  readonly value: KnownValue;
  readonly key: string;
}

/** Words that more values share than this tell too little: typing on tells their values apart. */
const MAX_SHARED = 2000;
/** Values that are looked at for one that holds what was typed somewhere. */
const MAX_LOOKS = 400;
const MIN_INNER_PREFIX = 2;

/** All values in order, found by their beginning or by the beginnings of their words. */
export class ValueList {
  private readonly whole: PrefixList<Listed>;
  private readonly byWord = new Map<string, Listed[]>();
  private readonly words: PrefixList<readonly Listed[]>;
  private readonly names = new Map<string, string>();

  constructor(values: Iterable<KnownValue>) {
    const listed = Array.from(values, (value): Listed => ({ value, key: keyOf(value.text).trimEnd() }));
    for (const each of listed) {
      const { code, text } = each.value;
      if (code !== undefined) this.names.set(code, text);
      for (const word of each.key.split(' ')) {
        const own = this.byWord.get(word);
        if (!own) this.byWord.set(word, [each]);
        else if (own.length < MAX_SHARED && own.at(-1) !== each) own.push(each);
      }
    }
    this.whole = new PrefixList(listed.map((each) => [each.key, each]));
    this.words = new PrefixList([...this.byWord]);
  }

  /** What a code stands for, where it has a name. */
  nameOf(code: string): string | undefined {
    return this.names.get(code);
  }

  /** Values of one member in order. */
  *of(member: string): Iterable<string> {
    for (const { value } of this.whole) if (value.members.includes(member)) yield value.text;
  }

  /**
   * Values that begin with the text, then those that hold its words, the last of which may be the beginning of one.
   *
   * @param prefix a key, see {@link keyOf}
   */
  find(prefix: string, limit: number, member?: string): Listed[] {
    const isWanted = ({ value }: Listed): boolean => member === undefined || value.members.includes(member);
    const room = member === undefined ? limit : MAX_SHARED;
    const found = new Set(this.whole.startingWith(prefix, room).filter(isWanted).slice(0, limit));
    const words = prefix.split(' ');
    const last = words.pop()!;
    let looks = MAX_LOOKS;
    for (const values of this.holding(words, last)) {
      for (const each of values) {
        if (looks-- === 0 || found.size >= limit) return [...found];
        const spaced = ` ${each.key} `;
        const holds = spaced.includes(` ${last}`) && words.every((word) => spaced.includes(` ${word} `));
        if (holds && isWanted(each)) found.add(each);
      }
    }
    return [...found];
  }

  /** The fewest values that can hold all these words. */
  private holding(words: readonly string[], last: string): readonly (readonly Listed[])[] {
    if (words.length === 0)
      return last.length < MIN_INNER_PREFIX ? [] : this.words.startingWith(last, MAX_LOOKS);
    const lists = words.map((word) => this.byWord.get(word) ?? []);
    return [lists.reduce((fewest, own) => (own.length < fewest.length ? own : fewest))];
  }
}
