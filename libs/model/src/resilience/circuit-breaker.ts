import { QuartermasterError } from '#libs/contracts';
import { RollingWindow } from './rolling-window';

interface BreakerLimits {
  readonly failureShare: number;
  readonly minimumCalls: number;
  readonly windowMs: number;
  readonly openMs: number;
}

/** One admitted attempt, to be told how it went: exactly one of the three, once. */
export interface Permit {
  succeeded(): void;
  failed(): void;
  /** Says nothing about the provider: it was aborted. */
  abandoned(): void;
}

/**
 * Closed, open, or half open with one attempt that tries. Our own rather than cockatiel's, because a stream is not one
 * promise that a policy could run, and because its sampling breaker counts calls a second where the settings count calls
 * in the window.
 */
export class CircuitBreaker {
  private readonly window: RollingWindow<'call' | 'failure'>;
  private openedAt: number | undefined;
  private trying = false;

  constructor(
    private readonly limits: BreakerLimits,
    private readonly onChange: (open: boolean) => void = () => undefined,
  ) {
    this.window = new RollingWindow(limits.windowMs);
  }

  /** Milliseconds until an attempt is admitted; 0 when one would be now. */
  get closedForMs(): number {
    if (this.openedAt === undefined) return 0;
    const left = this.openedAt + this.limits.openMs - performance.now();
    return Math.max(left, this.trying ? 1 : 0);
  }

  /** @throws QuartermasterError MODEL_BUSY while open */
  admit(): Permit {
    const closedForMs = this.closedForMs;
    if (closedForMs > 0)
      throw new QuartermasterError('MODEL_BUSY', {
        message: 'The language model did not answer of late, so it is left alone for a moment.',
        details: { retryAfterSeconds: Math.ceil(closedForMs / 1000) },
      });
    if (this.openedAt === undefined) return this.permit(false);
    this.trying = true;
    return this.permit(true);
  }

  private permit(trial: boolean): Permit {
    return {
      succeeded: () => (trial ? this.close() : this.count(false)),
      failed: () => (trial ? this.open() : this.count(true)),
      abandoned: () => {
        if (trial) this.trying = false;
      },
    };
  }

  private count(failure: boolean): void {
    // Attempts that began before it opened say nothing new.
    if (this.openedAt !== undefined) return;
    this.window.add('call');
    if (!failure) return;
    this.window.add('failure');
    const calls = this.window.count('call');
    const share = this.window.count('failure') / calls;
    if (calls >= this.limits.minimumCalls && share >= this.limits.failureShare) this.open();
  }

  private open(): void {
    this.openedAt = performance.now();
    this.trying = false;
    this.onChange(true);
  }

  private close(): void {
    this.openedAt = undefined;
    this.trying = false;
    this.window.clear();
    this.onChange(false);
  }
}
