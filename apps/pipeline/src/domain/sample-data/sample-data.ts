import { type Assortment, makeAssortment } from './assortment';
import { dayNumber, firstOfMonthBefore, isoDate } from './days';
import { purchaseOrders, type Receipts, receiptKey } from './purchase-orders';
import { Random } from './random';
import { type Period, salesOrders } from './sales-orders';
import { money, type SampleRow } from './table-rows';

const MONTHS = 18;
const SALES_ORDERS_AT_SCALE_1 = 9_000;
const PURCHASE_ORDERS_AT_SCALE_1 = 2_400;

export interface SampleOptions {
  readonly seed: number;
  /** The sample ends on this day, `YYYY-MM-DD`. */
  readonly today: string;
  /** 1: 9,000 sales orders with about 26,000 lines, 2,400 purchase orders. 40: a million sales order lines. */
  readonly scale: number;
}

/**
 * Eighteen months of a retailer's operations: 12 warehouses, 400 products, 30 suppliers. Equal options give equal rows,
 * in an order in which each row stands after those it refers to, but for stock, which comes last.
 */
export function* sampleData({ seed, today: todayText, scale }: SampleOptions): Generator<SampleRow> {
  const today = dayNumber(todayText);
  const period: Period = { start: firstOfMonthBefore(today, MONTHS), today };
  const assortment = makeAssortment(seed, today);
  const receipts: Receipts = new Map();
  yield* productRows(assortment);
  yield* salesOrders(seed, assortment, period, Math.round(SALES_ORDERS_AT_SCALE_1 * scale), scale);
  yield* purchaseOrders(seed, assortment, period, Math.round(PURCHASE_ORDERS_AT_SCALE_1 * scale), receipts);
  yield* stockRows(seed, assortment, period, receipts);
}

/** About how many rows that will be, for progress. */
export function expectedRowCount({ scale }: SampleOptions): number {
  return 3_000 + Math.round(scale * (SALES_ORDERS_AT_SCALE_1 * 3.9 + PURCHASE_ORDERS_AT_SCALE_1 * 4));
}

function* productRows({ products }: Assortment): Generator<SampleRow> {
  for (const product of products) {
    yield {
      table: 'product',
      cells: [
        product.code,
        product.name,
        product.group,
        money(product.costCents),
        money(product.priceCents),
        product.supplier.code,
        product.supplier.name,
        isoDate(product.createdOn),
        isoDate(product.updatedOn),
      ],
    };
  }
}

function* stockRows(
  seed: number,
  { warehouses, kept }: Assortment,
  { today }: Period,
  receipts: Receipts,
): Generator<SampleRow> {
  const random = new Random(seed, 'stock');
  for (const [index, warehouse] of warehouses.entries()) {
    // Some warehouses are run tighter than others.
    const tightness = 0.6 + 0.25 * (index % 4);
    for (const product of kept[index]!) {
      const leadDays = Math.max(2, product.supplier.leadDays + random.between(-2, 3));
      const minimum = Math.round((10 + 110 * product.popularity) * (0.7 + random.next() * 0.6));
      const reorderPoint = Math.round(minimum * (1.2 + leadDays / 30 + random.next() * 0.4));
      const maximum = Math.round(reorderPoint + minimum * (2 + random.next() * 4));
      const draw = random.next() / tightness;
      const stock =
        draw < 0.016
          ? 0
          : draw < 0.06
            ? random.between(1, minimum - 1)
            : draw < 0.17
              ? random.between(minimum, reorderPoint)
              : draw < 0.2
                ? maximum + random.between(1, Math.max(2, Math.round(maximum * 0.3)))
                : random.between(reorderPoint + 1, maximum);
      const received = receipts.get(receiptKey(warehouse, product));
      const restocked = received ?? (random.chance(0.1) ? undefined : today - random.between(20, 400));
      yield {
        table: 'warehouse_product',
        cells: [
          warehouse,
          product.code,
          stock,
          minimum,
          maximum,
          reorderPoint,
          leadDays,
          restocked === undefined ? null : isoDate(restocked),
        ],
      };
    }
  }
}
