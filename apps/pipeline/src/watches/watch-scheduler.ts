import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { JobQueue, type Lease, Leases, type RunningJob } from '#libs/persistence';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { nextRun } from './domain/schedule';
import { WatchRuns } from './persistence/watch-runs';
import { WatchRunner } from './watch-runner';

const ASK_TIMEOUT_MS = 60_000;

/**
 * Looks for watches that are due and has them run, by this process or another. One of several replicas looks; should two
 * do so for a moment, each watch is still claimed once.
 */
@Injectable()
export class WatchScheduler implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private isStopping = false;
  private readonly lease: Lease;

  constructor(
    private readonly runs: WatchRuns,
    private readonly runner: WatchRunner,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    leases: Leases,
  ) {
    this.lease = leases.of('watches', () => this.look());
  }

  onModuleInit(): void {
    this.jobs.work('watch-run', ({ watchId }, job) => this.run(watchId, job));
  }

  onApplicationBootstrap(): Promise<void> {
    return this.lease.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.looking;
    await this.lease.stop();
  }

  /** Gives every watch that is due now a job. @returns how many there were */
  async claimDue(): Promise<number> {
    const now = this.clock.now();
    const { timeZone } = this.settings.clock;
    let claimed = 0;
    for (;;) {
      const count = await this.runs.claimDue(now, (schedule) => nextRun(schedule, now, timeZone));
      claimed += count;
      if (count === 0) return claimed;
    }
  }

  /** Now, and again and again for as long as the lease is held. */
  private look(): void {
    clearTimeout(this.timer);
    if (this.isStopping || !this.lease.isHeld) return;
    this.looking = this.claimDue().then(
      () => undefined,
      (error: unknown) => this.logger.warn('watches.look-failed', { err: error }),
    );
    void this.looking.then(() => {
      if (!this.isStopping)
        this.timer = setTimeout(() => this.look(), this.settings.watches.checkSeconds * 1_000);
    });
  }

  private async run(watchId: string, { id: runId, isLastAttempt, signal }: RunningJob): Promise<void> {
    const watch = await this.runs.find(watchId);
    // Deleted or paused in between.
    if (watch === null || !watch.active) return;
    await this.runner.run(watch, { runId, isLastAttempt, signal, timeoutMs: ASK_TIMEOUT_MS });
  }
}
