import type { Formula } from '#libs/contracts';
import { count, figure, ratio } from '../figures';
import { tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted, listed, written } from '../wording';
import { fillable, LINE_COLUMNS, type OrderLine, orderLines } from './order-lines';
import { orderNumber } from './order-parameter';
import { findOrders, nearestOrders, type SalesOrder } from './order-lookup';

const FORMULAS: Formula[] = [
  { label: 'Missing', text: 'Units ordered − units fulfilled, by line', source: 'Order records' },
  { label: 'Fill rate', text: 'Units fulfilled / units ordered', source: 'Sales fill rate' },
  {
    label: 'Days late',
    text: 'Today − promised delivery day, of an order that is neither delivered nor cancelled',
    source: 'Order records',
  },
  {
    label: 'Filled from',
    text: 'This warehouse where its stock covers the line; else the warehouse with the most stock that does; else a delivery ordered today, after the lead time of the item',
    source: 'Stock records and planned lead times',
  },
];

export const checkFulfillmentStatus = defineTool({
  name: 'check_fulfillment_status',
  label: 'Fulfilment of an order',
  summary:
    'What of an order is fulfilled and what is missing, how late it is, and from where the rest could come.',
  agent: 'logistics',
  personas: ['field_engineer'],
  parameters: {
    order_id: orderNumber({
      label: 'Order',
      description: 'Number of the order, with or without its prefix, as SO-100234 or 100234.',
    }),
  },
  phrases: [
    'check [the] [order] fulfillment [status] [(of|for)] {order_id}',
    'check [the] [order] status [(of|for)] {order_id}',
    'fulfillment (status|check|analysis) [(of|for) {order_id}]',
    'order fulfillment [(of|for) {order_id}]',
    'how far is {order_id}',
    'how complete is {order_id}',
    'what is (missing|open|outstanding) (on|in|of|from) {order_id}',
    '(can|when can) (we|i) (fill|fulfill|complete) {order_id}',
    'when (will|can) {order_id} be (complete|filled|fulfilled|completed)',
    'is {order_id} (complete|fulfilled|filled)',
    'why is {order_id} (late|delayed|incomplete)',
    'where does {order_id} stand',
  ],
  examples: [
    'Check the fulfillment status of SO-100234',
    'Check the fulfillment status of order 100240',
    'Analyze the fulfillment status of SO-100250',
  ],
  keys: ['sales_order.order_reference', 'product.product_code'],
  async run({ order_id: asked }, context) {
    const { found, ambiguous } = await findOrders(context, [asked]);
    if (ambiguous[0] !== undefined) return severalOrders(asked, ambiguous[0].references);
    const order = found[0]?.order;
    if (order === undefined) return unknownOrder(asked, await nearestOrders(context, asked));
    const lines = await orderLines(context, order);
    const rows = lines.map((line) => fillable(line, order, context.today));
    const missing = lines.filter(({ missing }) => missing > 0);
    const [units, fulfilled] = [sum(lines, 'ordered'), sum(lines, 'fulfilled')];
    const late = Math.max(0, order.daysLate ?? 0);
    return {
      kind: 'result',
      sentence: sentenceOf(order, lines, rows, late),
      figures: [
        count('order_units', 'Units ordered', units),
        count('fulfilled_units', 'Units fulfilled', fulfilled),
        count('missing_units', 'Units missing', sum(lines, 'missing')),
        count('missing_lines', 'Lines with units missing', missing.length),
        figure('days_late', 'Days late', late, 'days'),
        ratio('fill_rate', 'Fill rate', units > 0 ? fulfilled / units : 1),
      ],
      table: tableOf(LINE_COLUMNS, rows),
      chart: null,
      drawing: null,
      formulas: FORMULAS,
      inputs: [
        figure('status', 'Status', order.status, 'text'),
        figure('warehouse_code', 'Warehouse', order.warehouseCode, 'code'),
        figure('delivery_date', 'Promised delivery', order.deliveryDate, 'date'),
        figure('order_value', 'Order value', order.value, 'money'),
      ],
      notes: notesOf(order, lines),
      actions: [],
    };
  },
});

const sum = (lines: readonly OrderLine[], field: 'ordered' | 'fulfilled' | 'missing') =>
  lines.reduce((total, line) => total + line[field], 0);

function sentenceOf(
  order: SalesOrder,
  lines: readonly OrderLine[],
  rows: readonly ReturnType<typeof fillable>[],
  late: number,
): string {
  const { reference, customer, status } = order;
  const overdue = late > 0 ? `, ${counted(late, 'day')} late` : '';
  const [units, fulfilled, missing] = [sum(lines, 'ordered'), sum(lines, 'fulfilled'), sum(lines, 'missing')];
  const state = `${reference} for ${customer} is ${status}${overdue}: ${written(fulfilled)} of ${counted(units, 'unit')} ${fulfilled === 1 ? 'is' : 'are'} fulfilled`;
  if (status === 'Cancelled')
    return `${reference} for ${customer} is Cancelled; nothing of it is to be delivered.`;
  if (missing === 0) return `${state}, nothing is missing.`;
  const here = rows.filter(({ filled_from: from }) => from === order.warehouseCode).length;
  const open = lines.filter((line) => line.missing > 0).length;
  const from =
    here === open
      ? `all of it is in stock in ${order.warehouseCode}`
      : here === 0
        ? `none of it is in stock in ${order.warehouseCode}`
        : `some of it is in stock in ${order.warehouseCode}`;
  return `${state}, ${counted(missing, 'unit')} on ${counted(open, 'line')} ${missing === 1 ? 'is' : 'are'} missing; ${from}.`;
}

function notesOf({ status, warehouseCode }: SalesOrder, lines: readonly OrderLine[]): string[] {
  const contested = lines.filter(
    ({ missing, stock, wantedByOthers: others }) =>
      missing > 0 && stock > 0 && others > 0 && stock < missing + others,
  );
  return [
    ...(status === 'Delivered'
      ? ['The data do not say on which day the order was delivered, so whether it was late is unknown.']
      : []),
    ...(status === 'Delivered' && lines.some(({ missing }) => missing > 0)
      ? ['The order is closed although units are missing: they were never delivered, or never booked.']
      : []),
    ...(contested.length > 0
      ? [
          `Other open orders of ${warehouseCode} want the same stock of ${listed(contested.slice(0, 3).map(({ productCode }) => productCode))}${contested.length > 3 ? ' and others' : ''}: there is not enough for all.`,
        ]
      : []),
    'Stock is taken to be what is free to pick. Goods on their way from suppliers are not counted: a day that rests on a new delivery is ordered today.',
  ];
}

function unknownOrder(asked: string, nearest: string[]): Outcome {
  return {
    kind: 'refused',
    code: 'UNKNOWN_VALUE',
    message: `The orders that you may see have no ${asked}.`,
    nextStep: nearest.length === 0 ? 'Check the number.' : `Did you mean ${listed(nearest)}?`,
    nearest,
  };
}

function severalOrders(asked: string, references: string[]): Outcome {
  return {
    kind: 'refused',
    code: 'INVALID_INPUT',
    message: `${asked} is the number of ${counted(references.length, 'order')}: ${listed(references.slice(0, 4))}.`,
    nextStep: 'Give the number with its prefix.',
    nearest: references.slice(0, 4),
  };
}
