import type { Weighting } from './interactions';

/** Where scores begin: at 0, or at what everybody buys. */
export type Baseline = 'none' | 'popularity';

/** The settings that a model was fitted with. */
export interface ModelSettings {
  lambda: number;
  weighting: Weighting;
  baseline: Baseline;
}

/** What is needed to recommend: plain values and typed arrays, which may be sent to a thread or kept as bytes. */
export interface RecommendationModel {
  settings: ModelSettings;
  /** Users that it was fitted on. */
  users: number;
  /** Most bought first. The first ones, as many as `inner`, are in the matrix; the others are the tail. */
  items: string[];
  /** By item; '' where it has none. */
  categories: string[];
  /** By item: users who have it. */
  buyers: Uint32Array;
  /** Items in the matrix. */
  inner: number;
  /** By item: the score before any purchase is added. */
  base: Float32Array;
  /** Inner × inner, row by row: what having the row's item adds to the score of the column's. */
  weights: Float32Array;
  /** The same for the tail, sparse: by inner item where its entries begin; one more than inner. */
  tailStarts: Uint32Array;
  tailItems: Uint32Array;
  tailWeights: Float32Array;
}
