import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { DataSource, EntityManager } from 'typeorm';
import { type JobDefinition, JOBS, type JobName, type JobPayload } from '#libs/contracts';
import type { Logger, Settings } from '#libs/runtime';
import { attemptJob } from './job-attempt';
import type { JobHandler } from './job-handler';
import { pooledExecutor, transactionExecutor } from './sql-executors';

const SCHEMA = 'job_queue';
const DEAD_LETTERS = 'dead-letter';
/** pg-boss's own limit for an attempt; ours comes first and spares the other jobs of the batch. */
const TIMEOUT_MARGIN_SECONDS = 10;
const SECONDS_A_DAY = 86_400;

export interface EnqueueOptions {
  /** Made here when absent. A second job of the same id is none. */
  id?: string;
  /** Not before. */
  startAfter?: Date;
  /** In place of those of the job's definition. */
  attempts?: number;
  firstRetrySeconds?: number;
  longestRetrySeconds?: number;
}

/** A job that was given up. */
export interface DeadLetter {
  /** Of the dead letter; the job has its own. */
  id: string;
  job: string;
  jobId: string;
  payload: object;
  reason: string;
  diedAt: Date;
}

/** How many jobs of a name wait (also for a next attempt), are being done, and were given up. */
export interface JobCounts {
  job: string;
  waiting: number;
  active: number;
  dead: number;
}

/**
 * Work that is done later and survives every process: pg-boss in a PostgreSQL schema of its own, through the pool of
 * the DataSource. A process that only enqueues polls nothing.
 */
export class JobQueue {
  private readonly workers: (() => Promise<unknown>)[] = [];

  private constructor(
    private readonly boss: PgBoss,
    private readonly dataSource: DataSource,
    private readonly settings: Settings['jobs'],
    private readonly logger: Logger,
  ) {}

  /** Makes schema and queues unless they are there; processes that start together wait for one another. */
  static async open(dataSource: DataSource, settings: Settings['jobs'], logger: Logger): Promise<JobQueue> {
    const boss = new PgBoss({
      db: pooledExecutor(dataSource),
      schema: SCHEMA,
      schedule: false,
      superviseIntervalSeconds: settings.superviseSeconds,
      monitorIntervalSeconds: settings.superviseSeconds,
      monitorVacuum: false,
    });
    boss.on('error', (error) => logger.warn('jobs.error', { err: error }));
    boss.on('warning', (warning) => logger.warn('jobs.warning', { warning }));
    await boss.start();
    const queue = new JobQueue(boss, dataSource, settings, logger);
    await queue.declare();
    return queue;
  }

  private async declare(): Promise<void> {
    const retentionSeconds = this.settings.deadLetterDays * SECONDS_A_DAY;
    await this.boss.createQueue(DEAD_LETTERS, { retentionSeconds });
    await this.boss.updateQueue(DEAD_LETTERS, { retentionSeconds });
    for (const [name, definition] of Object.entries(JOBS)) {
      const options = {
        ...retryOptions(definition),
        expireInSeconds: definition.timeoutSeconds + TIMEOUT_MARGIN_SECONDS,
        heartbeatSeconds: this.settings.heartbeatSeconds,
        deleteAfterSeconds: SECONDS_A_DAY,
        retentionSeconds,
        deadLetter: DEAD_LETTERS,
      };
      await this.boss.createQueue(name, options);
      await this.boss.updateQueue(name, options);
      // pg-boss looks a queue up at its first job, over another connection. Done here, because inside a transaction of
      // ours it would wait for a connection that transactions behind our locks may all have.
      await this.boss.findJobs(name, { id: randomUUID() });
    }
  }

  /**
   * Writes a job in the transaction of `manager`: it is there when that is, and not otherwise.
   *
   * @returns the id of the job
   * @throws ZodError when the payload is not the job's
   */
  async enqueue<N extends JobName>(
    manager: EntityManager,
    name: N,
    payload: JobPayload<N>,
    { id = randomUUID(), startAfter, ...retries }: EnqueueOptions = {},
  ): Promise<string> {
    const data = JOBS[name].payload.parse(payload) as object;
    await this.boss.send(name, data, {
      id,
      startAfter,
      ...retryOptions({ ...JOBS[name], ...retries }),
      db: transactionExecutor(manager),
    });
    return id;
  }

  /** {@link enqueue} in a transaction of its own. */
  enqueueNow<N extends JobName>(name: N, payload: JobPayload<N>, options?: EnqueueOptions): Promise<string> {
    return this.enqueue(this.dataSource.manager, name, payload, options);
  }

  /** Says who does the jobs of a name in this process; they are taken from {@link startWorking} on. */
  work<N extends JobName>(name: N, handler: JobHandler<N>): void {
    const { batches = 1 }: JobDefinition = JOBS[name];
    const options = {
      localConcurrency: batches,
      pollingIntervalSeconds: this.settings.pollMs / 1_000,
      batchSize: this.settings.batchSize,
      burstWhenBatchFull: true,
      includeMetadata: true,
      perJobResults: true,
    } as const;
    this.workers.push(() =>
      this.boss.work(name, options, (jobs) =>
        Promise.all(jobs.map((job) => attemptJob(name, handler, job, this.logger))),
      ),
    );
  }

  async startWorking(): Promise<void> {
    for (const start of this.workers.splice(0)) await start();
  }

  /** Takes no more jobs and waits for those in hand; what takes longer than `withinMs` will be tried again. */
  async stop(withinMs: number): Promise<void> {
    await this.boss.stop({ close: false, timeout: withinMs });
  }

  async counts(): Promise<JobCounts[]> {
    const rows = await this.dataSource.query<Record<keyof JobCounts, string>[]>(
      `SELECT CASE name WHEN $1 THEN source_name ELSE name END AS job,
         count(*) FILTER (WHERE name <> $1 AND state IN ('created', 'retry')) AS waiting,
         count(*) FILTER (WHERE name <> $1 AND state = 'active') AS active,
         count(*) FILTER (WHERE name = $1) AS dead
       FROM ${SCHEMA}.job WHERE state < 'completed' GROUP BY 1`,
      [DEAD_LETTERS],
    );
    const counted = new Map(rows.map((row) => [row.job, row]));
    return Object.keys(JOBS).map((job) => {
      const { waiting = 0, active = 0, dead = 0 } = counted.get(job) ?? {};
      return { job, waiting: Number(waiting), active: Number(active), dead: Number(dead) };
    });
  }

  /** Which of these jobs still wait or are being done, replayed ones by the id they had at first. */
  async openIds(name: JobName, ids: string[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT coalesce(source_root_id, id) AS id FROM ${SCHEMA}.job
       WHERE name = $1 AND state < 'completed' AND coalesce(source_root_id, id) = ANY($2)`,
      [name, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What was given up, the latest first. */
  async deadLetters(limit = 100): Promise<DeadLetter[]> {
    return this.dataSource.query<DeadLetter[]>(
      `SELECT id, source_name AS job, source_id AS "jobId", data AS payload, created_on AS "diedAt",
         coalesce(source_output->>'message', source_output->'value'->>'message', '') AS reason
       FROM ${SCHEMA}.job WHERE name = $1 AND state < 'completed' ORDER BY created_on DESC LIMIT $2`,
      [DEAD_LETTERS, limit],
    );
  }

  /** Puts a dead letter back, with all its attempts. @returns false when there is none of this id */
  async replay(deadLetterId: string): Promise<boolean> {
    return (await this.boss.redrive(DEAD_LETTERS, { ids: [deadLetterId] })) > 0;
  }

  /** @throws when the queue's schema cannot be read */
  async check(): Promise<void> {
    await this.boss.schemaVersion();
  }
}

/** The n-th pause is first × 2^(n-1) seconds and up to twice as much, by chance, but at most the longest. */
function retryOptions(retries: { attempts: number; firstRetrySeconds: number; longestRetrySeconds: number }) {
  return {
    retryLimit: retries.attempts - 1,
    retryDelay: retries.firstRetrySeconds,
    retryBackoff: true,
    retryDelayMax: retries.longestRetrySeconds,
  };
}
