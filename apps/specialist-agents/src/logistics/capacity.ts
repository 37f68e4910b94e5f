import { column } from '../result-rows';

/** Days that stock is run down over. */
export const PROJECTION_DAYS = 30;

/** One product of a warehouse; units, and units a day. */
export interface StockedItem {
  group: string;
  stock: number;
  maximum: number | null;
  dailyDemand: number;
}

export const CAPACITY_COLUMNS = [
  column('warehouse_code', 'Warehouse', 'code', 'dimension'),
  column('product_group', 'Product group', 'text', 'dimension'),
  column('capacity_utilisation', 'Utilisation', 'percent'),
  column('stock_units', 'Stock', 'count'),
  column('maximum_units', 'Maximum stock', 'count'),
  column('head_room', 'Head-room', 'count'),
  column('over_stock_units', 'Above maximum', 'count'),
  column('items', 'Items', 'count'),
  column('projected_utilisation', `In ${PROJECTION_DAYS} days without deliveries`, 'percent'),
];

/** Sums over items that have a maximum; product groups from the fullest on. */
export function capacityOf(items: readonly StockedItem[]) {
  const byGroup = new Map<string, StockedItem[]>();
  for (const item of items) byGroup.set(item.group, [...(byGroup.get(item.group) ?? []), item]);
  const groups = [...byGroup].map(([product_group, members]) => ({ product_group, ...sums(members) }));
  groups.sort((one, other) => other.capacity_utilisation - one.capacity_utilisation);
  return { total: sums(items), groups };
}

function sums(items: readonly StockedItem[]) {
  const sum = (of: (item: StockedItem & { maximum: number }) => number) =>
    items.reduce((total, item) => total + of({ ...item, maximum: item.maximum ?? 0 }), 0);
  const stock = sum((item) => item.stock);
  const maximum = sum((item) => item.maximum);
  const left = sum((item) => Math.max(0, item.stock - PROJECTION_DAYS * item.dailyDemand));
  return {
    capacity_utilisation: stock / maximum,
    stock_units: stock,
    maximum_units: maximum,
    head_room: sum((item) => Math.max(0, item.maximum - item.stock)),
    over_stock_units: sum((item) => Math.max(0, item.stock - item.maximum)),
    items: items.length,
    daily_demand: sum((item) => item.dailyDemand),
    projected_utilisation: left / maximum,
  };
}
