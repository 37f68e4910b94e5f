import type { JobName, JobPayload } from '#libs/contracts';

export interface RunningJob {
  /** The same at every attempt: what a handler does twice, it does under one id. */
  id: string;
  /** 1 at the first. */
  attempt: number;
  isLastAttempt: boolean;
  /** Aborts when the attempt takes too long, when another process has taken the job over, and when this one stops. */
  signal: AbortSignal;
}

/** Does a job, at least once. Whatever it throws is an attempt that failed. */
export type JobHandler<N extends JobName> = (payload: JobPayload<N>, job: RunningJob) => Promise<void>;

/** Trying again would not help: the job is a dead letter at once. */
export class UnrecoverableJobError extends Error {
  override readonly name = 'UnrecoverableJobError';
}
