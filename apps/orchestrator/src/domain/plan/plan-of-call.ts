import type { PlanReading, ToolCall, ToolDefinition } from '#libs/contracts';

/** What a call says in plain words: "Forecast demand: Product P-0041, Days 30". */
export function planOfCall(call: ToolCall, { label, parameters }: ToolDefinition): PlanReading {
  const given = parameters.flatMap(({ name, label: says }) => {
    const value = call.arguments[name];
    if (value === undefined) return [];
    return [{ name, text: `${says} ${Array.isArray(value) ? value.join(', ') : String(value)}` }];
  });
  return {
    intent: 'OPTIMIZATION',
    plan: { steps: [{ kind: 'tool', id: 'calculate', label, call }] },
    summary: given.length === 0 ? label : `${label}: ${given.map(({ text }) => text).join(', ')}`,
    words: [],
    chips: [
      { id: 'steps.0', kind: 'tool', label, removable: false },
      ...given.map(({ name, text }) => ({
        id: `steps.0.arguments.${name}`,
        kind: 'argument' as const,
        label: text,
        removable: false,
      })),
    ],
    assumptions: [],
    confidence: 1,
  };
}
