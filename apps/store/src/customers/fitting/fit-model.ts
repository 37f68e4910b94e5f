import { Baskets, type BoughtTogether, modelToBytes, recommendationModel } from '#libs/calculations';
import type { ErrorEnvelope } from '#libs/contracts';
import { NOBODY, type PurchasesToFit } from './purchases-to-fit';

export interface FitOutput {
  version: number;
  digest: string;
  bytes: Uint8Array;
  users: number;
  together: { item: string; others: Pick<BoughtTogether, 'item' | 'baskets' | 'lift'>[] }[];
}

/** What the thread sends back. */
export type FromFitWorker = { output: FitOutput } | { error: ErrorEnvelope };

/** Kept for each product; some of them may not be in stock. */
const OTHERS = 12;

/**
 * The recommendation model of those who are known, and what is bought together by anybody.
 *
 * @throws QuartermasterError of the calculations
 */
export function fitModel({
  baskets,
  users,
  items,
  pseudonyms,
  codes,
  categories,
}: PurchasesToFit): FitOutput {
  const known = [...users.keys()].filter((row) => users[row] !== NOBODY);
  const model = recommendationModel({
    interactions: {
      users: known.map((row) => pseudonyms[users[row]!]!),
      items: known.map((row) => codes[items[row]!]!),
    },
    categories: Object.fromEntries(codes.map((code, item) => [code, categories[item]!])),
  });
  const together = new Baskets({
    baskets: Array.from(baskets, String),
    items: Array.from(items, (item) => codes[item]!),
  });
  const pairs = [...codes].sort().map((item) => ({
    item,
    others: together
      .with(item, { count: OTHERS })
      .map(({ item: other, baskets: both, lift }) => ({ item: other, baskets: both, lift })),
  }));
  return {
    ...modelToBytes(model),
    users: model.users,
    together: pairs.filter(({ others }) => others.length > 0),
  };
}
