import type { NearestCustomers } from './nearest';
import type { Random } from './random';
import type { Tours } from './tours';

/** As Christiaens and Vanden Berghe (2020) chose them, but for the whole routes, which are ours. */
export const RUIN = {
  /** Customers taken out on average. */
  averageRemoved: 10,
  longestString: 10,
  /** Share of strings that leave a piece in their middle in place. */
  splitShare: 0.5,
  /** Chance that the piece left in place is one customer longer, and one more, and so on. */
  longerPiece: 0.01,
  /**
   * Share of ruins that take out a whole route first, if it is no longer than this: with windows, the step from one
   * number of routes to the next is rarely made string by string.
   */
  wholeRouteShare: 0.15,
  longestWholeRoute: 20,
};

/**
 * Takes strings of neighbouring customers out of routes that lie near each other ("adjacent string removal" of
 * Christiaens and Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation
 * Science 54(2), 2020). Room is made in several routes at the same spot, so that customers can change places.
 */
export class StringRemoval {
  /** Routes that lost customers, refreshed. */
  private readonly ruined: Int32Array;
  private ruinedCount = 0;
  private readonly ruinedAt: Int32Array;
  private step = 0;

  constructor(
    private readonly tours: Tours,
    private readonly nearest: NearestCustomers,
    private readonly random: Random,
  ) {
    this.ruined = new Int32Array(tours.load.length);
    this.ruinedAt = new Int32Array(tours.load.length);
  }

  apply(): void {
    const { tours, nearest, random } = this;
    if (tours.active === 0) return;
    this.step += 1;
    this.ruinedCount = 0;
    const served = tours.model.customers - tours.leftOutCount;
    const longest = Math.min(RUIN.longestString, served / tours.active);
    const mostStrings = (4 * RUIN.averageRemoved) / (1 + longest) - 1;
    const strings = Math.floor(1 + random.next() * mostStrings);
    const seed = 1 + random.below(tours.model.customers);
    this.removeAround(seed, longest);
    for (let rank = 0; rank < nearest.width && this.ruinedCount < strings; rank += 1)
      this.removeAround(nearest.list[seed * nearest.width + rank]!, longest);
    for (let index = 0; index < this.ruinedCount; index += 1) tours.refresh(this.ruined[index]!);
  }

  private removeAround(customer: number, longest: number): void {
    const { tours, random } = this;
    const route = tours.routeOf[customer]!;
    if (route < 0 || this.ruinedAt[route] === this.step) return;
    this.ruinedAt[route] = this.step;
    this.ruined[this.ruinedCount] = route;
    this.ruinedCount += 1;
    const stops = tours.stops[route]!;
    const isWhole =
      this.ruinedCount === 1 && stops <= RUIN.longestWholeRoute && random.next() < RUIN.wholeRouteShare;
    const length = isWhole ? stops : Math.floor(1 + random.next() * Math.min(stops, longest));
    let kept = 0;
    if (length > 1 && length < stops && random.next() < RUIN.splitShare) {
      kept = 1;
      while (length + kept < stops && random.next() < RUIN.longerPiece) kept += 1;
    }
    const first = this.stringStart(customer, length + kept);
    if (kept === 0) {
      tours.remove(first, length);
      return;
    }
    const front = 1 + random.below(length - 1);
    let behind = first;
    for (let index = 0; index < front + kept; index += 1) behind = tours.next[behind]!;
    tours.remove(first, front);
    tours.remove(behind, length - front);
  }

  /** First customer of a string of this length through `customer`, every possible one equally likely. */
  private stringStart(customer: number, length: number): number {
    const { tours } = this;
    const { customers } = tours.model;
    let before = 0;
    for (let node = tours.previous[customer]!; before < length - 1 && node <= customers; before += 1)
      node = tours.previous[node]!;
    let after = 0;
    for (let node = tours.next[customer]!; after < length - 1 && node <= customers; after += 1)
      node = tours.next[node]!;
    const least = Math.max(0, length - 1 - after);
    let back = least + this.random.below(before - least + 1);
    let first = customer;
    for (; back > 0; back -= 1) first = tours.previous[first]!;
    return first;
  }
}
