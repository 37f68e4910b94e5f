import type { ResultColumn } from '#libs/contracts';
import { allRows } from '../all-rows';
import { percent, warehouseCode } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool } from '../tool';
import { counted, written } from '../wording';
import { figure } from '../figures';
import { STOCK_FORMULAS } from './stock-formulas';

const COLUMNS: ResultColumn[] = [
  column('warehouse_code', 'Warehouse', 'code', 'dimension'),
  column('product_code', 'Product code', 'code', 'dimension'),
  column('product_name', 'Product name', 'text', 'dimension'),
  column('product_group', 'Product group', 'text', 'dimension'),
  column('current_stock', 'Current stock', 'count'),
  column('minimum_stock', 'Minimum stock', 'count'),
  column('reorder_point', 'Reorder point', 'count'),
  column('short_by', 'Short by', 'count'),
  column('share_of_minimum', 'Share of minimum', 'percent'),
  column('lead_time_days', 'Lead time', 'days'),
];

export const identifyLowStock = defineTool({
  name: 'identify_low_stock',
  label: 'Low stock',
  summary: 'Products of a warehouse whose stock is below a share of their minimum, the worst first.',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: {
    warehouse_code: warehouseCode(),
    threshold: percent({
      label: 'Threshold',
      description: 'Per cent of the minimum stock below which stock is low; 100 is below minimum.',
      min: 1,
      max: 1000,
      default: 100,
    }),
  },
  phrases: [
    '(identify|find|detect|flag) [me] [all] [the] low (stock|inventory) [(items|products)] (in|at|for) {warehouse_code} [(below|under|at|with) [a] [threshold of] {threshold} [threshold] [of [(the|their)] (minimum|min) [(stock|level)]]]',
    '(identify|find|detect|flag) [the] (items|products) [that are] low on stock (in|at) {warehouse_code}',
    'run [a] low (stock|inventory) (check|scan|report) (for|on|in|at) {warehouse_code} [(below|under|at) {threshold}]',
    'low (stock|inventory) (check|scan|report|tool) (for|on|in|at) {warehouse_code}',
    '(which|what) (items|products) (in|at) {warehouse_code} are (below|under) {threshold} [of] [(the|their)] (minimum|min) [(stock|level)]',
    '(which|what) (items|products) are (below|under) {threshold} [of] [(the|their)] (minimum|min) [(stock|level)] (in|at) {warehouse_code}',
    '(items|products) (in|at) {warehouse_code} (below|under) {threshold} [of] [(the|their)] (minimum|min) [(stock|level)]',
    '(items|products) (below|under) {threshold} [of] [(the|their)] (minimum|min) [(stock|level)] (in|at) {warehouse_code}',
    'low (stock|inventory) (in|at) {warehouse_code} (below|under|at|with) [a] [threshold of] {threshold} [threshold]',
    '(check|scan) {warehouse_code} for low (stock|inventory) [(below|under) {threshold}]',
  ],
  examples: [
    'Identify low stock in WH-01',
    'Identify low stock in WH-02 below 50 % of the minimum',
    'Detect low stock items in WH-03',
  ],
  keys: ['product.product_code', 'stock.warehouse_code'],
  async run({ warehouse_code: warehouse, threshold }, context) {
    const here = { member: 'stock.warehouse_code', operator: 'equals' as const, values: [warehouse] };
    const [low, all] = await Promise.all([
      allRows(context, 'Items below the threshold', {
        entity: 'stock',
        ungrouped: true,
        dimensions: [
          'stock.warehouse_code',
          'product.product_code',
          'product.product_name',
          'product.product_group',
          'stock.current_stock',
          'stock.minimum_stock',
          'stock.reorder_point',
          'stock.short_by',
          'stock.lead_time_days',
        ],
        filters: [
          here,
          {
            member: 'stock.current_stock',
            operator: 'lt',
            otherMember: 'stock.minimum_stock',
            factor: threshold / 100,
          },
        ],
        order: [{ by: 'product.product_code', direction: 'asc' }],
      }),
      context.query('Items of the warehouse', {
        measures: [{ measure: 'stock.items' }],
        filters: [here],
      }),
    ]);
    const items = Number(all.rows[0]?.[0] ?? 0);
    const records = low
      .map((row) => ({
        ...row,
        share_of_minimum:
          Number(row.minimum_stock) > 0 ? Number(row.current_stock) / Number(row.minimum_stock) : null,
      }))
      .sort((a, b) => (a.share_of_minimum ?? 1) - (b.share_of_minimum ?? 1));
    const empty = records.filter((row) => Number((row as Record<string, unknown>).current_stock) <= 0).length;
    const limit = threshold === 100 ? 'minimum' : `${written(threshold)} % of their minimum`;
    return {
      kind: 'result',
      sentence:
        records.length === 0
          ? `None of the ${counted(items, 'product')} in ${warehouse} is below ${threshold === 100 ? 'its minimum' : `${written(threshold)} % of its minimum`}.`
          : `${counted(records.length, 'product')} of ${written(items)} in ${warehouse} ${records.length === 1 ? 'is' : 'are'} below ${limit}; ${written(empty)} ${empty === 1 ? 'has' : 'have'} no stock at all.`,
      figures: [
        figure('low_items', 'Low items', records.length, 'count'),
        figure('items', 'Items of the warehouse', items, 'count'),
        figure('out_of_stock', 'Without stock', empty, 'count'),
        figure('threshold', 'Threshold', threshold / 100, 'percent'),
      ],
      table: tableOf(COLUMNS, records),
      chart:
        records.length > 1
          ? { kind: 'horizontal-bar', x: 'product_code', y: ['current_stock', 'minimum_stock'] }
          : null,
      drawing: null,
      formulas: [STOCK_FORMULAS.lowStock],
      inputs: [],
      notes: [],
      actions: [],
    };
  },
});
