import { FORM_QUERIES } from './reviewed-forms';
import { RELATED_QUERIES } from './reviewed-relations';
import { JUNE, manager, MAY, ORDERED, type ReviewedQuery } from './reviewed-query';

/** One query of each kind that the compiler knows; their SQL is reviewed in the snapshot and run on real databases. */
export const REVIEWED_QUERIES: readonly ReviewedQuery[] = [
  manager('a detail list as the entity shows itself', { entity: 'stock', ungrouped: true }),
  manager('a detail list with a many-to-one join, a segment and an order', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['stock.warehouse_code', 'product.product_code', 'product.product_name', 'stock.over_by'],
    filters: [{ segment: 'stock.overstocked' }],
    order: [{ by: 'over_by', direction: 'desc' }],
    limit: 5,
  }),
  manager('a code that a join column already holds needs no join', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['product.product_code', 'stock.current_stock'],
    filters: [{ member: 'product.product_code', operator: 'equals', values: ['P-1'] }],
  }),
  manager('one number', { measures: [{ measure: 'stock.stock_units' }] }),
  manager('one number of a filtered period', {
    measures: [{ measure: 'sales_line.revenue' }],
    filters: [{ member: 'product.product_group', operator: 'equals', values: ['Dairy'] }],
    timeDimensions: [{ dimension: ORDERED, dateRange: JUNE }],
  }),
  manager('a ratio of two sums by a group', {
    measures: [{ measure: 'sales_line.fill_rate' }, { measure: 'sales_line.average_order_value' }],
    dimensions: ['sales_order.warehouse_code'],
  }),
  manager('a rate over rows', {
    measures: [{ measure: 'stock.out_of_stock_rate' }, { measure: 'stock.average_lead_time' }],
    dimensions: ['stock.warehouse_code'],
  }),
  manager('derived measures', {
    measures: [{ measure: 'stock.free_capacity' }, { measure: 'stock.overall_days_of_cover' }],
    dimensions: ['stock.warehouse_code'],
  }),
  manager('the top N with ties broken', {
    measures: [{ measure: 'sales_line.units_sold' }],
    dimensions: ['product.product_code', 'product.product_name'],
    order: [{ by: 'sales_line.units_sold', direction: 'desc' }],
    limit: 3,
  }),
  manager('a page of the bottom', {
    measures: [{ measure: 'sales_line.units_sold' }],
    dimensions: ['product.product_code'],
    order: [{ by: 'units_sold', direction: 'asc' }],
    limit: 2,
    offset: 1,
  }),
  manager('a trend by month and group', {
    measures: [{ measure: 'sales_line.revenue' }],
    dimensions: ['product.product_group'],
    timeDimensions: [{ dimension: ORDERED, granularity: 'month', dateRange: ['2026-01-01', '2026-07-01'] }],
  }),
  ...(['day', 'week', 'quarter', 'half', 'year'] as const).map((granularity) =>
    manager(`a trend by ${granularity}`, {
      measures: [{ measure: 'sales_order.orders' }],
      timeDimensions: [{ dimension: ORDERED, granularity }],
    }),
  ),
  manager('distinct combinations', {
    dimensions: ['product.supplier_code', 'product.supplier_name'],
    filters: [
      { member: 'stock.warehouse_code', operator: 'equals', values: ['WH-01'] },
      { segment: 'stock.low' },
    ],
  }),
  manager('orders that include dairy: a filter across one-to-many', {
    entity: 'sales_order',
    ungrouped: true,
    dimensions: ['sales_order.order_reference'],
    filters: [{ member: 'product.product_group', operator: 'equals', values: ['Dairy'] }],
  }),
  manager('one line with dairy and more than five units', {
    measures: [{ measure: 'sales_order.orders' }],
    filters: [
      { member: 'product.product_group', operator: 'equals', values: ['Dairy'] },
      { member: 'sales_line.order_quantity', operator: 'gt', values: [5] },
    ],
  }),
  manager('orders with milk and with yogurt', {
    measures: [{ measure: 'sales_order.orders' }],
    filters: [
      { member: 'product.product_code', operator: 'equals', values: ['P-1'] },
      { member: 'product.product_code', operator: 'equals', values: ['P-2'] },
    ],
  }),
  manager('orders without dairy', {
    entity: 'sales_order',
    ungrouped: true,
    dimensions: ['sales_order.order_reference'],
    filters: [{ member: 'product.product_group', operator: 'notEquals', values: ['Dairy'] }],
  }),
  manager('orders by a finer dimension count once in each group', {
    measures: [{ measure: 'sales_order.orders' }, { measure: 'sales_order.customers' }],
    dimensions: ['product.product_group'],
  }),
  manager('an average of orders by a finer dimension', {
    measures: [{ measure: 'sales_order.average_delivery_days' }, { measure: 'sales_order.orders' }],
    dimensions: ['product.product_group'],
  }),
  manager('measures of two entities side by side', {
    measures: [{ measure: 'stock.stock_units' }, { measure: 'sales_line.units_sold' }],
    dimensions: ['stock.warehouse_code'],
    timeDimensions: [{ dimension: ORDERED, dateRange: JUNE }],
  }),
  manager('three entities in one row', {
    measures: [
      { measure: 'product.products' },
      { measure: 'sales_order.orders' },
      { measure: 'sales_line.revenue' },
      { measure: 'sales_order.latest_order' },
    ],
  }),
  manager('a measure with its own condition', {
    measures: [
      { measure: 'sales_order.orders' },
      { measure: 'sales_order.orders', where: [{ segment: 'sales_order.cancelled' }], as: 'cancelled' },
      {
        measure: 'sales_line.revenue',
        where: [{ member: 'product.product_group', operator: 'equals', values: ['Dairy'] }],
        as: 'dairy_revenue',
      },
    ],
    dimensions: ['sales_order.warehouse_code'],
  }),
  manager('the share of a condition', {
    measures: [
      {
        measure: 'sales_line.revenue',
        where: [{ member: 'product.product_group', operator: 'equals', values: ['Dairy'] }],
        share: 'of-unfiltered',
      },
    ],
  }),
  manager("each group's share of the total", {
    measures: [
      { measure: 'sales_line.revenue' },
      { measure: 'sales_line.revenue', share: 'of-total', as: 'share' },
    ],
    dimensions: ['product.product_group'],
    order: [{ by: 'revenue', direction: 'desc' }],
    limit: 2,
  }),
  manager('groups above a share of the total', {
    measures: [{ measure: 'sales_line.revenue' }],
    dimensions: ['product.product_group'],
    having: [{ measure: { measure: 'sales_line.revenue', share: 'of-total' }, operator: 'gte', value: 0.2 }],
  }),
  manager('a condition on groups', {
    dimensions: ['sales_order.customer_name'],
    having: [
      { measure: { measure: 'sales_order.orders' }, operator: 'gte', value: 2 },
      {
        measure: { measure: 'sales_order.orders', where: [{ segment: 'sales_order.cancelled' }] },
        operator: 'equals',
        value: 0,
      },
    ],
  }),
  manager('two periods and their change', {
    measures: [{ measure: 'sales_line.revenue' }],
    timeDimensions: [{ dimension: ORDERED, compareDateRange: [JUNE, MAY] }],
  }),
  manager('two years month by month', {
    measures: [{ measure: 'sales_order.orders' }],
    timeDimensions: [
      {
        dimension: ORDERED,
        granularity: 'month',
        compareDateRange: [
          ['2025-01-01', '2026-01-01'],
          ['2026-01-01', '2027-01-01'],
        ],
      },
    ],
    order: [{ by: 'orders', direction: 'desc' }],
  }),
  manager('the best two of each warehouse', {
    measures: [{ measure: 'sales_line.revenue' }],
    dimensions: ['sales_order.warehouse_code', 'product.product_code'],
    order: [{ by: 'revenue', direction: 'desc' }],
    limitBy: { dimensions: ['sales_order.warehouse_code'], limit: 2 },
  }),
  manager("each customer's latest order", {
    entity: 'sales_order',
    ungrouped: true,
    dimensions: ['sales_order.customer_code', 'sales_order.order_reference'],
    order: [{ by: 'sales_order.order_date', direction: 'desc' }],
    limitBy: { dimensions: ['sales_order.customer_code'], limit: 1 },
  }),
  ...RELATED_QUERIES,
  ...FORM_QUERIES,
];
