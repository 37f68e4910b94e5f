import { buyer, JUNE, manager, ORDERED, type ReviewedQuery } from './reviewed-query';

/** Rollups, related rows, sites, and the buyer's side. */
export const RELATED_QUERIES: readonly ReviewedQuery[] = [
  manager('a rollup: days of cover of one warehouse', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['product.product_code', 'stock.current_stock', 'stock.days_of_cover'],
    filters: [
      { member: 'stock.warehouse_code', operator: 'equals', values: ['WH-01'] },
      { member: 'stock.days_of_cover', operator: 'lt', values: [30] },
    ],
  }),
  manager('a rollup in a segment: dead stock', {
    measures: [{ measure: 'stock.stock_value' }],
    dimensions: ['stock.warehouse_code'],
    filters: [{ segment: 'stock.dead_stock' }],
  }),
  manager('products that a warehouse does not carry', {
    entity: 'product',
    ungrouped: true,
    dimensions: ['product.product_code'],
    filters: [
      {
        exists: {
          entity: 'stock',
          not: true,
          where: [{ member: 'stock.warehouse_code', operator: 'equals', values: ['WH-02'] }],
        },
      },
    ],
  }),
  manager('items without a sale from their warehouse', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['stock.warehouse_code', 'product.product_code'],
    filters: [{ exists: { entity: 'sales_line', not: true, where: [] } }],
  }),
  manager('customers without an order in June', {
    dimensions: ['sales_order.customer_name'],
    filters: [
      {
        exists: {
          entity: 'sales_order',
          not: true,
          where: [{ member: ORDERED, operator: 'inDateRange', values: JUNE }],
        },
      },
    ],
  }),
  manager('orders of customers who also have a cancelled one', {
    measures: [{ measure: 'sales_order.orders' }],
    filters: [
      {
        exists: {
          entity: 'sales_order',
          where: [{ segment: 'sales_order.cancelled' }],
          same: ['sales_order.customer_code'],
        },
      },
    ],
  }),
  manager('every operator', {
    measures: [{ measure: 'product.products' }],
    filters: [
      { member: 'product.product_name', operator: 'contains', values: ['100%', 'o'] },
      { member: 'product.product_name', operator: 'notContains', values: ['usb_c'] },
      { not: { member: 'product.product_name', operator: 'startsWith', values: ['night'] } },
      { member: 'product.supplier_name', operator: 'notEquals', values: ["O'Brien & Sons", 'Nobody'] },
      { member: 'product.product_group', operator: 'set' },
      {
        or: [
          { member: 'product.unit_cost', operator: 'lte', values: [1.5] },
          { member: 'product.created_date', operator: 'notInDateRange', values: ['2025-01-01', null] },
          { and: [{ member: 'product.supplier_code', operator: 'notSet' }] },
        ],
      },
    ],
  }),
  manager('column against column', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['stock.warehouse_code', 'product.product_code'],
    filters: [{ member: 'stock.current_stock', operator: 'lte', otherMember: 'stock.minimum_stock' }],
  }),
  manager(
    'only the rows of some sites',
    {
      measures: [{ measure: 'sales_line.revenue' }, { measure: 'stock.items' }],
      dimensions: ['stock.warehouse_code'],
    },
    ['WH-01'],
  ),
  manager(
    'sites in rollups and related rows',
    {
      entity: 'product',
      ungrouped: true,
      dimensions: ['product.product_code'],
      filters: [{ segment: 'product.stocked' }, { segment: 'sales_order.delivered' }],
    },
    ['WH-02', 'WH-03'],
  ),
  buyer('supplier scorecard: orders and lines together', {
    measures: [
      { measure: 'purchase_order.on_time_rate' },
      { measure: 'purchase_line.fill_rate' },
      { measure: 'purchase_order.average_lead_time' },
      { measure: 'purchase_line.spend' },
    ],
    dimensions: ['purchase_order.supplier_code', 'purchase_order.supplier_name'],
  }),
  buyer('units received by month of arrival', {
    measures: [{ measure: 'purchase_line.units_received' }],
    timeDimensions: [{ dimension: 'purchase_order.actual_delivery_date', granularity: 'month' }],
  }),
  buyer('small open purchase orders through their total', {
    entity: 'purchase_order',
    ungrouped: true,
    dimensions: [
      'purchase_order.order_reference',
      'purchase_order.order_value',
      'purchase_order.days_overdue',
    ],
    filters: [
      { segment: 'purchase_order.open' },
      { member: 'purchase_order.order_value', operator: 'lt', values: [100] },
    ],
    order: [{ by: 'purchase_order.order_date', direction: 'desc' }],
  }),
  buyer('lines bought above list cost', {
    entity: 'purchase_line',
    ungrouped: true,
    dimensions: [
      'purchase_order.order_reference',
      'product.product_code',
      'purchase_line.unit_cost',
      'product.unit_cost',
      'purchase_line.cost_variance',
    ],
    filters: [{ segment: 'purchase_line.above_list_cost' }],
  }),
  buyer('suppliers on the list with no order in June', {
    dimensions: ['product.supplier_name'],
    filters: [
      {
        exists: {
          entity: 'purchase_order',
          not: true,
          where: [{ member: 'purchase_order.order_date', operator: 'inDateRange', values: JUNE }],
        },
      },
    ],
  }),
  buyer('low items that are not on order', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['stock.warehouse_code', 'product.product_code', 'stock.short_by'],
    filters: [
      { segment: 'stock.low' },
      { exists: { entity: 'purchase_order', not: true, where: [{ segment: 'purchase_order.open' }] } },
    ],
  }),
  buyer('late rate by product group', {
    measures: [{ measure: 'purchase_order.late_rate' }, { measure: 'purchase_order.late_orders' }],
    dimensions: ['product.product_group'],
  }),
];
