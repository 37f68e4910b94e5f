import type { LexicalIndex } from '../bm25/lexical-index';
import type { Hit, SearchOptions } from '../bm25/search-options';
import { type Scored, TopK } from '../bm25/top-k';
import { FEEDBACK, PROXIMITY, RETRIEVAL } from '../retrieval-settings';
import { learnt } from './feedback';
import type { Similarities } from './similarity';

export interface CombinedOptions extends SearchOptions {
  similarities: Similarities;
  /** What similarity counts beside a lexical score of 1. */
  weight?: number;
  /** Rank what follows the first places also by words that the best documents have: for deep rankings. */
  feedback?: boolean;
}

export interface CombinedHit extends Hit {
  /** The parts before they were scaled; 0 and undefined where a side does not know the document. */
  lexical: number;
  similarity: number | undefined;
}

/**
 * Lexical score plus `weight` times similarity, each divided by the largest among the candidates, which are the best of
 * both sides. A document without a known word, without a place in the space or turned away from the query (a negative
 * cosine) counts 0 on that side. Only documents of the index are found, so that one removed there is gone here too. Where
 * the index keeps the order of words, the lexical score holds how near each other they stand.
 */
export function searchCombined(index: LexicalIndex, query: string, options: CombinedOptions): CombinedHit[] {
  const found = rankCombined(index, query, options);
  const ids = found.map(({ id }) => id);
  const matched = index.matchedTerms(ids, query, options);
  return found.map((hit, place) => ({ ...hit, matched: matched[place]! }));
}

/** As {@link searchCombined}, without the words by which a document was found: for deep rankings. */
export function rankCombined(
  index: LexicalIndex,
  query: string,
  { weight = RETRIEVAL.similarityWeight, limit = 10, feedback = false, ...rest }: CombinedOptions,
): Candidate[] {
  const { similarities, accept, ...options } = rest;
  const depth = Math.max(limit, RETRIEVAL.candidates);
  const isThere = (id: string) => index.has(id) && (accept === undefined || accept(id));
  const nearest = similarities.nearest(depth, isThere);
  const candidatesOf = (ranked: readonly Scored[]): Map<string, Candidate> => {
    const candidates = new Map<string, Candidate>();
    for (const { id, score } of ranked)
      candidates.set(id, { id, score: 0, lexical: score, similarity: similarities.of(id) });
    for (const { id, score } of nearest)
      if (score > 0 && !candidates.has(id))
        candidates.set(id, { id, score: 0, lexical: 0, similarity: score });
    return candidates;
  };
  const candidates = candidatesOf(index.rank(query, { ...options, limit: depth, accept }));
  const head = combined(candidates.values(), weight, PROXIMITY.candidates).map(({ id }) => id);
  const proximities = index.proximities(head, query, options.language);
  addTo(candidates, proximities);
  let found = combined(candidates.values(), weight, limit);
  if (feedback && limit > FEEDBACK.keeps && found.length > 0) {
    const first = combined(candidates.values(), weight, Math.max(FEEDBACK.documents, FEEDBACK.keeps));
    const terms = learnt(index, index.queryTerms(query, options.language), first);
    const more = candidatesOf(index.rankTerms(terms, { limit: depth, accept }));
    addTo(more, proximities);
    const kept = first.slice(0, FEEDBACK.keeps);
    for (const { id } of kept) more.delete(id);
    // Above what follows, so that the order is that of the scores.
    const others = combined(more.values(), weight, limit - kept.length);
    const above = Math.max(0, (others[0]?.score ?? 0) - (kept.at(-1)?.score ?? 0));
    found = [...kept.map((hit) => ({ ...hit, score: hit.score + above })), ...others];
  }
  return found;
}

type Candidate = Omit<CombinedHit, 'matched'>;

function addTo(candidates: ReadonlyMap<string, Candidate>, proximities: ReadonlyMap<string, number>): void {
  for (const [id, proximity] of proximities) {
    const candidate = candidates.get(id);
    if (candidate !== undefined) candidate.lexical += PROXIMITY.weight * proximity;
  }
}

/** The best by both parts, each divided by its largest. */
function combined(candidates: Iterable<Candidate>, weight: number, limit: number): Candidate[] {
  const all = [...candidates];
  let [mostLexical, mostSimilar] = [Number.MIN_VALUE, Number.MIN_VALUE];
  for (const { lexical, similarity = 0 } of all) {
    if (lexical > mostLexical) mostLexical = lexical;
    if (similarity > mostSimilar) mostSimilar = similarity;
  }
  const best = new TopK<Candidate>(limit);
  for (const candidate of all) {
    const likeness = Math.max(0, candidate.similarity ?? 0) / mostSimilar;
    best.push({ ...candidate, score: candidate.lexical / mostLexical + weight * likeness });
  }
  return best.sorted();
}
