import type { Figure, Formula, ResultTable, StoreAct } from '#libs/contracts';
import type { Outcome } from './tool';

/** For what is shown on a card that is confirmed: a table would say it twice. */
export const NOTHING_ELSE: ResultTable = { columns: [], rows: [], rowCount: 0, truncated: false };

interface Said {
  /** Short enough to be read aloud. */
  sentence: string;
  table: ResultTable;
  figures?: Figure[];
  formulas?: Formula[];
  notes?: string[];
  acts?: StoreAct[];
}

/** A result that is looked up and not calculated: a sentence with what it was taken from. */
export function said({ sentence, table, figures = [], formulas = [], notes = [], acts = [] }: Said): Outcome {
  return {
    kind: 'result',
    sentence,
    figures,
    table,
    chart: null,
    drawing: null,
    formulas,
    inputs: [],
    notes,
    actions: [],
    acts,
  };
}

/** That there is nothing to say, why, and what to do next. */
export function unknown(message: string, nextStep: string, nearest: readonly string[] = []): Outcome {
  return { kind: 'refused', code: 'UNKNOWN_VALUE', message, nextStep, nearest: nearest.slice(0, 4) };
}
