import { z } from 'zod';
import { Cost, ResultTable, Source } from '../answer';
import { Day, MetricQuery } from '../metric-query';
import { PersonaId } from '../principal';
import { ReadResult, Turn } from '../reading';
import { SemanticCatalog } from '../semantic-catalog';
import { defineService } from '../service';

export const MAX_QUESTION_LENGTH = 1000;

export const ReadRequest = z.strictObject({
  persona: PersonaId,
  question: z.string().min(1).max(MAX_QUESTION_LENGTH),
  today: Day,
  /** Up to ten earlier turns, oldest first. */
  history: z.array(Turn).max(10),
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

/** question → metric query → guarded SQL → rows, each persona limited to its own tables. */
export const sqlAgents = defineService('sql-agents', {
  read: {
    summary: 'Reads a question without a model.',
    input: ReadRequest,
    output: ReadResult,
    timeoutMs: 5_000,
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
  describe: {
    summary: 'What a persona can ask.',
    input: z.strictObject({ persona: PersonaId }),
    output: SemanticCatalog,
    timeoutMs: 5_000,
    errors: ['PERSONA_NOT_ALLOWED'],
  },
});
