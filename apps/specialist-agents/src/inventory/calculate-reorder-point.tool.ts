import type { Figure, ResultColumn } from '#libs/contracts';
import { many, optional, productCode, warehouseCode } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted, written } from '../wording';
import { type AdvisedItem, advisedItems, serviceLevel } from './advised-items';
import { figure, units } from '../figures';
import { STOCK_FORMULAS } from './stock-formulas';

/** More bars cannot be read. */
const MOST_IN_CHART = 20;

const COLUMNS: ResultColumn[] = [
  column('product_code', 'Product code', 'code', 'dimension'),
  column('product_name', 'Product name', 'text', 'dimension'),
  column('order_quantity', 'Order now', 'count'),
  column('warehouse_code', 'Warehouse', 'code', 'dimension'),
  column('calculated_reorder_point', 'Calculated reorder point', 'decimal'),
  column('safety_stock', 'Safety stock', 'decimal'),
  column('lead_time_demand', 'Demand in a lead time', 'decimal'),
  column('expected_daily_demand', 'Expected demand a day', 'decimal'),
  column('expected_lead_time', 'Expected lead time', 'days'),
  column('reorder_point', 'Reorder point in the data', 'count'),
  column('max_average_reorder_point', 'By maximum and average', 'decimal'),
  column('current_stock', 'Current stock', 'count'),
];

export const calculateReorderPoint = defineTool({
  name: 'calculate_reorder_point',
  label: 'Reorder point',
  summary: 'At which stock a product should be ordered again, with its safety stock, at a service level.',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: {
    product_code: optional(many(productCode())),
    warehouse_code: warehouseCode(),
    service_level: serviceLevel(),
  },
  phrases: [
    '(calculate|compute|work out|determine|find) [me] [the] [(best|optimal|right|ideal)] reorder (point|level) (for|of) {product_code} (in|at|for) {warehouse_code} [(at|with) [a] [service level of] {service_level} [service level]]',
    '[what is] [the] [(best|optimal|right|ideal|calculated)] reorder (point|level) (for|of) {product_code} (in|at) {warehouse_code} [(at|with) [a] {service_level} service level]',
    '[what] [(reorder|re-order)] (point|level) should {product_code} have (in|at) {warehouse_code}',
    '(what|which) should [the] reorder (point|level) (for|of) {product_code} be [(in|at) {warehouse_code}]',
    'when should (i|we) (reorder|re-order|order|replenish|restock) {product_code} [(in|at|for) {warehouse_code}]',
    'when (do|must) (i|we) [(have|need) to] (reorder|re-order|order|replenish|restock) {product_code} [(in|at|for) {warehouse_code}]',
    'at (what|which) (stock|stock level|level|quantity) should (i|we) (reorder|order|replenish) {product_code} [(in|at) {warehouse_code}]',
    '(how low|how far) can [the] [stock of] {product_code} (go|get|fall|drop) [(in|at) {warehouse_code}] before (i|we) (reorder|order)',
    '[(calculate|what is|work out)] [the] safety stock (for|of) {product_code} (in|at) {warehouse_code} [(at|with) [a] {service_level} service level]',
    'how much safety stock (do (i|we) need|should (i|we) (hold|keep|have)) (of|for) {product_code} [(in|at) {warehouse_code}]',
    '(recalculate|recompute|check|review) [the] reorder (point|points|level|levels) (for|of) {product_code} (in|at) {warehouse_code}',
    'reorder (points|levels) (for|of) {product_code} (in|at) {warehouse_code}',
    '(calculate|compute|work out|determine|recalculate|recompute|check|review) [me] [all] [the] reorder (points|levels) [(of|for|in|at) {warehouse_code}]',
    '(calculate|compute|work out|determine) [the] [(best|optimal|right|ideal)] reorder (points|levels) [(of|for) all (products|items)] [(in|at|for) {warehouse_code}]',
  ],
  examples: [
    'Calculate the reorder points for WH-01',
    'When should we reorder P-0005 in WH-02?',
    'Safety stock of P-0005 in WH-02 at a 98 % service level',
  ],
  keys: ['product.product_code', 'stock.warehouse_code'],
  async run({ product_code: products, warehouse_code: warehouse, service_level: level }, context) {
    const known = await advisedItems(context, warehouse, products, level);
    if (known.kind !== 'advised') return known;
    const { items, advised, history, supply, request } = known;
    const missing = products === undefined ? 0 : products.length - items.length;
    const notes = [
      ...(missing > 0
        ? [`${warehouse} does not keep ${counted(missing, 'of the products', 'of the products')}.`]
        : []),
      ...(advised.length < items.length
        ? [
            `${counted(items.length - advised.length, 'product')} could not be calculated: the data are too thin.`,
          ]
        : []),
      ...(advised.length === 1 ? advised[0]!.advice.notes : []),
      ...history.notes,
      ...supply.notes,
    ];
    const seen = advised.filter(({ item }) => supply.seenLeadTimes.has(item.productCode)).length;
    const inputs: Figure[] = [
      figure('service_level', 'Service level', level / 100, 'percent'),
      figure('history_from', 'Sales from', history.range.from, 'date'),
      figure('history_days', 'Days of sales', request.items[0]!.demand.length, 'days'),
      figure('seen_lead_times', 'Products with lead times as seen', seen, 'count'),
    ];
    const outcome: Outcome = {
      kind: 'result',
      ...(advised.length === 1 ? one(advised[0]!, warehouse) : several(advised, warehouse)),
      table: tableOf(COLUMNS, advised.map(rowOf)),
      chart:
        advised.length === 1 || advised.length > MOST_IN_CHART
          ? null
          : { kind: 'horizontal-bar', x: 'product_code', y: ['calculated_reorder_point', 'reorder_point'] },
      drawing: null,
      formulas: [
        STOCK_FORMULAS.reorderPoint,
        STOCK_FORMULAS.safetyStock,
        STOCK_FORMULAS.dailyDemand,
        STOCK_FORMULAS.orderQuantity,
        STOCK_FORMULAS.maxMinusAverage,
      ],
      inputs,
      notes,
      actions: [],
    };
    return outcome;
  },
});

function one({ item, advice }: AdvisedItem, warehouse: string) {
  const { reorderPoint, safetyStock, leadTimeDemand, orderNow, order } = advice;
  const now = orderNow
    ? `There are ${written(item.currentStock)} now, so order ${written(order.units)}.`
    : `There are ${written(item.currentStock)} now: nothing to order yet.`;
  const name = `${item.productCode} ${item.productName}`;
  return {
    // Where demand is rare, nothing at all is asked for in most lead times, and the mean is more than what is needed.
    sentence:
      safetyStock < 0
        ? `${name} is seldom asked for in ${warehouse}, ${counted(leadTimeDemand, 'unit')} in a lead time: order it when ${counted(reorderPoint, 'unit')} ${reorderPoint === 1 ? 'is' : 'are'} left, without safety stock. ${now}`
        : `Order ${name} in ${warehouse} when ${counted(reorderPoint, 'unit')} ${reorderPoint === 1 ? 'is' : 'are'} left: ${written(leadTimeDemand)} for the demand of a lead time and ${written(safetyStock)} of safety stock. ${now}`,
    figures: [
      units('calculated_reorder_point', 'Reorder point', reorderPoint),
      units('safety_stock', 'Safety stock', Math.max(0, safetyStock)),
      units('lead_time_demand', 'Demand in a lead time', leadTimeDemand),
      units('current_stock', 'Current stock', item.currentStock),
      units('order_quantity', 'Order now', order.units),
      units('reorder_point', 'Reorder point in the data', item.reorderPoint),
    ],
  };
}

function several(advised: readonly AdvisedItem[], warehouse: string) {
  const due = advised.filter(({ advice }) => advice.orderNow).length;
  return {
    sentence: `Reorder points of ${counted(advised.length, 'product')} in ${warehouse}; ${due === 0 ? 'none' : written(due)} of them ${due <= 1 ? 'is' : 'are'} due to be ordered now.`,
    figures: [
      figure('products', 'Products', advised.length, 'count'),
      figure('due', 'Due to be ordered', due, 'count'),
    ],
  };
}

function rowOf({ item, advice }: AdvisedItem) {
  return {
    product_code: item.productCode,
    product_name: item.productName,
    warehouse_code: item.warehouseCode,
    calculated_reorder_point: advice.reorderPoint,
    safety_stock: Math.max(0, advice.safetyStock),
    lead_time_demand: advice.leadTimeDemand,
    expected_daily_demand: advice.dailyDemand,
    expected_lead_time: advice.leadTime,
    reorder_point: item.reorderPoint,
    max_average_reorder_point: advice.source.reorderPoint,
    current_stock: item.currentStock,
    order_quantity: advice.order.units,
  };
}
