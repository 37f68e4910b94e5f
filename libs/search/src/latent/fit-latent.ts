import { LATENT_LIMITS, LATENT_RANK } from '../retrieval-settings';
import type { SparseMatrix } from './sparse-matrix';
import { truncatedSvd } from './truncated-svd';

/** What a fit needs of an index. Plain data: it can be posted to a worker, its arrays transferred. */
export interface LatentInput {
  /** Each term that at least two documents have. */
  terms: string[];
  /** Documents × terms, weighted frequencies as the index counts them. */
  frequencies: SparseMatrix;
  /** Documents of the index, and those of them that the matrix holds. */
  documents: { indexed: number; sampled: number };
  /** Terms that at least two documents have, and those of them that the matrix holds. */
  distinctTerms: { indexed: number; kept: number };
}

export interface LatentOptions {
  /** Dimensions; at most `LATENT_LIMITS.rank`. */
  rank?: number;
  /** The same seed gives the same space. */
  seed?: number;
  onProgress?: (share: number) => void;
}

/** A latent space as plain data, for posting from a worker and for storing. */
export interface LatentFit {
  rank: number;
  terms: string[];
  /** Weight of each term over the whole collection, 0 to 1. */
  weights: Float32Array;
  /** Place of each term (terms × rank), row-major. */
  places: Float32Array;
  /** Where a limit made it rest on less than everything; empty otherwise. */
  notes: string[];
}

/**
 * Latent semantic analysis (Deerwester et al. 1990): terms that occur with the same others get near places, so that a
 * query finds documents that say it in other words. Frequencies are weighted by logarithm and by entropy over the
 * collection, the best of the weightings that Dumais (1991) compared, and documents are brought to length 1, so that
 * long ones do not make the space alone. Takes seconds for thousands of documents: run it in a worker.
 */
export function fitLatent(
  { terms, frequencies, documents, distinctTerms }: LatentInput,
  { rank = LATENT_RANK, seed = 1, onProgress }: LatentOptions = {},
): LatentFit {
  const weights = entropyWeights(frequencies);
  const weighted: SparseMatrix = { ...frequencies, values: new Float32Array(frequencies.values.length) };
  for (let row = 0; row < weighted.rows; row += 1) {
    const [start, end] = [weighted.starts[row]!, weighted.starts[row + 1]!];
    let squares = 0;
    for (let at = start; at < end; at += 1) {
      const value = Math.log2(1 + frequencies.values[at]!) * weights[frequencies.columns[at]!]!;
      weighted.values[at] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = start; at < end; at += 1) weighted.values[at]! /= length;
  }
  const svd = truncatedSvd(weighted, { rank: Math.min(rank, LATENT_LIMITS.rank), seed, onProgress });
  const notes: string[] = [];
  if (documents.sampled < documents.indexed)
    notes.push(`Fitted on ${documents.sampled} of ${documents.indexed} documents; the others are folded in.`);
  if (distinctTerms.kept < distinctTerms.indexed)
    notes.push(`Fitted on the ${distinctTerms.kept} most frequent of ${distinctTerms.indexed} terms.`);
  if (rank > LATENT_LIMITS.rank)
    notes.push(`Rank ${LATENT_LIMITS.rank} in place of ${rank}, the most there is.`);
  return { rank: svd.rank, terms, weights, places: svd.right, notes };
}

/** 1 + Σ p·ln p / ln N with p the share of a document in all occurrences: 1 in one document, 0 when evenly in all. */
function entropyWeights({ rows, columnCount, columns, values }: SparseMatrix): Float32Array {
  const totals = new Float64Array(columnCount);
  columns.forEach((column, at) => (totals[column]! += values[at]!));
  const entropies = new Float64Array(columnCount);
  columns.forEach((column, at) => {
    const share = values[at]! / totals[column]!;
    entropies[column]! += share * Math.log(share);
  });
  return Float32Array.from(entropies, (entropy) =>
    rows > 1 ? Math.max(0, 1 + entropy / Math.log(rows)) : 1,
  );
}
