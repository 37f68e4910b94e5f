import { QuartermasterError } from '#libs/contracts';

/**
 * The time that a query has, and its caller's wish to stop: whichever comes first aborts `signal`. Call {@link dispose}
 * when the query has ended.
 */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly end: number;
  private readonly timer: NodeJS.Timeout;
  private cancelled = false;

  constructor(
    timeoutMs: number,
    private readonly outer?: AbortSignal,
  ) {
    this.end = performance.now() + timeoutMs;
    this.timer = setTimeout(() => this.controller.abort(), timeoutMs);
    if (outer?.aborted) this.cancel();
    else outer?.addEventListener('abort', this.cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** At least 1. */
  get remainingMs(): number {
    return Math.max(1, Math.ceil(this.end - performance.now()));
  }

  /** Stops the query as if its caller had gone away. */
  readonly cancel = (): void => {
    this.cancelled = true;
    this.controller.abort();
  };

  /** Why it ended: CANCELLED or QUERY_TIMEOUT. */
  error(cause?: unknown): QuartermasterError {
    return new QuartermasterError(this.cancelled ? 'CANCELLED' : 'QUERY_TIMEOUT', { cause });
  }

  throwIfOver(): void {
    if (this.signal.aborted) throw this.error();
  }

  /** Gives up waiting, but not the work, as soon as it is over. @throws QUERY_TIMEOUT or CANCELLED */
  race<T>(work: Promise<T>): Promise<T> {
    const { signal } = this;
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(this.error());
      if (signal.aborted) giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.cancel);
  }
}
