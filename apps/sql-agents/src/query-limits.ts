/** What one query, and the index of one persona's values, may cost. */
export interface QueryLimits {
  timeoutMs: number;
  maxRows: number;
  maxBytes: number;
  /** Distinct values indexed for recognition, over all members of one persona. */
  maxIndexedValues: number;
}
