import type { SupplierRecord } from '#libs/calculations';
import type { DateRange, Scalar } from '#libs/contracts';
import { allRows } from '../all-rows';
import type { ToolContext } from '../tool';

export interface Deliveries {
  /** One a supplier with at least one order that arrived within the days, and one line on it. */
  records: SupplierRecord[];
  names: ReadonlyMap<string, string>;
  /** Orders that should have arrived by now and have not, by supplier. */
  overdue: ReadonlyMap<string, number>;
}

const SUPPLIER = 'purchase_order.supplier_code';
const IN_ORDER = [{ by: 'supplier_code', direction: 'asc' as const }];

/** What every supplier delivered within the days; of all, because each is judged beside the others. */
export async function deliveriesOf(
  context: Pick<ToolContext, 'query'>,
  arrived: DateRange,
): Promise<Deliveries> {
  const onArrival = { dimension: 'purchase_order.actual_delivery_date', dateRange: arrived };
  const notCancelled = { segment: 'purchase_order.not_cancelled' };
  const [orders, lines, late] = await Promise.all([
    allRows(context, 'Orders delivered, by supplier', {
      dimensions: [SUPPLIER, 'purchase_order.supplier_name'],
      measures: [
        { measure: 'purchase_order.purchase_orders' },
        {
          measure: 'purchase_order.purchase_orders',
          where: [{ segment: 'purchase_order.on_time' }],
          as: 'on_time_orders',
        },
      ],
      timeDimensions: [onArrival],
      filters: [notCancelled],
      order: [...IN_ORDER, { by: 'supplier_name', direction: 'asc' }],
    }),
    allRows(context, 'Lines delivered, by supplier and product', {
      dimensions: [SUPPLIER, 'product.product_code'],
      measures: [
        { measure: 'purchase_line.lines' },
        {
          measure: 'purchase_line.lines',
          where: [{ segment: 'purchase_line.fully_received' }],
          as: 'complete_lines',
        },
        { measure: 'purchase_line.units_ordered' },
        { measure: 'purchase_line.units_received' },
        { measure: 'purchase_line.lines', where: [LISTED], as: 'listed_lines' },
        { measure: 'purchase_line.spend', where: [LISTED], as: 'listed_spend' },
        { measure: 'purchase_line.spend_at_list' },
      ],
      timeDimensions: [onArrival],
      filters: [notCancelled],
      order: [...IN_ORDER, { by: 'product_code', direction: 'asc' }],
    }),
    allRows(context, 'Overdue orders, by supplier', {
      dimensions: [SUPPLIER],
      measures: [{ measure: 'purchase_order.purchase_orders' }],
      filters: [{ segment: 'purchase_order.overdue' }],
      order: IN_ORDER,
    }),
  ]);
  return {
    records: recordsOf(orders, lines),
    names: new Map(
      orders.map((row) => [String(row.supplier_code), String(row.supplier_name ?? row.supplier_code)]),
    ),
    overdue: new Map(late.map((row) => [String(row.supplier_code), Number(row.purchase_orders)])),
  };
}

/** Goods without a list cost say nothing about how dear the supplier is. */
const LISTED = { member: 'product.unit_cost', operator: 'gt' as const, values: [0] };

type Row = Record<string, Scalar>;

function recordsOf(orders: readonly Row[], lines: readonly Row[]): SupplierRecord[] {
  const records = new Map<string, SupplierRecord & { products: SupplierRecord['products'][number][] }>();
  // A supplier that was renamed has a row a name.
  for (const row of orders) {
    const supplier = String(row.supplier_code);
    const record = records.get(supplier) ?? {
      supplier,
      orders: 0,
      onTime: 0,
      lines: 0,
      completeLines: 0,
      unitsOrdered: 0,
      unitsReceived: 0,
      products: [],
    };
    record.orders += Number(row.purchase_orders);
    record.onTime += Number(row.on_time_orders);
    records.set(supplier, record);
  }
  for (const row of lines) {
    const record = records.get(String(row.supplier_code));
    if (record === undefined) continue;
    record.lines += Number(row.lines);
    record.completeLines += Number(row.complete_lines);
    record.unitsOrdered += Number(row.units_ordered);
    record.unitsReceived += Number(row.units_received);
    record.products.push({
      lines: Number(row.listed_lines),
      paid: Number(row.listed_spend),
      atList: Number(row.spend_at_list),
    });
  }
  return [...records.values()].filter(({ orders: delivered, lines: count }) => delivered > 0 && count > 0);
}
