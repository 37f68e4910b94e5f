import { allRows } from '../all-rows';
import type { ToolContext } from '../tool';
import type { Surplus } from './domain/transfers';
import { amongProducts } from './stock-items';

const MEMBERS = [
  'product.product_code',
  'product.product_name',
  'stock.warehouse_code',
  'product.unit_cost',
  'stock.current_stock',
  'stock.maximum_stock',
];

/** What the caller's other warehouses have above their maximum of these products. */
export async function surplusesElsewhere(
  context: Pick<ToolContext, 'query'>,
  warehouseCode: string,
  products: readonly string[],
): Promise<Surplus[]> {
  if (products.length === 0) return [];
  const wanted = new Set(products);
  const rows = await allRows(context, 'Too much of it elsewhere', {
    entity: 'stock',
    ungrouped: true,
    dimensions: MEMBERS,
    filters: [
      { member: 'stock.warehouse_code', operator: 'notEquals', values: [warehouseCode] },
      { member: 'stock.current_stock', operator: 'gt', otherMember: 'stock.maximum_stock' },
      ...amongProducts(products),
    ],
    order: [{ by: 'product.product_code', direction: 'asc' }],
  });
  return rows.flatMap((row) => {
    const units = Number(row.current_stock) - Number(row.maximum_stock);
    const productCode = String(row.product_code);
    if (!(units >= 1) || !wanted.has(productCode)) return [];
    const productName = String(row.product_name ?? row.product_code);
    const unitCost = Math.max(0, Number(row.unit_cost ?? 0));
    return [{ warehouseCode: String(row.warehouse_code), productCode, productName, unitCost, units }];
  });
}
