import {
  type Action,
  type ChartSpec,
  type Cost,
  type Figure,
  MAX_STORE_ACTS,
  type PlanStep,
  type ResultTable,
  type RouteDrawing,
  type StepEvidence,
  type StoreAct,
} from '#libs/contracts';

/** What a step gave that others may build upon. */
export interface StepResult {
  sentence: string;
  figures: Figure[];
  table: ResultTable;
  chart: ChartSpec | null;
  drawing: RouteDrawing | null;
  actions: Action[];
  acts?: StoreAct[];
}

/** One step as it ended; `result` is absent when it failed. */
export interface StepOutcome {
  step: PlanStep;
  result?: StepResult;
  evidence: StepEvidence;
  cost: Cost;
}

/** A plan as it was carried out. */
export interface PlanOutcome {
  /** What is shown: the last step's result, or of the steps that worked the last. */
  shown: StepResult;
  /** Every step did what it should. */
  complete: boolean;
  steps: StepEvidence[];
  cost: Cost;
}

export const EMPTY_TABLE: ResultTable = { columns: [], rows: [], rowCount: 0, truncated: false };

const count = new Intl.NumberFormat('en-US');

/** The whole from its steps, in the plan's order. */
export function outcomeOf(steps: readonly StepOutcome[]): PlanOutcome {
  const worked = steps.filter((each) => each.result !== undefined);
  const last = steps.at(-1)!;
  const complete = steps.every(({ evidence }) => evidence.ok);
  const shown = last.result ?? worked.at(-1)?.result;
  const failure = steps.find(({ evidence }) => !evidence.ok);
  const tools = worked.filter(({ step }) => step.kind === 'tool').map(({ result }) => result!);
  return {
    shown: {
      table: shown?.table ?? EMPTY_TABLE,
      chart: shown?.chart ?? null,
      drawing: shown?.drawing ?? tools.findLast(({ drawing }) => drawing !== null)?.drawing ?? null,
      figures: last.step.kind === 'tool' ? (last.result?.figures ?? []) : (tools.at(-1)?.figures ?? []),
      actions: tools.flatMap(({ actions }) => actions).slice(0, 20),
      ...actsOf(tools),
      sentence: [failure && sayFailure(failure), shown && saySentence(last, shown, tools)]
        .filter(Boolean)
        .join(' '),
    },
    complete,
    steps: steps.map(({ evidence }) => evidence),
    cost: totalCost(steps.map(({ cost }) => cost)),
  };
}

/** Of a step that worked in part only the reason: what it gave is said after it. */
function sayFailure({ result, evidence: { label, problem } }: StepOutcome): string {
  const reason = problem === undefined ? '' : `${problem.message} ${problem.nextStep}`;
  return result === undefined ? `“${label}” gave nothing. ${reason}` : reason;
}

/** A tool says its own sentence; of a join the rows are counted before what the last tool says. */
function saySentence(last: StepOutcome, shown: StepResult, tools: readonly StepResult[]): string {
  if (last.result !== undefined && last.step.kind === 'tool') return shown.sentence;
  const { rowCount, truncated } = shown.table;
  if (rowCount === 0) return 'Nothing matches all of it.';
  const rows = `${truncated ? 'The first ' : ''}${count.format(rowCount)} ${rowCount === 1 ? 'row' : 'rows'}.`;
  return [rows, tools.at(-1)?.sentence].filter(Boolean).join(' ');
}

/** Costs by service and unit, added up. */
export function totalCost(costs: readonly Cost[]): Cost {
  const byService = new Map<string, Cost['byService'][number]>();
  for (const part of costs.flatMap((cost) => cost.byService)) {
    const key = `${part.service} ${part.unit}`;
    const known = byService.get(key);
    byService.set(
      key,
      known === undefined
        ? { ...part }
        : { ...known, usd: known.usd + part.usd, quantity: known.quantity + part.quantity },
    );
  }
  return {
    totalUsd: costs.reduce((sum, { totalUsd }) => sum + totalUsd, 0),
    byService: [...byService.values()],
  };
}

function actsOf(tools: readonly StepResult[]): Pick<StepResult, 'acts'> {
  const acts = tools.flatMap(({ acts: own = [] }) => own).slice(0, MAX_STORE_ACTS);
  return acts.length === 0 ? {} : { acts };
}
