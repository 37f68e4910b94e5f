import { QuartermasterError } from '#libs/contracts';
import { INTERACTION_LIMITS } from './interactions';

/** Baskets in two columns of one length: a row is a line of a basket. Order and repetition do not matter. */
export interface BasketLines {
  readonly baskets: readonly string[];
  readonly items: readonly string[];
}

export interface BoughtTogether {
  item: string;
  /** Baskets with both. */
  baskets: number;
  /** Baskets with both, of all baskets. */
  support: number;
  /** Baskets with both, of those with the product asked for. */
  confidence: number;
  /** Confidence by the other's share of all baskets: 1 is chance. */
  lift: number;
  /** Log-likelihood ratio: 3.84 and more is seen by chance in one of 20 unrelated pairs. */
  evidence: number;
}

export interface TogetherRules {
  /** How many. Default 10. */
  count?: number;
  /** Baskets with both that are needed at least. Default 3. */
  leastBaskets?: number;
}

/** What is bought in the same basket more often than by chance. */
export class Baskets {
  private readonly itemsOf: number[][] = [];
  private readonly basketsOf: number[][] = [];
  private readonly names: string[] = [];
  private readonly position = new Map<string, number>();

  /** @throws VALIDATION_FAILED naming the row (from 1), PAYLOAD_TOO_LARGE */
  constructor({ baskets, items }: BasketLines) {
    if (baskets.length !== items.length)
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: 'The columns of baskets and items have different lengths.',
        nextStep: 'Give one item for each basket line.',
      });
    if (baskets.length > INTERACTION_LIMITS.rows)
      throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
        message: `There are ${baskets.length} basket lines, more than the limit of ${INTERACTION_LIMITS.rows}.`,
        nextStep: 'Give a shorter period.',
      });
    const contents = new Map<string, Set<number>>();
    for (let row = 0; row < baskets.length; row += 1) {
      const [basket, item] = [baskets[row], items[row]];
      if (!basket || !item)
        throw new QuartermasterError('VALIDATION_FAILED', {
          message: `Row ${row + 1} has no ${basket ? 'item' : 'basket'}.`,
          nextStep: 'Correct the row, or leave it out.',
        });
      let content = contents.get(basket);
      if (content === undefined) contents.set(basket, (content = new Set()));
      content.add(this.positionOf(item));
    }
    for (const content of contents.values()) {
      for (const item of content) this.basketsOf[item]!.push(this.itemsOf.length);
      this.itemsOf.push([...content]);
    }
  }

  /** Baskets that there are. */
  get size(): number {
    return this.itemsOf.length;
  }

  /**
   * What goes with a product: lift above 1, the surest first by log-likelihood ratio (Dunning 1993, Computational
   * Linguistics 19(1)), for lift alone prefers what was sold twice. Empty for a product in no basket.
   */
  with(product: string, { count = 10, leastBaskets = 3 }: TogetherRules = {}): BoughtTogether[] {
    const asked = this.position.get(product);
    if (asked === undefined) return [];
    const both = new Map<number, number>();
    for (const basket of this.basketsOf[asked]!)
      for (const item of this.itemsOf[basket]!) if (item !== asked) both.set(item, (both.get(item) ?? 0) + 1);
    const own = this.basketsOf[asked]!.length;
    const found: BoughtTogether[] = [];
    for (const [item, baskets] of both) {
      const others = this.basketsOf[item]!.length;
      const confidence = baskets / own;
      const lift = (confidence * this.size) / others;
      if (baskets < leastBaskets || lift <= 1) continue;
      const evidence = logLikelihoodRatio(baskets, own, others, this.size);
      found.push({
        item: this.names[item]!,
        baskets,
        support: baskets / this.size,
        confidence,
        lift,
        evidence,
      });
    }
    return found.sort((a, b) => b.evidence - a.evidence || (a.item < b.item ? -1 : 1)).slice(0, count);
  }

  private positionOf(item: string): number {
    const known = this.position.get(item);
    if (known !== undefined) return known;
    this.position.set(item, this.names.length);
    this.basketsOf.push([]);
    return this.names.push(item) - 1;
  }
}

/** Of the two by two table with `both` in one corner, for margins `a` and `b` of `all`. */
function logLikelihoodRatio(both: number, a: number, b: number, all: number): number {
  const cells = [
    [both, a * b],
    [a - both, a * (all - b)],
    [b - both, (all - a) * b],
    [all - a - b + both, (all - a) * (all - b)],
  ] as const;
  return 2 * cells.reduce((sum, [n, expected]) => sum + (n > 0 ? n * Math.log((n * all) / expected) : 0), 0);
}
