import type { Action, Filter, Formula } from '#libs/contracts';
import { addDays } from '../calendar-days';
import { count, figure, money } from '../figures';
import { days, optional, warehouseCode } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool } from '../tool';
import { counted, written } from '../wording';
import { type SalesOrder, salesOrders } from './order-lookup';

/** Orders that are put forward to be expedited. */
const MOST_ACTIONS = 5;
/** Who has waited longer has long complained or the order was never closed: hurrying it helps nobody. */
const STALE_DAYS = 90;

const FORMULAS: Formula[] = [
  {
    label: 'Days late',
    text: 'Today − promised delivery day, of orders that are neither delivered nor cancelled',
    source: 'Order records',
  },
  {
    label: 'To expedite',
    text: `The ${MOST_ACTIONS} orders with the highest value among those that are at most ${STALE_DAYS} days late`,
    source: 'Order records',
  },
];

const COLUMNS = [
  column('order_reference', 'Order', 'code', 'dimension'),
  column('customer_name', 'Customer', 'text', 'dimension'),
  column('warehouse_code', 'Warehouse', 'code', 'dimension'),
  column('delivery_area', 'Delivery area', 'text', 'dimension'),
  column('delivery_date', 'Promised delivery', 'date', 'dimension'),
  column('days_late', 'Days late', 'days'),
  column('status', 'Status', 'text', 'dimension'),
  column('open_units', 'Units missing', 'count'),
  column('order_value', 'Order value', 'money'),
];

export const identifyDelayedOrders = defineTool({
  name: 'identify_delayed_orders',
  label: 'Delayed orders',
  summary: 'Open orders past their promised day, the latest first, and which of them to hurry.',
  agent: 'logistics',
  personas: ['field_engineer'],
  parameters: {
    warehouse_code: optional(warehouseCode()),
    days: days({
      label: 'Days late',
      description: 'Late by at least so many days; 0 is every order past its day.',
      min: 0,
      max: 3_650,
      default: 0,
    }),
  },
  phrases: [
    'identify [the] delayed orders [(in|at|of|for|from) {warehouse_code}] [(late|delayed) by (more than|at least) {days}]',
    'identify [the] (late|overdue) orders [(in|at|of|for|from) {warehouse_code}] [by (more than|at least) {days}]',
    'analyze [the] (delays|delayed orders|late orders) [(in|at|of|for) {warehouse_code}] [of (more than|at least) {days}]',
    'delayed orders (report|check|analysis) [(in|at|of|for) {warehouse_code}]',
    '(which|what) [delayed|late|overdue] orders should (we|i) (expedite|hurry|rush|speed up) [(in|at|from) {warehouse_code}]',
    'orders to (expedite|hurry|rush|speed up) [(in|at|from) {warehouse_code}]',
    '(expedite|hurry|rush) [the] (late|delayed|overdue) orders [(in|at|from) {warehouse_code}]',
    'propose [orders] to expedite [(in|at|from) {warehouse_code}]',
    'detect delays [(in|at|of|for) {warehouse_code}] [of (more than|at least) {days}]',
  ],
  examples: [
    'Identify delayed orders in WH-03',
    'Identify delayed orders of WH-01 late by at least 7 days',
    'Which late orders should we expedite?',
  ],
  keys: ['sales_order.order_reference', 'sales_order.warehouse_code'],
  async run({ warehouse_code: warehouse, days: least }, context) {
    const late: Filter[] = [
      { segment: 'sales_order.overdue' },
      { member: 'sales_order.days_late', operator: 'gte', values: [Math.max(1, least)] },
    ];
    const here: Filter[] =
      warehouse === undefined
        ? []
        : [{ member: 'sales_order.warehouse_code', operator: 'equals', values: [warehouse] }];
    const [found, open] = await Promise.all([
      salesOrders(context, 'Orders past their promised day', [...late, ...here]),
      context.query('Open orders', {
        measures: [{ measure: 'sales_order.orders' }],
        filters: [{ segment: 'sales_order.open' }, ...here],
      }),
    ]);
    const orders = found.sort((one, other) => daysLate(other) - daysLate(one) || other.value - one.value);
    const hurried = orders
      .filter((order) => daysLate(order) <= STALE_DAYS)
      .sort((one, other) => other.value - one.value)
      .slice(0, MOST_ACTIONS);
    const stale = orders.filter((order) => daysLate(order) > STALE_DAYS).length;
    const value = orders.reduce((sum, order) => sum + order.value, 0);
    const openOrders = Number(open.rows[0]?.[0] ?? 0);
    return {
      kind: 'result',
      sentence: sentenceOf(orders, value, openOrders, least, warehouse),
      figures: [
        count('delayed_orders', 'Delayed orders', orders.length),
        count('open_orders', 'Open orders', openOrders),
        money('order_value', 'Value of the delayed orders', value),
        figure('longest_delay', 'Longest delay', orders.length === 0 ? 0 : daysLate(orders[0]!), 'days'),
        ...(least > 1 ? [figure('least_delay', 'Late by at least', least, 'days')] : []),
      ],
      table: tableOf(COLUMNS, orders.map(rowOf)),
      chart: null,
      drawing: null,
      formulas: FORMULAS,
      inputs: [],
      notes: [
        ...(stale > 0
          ? [
              `${counted(stale, 'order')} ${stale === 1 ? 'is' : 'are'} more than ${STALE_DAYS} days late: delivered and never closed, perhaps. They are not put forward to be expedited.`,
            ]
          : []),
        'Late means past the promised day and neither delivered nor cancelled; orders that were delivered late cannot be told, because the day of delivery is not in the data.',
      ],
      actions: hurried.map((order) => expedite(order, context.today)),
    };
  },
});

const daysLate = (order: SalesOrder) => order.daysLate ?? 0;

function rowOf(order: SalesOrder) {
  return {
    order_reference: order.reference,
    customer_name: order.customer,
    warehouse_code: order.warehouseCode,
    delivery_area: order.area,
    delivery_date: order.deliveryDate,
    days_late: order.daysLate,
    status: order.status,
    open_units: order.openUnits,
    order_value: order.value,
  };
}

/** Wanted by tomorrow: today's vehicles have left. */
const expedite = ({ reference, value }: SalesOrder, today: string): Action => ({
  kind: 'expedite',
  orderId: reference,
  order: 'sales',
  wantedBy: addDays(today, 1),
  amount: Math.max(0, value),
});

function sentenceOf(
  orders: readonly SalesOrder[],
  value: number,
  open: number,
  least: number,
  warehouse: string | undefined,
): string {
  const where = warehouse === undefined ? '' : ` of ${warehouse}`;
  const by = least > 1 ? ` by at least ${counted(least, 'day')}` : '';
  const all = `${counted(open, 'open order')}${where}`;
  const [latest] = orders;
  if (latest === undefined) return `None of the ${all} is late${by}.`;
  return `${written(orders.length)} of the ${all} ${orders.length === 1 ? 'is' : 'are'} late${by}, worth ${written(value, 0)}; ${latest.reference} is late by ${counted(daysLate(latest), 'day')}, the longest.`;
}
