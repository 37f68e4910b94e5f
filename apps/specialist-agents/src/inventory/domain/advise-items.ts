import { adviseOrder, type OrderAdvice, type Receipt, type Refusal } from '#libs/calculations';
import { expectedDailyDemand } from './expected-demand';

/** One product of a warehouse; units and days. */
export interface ItemSupply {
  productCode: string;
  /** Units ordered each day, oldest first. */
  demand: number[];
  /** Days from order to receipt, as seen or planned. */
  leadTimes: number[];
  /** Units on hand. */
  stock: number;
  onOrder: Receipt[];
}

export interface ItemsRequest {
  items: ItemSupply[];
  /** Chance wanted of no stock-out during a lead time, 0–1. */
  target: number;
}

export type ItemAdvice = { productCode: string } & (
  | (OrderAdvice & {
      /** Units a day: by a forecast where demand has moved, else the history's mean. */
      dailyDemand: number;
      forecast: boolean;
      /** Days. */
      leadTime: number;
    })
  | Refusal
);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Order advice for each item; an item whose data are too thin is refused by itself. */
export function adviseItems(
  { items, target }: ItemsRequest,
  tell: (share: number, text: string) => void = () => {},
): ItemAdvice[] {
  return items.map(({ productCode, demand, leadTimes, stock, onOrder }, at) => {
    if (at > 0) tell(at / items.length, `Advised ${at} of ${items.length} products`);
    const leadTime = leadTimes.length === 0 ? 0 : mean(leadTimes);
    const expectedDemand = demand.length === 0 ? undefined : expectedDailyDemand(demand, leadTime);
    const advice = adviseOrder({ demand, leadTimes, stock, onOrder, target, expectedDemand });
    if (advice.kind === 'refused') return { productCode, ...advice };
    return {
      productCode,
      ...advice,
      leadTime,
      dailyDemand: expectedDemand ?? mean(demand),
      forecast: expectedDemand !== undefined,
    };
  });
}
