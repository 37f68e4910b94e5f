/** Found by measurement on instances of 100 to 400 customers; temperatures are multiples of the cost of an average leg. */
export const SCHEDULE = {
  start: 1,
  reheat: 0.4,
  end: 0.02,
  /** A budget with room for several annealings of this many repairs a customer is spent on several. */
  repairsPerCustomer: 200,
};

/**
 * Temperature of the annealing over the budget: it falls geometrically, once when the budget is short, and again and again
 * from a lower start when it is long, because a search that has frozen finds nothing more.
 */
export class TemperatureSchedule {
  private cycles = 1;
  private fixed = false;
  private firstSpent = -1;

  constructor(
    private readonly customers: number,
    private readonly averageLeg: number,
  ) {}

  /** @param spent share of the budget, 0 to 1, which may be a matter of time: the pace is measured in the first cycle. */
  at(spent: number, iterations: number): number {
    if (this.firstSpent < 0) this.firstSpent = spent;
    const share = (spent - this.firstSpent) / (1 - this.firstSpent);
    if (!this.fixed && share > 0) {
      const expected = iterations / share;
      this.cycles = Math.max(1, Math.round(expected / (SCHEDULE.repairsPerCustomer * this.customers)));
    }
    const cycle = Math.floor(share * this.cycles);
    if (cycle > 0) this.fixed = true;
    const start = cycle > 0 ? SCHEDULE.reheat : SCHEDULE.start;
    return this.averageLeg * start * (SCHEDULE.end / start) ** (share * this.cycles - cycle);
  }
}
