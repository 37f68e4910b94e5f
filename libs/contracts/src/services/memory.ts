import { z } from 'zod';
import { Scalar } from '../metric-query';
import { PersonaId } from '../principal';
import { defineService } from '../service';

/** A thing that was spoken of. */
export const MentionedEntity = z
  .strictObject({
    member: z.string(),
    value: Scalar,
    /** "Warehouse is WH-03". */
    label: z.string(),
    lastAt: z.iso.datetime(),
  })
  .meta({ id: 'MentionedEntity' });

export const MemoryInteraction = z
  .strictObject({
    answerId: z.uuid(),
    conversationId: z.uuid(),
    question: z.string(),
    text: z.string(),
    at: z.iso.datetime(),
    entities: z.array(MentionedEntity),
  })
  .meta({ id: 'MemoryInteraction' });

/** What is remembered of a user as one persona (S7): at most ten interactions, newest first. */
export const Memory = z
  .strictObject({
    persona: PersonaId,
    interactions: z.array(MemoryInteraction).max(10),
    entities: z.array(MentionedEntity).max(20),
    /** Nothing before this is remembered. */
    clearedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Memory' });
export type Memory = z.infer<typeof Memory>;

/** The last interactions of a user, on whatever device they were. Served by the orchestrator. */
export const memory = defineService('memory', {
  recall: {
    summary: 'What is remembered of the caller as a persona.',
    input: z.strictObject({ persona: PersonaId }),
    output: Memory,
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED'],
  },
  forget: {
    summary:
      'Forgets it: later questions refer to nothing before. Conversations stay until they are deleted.',
    input: z.strictObject({ persona: PersonaId }),
    output: z.strictObject({ forgotten: z.int() }),
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED'],
  },
});
