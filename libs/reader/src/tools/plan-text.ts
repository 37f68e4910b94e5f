import type { Plan, PlanStep, Scalar, ToolDefinition, ToolParameter } from '#libs/contracts';

/** Says a plan, its steps and its arguments in plain words. */
export function argumentText(parameter: ToolParameter, value: unknown): string {
  return `${parameter.label} is ${valueText(parameter, value)}`;
}

export function valueText({ kind, choices }: ToolParameter, value: unknown): string {
  if (Array.isArray(value)) {
    const shown = value.slice(0, 3).join(', ');
    return value.length > 3 ? `${shown} and ${value.length - 3} more` : shown;
  }
  if (kind === 'days') return value === 1 ? '1 day' : `${String(value)} days`;
  if (kind === 'percent') return `${String(value)} %`;
  if (kind === 'choice') return choices?.find((choice) => choice.value === value)?.label ?? String(value);
  return String(value as Scalar);
}

/** "Stockout risk: Warehouse is WH-03; Horizon is 14 days." */
export function callText(definition: ToolDefinition, step: Extract<PlanStep, { kind: 'tool' }>): string {
  const parts = definition.parameters.flatMap((parameter) => {
    const value = step.call.arguments[parameter.name];
    const fed = step.from?.[parameter.name];
    if (fed) return [`${parameter.label} from the result of ${fed.step.replaceAll('-', ' ')}`];
    return value === undefined ? [] : [argumentText(parameter, value)];
  });
  return parts.length === 0 ? `${definition.label}.` : `${definition.label}: ${parts.join('; ')}.`;
}

/** One sentence for each step; of one step just its sentence. */
export function planText(
  plan: Plan,
  definitions: ReadonlyMap<string, ToolDefinition>,
  queries: ReadonlyMap<string, string>,
): string {
  const lines = plan.steps.map((step) => {
    if (step.kind === 'query') return queries.get(step.id) ?? `${step.label}.`;
    if (step.kind === 'tool') return callText(definitions.get(step.call.tool)!, step);
    return `${step.label}.`;
  });
  return lines.length === 1 ? lines[0]! : lines.map((line, at) => `${at + 1}. ${line}`).join(' ');
}
