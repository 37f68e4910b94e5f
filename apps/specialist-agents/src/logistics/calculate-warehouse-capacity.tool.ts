import type { Formula } from '#libs/contracts';
import { allRows } from '../all-rows';
import { count, period, ratio } from '../figures';
import { warehouseCode } from '../parameters';
import { tableOf } from '../result-rows';
import { defineTool } from '../tool';
import { counted, percentage, written } from '../wording';
import { capacityOf, CAPACITY_COLUMNS, PROJECTION_DAYS, type StockedItem } from './capacity';

const FORMULAS: Formula[] = [
  {
    label: 'Utilisation',
    text: 'SUM(current stock) / SUM(maximum stock)',
    source: 'Capacity utilisation of the supply-chain design',
  },
  {
    label: 'Head-room',
    text: 'SUM(maximum − current stock) over items below their maximum; what others hold above theirs does not make room smaller elsewhere',
    source: 'Stock records',
  },
  {
    label: 'Utilisation without deliveries',
    text: `SUM(max(0, current stock − ${PROJECTION_DAYS} × daily demand)) / SUM(maximum stock), daily demand = units ordered in the last 30 days / 30`,
    source: 'Plain run-down at present demand',
  },
];

export const calculateWarehouseCapacity = defineTool({
  name: 'calculate_warehouse_capacity',
  label: 'Warehouse capacity',
  summary:
    'How full a warehouse is by product group, how much room is left, and how far it would empty without deliveries.',
  agent: 'logistics',
  personas: ['field_engineer'],
  parameters: { warehouse_code: warehouseCode() },
  phrases: [
    '(calculate|analyze|check) [the] [warehouse] capacity [utilisation] [(of|in|at|for) {warehouse_code}]',
    'capacity (analysis|calculation|report|check) [(of|for) {warehouse_code}]',
    'warehouse capacity [(of|in|at|for) {warehouse_code}]',
    'how much (space|room|capacity) is (left|free|available) [(in|at) {warehouse_code}]',
    'how much (space|room|capacity) (has|does) {warehouse_code} [have] (left|free|available)',
    'how full is {warehouse_code}',
    'how full will {warehouse_code} be',
    'head room [(in|at|of) {warehouse_code}]',
    'headroom [(in|at|of) {warehouse_code}]',
    '(space|room) (left|free|available) (in|at) {warehouse_code}',
    'is {warehouse_code} (full|overfull|overloaded)',
  ],
  examples: [
    'Calculate the warehouse capacity of WH-03',
    'Capacity analysis of WH-01',
    'Analyze the capacity of WH-05',
  ],
  keys: ['stock.warehouse_code', 'product.product_group'],
  async run({ warehouse_code: warehouse }, context) {
    const rows = await allRows(context, 'Stock and limits of the warehouse', {
      entity: 'stock',
      ungrouped: true,
      dimensions: [
        'product.product_code',
        'product.product_group',
        'stock.current_stock',
        'stock.maximum_stock',
        'stock.units_sold_30_days',
      ],
      filters: [{ member: 'stock.warehouse_code', operator: 'equals', values: [warehouse] }],
      order: [{ by: 'product_code', direction: 'asc' }],
    });
    const items = rows.map((row): StockedItem => ({
      group: String(row.product_group ?? 'no group'),
      // A stock below nothing is a booking that is missing.
      stock: Math.max(0, Number(row.current_stock ?? 0)),
      maximum: typeof row.maximum_stock === 'number' && row.maximum_stock > 0 ? row.maximum_stock : null,
      dailyDemand: Number(row.units_sold_30_days ?? 0) / 30,
    }));
    const limited = items.filter(({ maximum }) => maximum !== null);
    if (limited.length === 0)
      return {
        kind: 'refused',
        code: 'THIN_DATA',
        message: `No item of ${warehouse} has a maximum stock, so its capacity is unknown.`,
        nextStep: 'Load maximum stocks for the items of this warehouse.',
        needs: { observations: 1, given: 0 },
      };
    const { total, groups } = capacityOf(limited);
    const fullest = groups[0]!;
    const records = groups.map((group) => ({ warehouse_code: warehouse, ...group }));
    const unlimited = items.length - limited.length;
    return {
      kind: 'result',
      sentence: `${warehouse} is ${percentage(total.capacity_utilisation)} full: ${written(total.stock_units)} of ${counted(total.maximum_units, 'unit')}, with room for ${written(total.head_room)} more. Fullest is ${fullest.product_group} with ${percentage(fullest.capacity_utilisation)}.`,
      figures: [
        ratio('capacity_utilisation', 'Utilisation', total.capacity_utilisation),
        count('stock_units', 'Stock', total.stock_units, 'units'),
        count('maximum_units', 'Maximum stock', total.maximum_units, 'units'),
        count('head_room', 'Head-room', total.head_room, 'units'),
        count('over_stock_units', 'Above maximum', total.over_stock_units, 'units'),
        ratio(
          'projected_utilisation',
          `In ${PROJECTION_DAYS} days without deliveries`,
          total.projected_utilisation,
        ),
      ],
      table: tableOf(CAPACITY_COLUMNS, records),
      chart: { kind: 'grouped-bar', x: 'product_group', y: ['stock_units', 'maximum_units'] },
      drawing: null,
      formulas: FORMULAS,
      inputs: [
        count('items', 'Items with a maximum', limited.length),
        period(PROJECTION_DAYS),
        count('daily_demand', 'Units ordered a day', Math.round(total.daily_demand), 'units'),
      ],
      notes: [
        'Capacity is the sum of the maximum stocks of the items, in units of very different size: it says how full the plan is, not how full the shelves are.',
        `What arrives is not known to this persona. The figure for ${PROJECTION_DAYS} days is therefore the least to be expected: demand of the last 30 days goes on and nothing is delivered.`,
        ...(unlimited > 0
          ? [
              `${counted(unlimited, 'item')} without a maximum stock ${unlimited === 1 ? 'is' : 'are'} left out.`,
            ]
          : []),
      ],
      actions: [],
    };
  },
});
