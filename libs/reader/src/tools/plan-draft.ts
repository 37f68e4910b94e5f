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
  /** Arguments that the question says itself. */
  readonly said: readonly Argument[];
}

/** A required argument that neither the question nor the conversation gives. */
export interface Missing {
  readonly tool: string;
  readonly parameters: readonly string[];
}
