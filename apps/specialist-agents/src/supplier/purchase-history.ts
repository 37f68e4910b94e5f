import type { DateRange, Filter } from '#libs/contracts';

/** Orders placed in a span of days and not called off: what was agreed to be paid. */
export const placed = (dateRange: DateRange) => ({
  timeDimensions: [{ dimension: 'purchase_order.order_date', dateRange }],
  filters: [NOT_CANCELLED],
});

export const NOT_CANCELLED: Filter = { segment: 'purchase_order.not_cancelled' };

/** A product has rows by supplier, and is told apart by both codes; names may differ between orders. */
export const PRODUCT_AND_SUPPLIER = [
  'product.product_code',
  'product.product_name',
  'purchase_order.supplier_code',
  'purchase_order.supplier_name',
];

export const BY_PRODUCT_AND_SUPPLIER = ['product_code', 'supplier_code', 'supplier_name'].map((by) => ({
  by,
  direction: 'asc' as const,
}));
