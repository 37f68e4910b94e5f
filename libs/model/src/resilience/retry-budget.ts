import { RollingWindow } from './rolling-window';

const WINDOW_MS = 10_000;

/**
 * Keeps retries from multiplying the load on a provider that is in trouble: they may be a share of the calls, and a few
 * always.
 */
export class RetryBudget {
  private readonly window = new RollingWindow<'call' | 'retry'>(WINDOW_MS);

  constructor(private readonly limits: { budgetShare: number; budgetMinimum: number }) {}

  called(): void {
    this.window.add('call');
  }

  /** True when one more retry is within the budget; it is then counted. */
  take(): boolean {
    const { budgetShare, budgetMinimum } = this.limits;
    const allowed = Math.max(budgetMinimum, Math.floor(budgetShare * this.window.count('call')));
    if (this.window.count('retry') >= allowed) return false;
    this.window.add('retry');
    return true;
  }
}
