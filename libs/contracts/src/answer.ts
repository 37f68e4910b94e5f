import { z } from 'zod';
import { ErrorEnvelope } from './errors';
import { MetricQuery } from './metric-query';
import { PlanEvidence } from './plan';
import { PersonaId } from './principal';
import { Assumption, Chip, Choice, Intent, ReadWord, RefusalCode, SaidPeriod } from './reading';
import { CachedNote, ChartSpec, Cost, ModelUse, ResultTable, Source } from './result';
import { Figure, RouteDrawing } from './tool';
import { Action } from './action';
import { MAX_STORE_ACTS, StoreAct } from './store-act';

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
    /** Where the rows came from the answer cache; absent where the warehouse was asked. */
    cached: CachedNote.optional(),
    /** Where a language model read the question; absent where the reader did. */
    model: ModelUse.optional(),
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
    z.strictObject({ kind: z.literal('call') }),
    /** A saved question that was asked on its schedule. */
    z.strictObject({ kind: z.literal('watch'), savedQuestionId: z.uuid() }),
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

/** What tools computed, alone or joined with rows of the warehouse. */
export const Calculated = z
  .strictObject({
    ...answerBase,
    kind: z.literal('calculation'),
    origin: AnswerOrigin.optional(),
    /** Every number in it is a figure or a value of the table. */
    sentence: z.string(),
    /** The numbers that matter most, at most six. */
    figures: z.array(Figure).max(6),
    table: ResultTable,
    chart: ChartSpec.nullable(),
    drawing: RouteDrawing.nullable(),
    /** What could be done about it; nothing happens before somebody makes a proposal of one and it is approved. */
    actions: z.array(Action).max(20),
    /** What the asker can do next in the store with one confirmation. */
    acts: z.array(StoreAct).max(MAX_STORE_ACTS).optional(),
    /** False when a step failed and the answer holds what the others gave. */
    complete: z.boolean(),
    evidence: PlanEvidence,
  })
  .meta({ id: 'Calculated' });
export type Calculated = z.infer<typeof Calculated>;

export const AskedBack = z
  .strictObject({
    ...answerBase,
    kind: z.literal('clarify'),
    message: z.string(),
    choices: z.array(Choice),
    unresolved: z.array(z.string()),
    words: z.array(ReadWord),
    traceId: z.string(),
    /** Where a language model was asked as well. */
    model: ModelUse.optional(),
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
    /** Where a language model was asked as well. */
    model: ModelUse.optional(),
  })
  .meta({ id: 'Refused' });

export const Answer = z
  .discriminatedUnion('kind', [Answered, Calculated, AskedBack, Refused])
  .meta({ id: 'Answer' });
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
    /** Of a step that takes long: how far it is, 0 to 1, and what it has reached so far. */
    z.strictObject({
      type: z.literal('progress'),
      step: z.string(),
      share: z.number().min(0).max(1),
      text: z.string(),
    }),
    z.strictObject({ type: z.literal('step-end'), step: z.string(), ms: z.number(), ok: z.boolean() }),
    z.strictObject({ type: z.literal('answer-delta'), text: z.string() }),
    z.strictObject({ type: z.literal('answer-end'), answer: Answer }),
    z.strictObject({ type: z.literal('error'), error: ErrorEnvelope }),
  ])
  .meta({ id: 'AnswerEvent' });
export type AnswerEvent = z.infer<typeof AnswerEvent>;
