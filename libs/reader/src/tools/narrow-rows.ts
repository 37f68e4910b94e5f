import type { PlanStep, Reading } from '#libs/contracts';
import type { Recalled } from './argument-completion';
import { valuesOfQuery } from './conversation';
import type { ParameterValues } from './parameter-values';
import type { QueryParts } from './query-part';

/**
 * What the conversation says of a tool it says of the rows beside it too: "the items that are low" are those of the
 * warehouse that the reorder points are for. Rows that name values of their own keep them.
 */
export function narrowRows(
  steps: PlanStep[],
  readings: Map<string, Reading>,
  recalled: readonly Recalled[],
  { values, queries }: { values: ParameterValues; queries: QueryParts },
  today: string,
): void {
  for (const { parameter, value } of recalled) {
    for (const [at, step] of steps.entries()) {
      if (step.kind !== 'query' || valuesOfQuery(step.query, parameter, values).length > 0) continue;
      const { entity, filters } = step.query;
      const member = values.twins(parameter.member!).find((twin) => twin.startsWith(`${entity}.`));
      if (member === undefined) continue;
      const filter = { member, operator: 'equals' as const, values: [value].flat() };
      const query = { ...step.query, filters: [...filters, filter] };
      const reading = queries.saidBack(query, today);
      readings.set(step.id, reading);
      steps[at] = { ...step, query, label: reading.summary.replace(/\.$/, '') };
    }
  }
}
