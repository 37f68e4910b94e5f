import { QuartermasterError } from '#libs/contracts';
import { weigh } from './interactions';
import type { RecommendationModel } from './recommendation-model';
import { type Candidate, TopCandidates } from './top-candidates';

/** Items that one answer may hold. */
export const MOST_RECOMMENDED = 500;

/** Bought items that a recommendation names as its reasons. */
const REASONS = 3;

/** What the business wants, beside the score. */
export interface RecommendationRules {
  /** How many. Default 10, at most 500. */
  count?: number;
  /** Never these. */
  exclude?: ReadonlySet<string>;
  /** Only these, for example what is in stock. */
  only?: ReadonlySet<string>;
  /** Also what the user already has. Default false. */
  includeBought?: boolean;
  /** At most so many of one category; items without a category are not limited. */
  mostPerCategory?: number;
}

/** `purchases`: by what the user has. `category`: most bought in the categories of what the user has. `popularity`: most bought. */
export type RecommendationBasis = 'purchases' | 'category' | 'popularity';

export interface Recommendation {
  item: string;
  /** By purchases: the regression's estimate, not a chance. By popularity: the share of users who have the item. */
  score: number;
  basis: RecommendationBasis;
  /** The user's items that speak most for it, most first; `share` of all that speaks for it, 0 to 1. */
  because: { item: string; share: number }[];
}

export interface Purchase {
  item: string;
  /** Default 1; 0 is none. */
  quantity?: number;
}

/** Recommends from a fitted model; what the user bought is given with each question. */
export class Recommender {
  private readonly position: Map<string, number>;
  /** One question at a time: there is nothing to wait for within one. */
  private readonly scores: Float64Array;

  constructor(readonly model: RecommendationModel) {
    this.position = new Map(model.items.map((item, index) => [item, index]));
    this.scores = new Float64Array(model.items.length);
  }

  /**
   * Best first; equal scores by popularity. Fewer than asked for when the rules leave no more. Who has nothing the model
   * knows gets what is most bought.
   *
   * @throws VALIDATION_FAILED for a wrong quantity or count
   */
  recommend(bought: readonly Purchase[], rules: RecommendationRules = {}): Recommendation[] {
    const { items, categories, buyers, users, inner } = this.model;
    checkRules(rules);
    const own = this.known(bought);
    const scored = [...own.keys()].some((item) => item < inner);
    const near = new Set([...own.keys()].map((item) => categories[item]!).filter((name) => name !== ''));
    if (scored) this.score(own);
    const score = (item: number) =>
      scored ? this.scores[item]! : buyers[item]! / users + (near.has(categories[item]!) ? 1 : 0);
    const top = new TopCandidates(rules.count ?? 10, rules.mostPerCategory ?? Infinity);
    for (let item = 0; item < items.length; item += 1) {
      if (!rules.includeBought && own.has(item)) continue;
      const value = score(item);
      if (!top.wouldTake(value)) continue;
      if (rules.exclude?.has(items[item]!) || (rules.only !== undefined && !rules.only.has(items[item]!)))
        continue;
      top.offer({ item, score: value, category: categories[item]! });
    }
    return top.best.map((candidate) => this.explain(candidate, own, scored, near));
  }

  /** The model's items among the purchases, with what they count. */
  private known(bought: readonly Purchase[]): Map<number, number> {
    const sums = new Map<number, number>();
    for (const { item, quantity = 1 } of bought) {
      if (!Number.isFinite(quantity) || quantity < 0)
        throw new QuartermasterError('VALIDATION_FAILED', {
          message: `The quantity of ${item} is ${quantity}; it must be a number from 0.`,
          nextStep: 'Leave returns out, or take them off the purchases.',
        });
      const position = this.position.get(item);
      if (position !== undefined && quantity > 0) sums.set(position, (sums.get(position) ?? 0) + quantity);
    }
    // In the order of items, so that sums do not hang on the order of purchases.
    const rows = [...sums].sort(([a], [b]) => a - b);
    return new Map(rows.map(([item, sum]) => [item, weigh(sum, this.model.settings.weighting)]));
  }

  private score(own: ReadonlyMap<number, number>): void {
    const { inner, weights, base, tailStarts, tailItems, tailWeights } = this.model;
    const { scores } = this;
    scores.set(base);
    for (const [item, value] of own) {
      if (item >= inner) continue;
      addRow(scores, weights, item * inner, inner, value);
      for (let at = tailStarts[item]!; at < tailStarts[item + 1]!; at += 1) {
        const other = tailItems[at]!;
        scores[other] = scores[other]! + value * tailWeights[at]!;
      }
    }
  }

  private explain(
    { item, score }: Candidate,
    own: ReadonlyMap<number, number>,
    scored: boolean,
    near: ReadonlySet<string>,
  ): Recommendation {
    const { items, categories, buyers, users } = this.model;
    if (!scored) {
      const basis = near.has(categories[item]!) ? 'category' : 'popularity';
      return { item: items[item]!, score: buyers[item]! / users, basis, because: [] };
    }
    const parts = [...own]
      .map(([other, value]) => ({ other, part: value * this.weight(other, item) }))
      .filter(({ part }) => part > 0)
      .sort((a, b) => b.part - a.part || a.other - b.other);
    const all = parts.reduce((sum, { part }) => sum + part, 0);
    const because = parts
      .slice(0, REASONS)
      .map(({ other, part }) => ({ item: items[other]!, share: part / all }));
    return { item: items[item]!, score, basis: because.length === 0 ? 'popularity' : 'purchases', because };
  }

  /** What having `from` adds to the score of `to`. */
  private weight(from: number, to: number): number {
    const { inner, weights, tailStarts, tailItems, tailWeights } = this.model;
    if (from >= inner) return 0;
    if (to < inner) return weights[from * inner + to]!;
    for (let at = tailStarts[from]!; at < tailStarts[from + 1]!; at += 1)
      if (tailItems[at] === to) return tailWeights[at]!;
    return 0;
  }
}

/** scores[j] += value · weights[row + j]; by itself, for it is compiled sooner than the method around it. */
function addRow(scores: Float64Array, weights: Float32Array, row: number, n: number, value: number): void {
  for (let j = 0; j < n; j += 1) scores[j] = scores[j]! + value * weights[row + j]!;
}

function checkRules({ count = 10, mostPerCategory }: RecommendationRules): void {
  const wrong = (what: string, wants: string) =>
    new QuartermasterError('VALIDATION_FAILED', {
      message: `${what} must be ${wants}.`,
      nextStep: 'Correct it.',
    });
  if (!Number.isInteger(count) || count < 1 || count > MOST_RECOMMENDED)
    throw wrong(`The number of recommendations, ${count},`, `a whole number from 1 to ${MOST_RECOMMENDED}`);
  if (mostPerCategory !== undefined && (!Number.isInteger(mostPerCategory) || mostPerCategory < 1))
    throw wrong(`The most of one category, ${mostPerCategory},`, 'a whole number from 1');
}
