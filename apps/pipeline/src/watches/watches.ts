import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, Handles, principalOf, ServiceClient } from '#libs/bus';
import {
  type InputOf,
  orchestrator,
  QuartermasterError,
  type SavedQuestion,
  type Watch,
  type WatchPage,
  watches,
  type WatchSchedule,
} from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { nextRun } from './domain/schedule';
import { WatchRuns } from './persistence/watch-runs';
import { WatchStore } from './persistence/watch-store';
import { WatchRunner } from './watch-runner';

const SAVED_QUESTIONS_A_PAGE = 100;
/** Left of the caller's time to record a run that took all of it. */
const RECORDING_MS = 2_000;

/** The caller's watches. */
@Injectable()
export class Watches {
  constructor(
    private readonly services: ServiceClient,
    private readonly store: WatchStore,
    private readonly runs: WatchRuns,
    private readonly runner: WatchRunner,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Handles(watches.create)
  async create(input: InputOf<typeof watches.create>, context: CallContext): Promise<Watch> {
    const { userId, username } = principalOf(context);
    const { watchId, savedQuestionId, name, condition, schedule, active } = input;
    const { persona, question } = await this.savedQuestion(savedQuestionId, context);
    const nextRunAt = this.nextRunAt(active, schedule);
    return this.store.add(
      {
        id: watchId,
        userId,
        username,
        name,
        persona,
        savedQuestionId,
        question,
        condition,
        schedule,
        active,
        nextRunAt,
      },
      this.settings.watches.maxPerUser,
    );
  }

  @Handles(watches.change)
  async change(
    { watchId, name, condition, schedule, active }: InputOf<typeof watches.change>,
    context: CallContext,
  ): Promise<Watch> {
    const change = { name, condition, schedule, active, nextRunAt: this.nextRunAt(active, schedule) };
    return found(await this.store.change(principalOf(context).userId, watchId, change));
  }

  @Handles(watches.remove)
  async remove(
    { watchId }: InputOf<typeof watches.remove>,
    context: CallContext,
  ): Promise<{ deleted: true }> {
    const { userId, username } = principalOf(context);
    found((await this.store.delete(userId, username, watchId)) || null);
    return { deleted: true };
  }

  @Handles(watches.list)
  list({ limit, cursor }: InputOf<typeof watches.list>, context: CallContext): Promise<WatchPage> {
    return this.store.page(principalOf(context).userId, limit, cursor);
  }

  /** Also of a paused watch, which stays paused. */
  @Handles(watches.run)
  async run({ watchId }: InputOf<typeof watches.run>, context: CallContext): Promise<Watch> {
    const { userId } = principalOf(context);
    const watch = await this.runs.find(watchId);
    if (watch?.userId !== userId) throw new QuartermasterError('NOT_FOUND');
    await this.runner.run(watch, {
      runId: randomUUID(),
      isLastAttempt: true,
      signal: context.signal,
      timeoutMs: Math.max(1, context.deadline - Date.now() - RECORDING_MS),
    });
    return found(await this.store.find(userId, watchId));
  }

  private nextRunAt(active: boolean, schedule: WatchSchedule): Date | null {
    return active ? nextRun(schedule, this.clock.now(), this.settings.clock.timeZone) : null;
  }

  private async savedQuestion(id: string, context: CallContext): Promise<SavedQuestion> {
    let cursor: string | undefined;
    do {
      const page = await this.services.call(
        orchestrator.listSavedQuestions,
        { limit: SAVED_QUESTIONS_A_PAGE, cursor },
        context,
      );
      const saved = page.data.find((candidate) => candidate.id === id);
      if (saved !== undefined) return saved;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    throw new QuartermasterError('NOT_FOUND', { details: { savedQuestionId: id } });
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new QuartermasterError('NOT_FOUND');
  return value;
}
