import type { ResultColumn } from '#libs/contracts';
import { addDays } from '../calendar-days';
import { many, optional, productCode, warehouseCode } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted, written } from '../wording';
import { type AdvisedItem, advisedItems, serviceLevel } from './advised-items';
import { type OrderLine, supplierOrders } from './domain/supplier-orders';
import { figure } from '../figures';
import type { Incoming } from './incoming';
import { STOCK_FORMULAS } from './stock-formulas';
import type { StockItem } from './stock-items';

/** What to do stands beside the product; the codes, which nobody reads first, come last. */
const COLUMNS: ResultColumn[] = [
  column('product_name', 'Product name', 'text', 'dimension'),
  column('order_quantity', 'Order now', 'count'),
  column('supplier_name', 'Supplier', 'text', 'dimension'),
  column('order_cost', 'Cost of the order', 'money'),
  column('stockout_chance', 'Chance of running out before it arrives', 'percent'),
  column('current_stock', 'Current stock', 'count'),
  column('on_order', 'On order', 'count'),
  column('calculated_reorder_point', 'Calculated reorder point', 'decimal'),
  column('unit_cost', 'List cost', 'money'),
  column('product_code', 'Product code', 'code', 'dimension'),
  column('supplier_code', 'Supplier code', 'code', 'dimension'),
  column('warehouse_code', 'Warehouse', 'code', 'dimension'),
];

export const adviseOrders = defineTool({
  name: 'advise_orders',
  label: 'Order advice',
  summary: 'What a warehouse should order now, how much, from which supplier and at what cost.',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: {
    warehouse_code: warehouseCode(),
    product_codes: optional(many(productCode())),
    service_level: serviceLevel(),
  },
  phrases: [
    'what should (i|we) (order|reorder|buy|replenish|restock) [now] [(in|at|for) {warehouse_code}] [now] [(at|with) [a] {service_level} service level]',
    'what (do|must) (i|we) (need|have) to (order|reorder|buy|replenish|restock) [now] (in|at|for) {warehouse_code}',
    'what needs [to be] (ordered|reordered|ordering|reordering|replenished|replenishing|restocked|restocking) (in|at|for) {warehouse_code}',
    '(which|what) (products|items|skus) should (i|we) (order|reorder|buy|replenish|restock) [now] (in|at|for) {warehouse_code}',
    '(which|what) (products|items|skus) should be (ordered|reordered|replenished|restocked) [now] (in|at|for) {warehouse_code}',
    '(advise|recommend|suggest|propose|plan|prepare) [me] [(the|some)] [purchase] (orders|reorders|order quantities|replenishment|replenishments) (for|in|at) {warehouse_code} [(at|with) [a] {service_level} service level]',
    '[purchase] (order|reorder|replenishment) (advice|recommendation|recommendations|suggestion|suggestions|proposal|proposals|plan) (for|in|at) {warehouse_code} [(at|with) [a] {service_level} service level]',
    'how (much|many) [units] [of] {product_codes} should (i|we) (order|reorder|buy) (for|in|at) {warehouse_code}',
    'how (much|many) [units] should (i|we) (order|reorder|buy) of {product_codes} (for|in|at) {warehouse_code}',
    'should (i|we) (order|reorder|buy) {product_codes} (for|in|at) {warehouse_code}',
    '(advise|recommend|suggest|propose) [(an|a)] [purchase] (order|reorder) (for|of) {product_codes} (for|in|at) {warehouse_code}',
    '(replenish|restock) {warehouse_code}',
    '(reorder|order|replenish|restock) {product_codes} (for|in|at) {warehouse_code}',
  ],
  examples: [
    'What should we order for WH-01?',
    'How much of P-0005 should we order for WH-02?',
    'Recommend purchase orders for WH-03',
  ],
  keys: ['product.product_code', 'stock.warehouse_code'],
  async run({ warehouse_code: warehouse, product_codes: products, service_level: level }, context) {
    context.progress(0, 'Reading stock, sales and suppliers');
    const known = await advisedItems(context, warehouse, products, level);
    if (known.kind !== 'advised') return known;
    const { items, history, supply } = known;
    const advised = known.advised.map(({ item, advice }) =>
      withQuantity(item, advice, supply.incoming.get(item.productCode) ?? []),
    );
    const due = advised.filter(({ quantity }) => quantity > 0);
    const { actions, notes } = supplierOrders(warehouse, due.map(lineOf));
    // Whoever asks for some products wants to see all of them, also those that need nothing.
    const shown = (products === undefined ? due : advised).sort((a, b) => b.chance - a.chance);
    const cost = due.reduce((sum, { item, quantity }) => sum + quantity * (item.unitCost ?? 0), 0);
    const ordered = due.reduce((sum, { quantity }) => sum + quantity, 0);
    const suppliers = new Set(due.map(({ item }) => item.supplierCode).filter((code) => code !== null)).size;
    const outcome: Outcome = {
      kind: 'result',
      sentence:
        due.length === 0
          ? sayNothingDue(warehouse, advised.length)
          : `Order ${counted(ordered, 'unit')} of ${counted(due.length, 'product')} from ${counted(suppliers, 'supplier')} for ${warehouse}, at list cost for ${written(cost, 2)}.`,
      figures: [
        figure('products_due', 'Products to order', due.length, 'count'),
        figure('order_units', 'Units', ordered, 'count', 'units'),
        figure('order_cost', 'Cost', cost, 'money'),
        figure('suppliers', 'Suppliers', suppliers, 'count'),
        figure('products', 'Products looked at', advised.length, 'count'),
      ],
      table: tableOf(COLUMNS, shown.map(rowOf)),
      chart: shown.length > 1 ? { kind: 'horizontal-bar', x: 'product_code', y: ['order_quantity'] } : null,
      drawing: null,
      formulas: [STOCK_FORMULAS.orderQuantity, STOCK_FORMULAS.reorderPoint, STOCK_FORMULAS.dailyDemand],
      inputs: [
        figure('service_level', 'Service level', level / 100, 'percent'),
        figure('history_from', 'Sales from', history.range.from, 'date'),
        figure('history_to', 'Sales up to', addDays(history.range.to, -1), 'date'),
      ],
      notes: [
        ...notes,
        ...notesOn(advised),
        ...(advised.length < items.length
          ? [
              `${counted(items.length - advised.length, 'product')} could not be advised on: no lead time, or sold for too few days.`,
            ]
          : []),
        ...history.notes,
        ...supply.notes,
      ],
      actions,
    };
    return outcome;
  },
});

interface Advised extends AdvisedItem {
  /** Units to order now, whole. */
  quantity: number;
  /** The advice wanted more than the item's maximum stock holds. */
  cut: boolean;
  onOrder: number;
  /** Of running out before an order placed now arrives. */
  chance: number;
}

/** The advice within the space that the data give the item. */
function withQuantity(item: StockItem, advice: Advised['advice'], incoming: readonly Incoming[]): Advised {
  const onOrder = incoming.reduce((sum, { quantity }) => sum + quantity, 0);
  const wanted = Math.ceil(advice.order.units);
  const { maximumStock } = item;
  const space =
    maximumStock === null || maximumStock <= 0
      ? Infinity
      : Math.max(0, Math.floor(maximumStock - item.currentStock - onOrder));
  const quantity = Math.min(wanted, space);
  return { item, advice, quantity, cut: quantity < wanted, onOrder, chance: advice.stockoutBeforeArrival };
}

const sayNothingDue = (warehouse: string, looked: number) =>
  `Nothing has to be ordered for ${warehouse} now: ${looked === 1 ? 'the one product looked at is above its reorder point' : `all ${counted(looked, 'product')} looked at are above their reorder points`}.`;

const lineOf = ({ item, quantity, chance }: Advised): OrderLine => ({
  productCode: item.productCode,
  productName: item.productName,
  supplierCode: item.supplierCode,
  supplierName: item.supplierName,
  quantity,
  unitCost: item.unitCost,
  urgency: chance,
});

function rowOf({ item, advice, quantity, onOrder, chance }: Advised) {
  return {
    warehouse_code: item.warehouseCode,
    product_code: item.productCode,
    product_name: item.productName,
    supplier_code: item.supplierCode,
    supplier_name: item.supplierName,
    current_stock: item.currentStock,
    on_order: onOrder,
    calculated_reorder_point: advice.reorderPoint,
    order_quantity: quantity,
    unit_cost: item.unitCost,
    order_cost: item.unitCost === null ? null : quantity * item.unitCost,
    stockout_chance: chance,
  };
}

function notesOn(advised: readonly Advised[]): string[] {
  const cut = advised.filter((one) => one.cut).length;
  const low = advised.filter(
    ({ item, quantity }) => quantity === 0 && item.currentStock < (item.minimumStock ?? 0),
  ).length;
  const notes: string[] = [];
  if (cut > 0)
    notes.push(
      `${counted(cut, 'order')} ${cut === 1 ? 'is' : 'are'} cut to what the maximum stock in the data leaves room for.`,
    );
  if (low > 0)
    notes.push(
      `${counted(low, 'product')} ${low === 1 ? 'is' : 'are'} below the minimum in the data, but ${low === 1 ? 'its' : 'their'} stock and what is on order last at this service level.`,
    );
  return notes;
}
