import type { Filter, Scalar } from '#libs/contracts';
import { allRows } from '../all-rows';
import { nearestOf } from '../nearest';
import type { ToolContext } from '../tool';

/** A customer's order, as the data have it. */
export interface SalesOrder {
  /** Prefix and number, as SO-100234. */
  reference: string;
  number: string;
  customer: string;
  warehouseCode: string;
  area: string;
  address: string;
  /** YYYY-MM-DD; null when none was promised. */
  deliveryDate: string | null;
  status: string;
  /** Days past the promised day, of an open order; negative before it. */
  daysLate: number | null;
  /** Units ordered, those of them not fulfilled, and what all cost, in money. */
  units: number;
  openUnits: number;
  value: number;
}

/** Values of one filter; more are several queries. */
const VALUES_A_QUERY = 500;
const MOST_CANDIDATES = 1000;
/** Of less, too many orders are near. */
const SHORTEST_NUMBER = 4;

const MEMBERS = [
  'order_reference',
  'sales_order_number',
  'customer_name',
  'warehouse_code',
  'delivery_area',
  'delivery_address',
  'delivery_date',
  'status',
  'days_late',
  'order_units',
  'open_units',
  'order_value',
].map((field) => `sales_order.${field}`);

type Asks = Pick<ToolContext, 'query'>;

/** Orders that meet the conditions, by reference. */
export async function salesOrders(context: Asks, label: string, filters: Filter[]): Promise<SalesOrder[]> {
  const rows = await allRows(context, label, {
    entity: 'sales_order',
    ungrouped: true,
    dimensions: MEMBERS,
    filters,
    order: [{ by: 'sales_order.order_reference', direction: 'asc' }],
  });
  return rows.map(orderOf);
}

export interface FoundOrders {
  /** What was asked for, as it was written, and the one order that it names. */
  found: { asked: string; order: SalesOrder }[];
  unknown: string[];
  /** Numbers that orders with several prefixes have. */
  ambiguous: { asked: string; references: string[] }[];
}

/** Finds orders however they are written: "SO-100234", "so 100234", "#100234". */
export async function findOrders(context: Asks, asked: readonly string[]): Promise<FoundOrders> {
  const wanted = [...new Set(asked)];
  const parts: string[][] = [];
  for (let at = 0; at < wanted.length; at += VALUES_A_QUERY)
    parts.push(wanted.slice(at, at + VALUES_A_QUERY));
  const tables = await Promise.all(
    parts.map((part) =>
      salesOrders(context, 'The orders named', [
        {
          or: [
            { member: 'sales_order.order_reference', operator: 'equals', values: part },
            { member: 'sales_order.sales_order_number', operator: 'equals', values: part.map(numberOf) },
          ],
        },
      ]),
    ),
  );
  const byName = new Map<string, Map<string, SalesOrder>>();
  for (const order of tables.flat())
    for (const name of [order.reference, order.number].map(comparable))
      byName.set(name, (byName.get(name) ?? new Map<string, SalesOrder>()).set(order.reference, order));
  const result: FoundOrders = { found: [], unknown: [], ambiguous: [] };
  const taken = new Set<string>();
  for (const name of wanted) {
    const orders = [...(byName.get(comparable(name))?.values() ?? [])];
    if (orders.length === 0) result.unknown.push(name);
    else if (orders.length > 1)
      result.ambiguous.push({ asked: name, references: orders.map(({ reference }) => reference) });
    else if (!taken.has(orders[0]!.reference)) {
      taken.add(orders[0]!.reference);
      result.found.push({ asked: name, order: orders[0]! });
    }
  }
  return result;
}

/** Orders whose numbers are nearest to one that does not exist. */
export async function nearestOrders(context: Asks, asked: string): Promise<string[]> {
  const number = numberOf(asked);
  if (number.length < SHORTEST_NUMBER) return [];
  // A slip is seldom at both ends.
  const { rows } = await context.query('Orders with similar numbers', {
    dimensions: ['sales_order.order_reference'],
    filters: [
      {
        or: [
          { member: 'sales_order.sales_order_number', operator: 'startsWith', values: [number.slice(0, -2)] },
          { member: 'sales_order.sales_order_number', operator: 'contains', values: [number.slice(-4)] },
        ],
      },
    ],
    limit: MOST_CANDIDATES,
  });
  return nearestOf(
    asked,
    rows.map(([reference]) => String(reference)),
  );
}

/** The part behind a prefix of letters. */
const numberOf = (asked: string) => asked.replace(/^[\s#]*[A-Za-z]*[\s_#-]*(?=\d)/, '').trim();

/** Case, spaces and hyphens do not count. */
const comparable = (name: string) => name.toLowerCase().replaceAll(/[\s_#-]+/g, '');

function orderOf(row: Record<string, Scalar>): SalesOrder {
  const text = (value: Scalar | undefined) => (value === null || value === undefined ? '' : String(value));
  return {
    reference: text(row.order_reference),
    number: text(row.sales_order_number),
    customer: text(row.customer_name),
    warehouseCode: text(row.warehouse_code),
    area: text(row.delivery_area) || 'no area given',
    address: text(row.delivery_address),
    deliveryDate: typeof row.delivery_date === 'string' ? row.delivery_date.slice(0, 10) : null,
    status: text(row.status),
    daysLate: typeof row.days_late === 'number' ? row.days_late : null,
    units: Number(row.order_units ?? 0),
    openUnits: Number(row.open_units ?? 0),
    value: Number(row.order_value ?? 0),
  };
}
