import { z } from 'zod';
import { ErrorEnvelope } from './errors';
import { MetricQuery, type Scalar } from './metric-query';
import { PersonaId } from './principal';
import { Assumption, Chip, Choice, Intent, ReadWord, RefusalCode, SaidPeriod } from './reading';

export const ColumnType = z.enum(['string', 'number', 'integer', 'date', 'boolean']);
export type ColumnType = z.infer<typeof ColumnType>;

export const ResultColumn = z
  .strictObject({
    name: z.string(),
    label: z.string(),
    type: ColumnType,
    /** How the console writes the number: 1,234 or 12.5 % or 3 days. */
    format: z.enum(['text', 'count', 'decimal', 'money', 'percent', 'days', 'date', 'month', 'code']),
    role: z.enum(['dimension', 'measure', 'time']),
  })
  .meta({ id: 'ResultColumn' });
export type ResultColumn = z.infer<typeof ResultColumn>;

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isRows = (rows: unknown): rows is Scalar[][] =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.every(isScalar));

/** Checked in one pass: a schema a cell costs more than the query, 50 ms for 10,000 rows on every hop. */
const Rows = z
  .any()
  .refine(isRows, 'expected rows of text, numbers, booleans and null')
  .meta({
    type: 'array',
    items: {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] },
    },
  }) as z.ZodType<Scalar[][]>;

export const ResultTable = z
  .strictObject({
    columns: z.array(ResultColumn),
    rows: Rows,
    rowCount: z.int().min(0),
    /** True when a limit cut the result; rowCount is then what is shown, not what exists. */
    truncated: z.boolean(),
  })
  .meta({ id: 'ResultTable' });
export type ResultTable = z.infer<typeof ResultTable>;

/** Column names of the table; null when only a table or a single number fits. */
export const ChartSpec = z
  .strictObject({
    kind: z.enum(['bar', 'horizontal-bar', 'line', 'grouped-bar']),
    x: z.string(),
    y: z.array(z.string()).min(1),
    series: z.string().optional(),
  })
  .meta({ id: 'ChartSpec' });
export type ChartSpec = z.infer<typeof ChartSpec>;

export const Cost = z
  .strictObject({
    totalUsd: z.number().min(0),
    byService: z.array(
      z.strictObject({ service: z.string(), usd: z.number().min(0), quantity: z.number(), unit: z.string() }),
    ),
  })
  .meta({ id: 'Cost' });
export type Cost = z.infer<typeof Cost>;

export const Source = z
  .strictObject({ table: z.string(), label: z.string(), rowCount: z.int().nullable() })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;

/** The proof behind an answer (X3). */
export const Evidence = z
  .strictObject({
    summary: z.string(),
    words: z.array(ReadWord),
    /** The parts of the query that can be changed; none in answers that are older than chips. */
    chips: z.array(Chip).default([]),
    periods: z.array(SaidPeriod).max(10).default([]),
    assumptions: z.array(Assumption),
    confidence: z.number(),
    intent: Intent,
    query: MetricQuery,
    sql: z.string(),
    dialect: z.string(),
    sources: z.array(Source),
    /** When the data was loaded, ISO 8601. */
    dataAsOf: z.string(),
    dataVersion: z.string(),
    semanticVersion: z.string(),
    /** The day that "today" meant. */
    today: z.iso.date(),
    agent: z.strictObject({ name: z.string(), version: z.string() }),
    cost: Cost,
    timings: z.strictObject({
      readMs: z.number(),
      compileMs: z.number(),
      guardMs: z.number(),
      executeMs: z.number(),
      totalMs: z.number(),
    }),
    traceId: z.string(),
    /** SHA-256 of the columns' names and the rows, so that a replay can be compared. */
    resultDigest: z.string(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** What an answer was made from, where that was not the words of its question. */
export const AnswerOrigin = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('edit'), answerId: z.uuid() }),
    z.strictObject({ kind: z.literal('behind'), answerId: z.uuid() }),
    z.strictObject({ kind: z.literal('saved'), savedQuestionId: z.uuid() }),
  ])
  .meta({ id: 'AnswerOrigin' });
export type AnswerOrigin = z.infer<typeof AnswerOrigin>;

const answerBase = {
  id: z.uuid(),
  conversationId: z.uuid(),
  question: z.string(),
  persona: PersonaId,
  createdAt: z.iso.datetime(),
};

export const Answered = z
  .strictObject({
    ...answerBase,
    kind: z.literal('answer'),
    origin: AnswerOrigin.optional(),
    /** One sentence written from the result; every number in it is in the table. */
    sentence: z.string(),
    table: ResultTable,
    chart: ChartSpec.nullable(),
    evidence: Evidence,
  })
  .meta({ id: 'Answered' });
export type Answered = z.infer<typeof Answered>;

export const AskedBack = z
  .strictObject({
    ...answerBase,
    kind: z.literal('clarify'),
    message: z.string(),
    choices: z.array(Choice),
    unresolved: z.array(z.string()),
    words: z.array(ReadWord),
    traceId: z.string(),
  })
  .meta({ id: 'AskedBack' });

export const Refused = z
  .strictObject({
    ...answerBase,
    kind: z.literal('refuse'),
    code: RefusalCode,
    message: z.string(),
    nextStep: z.string(),
    suggestions: z.array(z.string()),
    words: z.array(ReadWord),
    traceId: z.string(),
  })
  .meta({ id: 'Refused' });

export const Answer = z.discriminatedUnion('kind', [Answered, AskedBack, Refused]).meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

export const AnswerEvent = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('reading'),
      summary: z.string(),
      words: z.array(ReadWord),
      chips: z.array(Chip),
      confidence: z.number(),
    }),
    z.strictObject({ type: z.literal('step-start'), step: z.string(), label: z.string() }),
    z.strictObject({ type: z.literal('step-end'), step: z.string(), ms: z.number(), ok: z.boolean() }),
    z.strictObject({ type: z.literal('answer-delta'), text: z.string() }),
    z.strictObject({ type: z.literal('answer-end'), answer: Answer }),
    z.strictObject({ type: z.literal('error'), error: ErrorEnvelope }),
  ])
  .meta({ id: 'AnswerEvent' });
export type AnswerEvent = z.infer<typeof AnswerEvent>;
