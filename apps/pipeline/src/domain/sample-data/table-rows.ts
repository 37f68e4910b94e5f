export type Cell = string | number | null;

/** The six tables with their columns in the order in which rows are made. */
export const SAMPLE_COLUMNS = {
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
} as const;

export type SampleTable = keyof typeof SAMPLE_COLUMNS;

export interface SampleRow {
  readonly table: SampleTable;
  readonly cells: readonly Cell[];
}

export const money = (cents: number): string => (cents / 100).toFixed(2);

/** Order numbers have six digits. */
export const orderNumber = (number: number): string => String(number).padStart(6, '0');
