/** Why there is no result, and what would give one. A value, not an exception: thin data are an ordinary answer. */
export interface Refusal {
  kind: 'refused';
  code: 'THIN_DATA' | 'INVALID_INPUT';
  message: string;
  nextStep: string;
  /** For thin data: observations given, and how many the method wants at least. */
  needs?: { observations: number; given: number };
}
