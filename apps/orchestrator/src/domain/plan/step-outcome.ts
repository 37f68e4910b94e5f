import { type PlanStep, type StepEvidence } from '#libs/contracts';
import { joinTables } from './join-tables';
import type { StepOutcome } from './outcome';

export type Problem = NonNullable<StepEvidence['problem']>;

const NOTHING = { formulas: [], inputs: [], notes: [], queries: [] };
export const FREE = { totalUsd: 0, byService: [] };

/** The steps that it builds upon. */
export function dependenciesOf(step: PlanStep): string[] {
  if (step.kind === 'join') return [...step.of];
  return step.kind === 'tool' ? [...new Set(Object.values(step.from ?? {}).map((from) => from.step))] : [];
}

/** What is known of a step before it did anything. */
export function evidenceOf({ id, kind, label }: PlanStep): StepEvidence {
  return { id, kind, label, ok: false, rowCount: null, ...NOTHING, ms: 0 };
}

export function failed(step: PlanStep, problem: Problem): StepOutcome {
  return { step, evidence: { ...evidenceOf(step), problem }, cost: FREE };
}

export const impossible = (message: string, nextStep = 'Ask for the parts one after the other.') => ({
  code: 'NOT_POSSIBLE' as const,
  message,
  nextStep,
  retryable: false,
});

/** The rows that both steps have; a failure where one of them has none to give. */
export function join(
  step: Extract<PlanStep, { kind: 'join' }>,
  before: ReadonlyMap<string, StepOutcome>,
): StepOutcome {
  const [left, right] = step.of.map((id) => before.get(id)!) as [StepOutcome, StepOutcome];
  const broken = [left, right].find(({ result }) => result === undefined);
  if (broken !== undefined)
    return failed(
      step,
      impossible(`It needs the result of “${broken.step.label}”.`, broken.evidence.problem?.nextStep),
    );
  const table = [left, right].some(({ result }) => result!.table.columns.length === 0)
    ? { ...left.result!.table, rows: [], rowCount: 0 }
    : joinTables(left.result!.table, right.result!.table, step.on);
  if ('missing' in table)
    return failed(step, impossible(`The two results share no ${table.missing.join(' and no ')}.`));
  return {
    step,
    result: { sentence: '', figures: [], table, chart: null, drawing: null, actions: [] },
    evidence: { ...evidenceOf(step), ok: true, rowCount: table.rowCount },
    cost: FREE,
  };
}
