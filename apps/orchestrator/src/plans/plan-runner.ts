import { Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  type AnswerEvent,
  type Plan,
  type PlanStep,
  QuartermasterError,
  type RunResult,
  specialistAgents,
  sqlAgents,
  type ToolCall,
  type ToolDefinition,
  type ToolQuery,
  type ToolResult,
} from '#libs/contracts';
import { chartFor } from '../domain/chart';
import { fillArguments } from '../domain/plan/fill-arguments';
import { outcomeOf, type PlanOutcome, type StepOutcome } from '../domain/plan/outcome';
import { dependenciesOf, evidenceOf, failed, join } from '../domain/plan/step-outcome';
import { toolOutcome } from '../domain/plan/tool-outcome';
import type { Reservation } from '../money/money';
import { retryTransient } from '../transient';

const RUNS_AT_A_TIME = 4;

export interface PlanRequest {
  plan: Plan;
  persona: string;
  today: string;
  tools: readonly ToolDefinition[];
  /** Pays for the steps; the budgets may have no room for another one. */
  reservation: Pick<Reservation, 'cover' | 'spend'>;
}

type ToolStep = Extract<PlanStep, { kind: 'tool' }>;
type Tell = (event: AnswerEvent) => void;

/** Carries out a plan: each step starts as soon as what it builds upon has ended. */
@Injectable()
export class PlanRunner {
  constructor(private readonly services: ServiceClient) {}

  /**
   * @param tell takes the beginning, the progress and the end of each step
   * @throws QuartermasterError what made every step fail, where no step has anything to show
   */
  async run(request: PlanRequest, context: CallContext, tell: Tell): Promise<PlanOutcome> {
    const running = new Map<string, Promise<StepOutcome>>();
    const failures: unknown[] = [];
    checkOrder(request.plan);
    for (const step of request.plan.steps) {
      const before = dependenciesOf(step).map((id) => running.get(id)!);
      const started = Promise.all(before).then((results) =>
        this.step(
          step,
          new Map(results.map((each) => [each.step.id, each])),
          request,
          context,
          tell,
          failures,
        ),
      );
      running.set(step.id, started);
    }
    const steps = await Promise.all(running.values());
    // A refusal of a tool is an answer; an outage is not.
    if (failures.length > 0 && steps.every(({ result }) => result === undefined)) throw failures[0];
    return outcomeOf(steps);
  }

  private async step(
    step: PlanStep,
    before: ReadonlyMap<string, StepOutcome>,
    request: PlanRequest,
    context: CallContext,
    tell: Tell,
    failures: unknown[],
  ): Promise<StepOutcome> {
    const start = performance.now();
    tell({ type: 'step-start', step: step.id, label: step.label });
    let outcome: StepOutcome;
    try {
      await request.reservation.cover();
      outcome = await this.work(step, before, request, context, tell);
      request.reservation.spend(outcome.cost);
    } catch (thrown) {
      context.signal.throwIfAborted();
      failures.push(thrown);
      const { code, message, nextStep, retryable } = QuartermasterError.from(thrown);
      outcome = failed(step, { code, message, nextStep, retryable });
    }
    const ms = performance.now() - start;
    tell({ type: 'step-end', step: step.id, ms, ok: outcome.evidence.ok });
    return { ...outcome, evidence: { ...outcome.evidence, ms } };
  }

  private work(
    step: PlanStep,
    before: ReadonlyMap<string, StepOutcome>,
    request: PlanRequest,
    context: CallContext,
    tell: Tell,
  ): Promise<StepOutcome> | StepOutcome {
    switch (step.kind) {
      case 'query':
      case 'sql':
        return this.query(step, request, context);
      case 'join':
        return join(step, before);
      case 'tool':
        return this.tool(step, before, request, context, tell);
    }
  }

  private async query(
    step: Extract<PlanStep, { kind: 'query' | 'sql' }>,
    { persona, today }: PlanRequest,
    context: CallContext,
  ): Promise<StepOutcome> {
    const run = await retryTransient(context.signal, () =>
      step.kind === 'query'
        ? this.services.call(sqlAgents.run, { persona, query: step.query, today }, context)
        : this.services.call(sqlAgents.runSql, { persona, sql: step.sql }, context),
    );
    const { table, cost } = run;
    return {
      step,
      result: { sentence: '', figures: [], table, chart: chartFor(table), drawing: null, actions: [] },
      evidence: {
        ...evidenceOf(step),
        ok: true,
        rowCount: table.rowCount,
        queries: [toolQueryOf(step.label, run)],
      },
      cost,
    };
  }

  private async tool(
    step: ToolStep,
    before: ReadonlyMap<string, StepOutcome>,
    request: PlanRequest,
    context: CallContext,
    tell: Tell,
  ): Promise<StepOutcome> {
    const filled = fillArguments(step, before, request.tools);
    if ('problem' in filled) return failed(step, filled.problem);
    const results = await inTurns(filled.calls, RUNS_AT_A_TIME, ({ call }) =>
      this.runTool(step.id, call, request, context, tell),
    );
    return toolOutcome(step, filled, results);
  }

  private async runTool(
    stepId: string,
    call: ToolCall,
    { persona, today }: PlanRequest,
    context: CallContext,
    tell: Tell,
  ): Promise<ToolResult> {
    const request = { persona, call, today };
    return retryTransient(context.signal, async () => {
      for await (const event of this.services.stream(specialistAgents.run, request, context)) {
        if (event.type === 'result') return event.result;
        tell({ type: 'progress', step: stepId, share: event.share, text: event.text });
      }
      throw new QuartermasterError('INTERNAL', { cause: new Error(`${call.tool} ended without a result`) });
    });
  }
}

function checkOrder({ steps }: Plan): void {
  const known = new Set<string>();
  for (const step of steps) {
    const missing = dependenciesOf(step).find((id) => !known.has(id));
    if (missing !== undefined || known.has(step.id))
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: `The step “${step.id}” ${missing === undefined ? 'is there twice' : `builds upon “${missing}”, which does not come before it`}.`,
      });
    known.add(step.id);
  }
}

/** Runs `work` over the items, at most `limit` at a time; the results stay in the items' order. */
async function inTurns<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

function toolQueryOf(label: string, run: RunResult): ToolQuery {
  const { sql, dialect, table, sources, dataAsOf, dataVersion, semanticVersion, timings } = run;
  const { rowCount, truncated } = table;
  const { executeMs } = timings;
  return {
    label,
    sql,
    dialect,
    rowCount,
    truncated,
    sources,
    dataAsOf,
    dataVersion,
    semanticVersion,
    executeMs,
  };
}
