import { MIN_TREND_PERIODS } from '#libs/calculations';
import type { Formula } from '#libs/contracts';
import { allRows } from '../all-rows';
import { choice } from '../parameters';
import { recordsOf, tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted } from '../wording';
import { NOT_CANCELLED } from './purchase-history';
import { periodDays } from './supplier-parameters';
import { fullPeriods } from './trend-periods';
import { groupTrends, periodColumn, periodResult, trendResult } from './trend-result';

/** Groups with the largest spend that are looked at: so many times sixty months are a result that arrives whole. */
const MOST_GROUPS = 150;

/** What rows can be about: the members that tell them apart, and which of them names them. */
const GROUPS = {
  supplier: {
    members: ['purchase_order.supplier_code'],
    name: 'purchase_order.supplier_name',
    one: 'supplier',
  },
  product_group: { members: ['product.product_group'], name: undefined, one: 'product group' },
  warehouse: { members: ['purchase_order.warehouse_code'], name: undefined, one: 'warehouse' },
  product: { members: ['product.product_code'], name: 'product.product_name', one: 'product' },
} as const;

const FORMULAS: Formula[] = [
  {
    label: 'Trend a period',
    text: 'Median of the slopes between all pairs of periods',
    source: 'Theil (1950); Sen (1968), JASA 63, 1379–1389',
  },
  {
    label: 'Chance',
    text: 'Chance that periods without a trend rise or fall as steadily as these; below 5 % the trend is called rising or falling',
    source: 'Mann (1945), Econometrica 13, 245–259; Kendall (1975), Rank Correlation Methods',
  },
  {
    label: 'Change',
    text: 'Spend of the later half of the periods / spend of the earlier half − 1; of an odd number the middle one is left out',
    source: 'Plain comparison',
  },
];

export const analyzePurchaseTrends = defineTool({
  name: 'analyze_purchase_trends',
  label: 'Purchase trends',
  summary:
    'Says where spend on purchases rises or falls, month by month or week by week, and how sure that is.',
  agent: 'supplier',
  personas: ['procurement_specialist'],
  parameters: {
    days: periodDays('Orders placed in so many days up to today; months from 180 days on, weeks below.'),
    group_by: choice({
      label: 'Group by',
      description: 'What one row is about.',
      choices: [
        {
          value: 'supplier',
          label: 'Supplier',
          says: ['supplier', 'suppliers', 'vendor', 'vendors', 'by supplier', 'per supplier'],
        },
        {
          value: 'product_group',
          label: 'Product group',
          says: ['product group', 'group', 'category', 'categories', 'by group', 'by category'],
        },
        { value: 'warehouse', label: 'Warehouse', says: ['warehouse', 'warehouses', 'site', 'by warehouse'] },
        { value: 'product', label: 'Product', says: ['product', 'products', 'item', 'by product'] },
        {
          value: 'month',
          label: 'Month',
          says: ['month', 'months', 'monthly', 'time', 'by month', 'over time'],
        },
      ],
      default: 'supplier',
    }),
  },
  phrases: [
    'analyze [the] (purchase|purchasing|spend|spending) (trend|trends) [by {group_by}] [over the last {days}]',
    '(purchase|purchasing|buying|procurement) (trend|trends) [by {group_by}] [over the last {days}]',
    '(spend|spending) (trend|trends) [(by|of) {group_by}] [over the last {days}]',
    '(trend|trends) (in|of) [our] (purchases|purchasing|spend|spending) [by {group_by}] [over the last {days}]',
    'how (is|are|has|have) [our] (spend|spending|purchases|purchasing) [been] (developing|developed|changing|changed|trending|trended) [by {group_by}] [over the last {days}]',
    'how did [our] (spend|spending|purchases|purchasing) (develop|change|evolve) [by {group_by}] [over the last {days}]',
    'where is [our] (spend|spending) (rising|growing|falling|increasing|decreasing|shrinking) [by {group_by}]',
    '(rising|growing|falling|increasing|decreasing|shrinking) (spend|spending|purchases) [by {group_by}] [over the last {days}]',
    'is [our] (spend|spending) (rising|growing|falling|increasing|decreasing|shrinking) [over the last {days}]',
  ],
  examples: [
    'Purchase trends by supplier',
    'Analyze spending trends by product group over the last 180 days',
    'Trend in purchases by month',
  ],
  keys: ['purchase_order.supplier_code', 'product.product_group', 'purchase_order.warehouse_code'],
  async run({ days, group_by: by }, context) {
    const [covered] = recordsOf(
      await context.query('First and last order', {
        measures: [{ measure: 'purchase_order.first_order' }, { measure: 'purchase_order.latest_order' }],
        filters: [
          NOT_CANCELLED,
          // An order that is dated in the future tells nothing about what the data cover.
          { member: 'purchase_order.order_date', operator: 'lte', values: [context.today] },
        ],
      }),
    );
    const [first, last] = [covered?.first_order, covered?.latest_order];
    if (typeof first !== 'string' || typeof last !== 'string') return tooFew(0, 'week', days);
    const periods = fullPeriods(context.today, days, { first: first.slice(0, 10), last: last.slice(0, 10) });
    if (periods.starts.length < MIN_TREND_PERIODS) return tooFew(periods.starts.length, periods.grain, days);

    const inTime = {
      dimension: 'purchase_order.order_date',
      dateRange: [periods.starts[0]!, periods.end] as [string, string],
    };
    const measures = ['spend', 'units_ordered', 'orders_with_lines'].map((name) => ({
      measure: `purchase_line.${name}`,
    }));
    const bySpend = [{ by: 'spend', direction: 'desc' as const }];
    if (by === 'month') {
      const rows = await allRows(context, `Purchases by ${periods.grain}`, {
        measures,
        timeDimensions: [{ ...inTime, granularity: periods.grain }],
        filters: [NOT_CANCELLED],
        order: [{ by: periodColumn(periods.grain), direction: 'asc' }],
      });
      return { ...periodResult(rows, periods, days), formulas: FORMULAS };
    }
    const { members, name, one } = GROUPS[by];
    const dimensions = [...members];
    const totals = recordsOf(
      await context.query(`Purchases by ${one}`, {
        measures,
        dimensions: name === undefined ? dimensions : [...dimensions, name],
        timeDimensions: [inTime],
        filters: [NOT_CANCELLED],
        order: bySpend,
        limit: MOST_GROUPS,
      }),
    );
    const rows = await allRows(context, `Spend by ${one} and ${periods.grain}`, {
      measures: [{ measure: 'purchase_line.spend' }],
      dimensions,
      timeDimensions: [{ ...inTime, granularity: periods.grain }],
      filters: [
        NOT_CANCELLED,
        {
          within: {
            dimensions,
            query: {
              measures: [{ measure: 'purchase_line.spend' }],
              dimensions,
              timeDimensions: [inTime],
              filters: [NOT_CANCELLED],
              order: bySpend,
              limit: MOST_GROUPS,
            },
          },
        },
      ],
      order: [
        ...members.map((member) => ({ by: member.split('.')[1]!, direction: 'asc' as const })),
        {
          by: periodColumn(periods.grain),
          direction: 'asc' as const,
        },
      ],
    });
    const key = members[0].split('.')[1]!;
    const trends = groupTrends(totals, rows, periods, { key, name: name?.split('.')[1] });
    const notes =
      totals.length < MOST_GROUPS
        ? []
        : [`Only the ${counted(MOST_GROUPS, one)} with the largest spend are looked at.`];
    const { columns, records, ...result } = trendResult(trends, periods, days, {
      key,
      named: name !== undefined,
      one,
    });
    return {
      ...result,
      table: tableOf(columns, records),
      formulas: FORMULAS,
      notes: [...result.notes, ...notes],
    };
  },
});

function tooFew(given: number, grain: 'month' | 'week', days: number): Outcome {
  return {
    kind: 'refused',
    code: 'THIN_DATA',
    message: `A trend needs ${counted(MIN_TREND_PERIODS, `full ${grain}`)}; the last ${counted(days, 'day')} of the data hold ${given}.`,
    nextStep: 'Ask for more days, at least 45.',
    needs: { observations: MIN_TREND_PERIODS, given },
  };
}
