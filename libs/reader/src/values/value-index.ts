import type { SemanticModel } from '#libs/semantics';
import { nameTokensOf } from '../tokens/tokenizer';
import { CodeFamilies } from './code-families';
import { IndexedDimensions } from './indexed-dimensions';
import { NamePostings } from './name-postings';
import type { NameSet } from './name-set';
import { Spelling } from './spelling';

export interface IndexedValue {
  member: string;
  value: string;
  /** The name that this code has, or the code that this name has. */
  names?: string;
}

/** One text that is a value of one or of several members. */
export interface KnownValue {
  readonly text: string;
  readonly members: readonly string[];
  /** The code that this name has; absent for codes and categories. */
  readonly code?: string;
}

/** Values that hold all the words of a stretch of the question. */
export interface NameMatch {
  readonly length: number;
  readonly values: readonly KnownValue[];
  /** The stretch is the whole value, in whatever order. */
  readonly exact: boolean;
  /** More values match than are listed. */
  readonly more: boolean;
}

interface Entry extends KnownValue {
  members: readonly string[];
  /** May be named by a part of its words: names, not categories and codes. */
  partial: boolean;
}

/** Longer values are not names that anybody types. */
const MAX_WORDS = 12;
/** More than are ever offered: who names that many things has to say more. */
const MAX_LISTED = 8;
/** Codes and categories that only hold the words, not being them, are passed over; this many at most. */
const MAX_PASSED = 200;

/** Real values of one persona's data: looked up by code, by name, by part of a name, in any order, with typing errors. */
export class ValueIndex {
  private readonly holders = new WeakMap<object, (NameSet | undefined)[]>();

  private constructor(
    readonly codes: CodeFamilies,
    private readonly names: NamePostings,
    private readonly entries: readonly Entry[],
    private readonly cut: ReadonlySet<string>,
  ) {}

  /**
   * @param cut members of which not all values are given. A well-formed code of theirs is then taken for one that exists
   *   and looked for in the data; a name that is not among the values is asked back like any unknown word.
   */
  static build(
    model: SemanticModel,
    persona: string,
    values: Iterable<IndexedValue>,
    cut: Iterable<string> = [],
  ): ValueIndex {
    const members = new IndexedDimensions(model, persona);
    const codes = new CodeFamilies();
    const texts = new Texts();
    for (const { member, value, names } of values) {
      const own = members.get(member);
      if (!own || value === '') continue;
      const { dimension, twins, namedTwins } = own;
      const isCode = dimension.role === 'code';
      const isNumbered = isCode && codes.add(twins, value);
      if (!isNumbered) texts.add(twins, value, dimension.role === 'name', isCode ? undefined : names);
      if (names !== undefined && names !== '') texts.add(namedTwins, names, true, value);
    }
    const { entries, names } = texts.finish();
    const incomplete = new Set([...cut].flatMap((member) => members.get(member)?.twins ?? []));
    return new ValueIndex(codes, names, entries, incomplete);
  }

  get spelling(): Spelling {
    return this.names.spelling;
  }

  /** How many values are known. */
  get size(): number {
    return this.entries.length + this.codes.size;
  }

  /** False when the data has values of the member that the index had no room for. */
  isComplete(member: string): boolean {
    return !this.cut.has(member);
  }

  /** Every value, in no particular order. */
  *all(): Iterable<KnownValue> {
    yield* this.entries;
    yield* this.codes.all();
  }

  knows(stem: string): boolean {
    return this.names.knows(stem);
  }

  completions(prefix: string): string[] {
    return this.names.completions(prefix);
  }

  /**
   * The values that hold the words from `start` on, one match for each length from the longest down.
   * `forms` gives the ways in which each word of the question may be meant; null stands for one that names leave out.
   */
  namesAt(forms: readonly (readonly string[] | null)[], start: number): NameMatch[] {
    const holders = this.holdersOf(forms);
    const matches: NameMatch[] = [];
    let found: NameSet | undefined;
    let words = 0;
    for (let length = 1; words < MAX_WORDS && start + length <= forms.length; length++) {
      const at = start + length - 1;
      if (forms[at] === null && length > 1) continue;
      const holding = holders[at];
      if (!holding) break;
      found = found ? found.intersect(holding) : holding;
      if (found.isEmpty) break;
      words += 1;
      const match = this.match(found, length, words);
      if (match) matches.unshift(match);
    }
    return matches;
  }

  /** Values that share words with a name that is none of them. */
  similar(forms: readonly (readonly string[])[], limit: number): KnownValue[] {
    return this.names.similar(forms, limit).map((name) => this.entries[name]!);
  }

  /** Which names hold each word: looked up once a question, although every word may begin a name. */
  private holdersOf(forms: readonly (readonly string[] | null)[]): (NameSet | undefined)[] {
    let holders = this.holders.get(forms);
    if (!holders) {
      holders = forms.map((own) => this.names.holding(own ?? []));
      this.holders.set(forms, holders);
    }
    return holders;
  }

  /** Shorter names come first, so that whole names are found before those of which the words are a part. */
  private match(names: NameSet, length: number, words: number): NameMatch | undefined {
    const exact: Entry[] = [];
    const partial: Entry[] = [];
    let passed = 0;
    names.some((name) => {
      const isWhole = this.names.length(name) === words;
      if (!isWhole && (exact.length > 0 || partial.length > MAX_LISTED || passed > MAX_PASSED)) return true;
      const entry = this.entries[name]!;
      if (isWhole) exact.push(entry);
      else if (entry.partial) partial.push(entry);
      else passed += 1;
      return false;
    });
    const found = exact.length > 0 ? exact : partial;
    if (found.length === 0) return undefined;
    const isExact = exact.length > 0;
    return { length, values: found.slice(0, MAX_LISTED), exact: isExact, more: found.length > MAX_LISTED };
  }
}

/** Values with their words while the index is built; each text once, whichever members have it. */
class Texts {
  private readonly byText = new Map<string, Entry & { stems: readonly string[] }>();
  private readonly spelling = new Spelling();

  add(members: readonly string[], text: string, partial: boolean, code: string | undefined): void {
    const known = this.byText.get(text);
    if (known) {
      known.members = joined(known.members, members);
      known.partial ||= partial;
      return;
    }
    const tokens = nameTokensOf(text);
    if (tokens.length === 0 || tokens.length > MAX_WORDS) return;
    for (const { stem, norm } of tokens) {
      this.spelling.add(stem);
      this.spelling.add(norm);
    }
    this.byText.set(text, { text, members, partial, code, stems: tokens.map(({ stem }) => stem) });
  }

  /** Shortest first; those of one length in the order in which they came. */
  finish(): { entries: Entry[]; names: NamePostings } {
    const sorted = [...this.byText.values()].sort((a, b) => a.stems.length - b.stems.length);
    return {
      entries: sorted.map(({ text, members, partial, code }) => ({ text, members, partial, code })),
      names: new NamePostings(
        sorted.map(({ stems }) => stems),
        this.spelling,
      ),
    };
  }
}

/** The first list itself where the second adds nothing: most values share the list of their member's twins. */
function joined(own: readonly string[], more: readonly string[]): readonly string[] {
  return more.every((member) => own.includes(member)) ? own : [...new Set([...own, ...more])];
}
