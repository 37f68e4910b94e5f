import { z } from 'zod';
import { MetricQuery, Scalar } from './metric-query';

export const WordRole = z.enum([
  'measure',
  'dimension',
  'entity',
  'value',
  'segment',
  'comparison',
  'number',
  'time',
  'grain',
  'order',
  'limit',
  'negation',
  'connector',
  'follow-up',
  'unknown',
]);

/** What one stretch of the question was taken for. `start` and `end` are UTF-16 offsets into the question. */
export const ReadWord = z
  .strictObject({
    text: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    role: WordRole,
    /** Member, segment or entity of the semantic files, where one is meant. */
    member: z.string().optional(),
    value: Scalar.optional(),
    /** In plain words, for the evidence card: "Warehouse is WH-03". Empty for connectors. */
    meaning: z.string(),
  })
  .meta({ id: 'ReadWord' });
export type ReadWord = z.infer<typeof ReadWord>;

/** A choice that the reader made where the words allow another; shown with the answer. */
export const Assumption = z
  .strictObject({
    text: z.string(),
    /** A complete question that asks for the other reading. */
    alternatives: z.array(z.strictObject({ label: z.string(), question: z.string() })).optional(),
  })
  .meta({ id: 'Assumption' });
export type Assumption = z.infer<typeof Assumption>;

export const Intent = z.enum(['SQL_QUERY', 'OPTIMIZATION', 'HYBRID']);
export type Intent = z.infer<typeof Intent>;

/** The contract between language and work: whoever made it, grammar or model, the same code runs it. */
export const Reading = z
  .strictObject({
    intent: Intent,
    query: MetricQuery,
    /** The query said back in plain words. */
    summary: z.string(),
    words: z.array(ReadWord),
    assumptions: z.array(Assumption),
    /** 0 to 1. */
    confidence: z.number().min(0).max(1),
  })
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof Reading>;

export const RefusalCode = z.enum([
  'OFF_TOPIC',
  'WRITE_REQUEST',
  'OTHER_PERSONA',
  'INJECTION',
  'NOT_IN_DATA',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Choice = z.strictObject({ label: z.string(), question: z.string() }).meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;

export const ReadResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reading'), reading: Reading }),
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

/** An earlier turn of the same conversation under the same persona, oldest first. */
export const Turn = z.strictObject({ question: z.string(), reading: Reading });
export type Turn = z.infer<typeof Turn>;
