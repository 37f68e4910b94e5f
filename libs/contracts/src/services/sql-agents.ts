import { z } from 'zod';
import { Cost, ResultColumn, ResultTable, Source } from '../result';
import { Day, Member, MetricQuery, Scalar } from '../metric-query';
import { PersonaId } from '../principal';
import { MAX_SQL_LENGTH } from '../plan';
import { ReadResult, Turn } from '../read-result';
import { ChipOption, Completion, Reading, SaidPeriod } from '../reading';
import { SemanticCatalog } from '../semantic-catalog';
import { defineService } from '../service';
import { ToolDefinition } from '../tool';

export const MAX_QUESTION_LENGTH = 1000;
export const MAX_SEARCH_LENGTH = 200;
export const MAX_OPTIONS = 50;

export const ReadRequest = z.strictObject({
  persona: PersonaId,
  question: z.string().min(1).max(MAX_QUESTION_LENGTH),
  today: Day,
  /** Up to ten earlier turns, oldest first. */
  history: z.array(Turn).max(10),
  /** What the caller may use besides queries; without them every question is read as a query. */
  tools: z.array(ToolDefinition).max(50).optional(),
});

export const RunRequest = z.strictObject({ persona: PersonaId, query: MetricQuery, today: Day });

export const RunResult = z.strictObject({
  sql: z.string(),
  dialect: z.string(),
  table: ResultTable,
  sources: z.array(Source),
  dataAsOf: z.string(),
  dataVersion: z.string(),
  semanticVersion: z.string(),
  cost: Cost,
  timings: z.strictObject({ compileMs: z.number(), guardMs: z.number(), executeMs: z.number() }),
});
export type RunResult = z.infer<typeof RunResult>;

/** A text of the data and where it stands. */
export const FoundValue = z.strictObject({
  value: z.string(),
  /** Dimensions that have it: filter any of them by it. */
  members: z.array(Member),
  /** The code that this name has. */
  code: z.string().optional(),
});
export type FoundValue = z.infer<typeof FoundValue>;

/** question → metric query → guarded SQL → rows, each persona limited to its own tables. */
export const sqlAgents = defineService('sql-agents', {
  read: {
    summary: 'Reads a question without a model.',
    input: ReadRequest,
    output: ReadResult,
    timeoutMs: 15_000,
    errors: ['PERSONA_NOT_ALLOWED', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  run: {
    summary: 'Compiles a metric query, guards the SQL and runs it.',
    input: RunRequest,
    output: RunResult,
    timeoutMs: 30_000,
    errors: [
      'PERSONA_NOT_ALLOWED',
      'QUERY_INVALID',
      'SQL_REJECTED',
      'QUERY_TIMEOUT',
      'QUERY_TOO_LARGE',
      'NO_DATA',
      'WAREHOUSE_UNAVAILABLE',
    ],
  },
  runSql: {
    summary: 'Guards SQL that a language model wrote and runs it, where the settings allow that.',
    input: z.strictObject({ persona: PersonaId, sql: z.string().min(1).max(MAX_SQL_LENGTH) }),
    output: RunResult,
    timeoutMs: 30_000,
    errors: [
      'PERSONA_NOT_ALLOWED',
      'QUERY_INVALID',
      'SQL_REJECTED',
      'QUERY_TIMEOUT',
      'QUERY_TOO_LARGE',
      'NO_DATA',
      'WAREHOUSE_UNAVAILABLE',
    ],
  },
  findValues: {
    summary: 'Names and codes of the data that are, hold or nearly are a text.',
    input: z.strictObject({
      persona: PersonaId,
      text: z.string().trim().min(1).max(MAX_SEARCH_LENGTH),
      limit: z.int().min(1).max(MAX_OPTIONS),
    }),
    output: z.strictObject({ values: z.array(FoundValue) }),
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  understand: {
    summary: 'Says a query back in plain words, as a reading of its own.',
    input: z.strictObject({
      persona: PersonaId,
      query: MetricQuery,
      periods: z.array(SaidPeriod).max(10),
      /** The day that the periods' ranges were made on; they move on from it to `today`. */
      saidOn: Day,
      today: Day,
    }),
    output: Reading,
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED', 'QUERY_INVALID', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  behind: {
    summary: 'The query for the rows behind one number of a result.',
    input: z.strictObject({
      persona: PersonaId,
      query: MetricQuery,
      columns: z.array(ResultColumn),
      row: z.array(Scalar),
      /** Name of the column that the number stands in. */
      column: z.string(),
      today: Day,
    }),
    output: Reading,
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED', 'QUERY_INVALID', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  options: {
    summary: 'What a part of a query can be changed to, or what can be added to the query.',
    input: z.strictObject({
      persona: PersonaId,
      query: MetricQuery,
      periods: z.array(SaidPeriod).max(10),
      /** The chip to change; absent to add a part. */
      chip: z.string().max(100).optional(),
      /** Words that the options must match; empty for the most useful ones. */
      search: z.string().max(MAX_SEARCH_LENGTH),
      today: Day,
      limit: z.int().min(1).max(MAX_OPTIONS),
    }),
    output: z.strictObject({ options: z.array(ChipOption) }),
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED', 'QUERY_INVALID', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  complete: {
    summary: 'Ways to go on typing a question.',
    input: z.strictObject({
      persona: PersonaId,
      text: z.string().max(MAX_QUESTION_LENGTH),
      /** UTF-16 offset into the text. */
      cursor: z.int().min(0),
      today: Day,
      limit: z.int().min(1).max(MAX_OPTIONS),
    }),
    output: z.strictObject({ completions: z.array(Completion) }),
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  snapshot: {
    summary: 'Which state of the data and of the definitions is asked now.',
    input: z.strictObject({}),
    output: z.strictObject({
      dataVersion: z.string().nullable(),
      dataAsOf: z.string().nullable(),
      semanticVersion: z.string(),
      /** Every persona that the semantic files know. */
      personas: z.array(PersonaId),
    }),
    timeoutMs: 5_000,
    errors: ['WAREHOUSE_UNAVAILABLE'],
  },
  describe: {
    summary: 'What a persona can ask.',
    input: z.strictObject({ persona: PersonaId }),
    output: SemanticCatalog,
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED'],
  },
});
