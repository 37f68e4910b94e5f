import type { Filter, MetricQuery, ToolParameter, Turn } from '#libs/contracts';
import type { ParameterValues } from './parameter-values';

/** Values of a parameter that the last turn which had any was about, queries and plans alike. */
export function valuesFromTurns(
  history: readonly Turn[],
  parameter: ToolParameter,
  values: ParameterValues,
  memberOf: (tool: string, parameter: string) => string | undefined,
): string[] {
  for (const turn of [...history].reverse()) {
    const found =
      'reading' in turn
        ? valuesOfQuery(turn.reading.query, parameter, values)
        : turn.plan.plan.steps.flatMap((step): string[] => {
            if (step.kind === 'query') return valuesOfQuery(step.query, parameter, values);
            if (step.kind !== 'tool') return [];
            return Object.entries(step.call.arguments).flatMap(([name, value]) => {
              const member = memberOf(step.call.tool, name);
              const isSame = member !== undefined && values.fit(parameter, member) === 'same';
              return isSame ? [value].flat().map(String) : [];
            });
          });
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** Values that a query is restricted to. */
export function valuesOfQuery(
  { filters }: MetricQuery,
  parameter: ToolParameter,
  values: ParameterValues,
): string[] {
  return filters.flatMap((filter: Filter): string[] =>
    'member' in filter &&
    'values' in filter &&
    filter.operator === 'equals' &&
    values.fit(parameter, filter.member) === 'same'
      ? (filter.values ?? []).map(String)
      : [],
  );
}
