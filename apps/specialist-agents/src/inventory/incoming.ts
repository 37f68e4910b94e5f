import type { Receipt } from '#libs/calculations';
import { allRows } from '../all-rows';
import { addDays, daysBetween } from '../calendar-days';
import type { ToolContext } from '../tool';
import { amongProducts, type StockItem } from './stock-items';

/** The persona that sees the purchase orders of the warehouse data. */
const BUYER = 'procurement_specialist';
/** Fewer receipts tell less about the lead time than the planned figure. */
const ENOUGH_RECEIPTS = 3;

const NOT_VISIBLE =
  "Supplier orders of the warehouse data are not visible to this persona: only orders placed through Quartermaster count as on their way, and lead times are the items' planned ones.";
const COUNTED_TWICE =
  'Orders placed through Quartermaster count besides the supplier orders of the warehouse data: one that is booked in both counts twice.';

/** Something that is on its way to the warehouse. */
export interface Incoming extends Receipt {
  /** Its promised day has passed: nobody knows when it comes. */
  overdue: boolean;
}

export interface Supply {
  /** By product code. */
  incoming: ReadonlyMap<string, Incoming[]>;
  /** Days from order to receipt, as seen or else as planned; empty when neither is known. By product code. */
  leadTimes: ReadonlyMap<string, number[]>;
  /** Products whose lead times were seen on purchase orders. */
  seenLeadTimes: ReadonlySet<string>;
  notes: string[];
}

/**
 * What is on its way and how long orders take. Purchase orders of the warehouse data are read only for callers who also
 * have the buyers' persona; orders of the own store count until one planned lead time has passed.
 */
export async function supplyOf(
  context: ToolContext,
  warehouseCode: string,
  items: readonly StockItem[],
): Promise<Supply> {
  const planned = new Map(items.map(({ productCode, leadTimeDays }) => [productCode, leadTimeDays]));
  const longest = Math.max(0, ...items.map(({ leadTimeDays }) => leadTimeDays ?? 0));
  const [own, purchased] = await Promise.all([
    context.onOrder(warehouseCode, addDays(context.today, -longest)),
    context.holds(BUYER) ? purchaseOrders(context, warehouseCode, items) : undefined,
  ]);
  const incoming = new Map<string, Incoming[]>();
  const add = (product: string, receipt: Incoming) => {
    if (planned.has(product)) incoming.set(product, [...(incoming.get(product) ?? []), receipt]);
  };
  for (const { productCode, quantity, orderedOn } of own) {
    const age = daysBetween(orderedOn, context.today);
    const left = (planned.get(productCode) ?? 0) - age;
    if (left >= 0) add(productCode, { quantity, inPeriods: left, overdue: false });
  }
  const seen = new Map<string, number[]>();
  for (const { productCode, expected, units } of purchased?.outstanding ?? []) {
    const inPeriods = daysBetween(context.today, expected);
    add(productCode, { quantity: units, inPeriods: Math.max(0, inPeriods), overdue: inPeriods < 0 });
  }
  for (const { productCode, days, receipts } of purchased?.received ?? [])
    seen.set(productCode, [...(seen.get(productCode) ?? []), ...new Array<number>(receipts).fill(days)]);
  const seenLeadTimes = new Set(
    [...seen].filter(([, times]) => times.length >= ENOUGH_RECEIPTS).map(([product]) => product),
  );
  const leadTimes = new Map(
    items.map(({ productCode, leadTimeDays }) => [
      productCode,
      seenLeadTimes.has(productCode) ? seen.get(productCode)! : leadTimeDays === null ? [] : [leadTimeDays],
    ]),
  );
  return { incoming, leadTimes, seenLeadTimes, notes: notesOf(purchased !== undefined, own.length > 0) };
}

async function purchaseOrders(context: ToolContext, warehouseCode: string, items: readonly StockItem[]) {
  const here = [
    {
      member: 'purchase_order.warehouse_code',
      operator: 'equals' as const,
      values: [warehouseCode],
    },
    ...amongProducts(items.map(({ productCode }) => productCode)),
  ];
  const since = addDays(context.today, -context.settings.demandHistoryDays);
  const [outstanding, received] = await Promise.all([
    allRows(
      context,
      'Purchase orders on their way',
      {
        measures: [{ measure: 'purchase_line.outstanding_units', as: 'units' }],
        dimensions: ['product.product_code', 'purchase_order.expected_delivery_date'],
        filters: [...here, { segment: 'purchase_line.outstanding' }],
        order: [
          { by: 'product.product_code', direction: 'asc' },
          { by: 'purchase_order.expected_delivery_date', direction: 'asc' },
        ],
      },
      BUYER,
    ),
    allRows(
      context,
      'Lead times of received purchase orders',
      {
        measures: [{ measure: 'purchase_line.lines', as: 'receipts' }],
        dimensions: ['product.product_code', 'purchase_order.lead_time'],
        filters: [
          ...here,
          { member: 'purchase_order.lead_time', operator: 'gte', values: [0] },
          { member: 'purchase_order.order_date', operator: 'inDateRange', values: [since, context.today] },
        ],
        order: [
          { by: 'product.product_code', direction: 'asc' },
          { by: 'purchase_order.lead_time', direction: 'asc' },
        ],
      },
      BUYER,
    ),
  ]);
  return {
    outstanding: outstanding.flatMap(({ product_code, expected_delivery_date, units }) =>
      typeof expected_delivery_date === 'string' && typeof units === 'number'
        ? [{ productCode: String(product_code), expected: expected_delivery_date.slice(0, 10), units }]
        : [],
    ),
    received: received.map(({ product_code, lead_time, receipts }) => ({
      productCode: String(product_code),
      days: Number(lead_time),
      receipts: Number(receipts),
    })),
  };
}

function notesOf(seesPurchaseOrders: boolean, hasOwn: boolean): string[] {
  if (!seesPurchaseOrders) return [NOT_VISIBLE];
  return hasOwn ? [COUNTED_TWICE] : [];
}
