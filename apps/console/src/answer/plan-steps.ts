import { CATEGORIES } from '../api/error-category';
import type { Calculated, ErrorCode, PlanEvidence, StepEvidence, ToolCall } from '../api/types';
import { type Asked, inWords } from '../ask/asked';

/** How many steps gave something, and which did not. */
export function outcomeOf({ steps }: Pick<PlanEvidence, 'steps'>): {
  worked: number;
  all: number;
  failed: StepEvidence[];
} {
  const failed = steps.filter(({ ok }) => !ok);
  return { worked: steps.length - failed.length, all: steps.length, failed };
}

/** Whether asking the same again can help: thin data and unknown values stay what they are. */
export const canHelpAgain = (failed: readonly Pick<StepEvidence, 'problem'>[]): boolean =>
  failed.some(({ problem }) => problem === undefined || problem.retryable || isSystemError(problem.code));

const isSystemError = (code: string): boolean =>
  code in CATEGORIES && CATEGORIES[code as ErrorCode] === 'system';

export interface ChangeableCall {
  step: string;
  /** Place of the step in the plan. */
  at: number;
  label: string;
  call: ToolCall;
  /** The calculation is all of the answer, so that changing it changes the answer. */
  whole: boolean;
}

/** The calls whose values can be changed: as they were run, which says also what was not said. */
export function changeableCalls({ plan, steps }: Pick<PlanEvidence, 'plan' | 'steps'>): ChangeableCall[] {
  const whole = plan.steps.length === 1;
  return plan.steps.flatMap((step, at) => {
    if (step.kind !== 'tool') return [];
    const ran = steps.find(({ id }) => id === step.id)?.call;
    return [{ step: step.id, at, label: step.label, call: ran ?? step.call, whole }];
  });
}

/** Asks the same thing once more: in the words, with the values, or as the saved question that it was. */
export function againOf({
  question,
  origin,
  evidence,
}: Pick<Calculated, 'question' | 'origin'> & { evidence: Pick<PlanEvidence, 'plan' | 'steps'> }): Asked {
  if (origin?.kind === 'saved') return { title: question, saved: origin.savedQuestionId };
  const [only] = changeableCalls(evidence);
  if (origin?.kind === 'call' && only) return { title: question, call: only.call };
  return inWords(question);
}
