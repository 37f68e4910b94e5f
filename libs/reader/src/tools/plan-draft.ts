import type { PlanStep, Reading } from '#libs/contracts';
import type { Argument } from './arguments';

/** A plan while it is put together. */
export interface PlanDraft {
  readonly steps: PlanStep[];
  /** Query parts by the id of their step. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly assumptions: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** The words for the rows stand amid those for the tool, which may then mean something else. */
  readonly isScattered: boolean;
  /** Arguments that the question says itself. */
  readonly said: readonly Argument[];
}
