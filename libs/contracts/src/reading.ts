import { z } from 'zod';
import { DateRange, MetricQuery, Scalar } from './metric-query';

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

export const ChipKind = z.enum([
  'list',
  'measure',
  'grouping',
  'filter',
  'period',
  'order',
  'limit',
  'tool',
  'argument',
]);
export type ChipKind = z.infer<typeof ChipKind>;

/** One part of what was understood, as a user can change it. */
export const Chip = z
  .strictObject({
    /** Path of the part inside the query, such as `filters.0`; names the chip when its options are asked for. */
    id: z.string().max(100),
    kind: ChipKind,
    /** In plain words: "Warehouse is WH-03". */
    label: z.string(),
    /** False when the query means nothing without it. */
    removable: z.boolean(),
  })
  .meta({ id: 'Chip' });
export type Chip = z.infer<typeof Chip>;

/** Words that stand for a range of days, so that a saved question moves on with the calendar. */
export const SaidPeriod = z
  .strictObject({ text: z.string().min(1).max(200), range: DateRange })
  .meta({ id: 'SaidPeriod' });
export type SaidPeriod = z.infer<typeof SaidPeriod>;

/** What a chip can be changed to, or what can be added: a whole query that is ready to be asked. */
export const ChipOption = z
  .strictObject({
    label: z.string(),
    /** What tells it from others of a like name; empty where nothing needs to be said. */
    detail: z.string(),
    kind: ChipKind,
    query: MetricQuery,
    periods: z.array(SaidPeriod).max(10),
    /** True for the option that takes the part away. */
    removes: z.boolean(),
  })
  .meta({ id: 'ChipOption' });
export type ChipOption = z.infer<typeof ChipOption>;

/** A way to go on typing: `insert` takes the place of the text from `start` to `end` (UTF-16 offsets). */
export const Completion = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    insert: z.string(),
    label: z.string(),
    detail: z.string(),
    kind: z.enum(['measure', 'dimension', 'segment', 'entity', 'value', 'period', 'question']),
  })
  .meta({ id: 'Completion' });
export type Completion = z.infer<typeof Completion>;

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
    chips: z.array(Chip).default([]),
    periods: z.array(SaidPeriod).max(10).default([]),
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
  'BLOCKED_TOPIC',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Choice = z.strictObject({ label: z.string(), question: z.string() }).meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;
