import { allRows } from '../all-rows';
import { figure } from '../figures';
import { percent, warehouseCode } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool } from '../tool';
import { counted, written } from '../wording';

export const identifyOverstock = defineTool({
  name: 'identify_overstock',
  label: 'Overstock',
  summary: 'Products of a warehouse that hold more than a share of their maximum, by the money tied up.',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: {
    warehouse_code: warehouseCode(),
    threshold: percent({
      label: 'Threshold',
      description: 'Per cent of the maximum stock from which on there is too much.',
      min: 1,
      max: 1000,
      default: 100,
    }),
  },
  phrases: [
    '(identify|find) [the] (overstock|excess stock) (in|at) {warehouse_code} [(above|over) {threshold}]',
    '(which|what) (products|items) (in|at) {warehouse_code} are above {threshold} of [their] maximum',
  ],
  examples: ['Identify overstock in WH-01', 'Which items in WH-02 are above 120 % of their maximum?'],
  keys: ['product.product_code', 'stock.warehouse_code'],
  async run({ warehouse_code: warehouse, threshold }, context) {
    const rows = await allRows(context, 'Items above the threshold', {
      entity: 'stock',
      ungrouped: true,
      dimensions: [
        'stock.warehouse_code',
        'product.product_code',
        'product.product_name',
        'product.unit_cost',
        'stock.current_stock',
        'stock.maximum_stock',
      ],
      filters: [
        { member: 'stock.warehouse_code', operator: 'equals', values: [warehouse] },
        {
          member: 'stock.current_stock',
          operator: 'gt',
          otherMember: 'stock.maximum_stock',
          factor: threshold / 100,
        },
      ],
      order: [{ by: 'product.product_code', direction: 'asc' }],
    });
    const records = rows
      .map((row) => {
        const excess = Math.max(0, Number(row.current_stock) - Number(row.maximum_stock));
        return { ...row, excess, tied_up: excess * Number(row.unit_cost ?? 0) };
      })
      .sort((a, b) => b.tied_up - a.tied_up);
    const tiedUp = records.reduce((sum, { tied_up }) => sum + tied_up, 0);
    return {
      kind: 'result',
      sentence: `${counted(records.length, 'product')} in ${warehouse} hold too much; ${written(tiedUp, 2)} is tied up in what is above the maximum.`,
      figures: [
        figure('products', 'Products', records.length, 'count'),
        figure('tied_up', 'Tied up', tiedUp, 'money'),
      ],
      table: tableOf(
        [
          column('warehouse_code', 'Warehouse', 'code', 'dimension'),
          column('product_code', 'Product code', 'code', 'dimension'),
          column('product_name', 'Product name', 'text', 'dimension'),
          column('current_stock', 'Current stock', 'count'),
          column('maximum_stock', 'Maximum stock', 'count'),
          column('excess', 'Above maximum', 'count'),
          column('tied_up', 'Tied up', 'money'),
        ],
        records,
      ),
      chart: records.length > 1 ? { kind: 'horizontal-bar', x: 'product_code', y: ['tied_up'] } : null,
      drawing: null,
      formulas: [
        { label: 'Tied up', text: '(Current stock − maximum stock) × list cost', source: 'Definition' },
      ],
      inputs: [],
      notes: [],
      actions: [],
    };
  },
});
