import type { ResultColumn } from '#libs/contracts';
import { addDays } from '../calendar-days';
import { days, warehouseCode } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool } from '../tool';
import { counted, listed, written } from '../wording';
import type { ItemRisk, RiskRequest } from './domain/stockout-risks';
import { suggestTransfers } from './domain/transfers';
import { figure } from '../figures';
import { type Incoming, supplyOf } from './incoming';
import { salesHistory } from './sales-history';
import { STOCK_FORMULAS } from './stock-formulas';
import { type StockItem, stockItems } from './stock-items';
import { surplusesElsewhere } from './surpluses';

/** A product with more cover than was asked about is still named when running out is as likely as not. */
const LIKELY = 0.5;
const NAMED = 5;

const COLUMNS: ResultColumn[] = [
  column('warehouse_code', 'Warehouse', 'code', 'dimension'),
  column('product_code', 'Product code', 'code', 'dimension'),
  column('product_name', 'Product name', 'text', 'dimension'),
  column('current_stock', 'Current stock', 'count'),
  column('days_of_cover', 'Days of cover', 'days'),
  column('stockout_chance', 'Chance of running out', 'percent'),
  column('expected_daily_demand', 'Expected demand a day', 'decimal'),
  column('on_order', 'Arrives in time', 'count'),
  column('lead_time_days', 'Lead time', 'days'),
];

export const identifyStockoutRisk = defineTool({
  name: 'identify_stockout_risk',
  label: 'Stock-out risk',
  summary:
    'Products of a warehouse that are out of stock or will run out within some days at their demand, the likeliest first.',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: {
    warehouse_code: warehouseCode(),
    days: days({ label: 'Days', description: 'How many days ahead.', min: 1, max: 365, default: 14 }),
  },
  phrases: [
    '(which|what) (products|items|skus) will (run out|be out of stock|sell out|stock out) [(in|at) {warehouse_code}] [(in|within) [the] [next] {days}]',
    '(which|what) (products|items|skus) will (run out|be out of stock|sell out|stock out) [(in|within) [the] [next] {days}] (in|at) {warehouse_code}',
    '(which|what) (products|items|skus) (could|might|may|are likely to|are going to) (run out|sell out|stock out) [(in|at) {warehouse_code}] [(in|within) [the] [next] {days}]',
    '(identify|find|calculate|assess|estimate) [the] (stockout|stock-out|stock out) (risk|risks) (in|at|for) {warehouse_code} [(in|within|over|for) [the] [next] {days}]',
    '(stockout|stock-out|stock out) (risk|risks) (in|at|for) {warehouse_code} [(in|within|over|for) [the] [next] {days}]',
    '(which|what) (products|items|skus) (in|at) {warehouse_code} (are|is) at risk [of (running out|stocking out|a stockout|a stock-out)] [(in|within|over) [the] [next] {days}]',
    '(products|items) at risk of (running out|stocking out|a stockout|a stock-out) (in|at) {warehouse_code} [(in|within|over) [the] [next] {days}]',
    'what are we (about|going|likely) to run out of (in|at) {warehouse_code} [(in|within) [the] [next] {days}]',
    'what will we run out of (in|at) {warehouse_code} [(in|within) [the] [next] {days}]',
    'what will (run out|sell out|be out of stock) (in|at) {warehouse_code} [(in|within) [the] [next] {days}]',
    '(how likely are|what is the chance of|what is the probability of) (stockouts|stock-outs|a stockout|running out) (in|at) {warehouse_code} [(in|within) [the] [next] {days}]',
    'where do we risk (running out|a stockout|stockouts) (in|at) {warehouse_code} [(in|within) [the] [next] {days}]',
  ],
  examples: [
    'Identify stock-out risks in WH-01 for the next 14 days',
    'What will we run out of in WH-02 within the next 7 days?',
    'What are we about to run out of in WH-03?',
  ],
  keys: ['product.product_code', 'stock.warehouse_code'],
  async run({ warehouse_code: warehouse, days: horizon }, context) {
    context.progress(0, 'Reading stock and sales');
    const items = await stockItems(context, warehouse);
    const [history, supply] = await Promise.all([
      salesHistory(context, { warehouseCode: warehouse, products: items }),
      supplyOf(context, warehouse, items),
    ]);
    const coming = (code: string) =>
      (supply.incoming.get(code) ?? []).filter(({ overdue, inPeriods }) => !overdue && inPeriods < horizon);
    const request: RiskRequest = {
      days: horizon,
      items: items.map(({ productCode: code, currentStock }) => ({
        productCode: code,
        demand: history.demand.get(code)?.units ?? [],
        stock: currentStock,
        onOrder: coming(code),
      })),
    };
    const risks = await context.calculate<ItemRisk[]>('stockout-risks', request, context.progress);
    const looked = items.map((item, at) => ({
      item,
      risk: risks[at]!,
      arriving: sumOf(coming(item.productCode)),
    }));
    // What is gone is sold no more: the last 30 days say nothing about it, its history does.
    const empty = looked
      .filter(({ item }) => item.currentStock === 0 && isWanted(history.demand.get(item.productCode)?.units))
      .map((one) => ({ ...one, risk: { ...one.risk, chance: 1 } }))
      .sort((a, b) => (b.risk.dailyDemand ?? 0) - (a.risk.dailyDemand ?? 0));
    const short = looked
      .filter(({ item }) => item.currentStock > 0 && coverOf(item) < horizon)
      .sort((a, b) => (b.risk.chance ?? 0) - (a.risk.chance ?? 0) || coverOf(a.item) - coverOf(b.item));
    const atRisk = [...empty, ...short];
    const named = new Set(atRisk.map(({ item }) => item));
    const also = looked.filter(({ item, risk }) => !named.has(item) && (risk.chance ?? 0) >= LIKELY);
    const overdue = [...supply.incoming.values()].flat().filter((receipt) => receipt.overdue);
    const surpluses = await surplusesElsewhere(
      context,
      warehouse,
      atRisk.map(({ item }) => item.productCode),
    );
    const actions = suggestTransfers(
      warehouse,
      atRisk.map(({ item: { productCode, currentStock, reorderPoint, minimumStock }, arriving }) => ({
        productCode,
        currentStock: currentStock + arriving,
        wantedStock: reorderPoint ?? minimumStock ?? 0,
      })),
      surpluses,
    );
    return {
      kind: 'result',
      sentence: sentenceOf(warehouse, items.length, empty.length, short.length, horizon),
      figures: [
        figure('out_of_stock', 'Out of stock already', empty.length, 'count'),
        figure('at_risk', 'At risk of running out', short.length, 'count'),
        figure('items', 'Items of the warehouse', items.length, 'count'),
        figure('days', 'Days ahead', horizon, 'days'),
      ],
      table: tableOf(
        COLUMNS,
        atRisk.map(({ item, risk, arriving }) => ({
          warehouse_code: item.warehouseCode,
          product_code: item.productCode,
          product_name: item.productName,
          current_stock: item.currentStock,
          days_of_cover: item.daysOfCover,
          stockout_chance: risk.chance,
          expected_daily_demand: risk.dailyDemand,
          on_order: arriving,
          lead_time_days: item.leadTimeDays,
        })),
      ),
      chart: atRisk.length > 1 ? { kind: 'horizontal-bar', x: 'product_code', y: ['stockout_chance'] } : null,
      drawing: null,
      formulas: [STOCK_FORMULAS.daysOfCover, STOCK_FORMULAS.stockoutChance, STOCK_FORMULAS.dailyDemand],
      inputs: [
        figure('history_from', 'Sales from', history.range.from, 'date'),
        figure('history_to', 'Sales up to', addDays(history.range.to, -1), 'date'),
      ],
      notes: [
        ...(also.length > 0
          ? [
              `${counted(also.length, 'more product')} ${also.length === 1 ? 'has' : 'have'} more cover by the last 30 days, but over the whole history running out is as likely as not: ${namesOf(also)}.`,
            ]
          : []),
        ...(overdue.length > 0
          ? [
              `${counted(sumOf(overdue), 'unit')} on overdue purchase orders are not counted: nobody knows when they come.`,
            ]
          : []),
        ...thinNote(looked.filter(({ item }) => item.currentStock > 0)),
        ...(actions.length > 0
          ? [
              'Transfers bring products to their reorder point, from what other warehouses have above their maximum.',
            ]
          : []),
        ...history.notes,
        ...supply.notes,
      ],
      actions,
    };
  },
});

type Looked = { item: StockItem; risk: ItemRisk };

const sumOf = (receipts: readonly Incoming[]) => receipts.reduce((sum, { quantity }) => sum + quantity, 0);
const coverOf = ({ daysOfCover }: StockItem) => daysOfCover ?? Infinity;

const isWanted = (units: readonly number[] = []) => units.some((sold) => sold > 0);

function sentenceOf(warehouse: string, items: number, empty: number, short: number, horizon: number): string {
  const within = `fewer than ${counted(horizon, 'day')} of cover`;
  if (empty + short === 0)
    return `None of the ${counted(items, 'product')} in ${warehouse} is out of stock or has ${within}.`;
  const all = `of ${written(items)} in ${warehouse}`;
  if (empty === 0) return `${counted(short, 'product')} ${all} ${short === 1 ? 'has' : 'have'} ${within}.`;
  const gone = `${counted(empty, 'product')} ${all} ${empty === 1 ? 'is' : 'are'} out of stock already`;
  if (short === 0) return `${gone}; none of the others has ${within}.`;
  return `${gone}; ${written(short)} more ${short === 1 ? 'has' : 'have'} ${within}.`;
}

const namesOf = (looked: readonly Looked[]) =>
  listed([
    ...looked.slice(0, NAMED).map(({ item }) => item.productCode),
    ...(looked.length > NAMED ? ['others'] : []),
  ]);

function thinNote(looked: readonly Looked[]): string[] {
  const thin = looked.filter(({ risk }) => risk.chance === null).length;
  return thin === 0
    ? []
    : [`No chance is given for ${counted(thin, 'product')}: they have been sold for too few days.`];
}
