import { QuartermasterError } from '#libs/contracts';

/** So many calls at a time; some more wait, first come first served, and the rest is refused at once. */
export class CallSlots {
  private readonly queue: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly limits: { maxConcurrent: number; maxWaiting: number }) {}

  get running(): number {
    return this.taken;
  }

  get waiting(): number {
    return this.queue.length;
  }

  /**
   * @returns gives the slot back; calling it again does nothing
   * @throws QuartermasterError MODEL_BUSY when too many wait already; the signal's reason when it is aborted
   */
  async take(signal: AbortSignal): Promise<() => void> {
    if (this.taken < this.limits.maxConcurrent) this.taken += 1;
    else await this.wait(signal);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = this.queue.shift();
      // The slot goes on to the next in the queue: nobody can come between.
      if (next === undefined) this.taken -= 1;
      else next();
    };
  }

  private wait(signal: AbortSignal): Promise<void> {
    if (this.queue.length >= this.limits.maxWaiting) throw new QuartermasterError('MODEL_BUSY');
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.queue.splice(this.queue.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.queue.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
