import type { ApiError } from '../api/api-error';
import type { AnswerEvent, Chip, ReadWord } from '../api/types';
import type { Asked } from './asked';

export interface RunStep {
  step: string;
  label: string;
  /** Absent while it runs. */
  ms?: number;
  ok?: boolean;
  /** Of a step that takes long: how far it is, 0 to 1, and what it has reached. */
  progress?: { share: number; text: string };
}

/** A question on its way to an answer, or what became of it when no answer came. */
export interface Run {
  /** Also the Idempotency-Key. */
  id: string;
  asked: Asked;
  /** What stands above it: the words that were asked, or what stands for them. */
  question: string;
  persona: string;
  /** Null when it begins a conversation. */
  conversationId: string | null;
  /** Sent after the answer, which they are kept with. */
  photos: readonly File[];
  state: 'running' | 'failed' | 'stopped';
  reading?: { summary: string; words: ReadWord[]; chips: Chip[] };
  steps: RunStep[];
  /** The sentence as far as it has been written. */
  sentence: string;
  error?: ApiError;
}

export function newRun({
  id,
  asked,
  persona,
  conversationId,
  photos = [],
}: Pick<Run, 'id' | 'asked' | 'persona' | 'conversationId'> & Partial<Pick<Run, 'photos'>>): Run {
  return {
    id,
    asked,
    question: asked.title,
    persona,
    conversationId,
    photos,
    state: 'running',
    steps: [],
    sentence: '',
  };
}

/** The run after one event of its stream. */
export function advance(run: Run, event: AnswerEvent): Run {
  switch (event.type) {
    case 'reading':
      return {
        ...run,
        // What was not asked in words is called by what it means, and that is known from here on.
        question: 'edit' in run.asked || 'call' in run.asked ? event.summary : run.question,
        reading: { summary: event.summary, words: event.words, chips: event.chips },
      };
    case 'step-start':
      return { ...run, steps: [...run.steps, { step: event.step, label: event.label }] };
    case 'progress':
      return running(run, event.step, { progress: { share: event.share, text: event.text } });
    case 'step-end':
      return running(run, event.step, { ms: event.ms, ok: event.ok, progress: undefined });
    case 'answer-delta':
      return { ...run, sentence: run.sentence + event.text };
    default:
      return run;
  }
}

/** A step may run again under its name: only the one that still runs is meant. */
function running(run: Run, name: string, change: Partial<RunStep>): Run {
  return {
    ...run,
    steps: run.steps.map((step) =>
      step.step === name && step.ms === undefined ? { ...step, ...change } : step,
    ),
  };
}
