import type { ApiError } from '../api/api-error';
import type { AnswerEvent, ReadWord } from '../api/types';

export interface RunStep {
  step: string;
  label: string;
  /** Absent while it runs. */
  ms?: number;
  ok?: boolean;
}

/** A question on its way to an answer, or what became of it when no answer came. */
export interface Run {
  /** Also the Idempotency-Key. */
  id: string;
  question: string;
  persona: string;
  /** Null when it begins a conversation. */
  conversationId: string | null;
  state: 'running' | 'failed' | 'stopped';
  reading?: { summary: string; words: ReadWord[] };
  steps: RunStep[];
  /** The sentence as far as it has been written. */
  sentence: string;
  error?: ApiError;
}

export function newRun({
  id,
  question,
  persona,
  conversationId,
}: Pick<Run, 'id' | 'question' | 'persona' | 'conversationId'>): Run {
  return { id, question, persona, conversationId, state: 'running', steps: [], sentence: '' };
}

/** The run after one event of its stream. */
export function advance(run: Run, event: AnswerEvent): Run {
  switch (event.type) {
    case 'reading':
      return { ...run, reading: { summary: event.summary, words: event.words } };
    case 'step-start':
      return { ...run, steps: [...run.steps, { step: event.step, label: event.label }] };
    case 'step-end':
      return {
        ...run,
        steps: run.steps.map((step) =>
          step.step === event.step && step.ms === undefined ? { ...step, ms: event.ms, ok: event.ok } : step,
        ),
      };
    case 'answer-delta':
      return { ...run, sentence: run.sentence + event.text };
    default:
      return run;
  }
}
