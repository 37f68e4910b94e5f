export { type Analyzer, analyzerFor, type Token } from './analysis/analyzer';
export { guessLanguage, type Language, LANGUAGES } from './analysis/language';
export { LexicalIndex } from './bm25/lexical-index';
export type {
  Hit,
  IndexedDocument,
  LexicalIndexOptions,
  SearchOptions,
  WordShare,
} from './bm25/search-options';
export { type Synonyms, synonymsOf } from './bm25/synonyms';
export { type Range, type Snippet, snippet } from './highlight/snippet';
export {
  type CombinedHit,
  type CombinedOptions,
  rankCombined,
  searchCombined,
} from './latent/combined-search';
export { fitLatent, type LatentFit, type LatentInput, type LatentOptions } from './latent/fit-latent';
export { latentInput } from './latent/latent-input';
export { LatentSpace } from './latent/latent-space';
export type { Similarities } from './latent/similarity';
export { type TextEmbedder, VectorSet } from './latent/vector-set';
export { LATENT_LIMITS, RETRIEVAL } from './retrieval-settings';
