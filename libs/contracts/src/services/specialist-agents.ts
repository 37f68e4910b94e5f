import { z } from 'zod';
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
});
