import type { ErrorEnvelope } from '#libs/contracts';

/** One calculation for a worker thread; a thread has one at a time. */
export interface CalculationRequest {
  readonly calculation: string;
  /** Anything that structured cloning takes: no function, no class. */
  readonly input: unknown;
}

export type FromWorker =
  | { readonly type: 'progress'; readonly share: number; readonly text: string }
  | { readonly type: 'output'; readonly output: unknown }
  | { readonly type: 'error'; readonly error: ErrorEnvelope };

/** Tells how far a calculation is: share 0 to 1, and what it has so far. */
export type TellProgress = (share: number, text: string) => void;

/** What a worker thread can do. The input comes from the program itself, so each calculation names its type. */
export type Calculation = (input: never, tell: TellProgress) => unknown;
