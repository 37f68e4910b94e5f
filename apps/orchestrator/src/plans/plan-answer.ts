import type { Calculated, PlanReading } from '#libs/contracts';
import { answerBase, type Asked, traceIdOf } from '../asked';
import { resultDigest } from '../domain/digest';
import type { PlanOutcome } from '../domain/plan/outcome';
import { AGENT_VERSION, type Told } from '../query-answer';

/** The answer that a plan of tools gave. */
export function planAnswer(
  asked: Asked,
  reading: PlanReading,
  { shown, complete, steps, cost }: PlanOutcome,
  { note: cached, model, sentence }: Told,
): Calculated {
  const { intent, plan, summary, words, chips, assumptions, confidence } = reading;
  const source = steps.flatMap(({ queries }) => queries)[0];
  return {
    ...answerBase(asked),
    kind: 'calculation',
    ...(asked.origin !== undefined && { origin: asked.origin }),
    ...shown,
    ...(sentence !== undefined && { sentence }),
    complete,
    evidence: {
      summary,
      words,
      chips,
      assumptions,
      confidence,
      intent,
      plan,
      steps,
      dataAsOf: source?.dataAsOf ?? null,
      dataVersion: source?.dataVersion ?? null,
      semanticVersion: source?.semanticVersion ?? null,
      today: asked.today,
      agent: { name: `${asked.persona}-planner`, version: AGENT_VERSION },
      cost,
      timings: { readMs: asked.readMs, totalMs: performance.now() - asked.startedAt },
      traceId: traceIdOf(asked.context),
      resultDigest: resultDigest(shown.table),
      ...(cached !== undefined && { cached }),
      ...(model !== undefined && { model }),
    },
  };
}
