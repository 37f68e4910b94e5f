import type { Chip, Plan, PlanReading, ReadWord, ToolDefinition } from '#libs/contracts';
import type { PlanDraft } from './plan-draft';
import { argumentText, planText } from './plan-text';

/** A plan said back: in one summary and in parts that a user can see. */
export function planReading(
  { steps, assumptions, confidence }: Pick<PlanDraft, 'steps' | 'assumptions' | 'confidence'>,
  summaries: ReadonlyMap<string, string>,
  definitions: ReadonlyMap<string, ToolDefinition>,
  words: ReadWord[],
): PlanReading {
  const plan: Plan = { steps };
  return {
    intent: steps.some(({ kind }) => kind === 'query') ? 'HYBRID' : 'OPTIMIZATION',
    plan,
    summary: planText(plan, definitions, summaries),
    words,
    chips: planChips(plan, definitions),
    assumptions: assumptions.map((text) => ({ text })),
    confidence,
  };
}

/** The tools of a plan and their arguments; the parts of its queries are told by their summaries. */
export function planChips({ steps }: Plan, definitions: ReadonlyMap<string, ToolDefinition>): Chip[] {
  return steps.flatMap((step, at): Chip[] => {
    const definition = step.kind === 'tool' ? definitions.get(step.call.tool) : undefined;
    if (step.kind !== 'tool' || !definition) return [];
    return [
      { id: `steps.${at}`, kind: 'tool', label: definition.label, removable: false },
      ...definition.parameters.flatMap((parameter): Chip[] => {
        const value = step.call.arguments[parameter.name];
        if (value === undefined) return [];
        const id = `steps.${at}.arguments.${parameter.name}`;
        return [
          { id, kind: 'argument', label: argumentText(parameter, value), removable: !parameter.required },
        ];
      }),
    ];
  });
}
