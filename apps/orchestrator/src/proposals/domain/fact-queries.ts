import type { Filter, MetricQuery } from '#libs/contracts';

/** Columns of each result are in the order of its dimensions. */
const PRODUCT_FIELDS = [
  'product.product_code',
  'product.product_name',
  'product.unit_cost',
  'product.supplier_code',
  'product.supplier_name',
];
const STOCK_FIELDS = [
  'stock.warehouse_code',
  'product.product_code',
  'stock.current_stock',
  'stock.maximum_stock',
];
const ORDERS = {
  sales: {
    entity: 'sales_order',
    fields: [
      'sales_order.customer_name',
      'sales_order.warehouse_code',
      'sales_order.delivery_date',
      'sales_order.status',
      'sales_order.order_value',
    ],
  },
  purchase: {
    entity: 'purchase_order',
    fields: [
      'purchase_order.supplier_name',
      'purchase_order.warehouse_code',
      'purchase_order.expected_delivery_date',
      'purchase_order.status',
      'purchase_order.order_value',
    ],
  },
};

const among = (member: string, values: string[]): Filter => ({
  member,
  operator: 'equals',
  values: [...new Set(values)],
});

const list = (entity: string, dimensions: string[], filters: Filter[]): MetricQuery => ({
  entity,
  ungrouped: true,
  measures: [],
  dimensions,
  timeDimensions: [],
  filters,
});

const distinct = (dimensions: string[], filters: Filter[]): MetricQuery => ({
  measures: [],
  dimensions,
  timeDimensions: [],
  filters,
});

export const outstanding = (warehouseCode: string, codes: string[]): MetricQuery => ({
  measures: [{ measure: 'purchase_line.outstanding_units' }],
  dimensions: ['product.product_code'],
  timeDimensions: [],
  filters: [
    among('purchase_order.warehouse_code', [warehouseCode]),
    among('product.product_code', codes),
    { segment: 'purchase_line.outstanding' },
  ],
});

export const productsOf = (codes: string[]): MetricQuery =>
  list('product', PRODUCT_FIELDS, [among('product.product_code', codes)]);

export const stockOf = (sites: string[], codes: string[]): MetricQuery =>
  list('stock', STOCK_FIELDS, [among('stock.warehouse_code', sites), among('product.product_code', codes)]);

export const warehousesAmong = (sites: string[]): MetricQuery =>
  distinct(['stock.warehouse_code'], [among('stock.warehouse_code', sites)]);

/** Code and name of a supplier, as products or as purchase orders know it. */
export const supplierIn = (entity: 'product' | 'purchase_order', code: string): MetricQuery =>
  distinct(
    [`${entity}.supplier_code`, `${entity}.supplier_name`],
    [among(`${entity}.supplier_code`, [code])],
  );

/** The order itself, and whether it is among the open ones. */
export function orderOf(order: 'sales' | 'purchase', orderId: string) {
  const { entity, fields } = ORDERS[order];
  const isIt = among(`${entity}.order_reference`, [orderId]);
  return {
    itself: list(entity, fields, [isIt]),
    ifOpen: list(entity, [`${entity}.order_reference`], [isIt, { segment: `${entity}.open` }]),
  };
}
