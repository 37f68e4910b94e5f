import type { Language } from '../analysis/language';
import type { ExpansionOptions } from './query-words';
import type { Synonyms } from './synonyms';

export interface LexicalIndexOptions {
  /** Field names and what an occurrence in each counts; positive. A single field `{text: 1}` is plain BM25. */
  fields: Readonly<Record<string, number>>;
  /** Of documents and queries that do not name theirs. */
  language?: Language;
  /** Keep the words as written too, which `fuzzy` and `prefix` need. For names of products, not for long texts. */
  wordForms?: boolean;
  /** Keep the order of the words too, for `LexicalIndex.proximities`: 4 bytes a word. For texts, not for names. */
  wordOrder?: boolean;
  /** Cut German and Dutch compounds by the index's own words; for texts of the index's language. */
  compounds?: boolean;
  synonyms?: Synonyms;
  k1?: number;
  b?: number;
}

export interface IndexedDocument {
  id: string;
  /** Texts by field; fields that the index does not have are not read. */
  fields: Readonly<Record<string, string | undefined>>;
  language?: Language;
}

export interface SearchOptions extends ExpansionOptions {
  /** Most hits; 10 unless given. */
  limit?: number;
  /** Only documents for which this holds: rights, validity, stock. */
  accept?: (id: string) => boolean;
  language?: Language;
}

/** A word of a query and how much of it a document has: 1 itself, less by a stand-in or by parts, 0 nothing of it. */
export interface WordShare {
  term: string;
  share: number;
  /** Documents with it, or with the most frequent of what stands for it; of a compound known by its parts, the rarest part. */
  documents: number;
}

export interface Hit {
  id: string;
  /** Comparable within one search only. */
  score: number;
  /** The index's terms (stems) by which the document was found. */
  matched: string[];
}
