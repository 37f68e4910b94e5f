import type { Filter } from '#libs/contracts';
import { allRows } from '../all-rows';
import { addDays } from '../calendar-days';
import { column } from '../result-rows';
import type { ToolContext } from '../tool';
import type { SalesOrder } from './order-lookup';

/** One line of an order with what could fill it. Quantities are units. */
export interface OrderLine {
  line: number;
  productCode: string;
  productName: string;
  ordered: number;
  fulfilled: number;
  /** Nothing of a cancelled order or line is missing. */
  missing: number;
  status: string;
  /** In the warehouse of the order, and its planned lead time in days. */
  stock: number;
  leadTimeDays: number | null;
  /** Missing on other open orders of the same warehouse. */
  wantedByOthers: number;
  /** Stock of other warehouses, most first. */
  elsewhere: { warehouseCode: string; stock: number }[];
}

export const LINE_COLUMNS = [
  column('line_number', 'Line', 'count', 'dimension'),
  column('product_code', 'Product code', 'code', 'dimension'),
  column('product_name', 'Product', 'text', 'dimension'),
  column('order_quantity', 'Ordered', 'count'),
  column('fulfilled_quantity', 'Fulfilled', 'count'),
  column('missing_quantity', 'Missing', 'count'),
  column('fulfillment_status', 'Fulfilment', 'text', 'dimension'),
  column('current_stock', 'Stock here', 'count'),
  column('wanted_by_others', 'Missing on other orders here', 'count'),
  column('filled_from', 'Filled from', 'text', 'dimension'),
  column('filled_on', 'Earliest', 'date', 'dimension'),
];

export async function orderLines(
  context: Pick<ToolContext, 'query'>,
  order: SalesOrder,
): Promise<OrderLine[]> {
  const rows = await allRows(context, 'Lines of the order', {
    entity: 'sales_line',
    ungrouped: true,
    dimensions: [
      'sales_line.line_number',
      'product.product_code',
      'product.product_name',
      'sales_line.order_quantity',
      'sales_line.fulfilled_quantity',
      'sales_line.fulfillment_status',
    ],
    filters: [{ member: 'sales_order.order_reference', operator: 'equals', values: [order.reference] }],
    order: [{ by: 'line_number', direction: 'asc' }],
  });
  const lines = rows.map((row) => {
    const [ordered, fulfilled] = [Number(row.order_quantity), Number(row.fulfilled_quantity)];
    const dead = order.status === 'Cancelled' || row.fulfillment_status === 'Cancelled';
    return {
      line: Number(row.line_number),
      productCode: String(row.product_code),
      productName: String(row.product_name ?? row.product_code),
      ordered,
      fulfilled,
      missing: dead ? 0 : Math.max(0, ordered - fulfilled),
      status: String(row.fulfillment_status ?? ''),
    };
  });
  const wanted = [
    ...new Set(lines.filter(({ missing }) => missing > 0).map(({ productCode }) => productCode)),
  ];
  const supply = wanted.length === 0 ? NOTHING : await supplyOf(context, order, wanted);
  return lines.map((line) => {
    const stocks = supply.stocks.filter(({ productCode }) => productCode === line.productCode);
    const here = stocks.find(({ warehouseCode }) => warehouseCode === order.warehouseCode);
    // What this order itself misses is in the backlog too; a delivered order's is not.
    const own = supply.backlogHoldsOrder
      ? lines.reduce(
          (sum, { productCode, missing }) => sum + (productCode === line.productCode ? missing : 0),
          0,
        )
      : 0;
    return {
      ...line,
      stock: here?.stock ?? 0,
      leadTimeDays: here?.leadTimeDays ?? null,
      wantedByOthers: Math.max(0, (supply.backlog.get(line.productCode) ?? 0) - own),
      elsewhere: stocks
        .filter(({ warehouseCode, stock }) => warehouseCode !== order.warehouseCode && stock > 0)
        .sort((one, other) => other.stock - one.stock),
    };
  });
}

interface Supply {
  stocks: { productCode: string; warehouseCode: string; stock: number; leadTimeDays: number | null }[];
  backlog: ReadonlyMap<string, number>;
  backlogHoldsOrder: boolean;
}

const NOTHING: Supply = { stocks: [], backlog: new Map(), backlogHoldsOrder: false };

async function supplyOf(
  context: Pick<ToolContext, 'query'>,
  { warehouseCode, status }: SalesOrder,
  products: string[],
): Promise<Supply> {
  const these: Filter = { member: 'product.product_code', operator: 'equals', values: products };
  const [stocks, backlog] = await Promise.all([
    allRows(context, 'Stock of what is missing', {
      entity: 'stock',
      ungrouped: true,
      dimensions: [
        'product.product_code',
        'stock.warehouse_code',
        'stock.current_stock',
        'stock.lead_time_days',
      ],
      filters: [these],
      order: [
        { by: 'product_code', direction: 'asc' },
        { by: 'warehouse_code', direction: 'asc' },
      ],
    }),
    allRows(context, 'Missing on open orders of the warehouse', {
      measures: [{ measure: 'sales_line.backlog_units' }],
      dimensions: ['product.product_code'],
      filters: [these, { member: 'sales_order.warehouse_code', operator: 'equals', values: [warehouseCode] }],
      order: [{ by: 'product_code', direction: 'asc' }],
    }),
  ]);
  return {
    stocks: stocks.map((row) => ({
      productCode: String(row.product_code),
      warehouseCode: String(row.warehouse_code),
      // A stock below nothing is a booking that is missing.
      stock: Math.max(0, Number(row.current_stock ?? 0)),
      leadTimeDays: typeof row.lead_time_days === 'number' ? row.lead_time_days : null,
    })),
    backlog: new Map(backlog.map((row) => [String(row.product_code), Number(row.backlog_units ?? 0)])),
    backlogHoldsOrder: status !== 'Delivered',
  };
}

/** The line as a row, with where its missing units could come from and on which day at the earliest. */
export function fillable(line: OrderLine, { warehouseCode }: SalesOrder, today: string) {
  const { missing, stock, leadTimeDays, elsewhere } = line;
  const other = elsewhere.find((place) => place.stock >= missing);
  const [from, on] =
    missing === 0
      ? [null, null]
      : stock >= missing
        ? [warehouseCode, today]
        : other !== undefined
          ? [other.warehouseCode, null]
          : ['new delivery', leadTimeDays === null ? null : addDays(today, leadTimeDays)];
  return {
    line_number: line.line,
    product_code: line.productCode,
    product_name: line.productName,
    order_quantity: line.ordered,
    fulfilled_quantity: line.fulfilled,
    missing_quantity: missing,
    fulfillment_status: line.status,
    current_stock: missing === 0 ? null : stock,
    wanted_by_others: missing === 0 ? null : line.wantedByOthers,
    filled_from: from,
    filled_on: on,
  };
}
