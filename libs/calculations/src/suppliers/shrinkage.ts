/** A supplier's own figure drawn towards the mean of all suppliers, by how little it rests on. */
export interface Shrunk {
  /** As measured. */
  own: number;
  /** Observations that it rests on. */
  sample: number;
  /** Mean of all suppliers, weighted by their observations. */
  mean: number;
  /** Part of the own figure in the shrunk one, 0 to 1; the rest is the mean. */
  weight: number;
  /** weight × own + (1 − weight) × mean. */
  value: number;
}

/** Successes out of trials; may be fractions, such as 8.4 lines' worth of goods out of 10. */
export interface RateSample {
  successes: number;
  trials: number;
}

/**
 * Empirical Bayes estimates of rates: the rates are drawn from a beta distribution whose mean p and strength M = α + β are
 * fitted to all of them by moments with weights nᵢ (Kleinman 1973, JASA 68, 46–54), and each becomes its posterior mean
 * (xᵢ + M·p) / (nᵢ + M). When the rates differ no more than chance explains, M is infinite and all become the mean.
 * A single rate has nothing to be drawn to and stays.
 *
 * @param samples each with at least one trial
 */
export function shrinkRates(samples: readonly RateSample[]): Shrunk[] {
  const trials = samples.reduce((sum, sample) => sum + sample.trials, 0);
  const mean = samples.reduce((sum, { successes }) => sum + successes, 0) / trials;
  const strength = betaStrength(samples, trials, mean);
  return samples.map((sample) =>
    shrunk(
      sample.successes / sample.trials,
      sample.trials,
      mean,
      strength === Infinity ? 0 : sample.trials / (sample.trials + strength),
    ),
  );
}

/** α + β of the beta distribution that the rates come from. */
function betaStrength(samples: readonly RateSample[], trials: number, mean: number): number {
  const chance = mean * (1 - mean);
  const others = samples.length - 1;
  if (others === 0 || chance <= 0) return 0;
  let spread = 0;
  let squares = 0;
  for (const { successes, trials: own } of samples) {
    spread += own * (successes / own - mean) ** 2;
    squares += own * own;
  }
  const room = trials - squares / trials - others;
  // With one trial each, differences between suppliers and chance cannot be told apart.
  if (room <= 0) return Infinity;
  const correlation = (spread - chance * others) / (chance * room);
  if (correlation <= 0) return Infinity;
  return Math.max(0, 1 / correlation - 1);
}

/** The observations of one supplier in groups (products, for instance): the group's mean and how many it is the mean of. */
export type MeanSample = readonly { mean: number; count: number }[];

/**
 * Empirical Bayes estimates of means: own mean and overall mean weighted τ² to σ²/nᵢ, with the variance σ² of one
 * observation within a supplier and τ² between suppliers by analysis of variance (Searle, Casella and McCulloch 1992,
 * chapter 3; the estimator is that of Efron and Morris 1975, JASA 70, 311–319). Suppliers that differ no more than
 * chance explains all become the mean; without any group beside another nothing is known of chance, and all stay.
 *
 * @param samples each with at least one group, each group with at least one observation
 */
export function shrinkMeans(samples: readonly MeanSample[]): Shrunk[] {
  const own = samples.map((groups) => {
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    return { count, mean: groups.reduce((sum, group) => sum + group.count * group.mean, 0) / count };
  });
  const total = own.reduce((sum, { count }) => sum + count, 0);
  const overall = own.reduce((sum, { count, mean }) => sum + count * mean, 0) / total;
  let withinSquares = 0;
  let freedom = 0;
  samples.forEach((groups, index) => {
    for (const { mean, count } of groups) withinSquares += count * (mean - own[index]!.mean) ** 2;
    freedom += groups.length - 1;
  });
  const within = freedom > 0 ? withinSquares / freedom : 0;
  const betweenSquares = own.reduce((sum, { count, mean }) => sum + count * (mean - overall) ** 2, 0);
  const room = total - own.reduce((sum, { count }) => sum + count * count, 0) / total;
  const between = room > 0 ? Math.max(0, (betweenSquares - (own.length - 1) * within) / room) : 0;
  return own.map(({ count, mean }) => {
    const noise = within / count;
    const alone = own.length === 1 || (between === 0 && noise === 0);
    return shrunk(mean, count, overall, alone ? 1 : between / (between + noise));
  });
}

function shrunk(own: number, sample: number, mean: number, weight: number): Shrunk {
  return { own, sample, mean, weight, value: weight * own + (1 - weight) * mean };
}
