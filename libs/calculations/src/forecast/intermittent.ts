import { mean } from '../statistics/descriptive';

/** Demand patterns of Syntetos, Boylan and Croston (2005), plus 'none' for a history without any demand. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'none';

export interface DemandPattern {
  class: DemandClass;
  /** Average number of observations between two demands (ADI); Infinity without demand. */
  averageInterval: number;
  /** Squared coefficient of variation of the demands' sizes (CV²). */
  sizeVariation: number;
}

const INTERVAL_LIMIT = 1.32;
const VARIATION_LIMIT = 0.49;

/**
 * Classifies demand by ADI (limit 1.32) and CV² (limit 0.49).
 * Source: Syntetos, Boylan and Croston (2005), "On the categorization of demand patterns".
 *
 * @param history demand per period, not negative
 */
export function classifyDemand(history: readonly number[]): DemandPattern {
  const sizes = history.filter((value) => value > 0);
  if (sizes.length === 0) return { class: 'none', averageInterval: Infinity, sizeVariation: 0 };
  const averageInterval = history.length / sizes.length;
  const average = mean(sizes);
  const sizeVariation = mean(sizes.map((size) => (size / average - 1) ** 2));
  const rare = averageInterval >= INTERVAL_LIMIT;
  const varied = sizeVariation >= VARIATION_LIMIT;
  const named: DemandClass = rare ? (varied ? 'lumpy' : 'intermittent') : varied ? 'erratic' : 'smooth';
  return { class: named, averageInterval, sizeVariation };
}

export interface IntermittentFit {
  /** Chance of a demand in a period, at the end of the history. */
  probability: number;
  /** Size of a demand when there is one, at the end of the history. */
  size: number;
  /** Smoothing weights of size and probability. */
  alpha: number;
  beta: number;
}

const SIZE_WEIGHTS = [0.02, 0.05, 0.1, 0.2, 0.3];
const PROBABILITY_WEIGHTS = [0.01, 0.02, 0.05, 0.1, 0.2];

/**
 * TSB: smooths the chance of a demand in every period, and its size in periods with demand; the forecast is their
 * product, and falls when an item dies (Croston's does not). Weights by least squared one-step error.
 * Source: Teunter, Syntetos and Babai (2011), "Intermittent demand: Linking forecasting to inventory obsolescence".
 *
 * @param history demand per period, not negative, at least one positive
 */
export function teunterSyntetosBabai(history: readonly number[]): IntermittentFit {
  const sizes = history.filter((value) => value > 0);
  const start = { probability: sizes.length / history.length, size: mean(sizes) };
  let best = { probability: start.probability, size: start.size, alpha: 0, beta: 0, loss: Infinity };
  for (const alpha of SIZE_WEIGHTS)
    for (const beta of PROBABILITY_WEIGHTS) {
      let { probability, size } = start;
      let loss = 0;
      for (const value of history) {
        loss += (value - probability * size) ** 2;
        if (value > 0) {
          size += alpha * (value - size);
          probability += beta * (1 - probability);
        } else probability -= beta * probability;
      }
      if (loss < best.loss) best = { probability, size, alpha, beta, loss };
    }
  const { probability, size, alpha, beta } = best;
  return { probability, size, alpha, beta };
}

/**
 * The range of one period's demand: none with the fitted chance, else one of the sizes seen, scaled to the fitted
 * size. Quantiles are those of a new observation, (n + 1)p of the sizes, so that few sizes give a wider range.
 *
 * @param level per cent
 */
export function intermittentBounds(
  history: readonly number[],
  { probability, size }: IntermittentFit,
  level: number,
): { lower: number; upper: number } {
  const sizes = history.filter((value) => value > 0).sort((a, b) => a - b);
  const scale = size / mean(sizes);
  const at = (chance: number) => {
    const among = (chance - (1 - probability)) / probability;
    if (among <= 0) return 0;
    const place = Math.min(sizes.length, Math.max(1, Math.ceil(among * (sizes.length + 1))));
    return sizes[place - 1]! * scale;
  };
  return { lower: at(0.5 - level / 200), upper: Math.max(at(0.5 + level / 200), probability * size) };
}
