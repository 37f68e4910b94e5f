import type { Scalar } from '#libs/contracts';
import { allRows } from '../all-rows';
import type { Outcome, ToolContext } from '../tool';

/** One product in one warehouse, as the data have it. Quantities are units. */
export interface StockItem {
  productCode: string;
  productName: string;
  warehouseCode: string;
  supplierCode: string | null;
  supplierName: string | null;
  /** Money per unit. */
  unitCost: number | null;
  /** YYYY-MM-DD. */
  listedOn: string | null;
  currentStock: number;
  minimumStock: number | null;
  maximumStock: number | null;
  /** As it stands in the data, not as it is calculated. */
  reorderPoint: number | null;
  leadTimeDays: number | null;
  /** Current stock over the mean daily demand of the last 30 days; null without any. */
  daysOfCover: number | null;
}

/** More codes in one condition than this: the whole warehouse is read and the rest left out here. */
const MOST_CODES = 500;

const MEMBERS = [
  'product.product_code',
  'product.product_name',
  'stock.warehouse_code',
  'product.supplier_code',
  'product.supplier_name',
  'product.unit_cost',
  'product.created_date',
  'stock.current_stock',
  'stock.minimum_stock',
  'stock.maximum_stock',
  'stock.reorder_point',
  'stock.lead_time_days',
  'stock.days_of_cover',
];

/** What a warehouse keeps, by product code; only some products where they are named. */
export async function stockItems(
  context: Pick<ToolContext, 'query'>,
  warehouseCode: string,
  products?: readonly string[],
): Promise<StockItem[]> {
  const few = products !== undefined && products.length <= MOST_CODES;
  const rows = await allRows(context, 'Stock of the warehouse', {
    entity: 'stock',
    ungrouped: true,
    dimensions: MEMBERS,
    filters: [
      { member: 'stock.warehouse_code', operator: 'equals', values: [warehouseCode] },
      ...(few ? [onlyProducts(products)] : []),
    ],
    order: [{ by: 'product.product_code', direction: 'asc' }],
  });
  const wanted = products === undefined ? undefined : new Set(products);
  return rows.map(itemOf).filter(({ productCode }) => wanted === undefined || wanted.has(productCode));
}

/** A condition on product codes. */
export const onlyProducts = (products: readonly string[]) => ({
  member: 'product.product_code',
  operator: 'equals' as const,
  values: [...products],
});

/** The condition, where the products are few enough to be named. */
export const amongProducts = (products: readonly string[]) =>
  products.length <= MOST_CODES ? [onlyProducts(products)] : [];

function itemOf(row: Record<string, Scalar>): StockItem {
  return {
    productCode: String(row.product_code),
    productName: text(row.product_name) ?? String(row.product_code),
    warehouseCode: String(row.warehouse_code),
    supplierCode: text(row.supplier_code),
    supplierName: text(row.supplier_name),
    unitCost: amount(row.unit_cost),
    listedOn: text(row.created_date)?.slice(0, 10) ?? null,
    // A stock below nothing is a booking that is missing.
    currentStock: Math.max(0, amount(row.current_stock) ?? 0),
    minimumStock: amount(row.minimum_stock),
    maximumStock: amount(row.maximum_stock),
    reorderPoint: amount(row.reorder_point),
    leadTimeDays: amount(row.lead_time_days),
    daysOfCover: amount(row.days_of_cover),
  };
}

const text = (value: Scalar | undefined) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
const amount = (value: Scalar | undefined) =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The products exist, and the warehouse, but not the ones in the other. */
export function notKept(warehouse: string, products?: readonly string[]): Outcome {
  const [product] = products ?? [];
  const what =
    products?.length === 1 ? product! : product === undefined ? 'anything' : 'any of these products';
  return {
    kind: 'refused',
    code: 'NOT_POSSIBLE',
    message: `${warehouse} does not keep ${what}.`,
    nextStep: 'Choose another warehouse, or another product.',
  };
}
