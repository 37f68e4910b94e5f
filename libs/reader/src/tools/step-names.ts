import type { PlanStep } from '#libs/contracts';

/** Gives each step of a plan an id of its own. */
export class StepNames {
  private readonly taken = new Set<string>();

  constructor(steps: readonly PlanStep[] = []) {
    steps.forEach(({ id }) => this.taken.add(id));
  }

  of(wish: string): string {
    const base = wish.replaceAll('_', '-').slice(0, 36);
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? base : `${base}-${count}`;
      if (this.taken.has(id)) continue;
      this.taken.add(id);
      return id;
    }
  }
}
