import { QuartermasterError } from '#libs/contracts';

/** In the details of errors: the provider was reached, and took too long. */
export const TOO_LATE = 'too-late';

/** Aborted by an outer signal, or from here; the reason is always one of our errors. */
class LinkedAbort {
  private readonly controller = new AbortController();
  private readonly onOuter: () => void;

  constructor(
    private readonly outer: AbortSignal,
    reason: () => unknown,
  ) {
    this.onOuter = () => this.abort(reason());
    if (outer.aborted) this.onOuter();
    else outer.addEventListener('abort', this.onOuter, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  abort(reason: unknown): void {
    this.controller.abort(reason);
  }

  unlink(): void {
    this.outer.removeEventListener('abort', this.onOuter);
  }
}

/** The end of a whole call: the caller goes, or its time is up. */
export class CallDeadline {
  private readonly link: LinkedAbort;
  private readonly timer: NodeJS.Timeout;
  private readonly endsAt: number;

  constructor(caller: AbortSignal, totalMs: number) {
    this.link = new LinkedAbort(caller, () => new QuartermasterError('CANCELLED'));
    this.endsAt = performance.now() + totalMs;
    this.timer = setTimeout(
      () =>
        this.link.abort(
          new QuartermasterError('MODEL_UNAVAILABLE', {
            message: 'The language model did not answer in time.',
            details: { reason: TOO_LATE },
          }),
        ),
      totalMs,
    ).unref();
  }

  get signal(): AbortSignal {
    return this.link.signal;
  }

  get leftMs(): number {
    return this.endsAt - performance.now();
  }

  clear(): void {
    clearTimeout(this.timer);
    this.link.unlink();
  }
}

/** The end of one attempt: the call ends, or nothing comes for too long while somebody waits for it. */
export class AttemptWatch {
  private readonly link: LinkedAbort;
  private readonly timer: NodeJS.Timeout;
  private readonly aborted: Promise<never>;
  private waiting = false;

  constructor(call: AbortSignal, idleMs: number) {
    this.link = new LinkedAbort(call, () => call.reason);
    this.aborted = new Promise((_, reject) => {
      const { signal } = this.link;
      if (signal.aborted) reject(signal.reason as Error);
      else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    this.aborted.catch(() => undefined);
    this.timer = setTimeout(() => this.idle(), idleMs).unref();
  }

  get signal(): AbortSignal {
    return this.link.signal;
  }

  /** Something came. */
  touch = (): void => {
    this.timer.refresh();
  };

  /** Waits for what the provider gives next. An abort ends the waiting at once, whatever the adapter does. */
  async next<T>(promise: Promise<T>): Promise<T> {
    this.waiting = true;
    this.timer.refresh();
    try {
      return await Promise.race([promise, this.aborted]);
    } catch (thrown) {
      // An adapter that was aborted says so in its own words.
      throw this.signal.aborted ? this.signal.reason : thrown;
    } finally {
      this.waiting = false;
    }
  }

  /** @param whole everything came; otherwise the provider's call is ended */
  clear(whole: boolean): void {
    clearTimeout(this.timer);
    this.link.unlink();
    if (!whole) this.link.abort(new QuartermasterError('CANCELLED'));
  }

  /** While nobody asks for more, silence is the caller's own. */
  private idle(): void {
    if (!this.waiting) return;
    this.link.abort(
      new QuartermasterError('MODEL_UNAVAILABLE', {
        message: 'The language model fell silent.',
        details: { reason: TOO_LATE },
      }),
    );
  }
}

/** @throws the signal's reason when it is aborted meanwhile */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}
