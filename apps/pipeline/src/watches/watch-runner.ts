import { Injectable } from '@nestjs/common';
import { newCallContext, ServiceClient } from '#libs/bus';
import { accounts, type Answer, orchestrator, type Principal, QuartermasterError } from '#libs/contracts';
import { Clock, Logger, Metrics } from '#libs/runtime';
import type { RunResult } from './domain/watch-run';
import { WatchRuns, type WatchToRun } from './persistence/watch-runs';

export interface RunOptions {
  /** The same when it is tried again: the answer and what is told are then the same too. */
  runId: string;
  /** False makes a failure that may pass an error instead of an outcome. */
  isLastAttempt: boolean;
  signal: AbortSignal;
  timeoutMs: number;
}

/** Asks a watch's question as its owner, with the rights that he has now, and records what follows. */
@Injectable()
export class WatchRunner {
  private readonly runs;

  constructor(
    private readonly services: ServiceClient,
    private readonly store: WatchRuns,
    private readonly clock: Clock,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.runs = metrics.counter({
      name: 'quartermaster_watch_runs_total',
      help: 'Runs of watches, by outcome: told, quiet, failed',
      labelNames: ['outcome'],
    });
  }

  async run(watch: WatchToRun, options: RunOptions): Promise<void> {
    if (watch.lastRunId === options.runId) return;
    const result = await this.ask(watch, options);
    const outcome = await this.store.record(watch.id, options.runId, this.clock.now(), result);
    if (outcome === null) return;
    this.runs.inc({ outcome: outcome.outcome });
    const { runId } = options;
    this.logger.info('watch.ran', {
      watchId: watch.id,
      runId,
      outcome: outcome.outcome,
      paused: outcome.pause,
    });
  }

  private async ask(watch: WatchToRun, options: RunOptions): Promise<RunResult> {
    try {
      const principal = await this.ownerOf(watch, options);
      if (principal === null) return { kind: 'stopped', text: 'Its owner is gone or switched off.' };
      if (!principal.personas.includes(watch.persona)) return lostPersona(watch);
      return { kind: 'answered', answer: await this.answer(watch, principal, options) };
    } catch (thrown) {
      const error = QuartermasterError.from(thrown);
      if (error.code === 'NOT_FOUND') return { kind: 'stopped', text: 'The saved question was deleted.' };
      if (error.code === 'PERSONA_NOT_ALLOWED') return lostPersona(watch);
      if (error.retryable && !options.isLastAttempt) throw error;
      this.logger.warn('watch.failed', { watchId: watch.id, runId: options.runId, err: error });
      return { kind: 'failed', text: error.message };
    }
  }

  private async ownerOf(
    { userId }: WatchToRun,
    { signal, timeoutMs }: RunOptions,
  ): Promise<Principal | null> {
    const context = newCallContext({ signal, timeoutMs });
    return (await this.services.call(accounts.principalOf, { userId }, context)).principal;
  }

  private async answer(
    { savedQuestionId, persona }: WatchToRun,
    principal: Principal,
    { runId, signal, timeoutMs }: RunOptions,
  ): Promise<Answer> {
    const question = { saved: savedQuestionId, persona, purpose: 'watch' as const, answerId: runId };
    const context = newCallContext({ principal, signal, timeoutMs });
    for await (const event of this.services.stream(orchestrator.ask, question, context)) {
      if (event.type === 'answer-end') return event.answer;
      if (event.type === 'error') throw QuartermasterError.fromEnvelope(event.error);
    }
    throw new QuartermasterError('INTERNAL', { cause: new Error('the answer has no end') });
  }
}

const lostPersona = ({ persona }: WatchToRun): RunResult => ({
  kind: 'stopped',
  text: `Its owner no longer has the persona ${persona}.`,
});
