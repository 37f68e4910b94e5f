import type { PlanStep, ToolCall, ToolResult } from '#libs/contracts';
import type { Filled } from './fill-arguments';
import type { RunFor } from './many-runs';
import { mergeResults } from './merge-results';
import { EMPTY_TABLE, type StepOutcome, totalCost } from './outcome';
import { evidenceOf, failed, FREE } from './step-outcome';

/** What the runs of a tool step come to; `results` are in the order of the calls. Refusals of some leave the others. */
export function toolOutcome(
  step: Extract<PlanStep, { kind: 'tool' }>,
  filled: Filled,
  results: readonly ToolResult[],
): StepOutcome {
  if (filled.calls.length === 0) {
    const notes = ['There was nothing to calculate: the step before gave no rows.'];
    const sentence = 'Nothing was found that this could be calculated for.';
    const result = { sentence, figures: [], table: EMPTY_TABLE, chart: null, drawing: null, actions: [] };
    return { step, result, evidence: { ...evidenceOf(step), ok: true, rowCount: 0, notes }, cost: FREE };
  }
  const cost = totalCost(results.map((result) => result.cost));
  const worked = results.flatMap((result, index): RunFor[] =>
    result.kind === 'result' ? [{ value: filled.calls[index]!.value, result }] : [],
  );
  const refusals = results.filter((result) => result.kind === 'refused');
  const [first, ...others] = worked;
  if (first === undefined) {
    const { code, message, nextStep, queries, lookups } = refusals[0]!;
    const outcome = failed(step, { code, message, nextStep, retryable: false });
    return {
      ...outcome,
      evidence: { ...outcome.evidence, call: step.call, queries, ...(lookups && { lookups }) },
      cost,
    };
  }
  const merged = filled.key === undefined ? first.result : mergeResults([first, ...others], filled.key);
  const notes = [
    ...merged.notes,
    ...filled.notes,
    ...refusals.map(({ call, message }) => `${subjectOf(call)}: ${message}`),
  ];
  const { sentence, figures, table, chart, drawing, actions, formulas, inputs, queries } = merged;
  const { acts } = first.result;
  const lookups = worked.flatMap(({ result }) => result.lookups ?? []);
  return {
    step,
    result: { sentence, figures, table, chart, drawing, actions, ...(acts && { acts }) },
    evidence: {
      ...evidenceOf(step),
      ok: refusals.length === 0,
      ...(refusals[0] !== undefined && {
        problem: {
          code: refusals[0].code,
          message: `${refusals.length} of ${results.length} could not be calculated. ${refusals[0].message}`,
          nextStep: refusals[0].nextStep,
          retryable: false,
        },
      }),
      call: first.result.call,
      rowCount: table.rowCount,
      formulas,
      inputs,
      notes,
      queries,
      ...(lookups.length > 0 && { lookups }),
    },
    cost,
  };
}

function subjectOf({ arguments: given }: ToolCall): string {
  return Object.values(given)
    .filter((value) => typeof value === 'string')
    .join(', ');
}
