import { z } from 'zod';
import { ErrorCode } from './error-codes';
import { MetricQuery } from './metric-query';
import { Assumption, Chip, Intent, ReadWord } from './reading';
import { CachedNote, Cost, ModelUse } from './result';
import { Figure, Formula, ToolCall, ToolLookup, ToolQuery } from './tool';

const StepId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const MAX_SQL_LENGTH = 20_000;

/** One typed step. Steps that do not wait for each other run side by side. */
export const PlanStep = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('query'), id: StepId, label: z.string(), query: MetricQuery }),
    /** What no metric query can say; only a language model writes it, and the guard judges it at every run. */
    z.strictObject({
      kind: z.literal('sql'),
      id: StepId,
      label: z.string(),
      sql: z.string().min(1).max(MAX_SQL_LENGTH),
    }),
    z.strictObject({
      kind: z.literal('tool'),
      id: StepId,
      label: z.string(),
      call: ToolCall,
      /** Arguments that are the distinct values of a column of an earlier step. */
      from: z.record(z.string(), z.strictObject({ step: StepId, column: z.string() })).optional(),
    }),
    z.strictObject({
      kind: z.literal('join'),
      id: StepId,
      label: z.string(),
      /** Steps whose rows are put side by side; kept are the rows that all of them have. */
      of: z.tuple([StepId, StepId]),
      /** Names of columns that are equal on both sides. */
      on: z.array(z.string()).min(1).max(4),
    }),
  ])
  .meta({ id: 'PlanStep' });
export type PlanStep = z.infer<typeof PlanStep>;

export const MAX_PLAN_STEPS = 12;

/** The last step is what was asked for. */
export const Plan = z
  .strictObject({ steps: z.array(PlanStep).min(1).max(MAX_PLAN_STEPS) })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

/** A reading that needs tools: what a {@link Reading} is to a query. */
export const PlanReading = z
  .strictObject({
    /** OPTIMIZATION: tools alone. HYBRID: rows of the warehouse and tools. SQL_QUERY: SQL that a model wrote. */
    intent: Intent,
    plan: Plan,
    /** The plan said back in plain words. */
    summary: z.string(),
    words: z.array(ReadWord),
    chips: z.array(Chip).default([]),
    assumptions: z.array(Assumption),
    /** 0 to 1. */
    confidence: z.number().min(0).max(1),
  })
  .meta({ id: 'PlanReading' });
export type PlanReading = z.infer<typeof PlanReading>;

/** What became of one step. */
export const StepEvidence = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['query', 'sql', 'tool', 'join']),
    label: z.string(),
    ok: z.boolean(),
    /** Why it gave nothing, in words for the user. */
    problem: z
      .strictObject({
        code: z.union([ErrorCode, z.enum(['THIN_DATA', 'INVALID_INPUT', 'UNKNOWN_VALUE', 'NOT_POSSIBLE'])]),
        message: z.string(),
        nextStep: z.string(),
        retryable: z.boolean(),
      })
      .optional(),
    call: ToolCall.optional(),
    rowCount: z.int().nullable(),
    formulas: z.array(Formula),
    inputs: z.array(Figure),
    notes: z.array(z.string()),
    queries: z.array(ToolQuery),
    lookups: z.array(ToolLookup).optional(),
    ms: z.number(),
  })
  .meta({ id: 'StepEvidence' });
export type StepEvidence = z.infer<typeof StepEvidence>;

/** The proof behind a calculated answer (X3). */
export const PlanEvidence = z
  .strictObject({
    summary: z.string(),
    words: z.array(ReadWord),
    chips: z.array(Chip),
    assumptions: z.array(Assumption),
    confidence: z.number(),
    intent: Intent,
    plan: Plan,
    steps: z.array(StepEvidence),
    /** When the data was loaded, ISO 8601; null when no step read any. */
    dataAsOf: z.string().nullable(),
    dataVersion: z.string().nullable(),
    semanticVersion: z.string().nullable(),
    /** The day that "today" meant. */
    today: z.iso.date(),
    agent: z.strictObject({ name: z.string(), version: z.string() }),
    cost: Cost,
    timings: z.strictObject({ readMs: z.number(), totalMs: z.number() }),
    traceId: z.string(),
    resultDigest: z.string(),
    cached: CachedNote.optional(),
    /** Where a language model read the question; absent where the reader did. */
    model: ModelUse.optional(),
  })
  .meta({ id: 'PlanEvidence' });
export type PlanEvidence = z.infer<typeof PlanEvidence>;
