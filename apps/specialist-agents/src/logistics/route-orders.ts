import type { Filter } from '#libs/contracts';
import { addDays } from '../calendar-days';
import type { ToolContext } from '../tool';
import { listed } from '../wording';
import { findOrders, type SalesOrder, salesOrders } from './order-lookup';

/** An order that no route is planned for, and why. */
export interface NotPlanned {
  asked: string;
  reason: string;
  order?: SalesOrder;
}

export interface RouteOrders {
  /** The warehouse that the routes leave from; undefined when no order can be delivered and none was named. */
  warehouseCode?: string;
  orders: SalesOrder[];
  notPlanned: NotPlanned[];
}

/** Orders that have not left the warehouse. */
const TO_DELIVER = ['Pending', 'Processing'];

/** Orders of a warehouse that wait for delivery and are due by a day. */
export async function dueOrders(
  context: Pick<ToolContext, 'query' | 'today'>,
  warehouseCode: string,
  dueWithin: number,
): Promise<RouteOrders> {
  const filters: Filter[] = [
    { member: 'sales_order.warehouse_code', operator: 'equals', values: [warehouseCode] },
    { member: 'sales_order.status', operator: 'equals', values: TO_DELIVER },
    { member: 'sales_order.delivery_date', operator: 'lte', values: [addDays(context.today, dueWithin)] },
  ];
  return {
    warehouseCode,
    orders: await salesOrders(context, 'Orders that wait for delivery', filters),
    notPlanned: [],
  };
}

/** The orders named, sorted out: what does not exist, is done, on its way or elsewhere is told apart. */
export async function namedOrders(
  context: Pick<ToolContext, 'query'>,
  asked: readonly string[],
  warehouseCode: string | undefined,
): Promise<RouteOrders> {
  const { found, unknown, ambiguous } = await findOrders(context, asked);
  const notPlanned: NotPlanned[] = [
    ...unknown.map((name) => ({ asked: name, reason: 'There is no such order.' })),
    ...ambiguous.map(({ asked: name, references }) => ({
      asked: name,
      reason: `It is the number of ${listed(references)}: give it with its prefix.`,
    })),
  ];
  const open = found.filter(({ asked: name, order }) => {
    if (TO_DELIVER.includes(order.status)) return true;
    notPlanned.push({
      asked: name,
      order,
      reason: WHY_NOT[order.status] ?? `Its status is ${order.status}.`,
    });
    return false;
  });
  const from = warehouseCode ?? usualWarehouse(open.map(({ order }) => order));
  const orders = open.flatMap(({ asked: name, order }) => {
    if (order.warehouseCode === from) return [order];
    notPlanned.push({
      asked: name,
      order,
      reason: `It is delivered from ${order.warehouseCode}, not from ${from}.`,
    });
    return [];
  });
  return { warehouseCode: from, orders, notPlanned };
}

const WHY_NOT: Record<string, string> = {
  Delivered: 'It is already delivered.',
  Cancelled: 'It was cancelled.',
  Shipped: 'It has already left the warehouse.',
};

/** The warehouse that most of the orders are delivered from. */
function usualWarehouse(orders: readonly SalesOrder[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { warehouseCode } of orders) counts.set(warehouseCode, (counts.get(warehouseCode) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en'))[0]?.[0];
}
