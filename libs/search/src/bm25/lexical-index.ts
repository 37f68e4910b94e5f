import { type Analyzer, analyzerFor } from '../analysis/analyzer';
import type { Language } from '../analysis/language';
import { MAX_QUERY_TERMS, PROXIMITY, RETRIEVAL } from '../retrieval-settings';
import { Postings } from './postings';
import { Compounds } from './compounds';
import { closeness, pairsOf } from './proximity';
import { type QueryWord, queryWords } from './query-words';
import type { Hit, IndexedDocument, LexicalIndexOptions, SearchOptions, WordShare } from './search-options';
import type { Synonyms } from './synonyms';
import { type Scored, TopK } from './top-k';
import { type WordForm, WordForms } from './word-forms';

interface StoredDocument {
  id: string;
  postings: Postings[];
  forms: WordForm[];
  /** Places in `postings` of the words in their order, a field after the other with {@link FIELD_END} between. */
  order: Int32Array | undefined;
  /** Words by field, as counted: the sums of whole numbers stay exact when documents come and go. */
  counts: number[];
}

const DEFAULT_LIMIT = 10;
/** Words of two fields are not beside each other. */
const FIELD_END = -1;

/**
 * An inverted index in memory with BM25 over weighted fields: a word in a field of weight 2 counts as two words
 * (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields"), and
 *
 *   score = Σ over the query's words  ln(1 + (N − n + ½) / (n + ½)) · f·(k1 + 1) / (f + k1·(1 − b + b·length/average))
 *
 * with N documents, n of them with the word, f its weighted frequency. A word that was widened counts as one word: its
 * frequency is that of the best stand-in times what that counts, and n is the largest of its stand-ins.
 */
export class LexicalIndex {
  private readonly fields: readonly [name: string, weight: number][];
  private readonly language: Language;
  private readonly k1: number;
  private readonly b: number;
  private readonly terms = new Map<string, Postings>();
  private readonly forms: WordForms | undefined;
  private readonly wordOrder: boolean;
  private readonly synonyms: Synonyms | undefined;
  private readonly splits: boolean;
  /** Undefined when words came or went since. */
  private compounds: Compounds | undefined;
  private readonly slotOf = new Map<string, number>();
  private readonly documents: (StoredDocument | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly totals: number[];
  /** Zero between searches; the slots that one wrote to are wiped when it ends. */
  private scores = new Float64Array(0);
  private frequencies = new Float64Array(0);
  private touched = new Int32Array(0);
  private found = new Int32Array(0);
  /** Words of each slot's document after stop words, each weighted by its field. */
  private lengths = new Float64Array(16);

  constructor({
    fields,
    language = 'en',
    wordForms = false,
    wordOrder = false,
    compounds = false,
    synonyms,
    k1,
    b,
  }: LexicalIndexOptions) {
    this.fields = Object.entries(fields);
    this.language = language;
    this.k1 = k1 ?? RETRIEVAL.k1;
    this.b = b ?? RETRIEVAL.b;
    this.forms = wordForms ? new WordForms() : undefined;
    this.wordOrder = wordOrder;
    this.synonyms = synonyms;
    this.splits = compounds && Compounds.isFor(language);
    this.totals = this.fields.map(() => 0);
  }

  get size(): number {
    return this.slotOf.size;
  }

  has(id: string): boolean {
    return this.slotOf.has(id);
  }

  ids(): Iterable<string> {
    return this.slotOf.keys();
  }

  /** A document with the same id is replaced. */
  add({ id, fields, language }: IndexedDocument): void {
    this.remove(id);
    const analyzer = this.analyzer(language);
    const frequencies = new Map<string, number>();
    const forms = new Map<string, string>();
    const places = new Map<string, number>();
    const order: number[] = [];
    let length = 0;
    const counts = this.fields.map(([name, weight]) => {
      const text = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (text === undefined || text === '') return 0;
      const tokens = analyzer.analyze(text);
      for (const { term, form } of tokens) {
        frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
        if (this.forms !== undefined) forms.set(form, term);
        if (!this.wordOrder) continue;
        if (!places.has(term)) places.set(term, places.size);
        order.push(places.get(term)!);
      }
      if (this.wordOrder) order.push(FIELD_END);
      length += weight * tokens.length;
      return tokens.length;
    });
    const slot = this.freeSlots.pop() ?? this.documents.length;
    const postings: Postings[] = [];
    for (const [term, frequency] of frequencies) {
      let list = this.terms.get(term);
      if (list === undefined) {
        this.terms.set(term, (list = new Postings(term)));
        this.compounds = undefined;
      }
      list.insert(slot, frequency);
      postings.push(list);
    }
    const taken = [...forms].map(([form, term]) => this.forms!.take(form, term));
    const kept = this.wordOrder ? Int32Array.from(order) : undefined;
    this.documents[slot] = { id, postings, forms: taken, order: kept, counts };
    if (slot >= this.lengths.length) {
      const lengths = new Float64Array(slot * 2);
      lengths.set(this.lengths);
      this.lengths = lengths;
    }
    this.lengths[slot] = length;
    this.slotOf.set(id, slot);
    counts.forEach((count, field) => (this.totals[field]! += count));
  }

  /** Gone from the next search on. Returns whether it was there. */
  remove(id: string): boolean {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return false;
    const { postings, forms, counts } = this.documents[slot]!;
    for (const list of postings) {
      list.delete(slot);
      if (list.size > 0) continue;
      this.terms.delete(list.term);
      this.compounds = undefined;
    }
    for (const entry of forms) this.forms!.release(entry);
    counts.forEach((count, field) => (this.totals[field]! -= count));
    this.documents[slot] = undefined;
    this.slotOf.delete(id);
    this.freeSlots.push(slot);
    return true;
  }

  /** Best first, level scores by id. A query without a known word that is no stop word finds nothing. */
  search(query: string, options: SearchOptions = {}): Hit[] {
    const words = this.words(query, options);
    return this.best(words, options).map(({ id, score }) => ({
      id,
      score,
      matched: this.matched(id, words),
    }));
  }

  /** As {@link search}, without the words by which a document was found: for deep rankings. */
  rank(query: string, options: SearchOptions = {}): Scored[] {
    return this.best(this.words(query, options), options);
  }

  /** As {@link rank} for terms of the index and what each counts, for example a query with what was learnt of it. */
  rankTerms(weights: ReadonlyMap<string, number>, options: SearchOptions = {}): Scored[] {
    const words = [...weights].flatMap(([term, weight]) => {
      const postings = this.terms.get(term);
      return postings === undefined
        ? []
        : [{ term, weight, terms: [{ postings, share: 1 }], parts: [], size: 0 }];
    });
    return this.best(words, options);
  }

  /** ln(1 + (N − n + ½) / (n + ½)) of a term; as rare as can be for one that the index does not have. */
  rarityOf(term: string): number {
    return this.rarity(this.terms.get(term)?.size ?? 0);
  }

  /**
   * What it adds to a document's score that words which the query says one after the other, or their stand-ins, are near each
   * other there;
   * nothing without `wordOrder`.
   */
  proximities(ids: readonly string[], query: string, language?: Language): Map<string, number> {
    const meant = new Map(
      this.words(query, { language }).map(({ term, terms }) => [term, terms.map(({ postings }) => postings)]),
    );
    // What no document says stands between no words.
    const said = this.analyzer(language)
      .analyze(query)
      .filter(({ term }) => (meant.get(term) ?? []).length > 0)
      .map(({ term }) => term);
    const pairs = pairsOf(said)
      .flatMap(([first, second]) =>
        meant.get(first)!.flatMap((one) => meant.get(second)!.map((two) => [one, two] as const)),
      )
      .filter(([one, two]) => one !== two)
      .slice(0, PROXIMITY.pairs);
    const found = new Map<string, number>();
    if (pairs.length === 0) return found;
    const average = this.length() / this.size;
    for (const id of ids) {
      const { order, postings } = this.documents[this.slotOf.get(id) ?? -1] ?? {};
      if (order === undefined) continue;
      const norm = this.k1 * (1 - this.b + (this.b * this.lengths[this.slotOf.get(id)!]!) / average);
      let sum = 0;
      for (const { first, second, frequency } of closeness(order, postings!, pairs)) {
        const rarity = (this.rarity(first.size) + this.rarity(second.size)) / 2;
        sum += (rarity * frequency * (this.k1 + 1)) / (frequency + norm);
      }
      if (sum > 0) found.set(id, sum);
    }
    return found;
  }

  /** How much of each word of the query a document has, in the order of the query. */
  wordShares(id: string, query: string, options: SearchOptions = {}): WordShare[] {
    const slot = this.slotOf.get(id);
    const shareIn = ({ terms }: QueryWord) =>
      slot === undefined
        ? 0
        : Math.max(0, ...terms.map(({ postings, share }) => (postings.frequencyIn(slot) > 0 ? share : 0)));
    return this.words(query, options).map((word) => {
      const inParts = word.parts.reduce((sum, part) => sum + shareIn(part), 0) / Math.max(1, word.size);
      const documents = documentsWith(word);
      return {
        term: word.term,
        share: Math.max(shareIn(word), inParts),
        documents:
          documents > 0 || word.parts.length === 0 ? documents : Math.min(...word.parts.map(documentsWith)),
      };
    });
  }

  /** The index's terms by which a search with these options finds the documents. */
  matchedTerms(ids: readonly string[], query: string, options: SearchOptions = {}): string[][] {
    const words = this.words(query, options);
    return ids.map((id) => this.matched(id, words));
  }

  /** A document's terms and their weighted frequencies; undefined when it is not there. */
  termsOf(id: string): Map<string, number> | undefined {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return undefined;
    return new Map(this.documents[slot]!.postings.map((list) => [list.term, list.frequencyIn(slot)]));
  }

  /** The terms of a query as the index sees them, with how often it says them. */
  queryTerms(query: string, language?: Language): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { term } of this.analyzer(language).analyze(query)) {
      const known = counts.get(term);
      if (known !== undefined) counts.set(term, known + 1);
      else if (counts.size < MAX_QUERY_TERMS) counts.set(term, 1);
    }
    return counts;
  }

  private words(query: string, options: SearchOptions): QueryWord[] {
    if (this.splits) this.compounds ??= new Compounds(this.terms, this.analyzer(undefined));
    const tokens = this.analyzer(options.language).analyze(query);
    return queryWords(
      tokens,
      this.terms,
      this.forms,
      { synonyms: this.synonyms, compounds: this.compounds },
      options,
    );
  }

  private best(words: readonly QueryWord[], { limit = DEFAULT_LIMIT, accept }: SearchOptions): Scored[] {
    const touched = this.score(words);
    const best = new TopK<Scored>(limit);
    try {
      for (const slot of touched) {
        const score = this.scores[slot]!;
        if (!best.admits(score)) continue;
        const { id } = this.documents[slot]!;
        if (accept === undefined || accept(id)) best.push({ id, score });
      }
    } finally {
      for (const slot of touched) this.scores[slot] = 0;
    }
    return best.sorted();
  }

  private matched(id: string, words: readonly QueryWord[]): string[] {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return [];
    const terms = withParts(words).flatMap((word) => word.terms.map(({ postings }) => postings));
    return [...new Set(terms.filter((list) => list.frequencyIn(slot) > 0).map(({ term }) => term))];
  }

  private analyzer(language: Language | undefined): Analyzer {
    return analyzerFor(language ?? this.language);
  }

  private rarity(documentsWith: number): number {
    return Math.log(1 + (this.size - documentsWith + 0.5) / (documentsWith + 0.5));
  }

  /** Of all documents, in words weighted by their field. */
  private length(): number {
    return this.fields.reduce((sum, [, weight], field) => sum + weight * this.totals[field]!, 0);
  }

  /** Adds up `scores`; returns the slots that have one. */
  private score(words: readonly QueryWord[]): Int32Array {
    if (this.scores.length < this.documents.length) {
      const room = Math.ceil(this.documents.length * 1.5);
      [this.scores, this.frequencies] = [new Float64Array(room), new Float64Array(room)];
      [this.touched, this.found] = [new Int32Array(room), new Int32Array(room)];
    }
    const { scores, frequencies, lengths, touched, found, k1, b } = this;
    const perWord = (k1 * b * this.size) / this.length();
    const short = k1 * (1 - b);
    let count = 0;
    for (const { weight, terms } of withParts(words)) {
      if (terms.length === 0) continue;
      const most = weight * this.rarity(Math.max(...terms.map(({ postings }) => postings.size))) * (k1 + 1);
      let [slots, size] = [found, 0];
      if (terms.length === 1) ({ slots, size } = terms[0]!.postings);
      for (const { postings, share } of terms)
        for (let at = 0; at < postings.size; at += 1) {
          const slot = postings.slots[at]!;
          const frequency = share * postings.frequencies[at]!;
          if (terms.length > 1 && frequencies[slot] === 0) found[size++] = slot;
          if (frequency > frequencies[slot]!) frequencies[slot] = frequency;
        }
      for (let at = 0; at < size; at += 1) {
        const slot = slots[at]!;
        const frequency = frequencies[slot]!;
        frequencies[slot] = 0;
        if (scores[slot] === 0) touched[count++] = slot;
        scores[slot]! += (most * frequency) / (frequency + short + perWord * lengths[slot]!);
      }
    }
    return touched.subarray(0, count);
  }
}

const documentsWith = ({ terms }: QueryWord): number =>
  Math.max(0, ...terms.map(({ postings }) => postings.size));

const withParts = (words: readonly QueryWord[]): QueryWord[] =>
  words.flatMap((word) => [word, ...word.parts]);
