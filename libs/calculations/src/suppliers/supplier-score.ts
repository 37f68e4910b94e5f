import { type MeanSample, type Shrunk, shrinkMeans, shrinkRates } from './shrinkage';

/** What one supplier delivered in a span of time; orders and lines that have not arrived are not in it. */
export interface SupplierRecord {
  supplier: string;
  /** Delivered orders, and those of them that came by the promised day. */
  orders: number;
  onTime: number;
  /** Their lines, and those of them that came in full. */
  lines: number;
  completeLines: number;
  /** Units on these lines. */
  unitsOrdered: number;
  unitsReceived: number;
  /** By product: lines, money paid, and what the same units cost by the product list. */
  products: readonly { lines: number; paid: number; atList: number }[];
}

/** Weights of the four parts; they sum to 1. */
export const SCORE_WEIGHTS = { fill: 0.3, onTime: 0.3, quality: 0.2, cost: 0.2 } as const;

export interface SupplierScore {
  supplier: string;
  /** 0 to 1, the weighted sum of the four. */
  score: number;
  /** 1 is the best. Equal scores share a rank. */
  rank: number;
  /** Units received of units ordered, at most 1. Its sample are lines: the units of a line come or stay away together. */
  fill: Shrunk;
  /** Orders by the promised day of orders delivered. */
  onTime: Shrunk;
  /** Lines that came in full of lines delivered. */
  quality: Shrunk;
  /** Paid relative to the product list, 1 is as listed; its sample are lines. Undefined when nothing paid has a list cost. */
  costIndex?: Shrunk;
  /** Lowest cost index of all suppliers / own cost index, both shrunk: 1 is the cheapest. */
  cost: number;
}

/**
 * Scores suppliers by 30 % fill, 30 % on time, 20 % quality, 20 % cost: a linear weighting of vendor ratings (Timmerman
 * 1986, J. Purchasing and Materials Management 22(4), 2–8), each part drawn towards the mean of all by `shrinkRates` and
 * `shrinkMeans` so that two good deliveries make no champion. The cost part is the ratio of the lowest index to the own
 * one. A supplier whose products have no list cost gets the mean of the others' cost parts.
 *
 * @param records suppliers with at least one delivered order and one line
 * @returns in the order of the records
 */
export function scoreSuppliers(records: readonly SupplierRecord[]): SupplierScore[] {
  if (records.length === 0) return [];
  const fill = shrinkRates(
    records.map(({ lines, unitsOrdered, unitsReceived }) => ({
      successes: lines * Math.min(1, unitsOrdered > 0 ? unitsReceived / unitsOrdered : 1),
      trials: lines,
    })),
  );
  const onTime = shrinkRates(records.map((of) => ({ successes: of.onTime, trials: of.orders })));
  const quality = shrinkRates(records.map((of) => ({ successes: of.completeLines, trials: of.lines })));
  const costs = costIndexes(records);
  const parts = costParts(costs);
  const scored = records.map(({ supplier }, index) => {
    const cost = parts[index]!;
    const score =
      SCORE_WEIGHTS.fill * fill[index]!.value +
      SCORE_WEIGHTS.onTime * onTime[index]!.value +
      SCORE_WEIGHTS.quality * quality[index]!.value +
      SCORE_WEIGHTS.cost * cost;
    return {
      supplier,
      score,
      fill: fill[index]!,
      onTime: onTime[index]!,
      quality: quality[index]!,
      costIndex: costs[index],
      cost,
    };
  });
  return scored.map((one) => ({
    ...one,
    rank: 1 + scored.filter((other) => other.score > one.score).length,
  }));
}

/** Cost indexes: logarithms are averaged, so that 10 % dearer and 10 % cheaper weigh the same. */
function costIndexes(records: readonly SupplierRecord[]): (Shrunk | undefined)[] {
  const samples = records.map(({ products }): MeanSample =>
    products
      .filter(({ lines, paid, atList }) => lines > 0 && paid > 0 && atList > 0)
      .map(({ lines, paid, atList }) => ({ mean: Math.log(paid / atList), count: lines })),
  );
  const known = samples.flatMap((sample, index) => (sample.length > 0 ? [index] : []));
  const indexes: (Shrunk | undefined)[] = records.map(() => undefined);
  shrinkMeans(known.map((index) => samples[index]!)).forEach((found, at) => {
    const { own, mean, value } = found;
    indexes[known[at]!] = { ...found, own: Math.exp(own), mean: Math.exp(mean), value: Math.exp(value) };
  });
  return indexes;
}

function costParts(costs: readonly (Shrunk | undefined)[]): number[] {
  const values = costs.flatMap((cost) => (cost === undefined ? [] : [cost.value]));
  if (values.length === 0) return costs.map(() => 1);
  const lowest = Math.min(...values);
  const average = values.reduce((sum, value) => sum + lowest / value, 0) / values.length;
  return costs.map((cost) => (cost === undefined ? average : lowest / cost.value));
}
