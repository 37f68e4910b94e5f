import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { WatchSchedule } from '#libs/contracts';
import { JobQueue } from '#libs/persistence';
import { outcomeOf, type RunOutcome, type RunResult } from '../domain/watch-run';
import { WatchEntity } from './watch.entity';

const CLAIM_BATCH = 100;
const MAX_TITLE_LENGTH = 200;
const MAX_TEXT_LENGTH = 2_000;

/** What a run needs to know of a watch. */
export type WatchToRun = Pick<
  WatchEntity,
  'id' | 'userId' | 'persona' | 'savedQuestionId' | 'active' | 'lastRunId'
>;

/** When watches run, and what their runs came to. */
@Injectable()
export class WatchRuns {
  constructor(
    private readonly database: DataSource,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Gives every watch that is due a job and its next time, which counts from now: of the runs that were missed while
   * nobody looked, one is made up for. Two processes that look at once never take the same watch.
   *
   * @returns how many there were
   */
  async claimDue(now: Date, nextRun: (schedule: WatchSchedule) => Date): Promise<number> {
    return this.database.transaction(async (manager) => {
      const due = await manager
        .createQueryBuilder(WatchEntity, 'w')
        .where('w.active AND w.nextRunAt <= :now', { now })
        .orderBy('w.nextRunAt')
        .take(CLAIM_BATCH)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const { id, schedule } of due) {
        await manager.update(WatchEntity, { id }, { nextRunAt: nextRun(schedule) });
        await this.jobs.enqueue(manager, 'watch-run', { watchId: id });
      }
      return due.length;
    });
  }

  find(id: string): Promise<WatchToRun | null> {
    return this.database.manager.findOneBy(WatchEntity, { id });
  }

  /**
   * Records a run, once, and in the same transaction what its owner and other systems are told.
   *
   * @returns what followed; null when the run was recorded before, or the watch is gone
   */
  async record(id: string, runId: string, at: Date, result: RunResult): Promise<RunOutcome | null> {
    return this.database.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const watch = await manager.findOne(WatchEntity, { where: { id }, lock });
      if (watch === null || watch.lastRunId === runId) return null;
      const outcome = outcomeOf(watch, result);
      await manager.update(
        WatchEntity,
        { id },
        {
          lastRunId: runId,
          lastRunAt: at,
          lastOutcome: outcome.outcome,
          lastText: outcome.text,
          lastAnswerId: outcome.answerId,
          met: outcome.met,
          digest: outcome.digest,
          ...(outcome.pause && { active: false, nextRunAt: null }),
        },
      );
      await this.tell(manager, watch, at, outcome);
      return outcome;
    });
  }

  private async tell(
    manager: EntityManager,
    { id, userId, username, name, question }: WatchEntity,
    at: Date,
    { tell, isMet, text, answerId }: RunOutcome,
  ): Promise<void> {
    if (tell !== null) {
      await this.jobs.enqueue(manager, 'notify', {
        userId,
        kind: 'watch',
        title: tell.title.slice(0, MAX_TITLE_LENGTH),
        text: tell.text.slice(0, MAX_TEXT_LENGTH),
        link: tell.link,
      });
    }
    if (isMet) {
      const payload = { watchId: id, name, username, question, text, answerId, at: at.toISOString() };
      await this.jobs.enqueue(manager, 'webhook', { event: 'watch.met', payload });
    }
  }
}
