import type { Answered, CachedNote, ModelUse, Reading, RunResult } from '#libs/contracts';
import { answerBase, type Asked, traceIdOf } from './asked';
import { chartFor } from './domain/chart';
import { resultDigest } from './domain/digest';
import { sentenceFor } from './domain/sentence';

/** Raised with every change of how questions are answered: part of the evidence (X3). */
export const AGENT_VERSION = '3';

/** What is told with rows: where they were kept, and what a language model had to do with them. */
export interface Told {
  note?: CachedNote;
  model?: ModelUse;
  /** The model's sentence, checked; ours where there is none. */
  sentence?: string;
}

/** The answer that a query gave. */
export function queryAnswer(
  asked: Asked,
  reading: Reading,
  run: RunResult,
  { note: cached, model, sentence }: Told,
): Answered {
  const { summary, words, chips, periods, assumptions, confidence, intent, query } = reading;
  return {
    ...answerBase(asked),
    kind: 'answer',
    ...(asked.origin !== undefined && { origin: asked.origin }),
    sentence: sentence ?? sentenceFor(reading, run.table, asked.today),
    table: run.table,
    chart: chartFor(run.table),
    evidence: {
      summary,
      words,
      chips,
      periods,
      assumptions,
      confidence,
      intent,
      query,
      sql: run.sql,
      dialect: run.dialect,
      sources: run.sources,
      dataAsOf: run.dataAsOf,
      dataVersion: run.dataVersion,
      semanticVersion: run.semanticVersion,
      today: asked.today,
      agent: { name: `${asked.persona}-sql-agent`, version: AGENT_VERSION },
      cost: run.cost,
      timings: { readMs: asked.readMs, ...run.timings, totalMs: performance.now() - asked.startedAt },
      traceId: traceIdOf(asked.context),
      resultDigest: resultDigest(run.table),
      ...(cached !== undefined && { cached }),
      ...(model !== undefined && { model }),
    },
  };
}
