import type { Answered, CachedNote, Reading, RunResult } from '#libs/contracts';
import { answerBase, type Asked, traceIdOf } from './asked';
import { chartFor } from './domain/chart';
import { resultDigest } from './domain/digest';
import { sentenceFor } from './domain/sentence';

/** Raised with every change of how questions are answered: part of the evidence (X3). */
export const AGENT_VERSION = '3';

/** The answer that a query gave. */
export function queryAnswer(asked: Asked, reading: Reading, run: RunResult, cached?: CachedNote): Answered {
  const { summary, words, chips, periods, assumptions, confidence, intent, query } = reading;
  return {
    ...answerBase(asked),
    kind: 'answer',
    ...(asked.origin !== undefined && { origin: asked.origin }),
    sentence: sentenceFor(reading, run.table),
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
    },
  };
}
