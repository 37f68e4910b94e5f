import { easeWeights, gramMatrix, itemMeans } from './ease';
import type { InteractionMatrix } from './interactions';
import { discountedGain } from './ranking-quality';
import type { Baseline, ModelSettings } from './recommendation-model';
import { TopCandidates } from './top-candidates';

/** λ of the ridge regressions where the search for a better one begins: near the best on dense ratings of a thousand users. */
const FIRST_LAMBDA = 400;

/** Between these λ is looked for, by doubling and halving. */
const LAMBDAS = { least: 12.5, most: 3_200 };

/** The most bought items decide for all: a fit of so many takes some hundredths of a second. */
const ITEMS = 500;

/** One interaction in so many is held out. */
const HELD_OUT = 10;

/** Fewer held-out interactions do not tell. */
const LEAST_HELD_OUT = 200;
/** Where they do not: popularity, which is hard to beat on thin data, and a λ that grows with the users. */
const THIN = { usersByLambda: 5, leastLambda: 10 };

/** Users that are asked, at most. */
const MOST_USERS = 3_000;

const DEPTH = 10;

/**
 * What a request leaves open: λ, and whether scores begin at 0 or at popularity. A tenth of the interactions is held out
 * and the ranking (nDCG@10) with the highest mean wins: first the baseline, then λ, doubled or halved for as long as it
 * helps. Purchases are sparse and gain from popularity, ratings are dense and lose by it; few users want a small λ. Which
 * interactions are held out hangs on the names alone.
 */
export function chooseSettings(
  matrix: InteractionMatrix,
  given: Partial<Pick<ModelSettings, 'lambda' | 'baseline'>>,
): Pick<ModelSettings, 'lambda' | 'baseline'> {
  if (given.lambda !== undefined && given.baseline !== undefined)
    return { lambda: given.lambda, baseline: given.baseline };
  const trial = new Trial(matrix);
  if (trial.size < LEAST_HELD_OUT) {
    const byUsers = Math.max(THIN.leastLambda, matrix.users.length / THIN.usersByLambda);
    return {
      lambda: given.lambda ?? Math.min(FIRST_LAMBDA, byUsers),
      baseline: given.baseline ?? 'popularity',
    };
  }
  const first = given.lambda ?? FIRST_LAMBDA;
  const isBetterWithout = () => trial.quality(first, 'none') > trial.quality(first, 'popularity');
  const baseline = given.baseline ?? (isBetterWithout() ? 'none' : 'popularity');
  return { lambda: given.lambda ?? bestLambda(trial, baseline), baseline };
}

function bestLambda(trial: Trial, baseline: Baseline): number {
  let best = FIRST_LAMBDA;
  for (const factor of [0.5, 2]) {
    for (;;) {
      const next = best * factor;
      if (next < LAMBDAS.least || next > LAMBDAS.most) break;
      if (trial.quality(next, baseline) <= trial.quality(best, baseline)) break;
      best = next;
    }
    if (best !== FIRST_LAMBDA) break;
  }
  return best;
}

/** Fits of the most bought items without what is held out, and how well each ranks that. */
class Trial {
  /** Held-out interactions. */
  readonly size: number;

  private readonly kept: InteractionMatrix;
  private readonly heldOut: Map<number, Set<number>>;
  private readonly means: Float64Array;
  private readonly grams = new Map<Baseline, Float64Array>();
  private readonly qualities = new Map<string, number>();

  constructor(matrix: InteractionMatrix) {
    const { kept, heldOut } = holdOut(matrix);
    [this.kept, this.heldOut] = [kept, heldOut];
    this.size = [...heldOut.values()].reduce((sum, items) => sum + items.size, 0);
    this.means = itemMeans(kept, kept.items.length);
  }

  /** Mean nDCG@10 over the users. */
  quality(lambda: number, baseline: Baseline): number {
    const key = `${lambda} ${baseline}`;
    let quality = this.qualities.get(key);
    if (quality === undefined) this.qualities.set(key, (quality = this.measure(lambda, baseline)));
    return quality;
  }

  private measure(lambda: number, baseline: Baseline): number {
    const { kept, heldOut, means } = this;
    const n = kept.items.length;
    const { weights, base } = runToEnd(easeWeights(this.gram(baseline), means, { lambda, baseline }));
    const scores = new Float64Array(n);
    let sum = 0;
    for (const [user, wanted] of heldOut) {
      scores.set(base);
      const [from, to] = [kept.starts[user]!, kept.starts[user + 1]!];
      for (let entry = from; entry < to; entry += 1) {
        const [row, value] = [kept.columns[entry]! * n, kept.values[entry]!];
        for (let item = 0; item < n; item += 1) scores[item] = scores[item]! + value * weights[row + item]!;
      }
      for (let entry = from; entry < to; entry += 1) scores[kept.columns[entry]!] = -Infinity;
      const top = new TopCandidates(DEPTH, Infinity);
      for (let item = 0; item < n; item += 1)
        if (top.wouldTake(scores[item]!)) top.offer({ item, score: scores[item]!, category: '' });
      const ranked = top.best.filter(({ score }) => score > -Infinity).map(({ item }) => item);
      sum += discountedGain(ranked, wanted, DEPTH);
    }
    return sum / heldOut.size;
  }

  /** A copy: a fit uses it up. */
  private gram(baseline: Baseline): Float64Array {
    let gram = this.grams.get(baseline);
    if (gram === undefined)
      this.grams.set(baseline, (gram = gramMatrix(this.kept, this.kept.items.length, baseline)));
    return gram.slice();
  }
}

/** The most bought items without what is held out, and that, by user. */
function holdOut(matrix: InteractionMatrix): { kept: InteractionMatrix; heldOut: Map<number, Set<number>> } {
  const { users, items, starts, columns, values, buyers } = matrix;
  const inner = Math.min(ITEMS, items.length);
  const heldOut = new Map<number, Set<number>>();
  const kept = { starts: new Uint32Array(users.length + 1), columns: [] as number[], values: [] as number[] };
  for (let user = 0; user < users.length; user += 1) {
    const out = new Set<number>();
    for (let entry = starts[user]!; entry < starts[user + 1]!; entry += 1) {
      const item = columns[entry]!;
      if (item >= inner) break;
      if (hash(`${users[user]}\n${items[item]}`) % HELD_OUT === 0) out.add(item);
      else {
        kept.columns.push(item);
        kept.values.push(values[entry]!);
      }
    }
    kept.starts[user + 1] = kept.columns.length;
    if (out.size > 0 && kept.starts[user + 1]! > kept.starts[user]! && heldOut.size < MOST_USERS)
      heldOut.set(user, out);
  }
  return {
    heldOut,
    kept: {
      users,
      items: items.slice(0, inner),
      buyers: buyers.slice(0, inner),
      starts: kept.starts,
      columns: Uint32Array.from(kept.columns),
      values: Float64Array.from(kept.values),
    },
  };
}

function runToEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** FNV-1a, 32 bits, with a last mixing (Murmur3's): near names fall far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let k = 0; k < text.length; k += 1) h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
