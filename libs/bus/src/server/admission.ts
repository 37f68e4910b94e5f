import { QuartermasterError } from '#libs/contracts';
import type { Metrics } from '#libs/runtime';

const RETRY_AFTER_SECONDS = 2;

/**
 * Lets in so many at a time and turns more away at once: whoever would wait longer than it is worth hears so now, and
 * those who are in get the whole machine.
 */
export class Admission {
  private inside = 0;

  /** @param place what its gauge is named after */
  constructor(
    place: string,
    private readonly limit: number,
    metrics: Metrics,
  ) {
    const inside = () => this.inside;
    metrics.gauge({
      name: `quartermaster_${place}_questions_in_flight`,
      help: `Questions that this ${place} is working on.`,
      collect() {
        this.set(inside());
      },
    });
  }

  /**
   * @returns leaves; calling it again does nothing
   * @throws QuartermasterError OVERLOADED
   */
  enter(): () => void {
    if (this.inside >= this.limit)
      throw new QuartermasterError('OVERLOADED', { details: { retryAfterSeconds: RETRY_AFTER_SECONDS } });
    this.inside += 1;
    let isInside = true;
    return () => {
      if (isInside) this.inside -= 1;
      isInside = false;
    };
  }
}
