import { QuartermasterError } from '#libs/contracts';

/** How many tools run at a time; more are refused at once, because a queue would only make everybody wait. */
export class RunLimit {
  private running = 0;

  constructor(private readonly most: number) {}

  /** @throws QuartermasterError TOO_MANY_CALCULATIONS */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) {
      throw new QuartermasterError('TOO_MANY_CALCULATIONS', { details: { atATime: this.most } });
    }
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
    }
  }
}
