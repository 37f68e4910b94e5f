import { z } from 'zod';
import { PlanReading } from './plan';
import { Choice, Reading, ReadWord, RefusalCode } from './reading';

export const ReadResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reading'), reading: Reading }),
  z.strictObject({ kind: z.literal('plan'), plan: PlanReading }),
  z.strictObject({
    kind: z.literal('clarify'),
    message: z.string(),
    choices: z.array(Choice).max(4),
    /** The content words that could not be placed. */
    unresolved: z.array(z.string()),
    words: z.array(ReadWord),
  }),
  z.strictObject({
    kind: z.literal('refuse'),
    code: RefusalCode,
    message: z.string(),
    nextStep: z.string(),
    suggestions: z.array(z.string()).max(4),
    words: z.array(ReadWord),
  }),
]);
export type ReadResult = z.infer<typeof ReadResult>;

/** An earlier turn that was read as a query. */
export const QueryTurn = z.strictObject({ question: z.string(), reading: Reading });
export type QueryTurn = z.infer<typeof QueryTurn>;

/** An earlier turn that was read as a plan of tools. */
export const PlanTurn = z.strictObject({ question: z.string(), plan: PlanReading });
export type PlanTurn = z.infer<typeof PlanTurn>;

/** An earlier turn of the same conversation under the same persona, oldest first. */
export const Turn = z.union([QueryTurn, PlanTurn]);
export type Turn = z.infer<typeof Turn>;

/** What reading a question as a query can give. */
export type QueryReadResult = Exclude<ReadResult, { kind: 'plan' }>;
