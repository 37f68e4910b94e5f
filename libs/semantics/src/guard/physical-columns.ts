/**
 * Columns of the six tables of the supply-chain schema, in their order. Semantic files name only the columns that people
 * ask for; SQL may use all of them.
 */
export const TABLE_COLUMNS = {
  product: [
    'product_code',
    'product_name',
    'product_group',
    'unit_cost',
    'unit_price',
    'supplier_code',
    'supplier_name',
    'created_date',
    'updated_date',
  ],
  warehouse_product: [
    'warehouse_code',
    'product_code',
    'current_stock',
    'minimum_stock',
    'maximum_stock',
    'reorder_point',
    'lead_time_days',
    'last_restock_date',
  ],
  sales_order_header: [
    'sales_order_prefix',
    'sales_order_number',
    'order_date',
    'customer_code',
    'customer_name',
    'warehouse_code',
    'delivery_address',
    'delivery_area',
    'delivery_date',
    'status',
  ],
  sales_order_line: [
    'sales_order_prefix',
    'sales_order_number',
    'sales_order_line',
    'product_code',
    'order_quantity',
    'fulfilled_quantity',
    'unit_price',
    'line_total',
    'fulfillment_status',
  ],
  purchase_order_header: [
    'purchase_order_prefix',
    'purchase_order_number',
    'order_date',
    'supplier_code',
    'supplier_name',
    'warehouse_code',
    'expected_delivery_date',
    'actual_delivery_date',
    'status',
  ],
  purchase_order_line: [
    'purchase_order_prefix',
    'purchase_order_number',
    'purchase_order_line',
    'product_code',
    'order_quantity',
    'received_quantity',
    'unit_cost',
    'line_total',
    'receipt_status',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The columns of one of the six tables; undefined for any other. */
export const physicalColumns = (table: string): readonly string[] | undefined =>
  Object.hasOwn(TABLE_COLUMNS, table) ? TABLE_COLUMNS[table as keyof typeof TABLE_COLUMNS] : undefined;

/** Columns of few values (a dozen warehouses, five states). */
export const CATEGORY_COLUMNS: ReadonlySet<string> = new Set([
  'product_group',
  'warehouse_code',
  'delivery_area',
  'status',
  'fulfillment_status',
  'receipt_status',
  'sales_order_prefix',
  'purchase_order_prefix',
]);
