import { stockoutProbability } from '#libs/calculations';
import type { ItemSupply } from './advise-items';
import { expectedDailyDemand } from './expected-demand';

export interface RiskRequest {
  items: Omit<ItemSupply, 'leadTimes'>[];
  /** Days to look ahead, from 1. */
  days: number;
}

export interface ItemRisk {
  productCode: string;
  /** Chance that some demand within the days cannot be served, 0–1; null when the data are too thin to tell. */
  chance: number | null;
  /** Units expected a day. */
  dailyDemand: number;
}

/** The chance of running out of each item. */
export function stockoutRisks(
  { items, days }: RiskRequest,
  tell: (share: number, text: string) => void = () => {},
): ItemRisk[] {
  return items.map(({ productCode, demand, stock, onOrder }, at) => {
    if (at > 0) tell(at / items.length, `Looked at ${at} of ${items.length} products`);
    if (demand.length === 0) return { productCode, chance: null, dailyDemand: 0 };
    const mean = demand.reduce((sum, units) => sum + units, 0) / demand.length;
    if (mean === 0) return { productCode, chance: 0, dailyDemand: 0 };
    const expectedDemand = expectedDailyDemand(demand, days);
    const risk = stockoutProbability({ demand, expectedDemand, stock, onOrder, horizon: days });
    return {
      productCode,
      chance: risk.kind === 'refused' ? null : risk.probability,
      dailyDemand: expectedDemand ?? mean,
    };
  });
}
