import { z } from 'zod';
import { DayToPlan, PlanDayEvent } from '../day-to-plan';
import { Day } from '../metric-query';
import { PersonaId } from '../principal';
import { defineService, stream } from '../service';
import { ToolCall, ToolDefinition, ToolEvent } from '../tool';

/** inventory, logistics, supplier: typed calculations with the caller's rights. */
export const specialistAgents = defineService('specialist-agents', {
  tools: {
    summary: "A persona's tools.",
    input: z.strictObject({ persona: PersonaId }),
    output: z.strictObject({ tools: z.array(ToolDefinition) }),
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED'],
  },
  run: {
    summary:
      'Runs a tool; the last event is its result. Thin data and unknown codes are results, not errors.',
    input: z.strictObject({ persona: PersonaId, call: ToolCall, today: Day }),
    output: stream(ToolEvent),
    timeoutMs: 45_000,
    errors: [
      'PERSONA_NOT_ALLOWED',
      'TOOL_UNKNOWN',
      'VALIDATION_FAILED',
      'QUERY_TIMEOUT',
      'QUERY_TOO_LARGE',
      'NO_DATA',
      'WAREHOUSE_UNAVAILABLE',
      'TOO_MANY_CALCULATIONS',
    ],
  },
  planDay: {
    summary:
      'Plans who does what on a day of a store, off the event loop; the last event is the plan or a refusal.',
    input: z.strictObject({ day: DayToPlan, maxIterations: z.int().min(1).max(200_000) }),
    output: stream(PlanDayEvent),
    timeoutMs: 45_000,
    errors: ['PERSONA_NOT_ALLOWED', 'TOO_MANY_CALCULATIONS'],
  },
});
