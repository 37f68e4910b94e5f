/**
 * The shipped retrieval setting, one for every collection. The figures are the literature's where it agrees; what was
 * measured stands in README.md.
 */
export const RETRIEVAL = {
  /**
   * Saturation of a word's frequency and share of length normalisation. Robertson and Zaragoza (2009, "The probabilistic
   * relevance framework") give 1.2 < k1 < 2 and 0.5 < b < 0.8 as good for most collections. Within these bounds requests
   * of a sentence moved by 0.01 of mean average precision, and finding one known text by no more than chance.
   */
  k1: 1.5,
  b: 0.75,
  /**
   * What latent similarity adds to the lexical score, both divided by their largest among the candidates. The words
   * decide, meaning orders what they leave level. Cranfield alone would have more (0.8), a collection whose questions
   * repeat the words of their one answer less (0.3); between 0.3 and 0.5 neither moves by more than 0.01.
   */
  similarityWeight: 0.4,
  /** Candidates taken from each side before they are combined; as deep as rankings are usually judged. */
  candidates: 1000,
} as const;

/** Words that the query says one after the other and a document says near each other. */
export const PROXIMITY = {
  /** What it adds beside the score of the words alone. Finding one known text gains by 0.4 and loses again from 1 on. */
  weight: 0.4,
  /** Words from the first to the last of a pair. */
  window: 8,
  /** Of a query with more, the first ones. */
  pairs: 64,
  /** Best candidates whose texts are looked at. */
  candidates: 200,
} as const;

/**
 * Learning further words from the best documents (pseudo-relevance feedback). It finds more of what many documents say and
 * draws away from a single one (query drift; Mitra, Singhal and Buckley 1998), so that the head of the list stays as the
 * question's own words ranked it.
 */
export const FEEDBACK = {
  /** Documents that are learnt from. */
  documents: 6,
  /** Words that are learnt. */
  terms: 40,
  /** What the most telling of them counts beside a word of the query. */
  weight: 0.5,
  /** Places at the head that it leaves alone: with 0 finding one known text lost 0.02, with 3 nothing. */
  keeps: 3,
} as const;

/** Bounds of fitting latent semantics. Beyond them it fits on less and says so in the fit's notes; nothing fails. */
export const LATENT_LIMITS = {
  /** The space is made from so many documents, evenly spread; the others are folded in. */
  documents: 20_000,
  /** The terms that most documents have. */
  terms: 50_000,
  rank: 300,
} as const;

/**
 * Dimensions of the latent space. Deerwester et al. (1990) and Dumais found 100 to 300 best for collections of a few
 * thousand texts.
 */
export const LATENT_RANK = 200;

/** What a word that stands in for the word typed counts, at most. */
export const EXPANSION = {
  /** One wrong, missing, surplus or swapped letter; two of them. */
  oneEdit: 0.7,
  twoEdits: 0.5,
  /** The rest of a word not typed to its end; less the longer the rest. */
  prefix: 0.8,
  /** A word of the same meaning; a compound that a word is part of. */
  synonym: 0.7,
  compound: 0.6,
  /** Each part of a compound, searched beside it. */
  part: 0.5,
  /** Shorter words are not corrected: too many neighbours. From `longWord` on two edits are allowed. */
  shortestWord: 4,
  longWord: 8,
  shortestPrefix: 2,
  /** A word in so few documents may be a typing error too, and is widened; one in more is taken as meant. */
  rareDocuments: 2,
  /** Stand-ins for one word, the nearest and most frequent first. */
  most: 24,
} as const;

/** A query is cut after so many different words: more do not make it clearer, only slower. */
export const MAX_QUERY_TERMS = 256;
