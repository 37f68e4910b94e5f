import type { Filter } from '#libs/contracts';
import { allRows } from '../all-rows';
import { daysBetween } from '../calendar-days';
import { recordsOf } from '../result-rows';
import type { ToolContext } from '../tool';
import { counted } from '../wording';
import { type DayRange, dailyDemand, type DemandSeries, historyRange } from './domain/daily-demand';
import { amongProducts } from './stock-items';

/** Without an order for so long, the data are not up to date or the warehouse is closed. */
const SILENT_DAYS = 7;

export interface SalesHistory {
  /** What the figures were learnt from. */
  range: DayRange;
  /** By product code. */
  demand: ReadonlyMap<string, DemandSeries>;
  notes: string[];
}

interface Asked {
  /** One warehouse, or all that the caller may see. */
  warehouseCode?: string;
  products: readonly { productCode: string; listedOn: string | null }[];
}

/**
 * Units ordered a day of each product, by order date, up to yesterday: one query, whatever the number of products. All
 * orders count, the cancelled ones too: somebody wanted the goods.
 */
export async function salesHistory(
  context: ToolContext,
  { warehouseCode, products }: Asked,
): Promise<SalesHistory> {
  const { today, settings } = context;
  const here: Filter[] =
    warehouseCode === undefined
      ? []
      : [{ member: 'sales_order.warehouse_code', operator: 'equals', values: [warehouseCode] }];
  const widest = historyRange(today, settings.demandHistoryDays, null);
  const codes = products.map(({ productCode }) => productCode);
  const [span, sales] = await Promise.all([
    context.query('First and latest order', {
      measures: [{ measure: 'sales_order.first_order' }, { measure: 'sales_order.latest_order' }],
      filters: [
        ...here,
        { member: 'sales_order.order_date', operator: 'inDateRange', values: [null, today] },
      ],
    }),
    allRows(context, 'Units ordered a day', {
      measures: [{ measure: 'sales_line.units_sold', as: 'units' }],
      dimensions: ['product.product_code'],
      timeDimensions: [
        { dimension: 'sales_order.order_date', granularity: 'day', dateRange: [widest.from, widest.to] },
      ],
      filters: [...here, ...amongProducts(codes)],
      order: [
        { by: 'product.product_code', direction: 'asc' },
        { by: 'order_date', direction: 'asc' },
      ],
    }),
  ]);
  const [row] = recordsOf(span);
  const firstOrder = dayOf(row?.first_order);
  const range = historyRange(today, settings.demandHistoryDays, firstOrder);
  const demand = dailyDemand(
    sales.map((sale) => ({
      productCode: String(sale.product_code),
      day: dayOf(sale.order_date) ?? widest.from,
      units: Number(sale.units ?? 0),
    })),
    firstOrder === null ? { from: today, to: today } : range,
    codes,
    new Map(products.flatMap(({ productCode, listedOn }) => (listedOn ? [[productCode, listedOn]] : []))),
  );
  return { range, demand, notes: notesOf(dayOf(row?.latest_order), context) };
}

function notesOf(latestOrder: string | null, { today }: ToolContext): string[] {
  if (latestOrder === null) return [];
  const silent = daysBetween(latestOrder, today);
  return silent > SILENT_DAYS
    ? [
        `The latest order in the data is of ${latestOrder}: the ${counted(silent - 1, 'day')} since then count as days without demand.`,
      ]
    : [];
}

const dayOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10) : null);
