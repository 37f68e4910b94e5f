/** Found by measurement on instances of 100 to 5,000 customers; temperatures are multiples of the cost of an average leg. */
export const SCHEDULE = {
  start: 1,
  reheat: 0.4,
  end: 0.02,
  /** With fewer repairs a customer than this, the start is proportionally cooler: there is no time to cool down from it. */
  repairsForFullHeat: 400,
  coolestStart: 0.05,
  /** A budget with room for several annealings of this many repairs a customer is spent on several. */
  repairsPerCycle: 200,
};

/**
 * Temperature of the annealing over the budget: it falls geometrically, once when the budget is short, and again and again
 * from a lower start when it is long, because a search that has frozen finds nothing more.
 */
export class TemperatureSchedule {
  private cycles = 1;
  private start = SCHEDULE.coolestStart;
  private inFirstCycle = true;
  private firstSpent = -1;

  constructor(
    private readonly customers: number,
    private readonly averageLeg: number,
  ) {}

  /** @param spent share of the budget, 0 to 1, which may be a matter of time: the pace is measured in the first cycle. */
  at(spent: number, iterations: number): number {
    if (this.firstSpent < 0) this.firstSpent = spent;
    const share = (spent - this.firstSpent) / (1 - this.firstSpent);
    if (this.inFirstCycle && share > 0) this.expect(iterations / share / this.customers);
    const cycle = Math.floor(share * this.cycles);
    if (cycle > 0) this.inFirstCycle = false;
    const start = cycle > 0 ? SCHEDULE.reheat : this.start;
    return this.averageLeg * start * (SCHEDULE.end / start) ** (share * this.cycles - cycle);
  }

  private expect(repairsPerCustomer: number): void {
    const { start, coolestStart, repairsForFullHeat, repairsPerCycle } = SCHEDULE;
    this.start = Math.max(coolestStart, start * Math.min(1, repairsPerCustomer / repairsForFullHeat));
    this.cycles = Math.max(1, Math.round(repairsPerCustomer / repairsPerCycle));
  }
}
