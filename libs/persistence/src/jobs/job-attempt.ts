import type { JobResult, JobWithMetadata } from 'pg-boss';
import { JOBS, type JobName, QuartermasterError } from '#libs/contracts';
import type { Logger } from '#libs/runtime';
import { type JobHandler, type RunningJob, UnrecoverableJobError } from './job-handler';

/** One attempt at one job; never throws. */
export async function attemptJob<N extends JobName>(
  name: N,
  handler: JobHandler<N>,
  job: JobWithMetadata<unknown>,
  logger: Logger,
): Promise<JobResult> {
  const { timeoutSeconds } = JOBS[name];
  const running = {
    // A replayed job has an id of its own in the queue; to its handler it is the same job.
    id: job.sourceRootId ?? job.id,
    attempt: job.retryCount + 1,
    isLastAttempt: job.retryCount >= job.retryLimit,
    signal: AbortSignal.any([job.signal, AbortSignal.timeout(timeoutSeconds * 1_000)]),
  };
  try {
    await untilAborted(handler(payloadOf(name, job), running), running.signal);
    return { id: job.id, status: 'completed' };
  } catch (error) {
    const isDead = error instanceof UnrecoverableJobError || running.isLastAttempt;
    const details = { job: name, jobId: job.id, attempt: running.attempt, err: error };
    if (isDead) logger.error('job.dead', details);
    else logger.warn('job.failed', details);
    return { id: job.id, status: isDead ? 'deadletter' : 'failed', output: { message: reasonOf(error) } };
  }
}

function payloadOf<N extends JobName>(name: N, job: JobWithMetadata<unknown>) {
  const parsed = JOBS[name].payload.safeParse(job.data);
  if (parsed.success) return parsed.data as Parameters<JobHandler<N>>[0];
  // A newer version may have written it: replay it once that version runs here.
  throw new UnrecoverableJobError(`the payload is not that of ${name}: ${parsed.error.message}`);
}

/** A handler that ignores its signal must not hold up the queue. */
async function untilAborted(work: Promise<void>, signal: RunningJob['signal']): Promise<void> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error instanceof QuartermasterError && error.cause instanceof Error ? error.cause : error;
  return cause.message.slice(0, 500);
}
