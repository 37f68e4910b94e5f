import type { PlanStep, ResultColumn, Scalar, ToolCall, ToolDefinition } from '#libs/contracts';
import { distinctValues } from './join-tables';
import type { StepOutcome } from './outcome';
import { impossible, type Problem } from './step-outcome';

/** Most values that a tool of one value is run for in one step. */
export const MAX_RUNS_OF_A_STEP = 20;

export interface Filled {
  /** One a value where the tool takes a single one. */
  calls: { value: Scalar; call: ToolCall }[];
  /** The column of that value; absent where the tool was called once with everything. */
  key?: ResultColumn;
  notes: string[];
}

/** Puts the values of earlier steps into a tool's arguments. */
export function fillArguments(
  { call, from = {} }: Extract<PlanStep, { kind: 'tool' }>,
  before: ReadonlyMap<string, StepOutcome>,
  tools: readonly ToolDefinition[],
): Filled | { problem: Problem } {
  const filled: Filled = { calls: [{ value: null, call }], notes: [] };
  const parameters = tools.find(({ name }) => name === call.tool)?.parameters ?? [];
  for (const [name, { step, column }] of Object.entries(from)) {
    const source = before.get(step)!;
    if (source.result === undefined)
      return {
        problem: impossible(
          `It needs the result of “${source.step.label}”.`,
          source.evidence.problem?.nextStep,
        ),
      };
    const { table } = source.result;
    const values = table.columns.length === 0 ? [] : distinctValues(table, column);
    if (values === undefined)
      return { problem: impossible(`“${source.step.label}” has no column ${column}.`) };
    const parameter = parameters.find((each) => each.name === name);
    if (values.length === 0) return { ...filled, calls: [] };
    const withArgument =
      (value: string | number | (string | number)[]) => (each: Filled['calls'][number]) => ({
        value: each.value,
        call: { ...each.call, arguments: { ...each.call.arguments, [name]: value } },
      });
    if (parameter?.many === true) {
      filled.calls = filled.calls.map(withArgument(values));
      continue;
    }
    const taken = values.slice(0, MAX_RUNS_OF_A_STEP);
    if (taken.length < values.length)
      filled.notes.push(
        `Calculated for the first ${taken.length} of ${values.length}; ask for fewer to see the others.`,
      );
    filled.key = table.columns.find((each) => each.name === column)!;
    filled.calls = taken.flatMap((value) =>
      filled.calls.map(withArgument(value)).map((each) => ({ ...each, value })),
    );
  }
  return filled;
}
