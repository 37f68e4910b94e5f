import { QuartermasterError } from '#libs/contracts';
import type { Deadline } from './deadline';

/** Lets at most `size` queries run at a time; more wait in order. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private readonly active = new Set<Deadline>();
  private closed = false;
  /** Turns that nobody has. */
  free: number;

  constructor(size: number) {
    this.free = size;
  }

  /** @throws QUERY_TIMEOUT or CANCELLED when the deadline ends before it is this query's turn. */
  async take<T>(deadline: Deadline, work: () => Promise<T>): Promise<T> {
    this.active.add(deadline);
    try {
      await this.wait(deadline);
      try {
        return await work();
      } finally {
        const next = this.waiting.shift();
        if (next === undefined) this.free += 1;
        else next();
      }
    } finally {
      this.active.delete(deadline);
    }
  }

  /** Stops what runs and what waits. */
  close(): void {
    this.closed = true;
    for (const deadline of this.active) deadline.cancel();
  }

  private async wait(deadline: Deadline): Promise<void> {
    deadline.throwIfOver();
    if (this.closed) throw new QuartermasterError('CANCELLED');
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        deadline.signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        reject(deadline.error());
      };
      this.waiting.push(go);
      deadline.signal.addEventListener('abort', giveUp, { once: true });
    });
  }
}
