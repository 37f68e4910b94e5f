import type { Filter, MetricQuery } from '#libs/contracts';
import { metricQuery } from './built-in-model';
import { buyer, JUNE, manager, MAY, ORDERED, type ReviewedQuery } from './reviewed-query';

const CUSTOMER = 'sales_order.customer_code';
const SUPPLIER = 'purchase_order.supplier_code';
const REVENUE = { measure: 'sales_line.revenue' };
const GREEK_YOGURT: Filter = { member: 'product.product_code', operator: 'equals', values: ['P-2'] };
const by = (granularity: 'day' | 'week' | 'month', dateRange?: [string, string]) => [
  { dimension: ORDERED, granularity, ...(dateRange ? { dateRange } : {}) },
];
const compared = (
  granularity: 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year',
  ...compareDateRange: [string, string | null][]
): MetricQuery['timeDimensions'] => [{ dimension: ORDERED, granularity, compareDateRange }];

/** The two best of something, as an earlier turn of the conversation asked for them. */
const topTwo = (measure: string, dimension: string): MetricQuery =>
  metricQuery({
    measures: [{ measure }],
    dimensions: [dimension],
    order: [{ by: measure, direction: 'desc' }],
    limit: 2,
  });

/** Running totals, shares within groups, things counted by what is not there, earlier results, aligned periods. */
export const FORM_QUERIES: readonly ReviewedQuery[] = [
  manager('a running total by month', {
    measures: [REVENUE, { ...REVENUE, cumulative: {} }],
    timeDimensions: by('month', ['2026-01-01', '2026-07-01']),
  }),
  manager('a running total of each group by week', {
    measures: [{ measure: 'sales_order.orders', cumulative: {}, as: 'orders_so_far' }],
    dimensions: ['sales_order.warehouse_code'],
    timeDimensions: by('week'),
  }),
  manager('year to date by month, from a month within the year', {
    measures: [{ ...REVENUE, cumulative: { reset: 'year' } }],
    timeDimensions: by('month', ['2026-06-01', '2026-07-01']),
  }),
  manager('month to date by day, with what was sold that day', {
    measures: [REVENUE, { ...REVENUE, cumulative: { reset: 'month' } }],
    timeDimensions: by('day', ['2026-06-10', '2026-07-01']),
  }),
  manager('a running ratio', {
    measures: [{ measure: 'sales_line.fill_rate', cumulative: {} }],
    timeDimensions: by('month'),
  }),
  manager('running totals of two entities', {
    measures: [
      { ...REVENUE, cumulative: {} },
      { measure: 'sales_order.orders', cumulative: {} },
    ],
    timeDimensions: by('month'),
  }),
  manager('the days after a running total passed a value', {
    measures: [REVENUE],
    timeDimensions: by('day'),
    having: [{ measure: { ...REVENUE, cumulative: {} }, operator: 'gt', value: 100 }],
  }),
  manager('running totals of two months, day by day', {
    measures: [{ ...REVENUE, cumulative: {} }],
    timeDimensions: compared('day', JUNE, MAY),
  }),
  manager('each product within its group', {
    measures: [
      REVENUE,
      { ...REVENUE, share: 'of-total', shareWithin: ['product.product_group'], as: 'part' },
    ],
    dimensions: ['product.product_group', 'product.product_code'],
    order: [{ by: 'part', direction: 'desc' }],
  }),
  manager('products with at least half of their group', {
    measures: [REVENUE],
    dimensions: ['product.product_group', 'product.product_code'],
    having: [
      {
        measure: { ...REVENUE, share: 'of-total', shareWithin: ['product.product_group'] },
        operator: 'gte',
        value: 0.5,
      },
      { measure: { measure: 'sales_line.units_sold' }, operator: 'gt', value: 5 },
    ],
    order: [{ by: 'sales_line.units_sold', direction: 'desc' }],
  }),
  manager('how many customers never bought a product', {
    measures: [{ measure: 'sales_order.customers' }],
    filters: [{ exists: { entity: 'sales_line', not: true, of: [CUSTOMER], where: [GREEK_YOGURT] } }],
  }),
  manager('how many customers never bought a product, through their orders', {
    measures: [{ measure: 'sales_order.customers' }],
    filters: [
      {
        exists: {
          entity: 'sales_order',
          not: true,
          same: [CUSTOMER],
          where: [{ exists: { entity: 'sales_line', where: [GREEK_YOGURT] } }],
        },
      },
    ],
  }),
  manager('how many products sold in one warehouse were never sold in another', {
    measures: [{ measure: 'sales_line.products_sold' }],
    filters: [
      { member: 'sales_order.warehouse_code', operator: 'equals', values: ['WH-01'] },
      {
        exists: {
          entity: 'sales_line',
          not: true,
          same: ['product.product_code'],
          where: [{ member: 'sales_order.warehouse_code', operator: 'equals', values: ['WH-02'] }],
        },
      },
    ],
  }),
  manager('revenue by month of customers who have a cancelled order', {
    measures: [REVENUE],
    filters: [
      { exists: { entity: 'sales_order', of: [CUSTOMER], where: [{ segment: 'sales_order.cancelled' }] } },
    ],
    timeDimensions: by('month'),
  }),
  buyer('how many suppliers of the list have no order in June', {
    measures: [{ measure: 'product.suppliers' }],
    filters: [
      {
        exists: {
          entity: 'purchase_order',
          not: true,
          of: ['product.supplier_code'],
          where: [{ member: 'purchase_order.order_date', operator: 'inDateRange', values: JUNE }],
        },
      },
    ],
  }),
  buyer('the orders by month of the two largest suppliers', {
    measures: [{ measure: 'purchase_order.purchase_orders' }],
    timeDimensions: [{ dimension: 'purchase_order.order_date', granularity: 'month' }],
    filters: [{ within: { dimensions: [SUPPLIER], query: topTwo('purchase_line.spend', SUPPLIER) } }],
  }),
  manager('the orders of all but the two best customers', {
    entity: 'sales_order',
    ungrouped: true,
    dimensions: ['sales_order.order_reference', 'sales_order.customer_name'],
    filters: [{ not: { within: { dimensions: [CUSTOMER], query: topTwo('sales_line.revenue', CUSTOMER) } } }],
  }),
  manager('orders that include one of the two best sellers', {
    measures: [{ measure: 'sales_order.orders' }],
    filters: [
      {
        within: {
          dimensions: ['product.product_code'],
          query: topTwo('sales_line.units_sold', 'product.product_code'),
        },
      },
    ],
  }),
  manager('the stock of items that are low somewhere, of a list with two columns', {
    entity: 'stock',
    ungrouped: true,
    dimensions: ['stock.warehouse_code', 'product.product_code', 'stock.current_stock'],
    filters: [
      {
        within: {
          dimensions: ['stock.warehouse_code', 'product.product_code'],
          query: metricQuery({
            entity: 'stock',
            ungrouped: true,
            dimensions: ['stock.warehouse_code', 'product.product_code'],
            filters: [{ segment: 'stock.low' }],
          }),
        },
      },
    ],
  }),
  manager('the best customer of each warehouse, and what they ordered there', {
    measures: [REVENUE],
    dimensions: ['sales_order.warehouse_code', CUSTOMER, 'product.product_group'],
    filters: [
      {
        within: {
          dimensions: ['sales_order.warehouse_code', CUSTOMER],
          query: metricQuery({
            measures: [REVENUE],
            dimensions: ['sales_order.warehouse_code', CUSTOMER],
            order: [{ by: 'revenue', direction: 'desc' }],
            limitBy: { dimensions: ['sales_order.warehouse_code'], limit: 1 },
          }),
        },
      },
    ],
  }),
  manager('column against a multiple of another', {
    entity: 'product',
    ungrouped: true,
    dimensions: ['product.product_code'],
    filters: [
      {
        member: 'product.unit_price',
        operator: 'gt',
        otherMember: 'product.unit_cost',
        factor: 1.8,
      },
    ],
  }),
  manager('orders by day of the week', {
    measures: [{ measure: 'sales_order.orders' }],
    dimensions: ['sales_order.order_weekday'],
    filters: [
      { member: 'sales_order.delivery_weekday', operator: 'notEquals', values: ['Saturday', 'Sunday'] },
    ],
  }),
  manager('the best product of each day of the week', {
    measures: [{ measure: 'sales_line.units_sold' }],
    dimensions: ['sales_order.order_weekday', 'product.product_code'],
    order: [{ by: 'units_sold', direction: 'desc' }],
    limitBy: { dimensions: ['sales_order.order_weekday'], limit: 1 },
  }),
  manager('two months week by week, by what changed most', {
    measures: [{ measure: 'sales_order.orders' }],
    timeDimensions: compared('week', JUNE, MAY),
    order: [{ by: 'sales_order.orders:change', direction: 'desc' }],
  }),
  manager('customers by what changed between two months, in percent', {
    measures: [{ ...REVENUE, as: 'sales' }],
    dimensions: [CUSTOMER],
    timeDimensions: [{ dimension: ORDERED, compareDateRange: [JUNE, MAY] }],
    order: [{ by: 'sales:change_percent', direction: 'desc' }],
    limit: 2,
  }),
  ...(['day', 'month', 'quarter', 'half', 'year'] as const).map((granularity) =>
    manager(`two years to the day, ${granularity} by ${granularity}`, {
      measures: [{ measure: 'sales_order.orders' }],
      timeDimensions: compared(granularity, ['2024-06-17', '2025-06-17'], ['2025-06-17', '2026-06-17']),
    }),
  ),
];
