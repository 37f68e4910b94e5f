import { percent } from '../parameters';
import type { Outcome, ToolContext } from '../tool';
import type { ItemAdvice, ItemsRequest } from './domain/advise-items';
import { type Supply, supplyOf } from './incoming';
import { type SalesHistory, salesHistory } from './sales-history';
import { notKept, type StockItem, stockItems } from './stock-items';

/** The argument that decides how much of the demand is covered. */
export const serviceLevel = () =>
  percent({
    label: 'Service level',
    description: 'Chance wanted of no stock-out while an order is on its way.',
    min: 50,
    max: 99.9,
    default: 95,
  });

export interface AdvisedItem {
  item: StockItem;
  advice: Extract<ItemAdvice, { kind: 'advice' }>;
}

/** What is known of a warehouse's items, and the advice on those whose data suffice. */
export interface AdvisedItems {
  kind: 'advised';
  items: StockItem[];
  advised: AdvisedItem[];
  history: SalesHistory;
  supply: Supply;
  request: ItemsRequest;
}

/**
 * Order advice for the items of a warehouse, or for some products of it.
 *
 * @param level service level in per cent
 * @returns a refusal where the warehouse keeps none of them, or where the data of none suffice
 */
export async function advisedItems(
  context: ToolContext,
  warehouse: string,
  products: readonly string[] | undefined,
  level: number,
): Promise<AdvisedItems | Outcome> {
  const items = await stockItems(context, warehouse, products);
  if (items.length === 0) return notKept(warehouse, products);
  const [history, supply] = await Promise.all([
    salesHistory(context, { warehouseCode: warehouse, products: items }),
    supplyOf(context, warehouse, items),
  ]);
  const request: ItemsRequest = {
    target: level / 100,
    items: items.map(({ productCode: code, currentStock }) => ({
      productCode: code,
      demand: history.demand.get(code)?.units ?? [],
      leadTimes: supply.leadTimes.get(code) ?? [],
      stock: currentStock,
      onOrder: supply.incoming.get(code) ?? [],
    })),
  };
  const advice = await context.calculate<ItemAdvice[]>('advise-items', request, context.progress);
  const advised = items.flatMap((item, at) => {
    const made = advice[at];
    return made?.kind === 'advice' ? [{ item, advice: made }] : [];
  });
  const refusal = advice.find((one) => one.kind === 'refused');
  if (advised.length === 0 && refusal?.kind === 'refused') {
    const { code, message, nextStep, needs } = refusal;
    return { kind: 'refused', code, message: `${warehouse}: ${message}`, nextStep, needs };
  }
  return { kind: 'advised', items, advised, history, supply, request };
}
