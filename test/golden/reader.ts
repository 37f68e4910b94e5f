import { type IndexedValue, Reader, ValueIndex } from '#libs/reader';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';

/** The Wednesday that "today" means in the golden questions. */
export const TODAY = '2026-06-17';

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

const each = (member: string, values: string[]): IndexedValue[] => values.map((value) => ({ member, value }));

const named = (code: string, name: string, pairs: [string, string][]): IndexedValue[] =>
  pairs.flatMap(([value, called]) => [
    { member: code, value, names: called },
    { member: name, value: called, names: value },
  ]);

const warehouses = Array.from({ length: 12 }, (_, index) => `WH-${String(index + 1).padStart(2, '0')}`);

/** Names and codes of the golden questions' own little world. */
const VALUES: IndexedValue[] = [
  ...['stock', 'sales_order', 'purchase_order'].flatMap((entity) =>
    each(`${entity}.warehouse_code`, warehouses),
  ),
  ...named('product.product_code', 'product.product_name', [
    ['P-0041', 'Granary Oat Drink 1 l'],
    ['P-0042', 'Ember Salted Butter 500 g'],
    ['P-0043', 'Quill Copy Paper A4'],
  ]),
  ...each('product.product_group', ['Beverages', 'Dairy', 'Frozen', 'Household', 'Snacks', 'Stationery']),
  ...named('product.supplier_code', 'product.supplier_name', [
    ['SUP-001', 'Northgate Dairy'],
    ['SUP-002', 'Hearth & Mill'],
  ]),
  ...named('purchase_order.supplier_code', 'purchase_order.supplier_name', [
    ['SUP-001', 'Northgate Dairy'],
    ['SUP-002', 'Hearth & Mill'],
  ]),
  ...named('sales_order.customer_code', 'sales_order.customer_name', [
    ['C-0001', 'Quayside Deli'],
    ['C-0002', 'Elmwood Stores'],
  ]),
  ...each('sales_order.delivery_area', ['North', 'South', 'Harbour', 'Airport']),
  ...each('sales_order.status', ['Pending', 'Processing', 'Shipped', 'Delivered', 'Cancelled']),
  ...each('sales_order.sales_order_prefix', ['SO', 'WEB']),
  ...each('sales_order.sales_order_number', ['100500', '100600']),
  ...each('sales_line.fulfillment_status', ['Fulfilled', 'Partial', 'Backordered', 'Pending', 'Cancelled']),
  ...each('purchase_order.status', ['Pending', 'Approved', 'In Transit', 'Received', 'Cancelled']),
];

export function readerFor(persona: string): Reader {
  const tables = new Set(model.personas.get(persona)!.tables);
  const own = VALUES.filter(({ member }) => tables.has(model.entities.get(member.split('.')[0]!)!.table));
  return new Reader(model, persona, ValueIndex.build(model, persona, own));
}
