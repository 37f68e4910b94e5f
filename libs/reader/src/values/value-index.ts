import type { Dimension, SemanticModel } from '#libs/semantics';
import { Visibility } from '../lexicon/visibility';
import { nameTokensOf } from '../tokens/tokenizer';
import { CodeFamilies } from './code-families';
import { isIndexed } from './indexed-members';
import { NamePostings } from './name-postings';
import type { Spelling } from './spelling';

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
  members: string[];
  /** May be named by a part of its words: names, not categories and codes. */
  partial: boolean;
}

/** Longer values are not names that anybody types. */
const MAX_WORDS = 12;
const MAX_LISTED = 24;

/** Real values of one persona's data: looked up by code, by name, by part of a name, in any order, with typing errors. */
export class ValueIndex {
  readonly codes = new CodeFamilies();
  private readonly names = new NamePostings();
  private readonly entries: Entry[] = [];
  private readonly byText = new Map<string, Entry>();

  private constructor() {}

  static build(model: SemanticModel, persona: string, values: Iterable<IndexedValue>): ValueIndex {
    const index = new ValueIndex();
    const members = new IndexedDimensions(model, persona);
    for (const { member, value, names } of values) {
      const own = members.get(member);
      if (!own || value === '') continue;
      const { dimension, twins, namedTwins } = own;
      const isCode = dimension.role === 'code';
      for (const twin of twins) {
        const isNumbered = isCode && index.codes.add(twin, value);
        if (!isNumbered) index.add(twin, value, dimension.role === 'name', isCode ? undefined : names);
      }
      if (names !== undefined && names !== '')
        for (const twin of namedTwins) index.add(twin, names, true, value);
    }
    index.names.finish();
    return index;
  }

  get spelling(): Spelling {
    return this.names.spelling;
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
    const matches: NameMatch[] = [];
    const required: number[][] = [];
    let candidates: readonly number[] = [];
    for (let length = 1; required.length < MAX_WORDS && start + length <= forms.length; length++) {
      const own = forms[start + length - 1];
      if (own === null && length > 1) continue;
      const words = this.names.idsOf(own ?? []);
      if (words.length === 0) break;
      candidates =
        required.length === 0 ? this.names.holding(words) : this.names.narrow(candidates, words, required);
      if (candidates.length === 0) break;
      required.push(words);
      const match = this.match(candidates, length, required.length);
      if (match) matches.unshift(match);
    }
    return matches;
  }

  /** Values that share words with a name that is none of them. */
  similar(forms: readonly (readonly string[])[], limit: number): KnownValue[] {
    return this.names.similar(forms, limit).map((name) => this.entries[name]!);
  }

  /** Shorter names come first, so that whole names are found before those of which the words are a part. */
  private match(candidates: readonly number[], length: number, words: number): NameMatch | undefined {
    const exact: Entry[] = [];
    const partial: Entry[] = [];
    for (const name of candidates) {
      const isWhole = this.names.length(name) === words;
      if (!isWhole && (exact.length > 0 || partial.length > MAX_LISTED)) break;
      const entry = this.entries[name]!;
      if (isWhole) exact.push(entry);
      else if (entry.partial) partial.push(entry);
    }
    const found = exact.length > 0 ? exact : partial;
    if (found.length === 0) return undefined;
    const isExact = exact.length > 0;
    return { length, values: found.slice(0, MAX_LISTED), exact: isExact, more: found.length > MAX_LISTED };
  }

  private add(member: string, text: string, partial: boolean, code: string | undefined): void {
    const known = this.byText.get(text);
    if (known) {
      if (!known.members.includes(member)) known.members.push(member);
      known.partial ||= partial;
      return;
    }
    const tokens = nameTokensOf(text);
    if (tokens.length === 0 || tokens.length > MAX_WORDS) return;
    this.names.add(
      tokens.map(({ stem }) => stem),
      tokens.map(({ norm }) => norm),
    );
    const entry: Entry = { text, members: [member], partial, code };
    this.entries.push(entry);
    this.byText.set(text, entry);
  }
}

interface IndexedDimension {
  dimension: Dimension;
  /** Members with the same values: the warehouse of stock and that of orders. */
  twins: readonly string[];
  /** The same for the names of this code. */
  namedTwins: readonly string[];
}

/** What there is to know of each member whose values come in. */
class IndexedDimensions {
  private readonly known = new Map<string, IndexedDimension | undefined>();
  private readonly visibility: Visibility;

  constructor(
    private readonly model: SemanticModel,
    persona: string,
  ) {
    this.visibility = new Visibility(model, persona);
  }

  get(member: string): IndexedDimension | undefined {
    if (!this.known.has(member)) this.known.set(member, this.look(member));
    return this.known.get(member);
  }

  private look(member: string): IndexedDimension | undefined {
    const dimension = this.model.dimension(member);
    if (!dimension || !this.visibility.dimension(dimension) || !isIndexed(dimension)) return undefined;
    const { names, entity } = dimension;
    return {
      dimension,
      twins: this.twins(member),
      namedTwins: names === undefined ? [] : this.twins(`${entity}.${names}`),
    };
  }

  private twins(member: string): string[] {
    const concept = this.model.dimension(member)?.concept;
    if (concept === undefined) return [member];
    return this.visibility.entities.flatMap((entity) =>
      [...entity.dimensions.values()].filter((each) => each.concept === concept).map((each) => each.member),
    );
  }
}
