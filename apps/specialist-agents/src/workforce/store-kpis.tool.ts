import { type Kpi, type KpiId, storeAnalytics } from '#libs/contracts';
import { periodText } from '#libs/reader';
import { choice } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { listed, percentage, written } from '../wording';

/** Said when no figure is named. */
const FIRST: readonly KpiId[] = ['sales', 'tasks-on-time', 'out-of-stock'];
const COLUMNS = [
  column('figure', 'Figure', 'text', 'dimension'),
  column('value', 'Value', 'text', 'dimension'),
  column('comparison', 'Compared with before', 'text', 'dimension'),
  column('note', 'Note', 'text', 'dimension'),
];

export const storeKpis = defineTool({
  name: 'store_kpis',
  label: 'Figures of the store',
  summary:
    'Sales, stock, tasks, labour and absences of your store in a day, a week or four weeks up to yesterday.',
  agent: 'workforce',
  personas: ['store_manager'],
  parameters: {
    period: choice({
      label: 'Period',
      description: 'Full days, the last one yesterday.',
      choices: [
        {
          value: 'week',
          label: 'Seven days',
          says: ['last week', 'this week', 'past week', 'week', 'seven days', 'last 7 days'],
        },
        { value: 'day', label: 'Yesterday', says: ['yesterday', 'today', 'last day'] },
        {
          value: 'four-weeks',
          label: 'Four weeks',
          says: [
            'last month',
            'this month',
            'past month',
            'month',
            'four weeks',
            'last four weeks',
            'last 4 weeks',
            'last 28 days',
          ],
        },
      ],
      default: 'week',
    }),
    figure: choice({
      label: 'Figure',
      description: 'The one that is said first.',
      choices: [
        { value: 'all', label: 'The most important', says: ['all figures'] },
        { value: 'sales', label: 'Sales', says: ['sales', 'revenue', 'turnover', 'sell', 'sold', 'takings'] },
        {
          value: 'transactions',
          label: 'Transactions',
          says: ['transactions', 'receipts', 'customers served'],
        },
        {
          value: 'basket',
          label: 'Average basket',
          says: ['basket', 'average basket', 'average sale', 'basket size'],
        },
        { value: 'waste', label: 'Waste', says: ['waste', 'shrinkage', 'wasted', 'thrown away'] },
        { value: 'tasks-on-time', label: 'Tasks on time', says: ['tasks on time', 'on time', 'punctuality'] },
        {
          value: 'labour-hours',
          label: 'Labour hours',
          says: ['labour hours', 'labor hours', 'hours worked', 'staff hours'],
        },
        { value: 'sales-per-hour', label: 'Sales per hour', says: ['sales per hour', 'productivity'] },
        {
          value: 'sick-share',
          label: 'Sick leave',
          says: ['sick rate', 'sickness', 'sick share', 'absence rate'],
        },
      ],
      default: 'all',
    }),
  },
  phrases: [
    'how (are we|is the store|is the shop|is business) (doing|performing|going) [{period}]',
    'how (did we|did the store|did the shop) (do|perform) [{period}]',
    '[show|give me|what are|list] [the] [store] (kpis|kpi|key figures|figures|performance|metrics|numbers|analytics) [of the store] [for] [{period}]',
    '{figure} [of] [the] [store|shop] [for|in] [{period}]',
    'what (is|was|were|are) [the|our] {figure} [of the store|of the shop] [for|in] [{period}]',
    'how (much|many) [{figure}] (did|do|have|had) we [{figure}] [{period}]',
    'how (high|big) (is|was|were) [the|our] {figure} [{period}]',
    'what did we {figure} [{period}]',
    'how (is|are|was|were) [the|our] {figure} [{period}]',
  ],
  examples: ['Show the store KPIs', 'What were the sales last week?', 'How are we doing?'],
  async run({ period, figure }, context) {
    const { kpis, from, to, recommendations } = await context.services.call(
      storeAnalytics.overview,
      { period },
      (overview) => ({
        label: `Figures of the store, ${overview.from} to before ${overview.to}`,
        count: overview.kpis.length,
      }),
    );
    const wanted = figure === 'all' ? FIRST : [figure];
    const first = wanted.flatMap((id) => kpis.find((kpi) => kpi.id === id) ?? []);
    const days = periodText([from, to]);
    return said({
      sentence: `${days}: ${listed(first.map((kpi) => `${kpi.name.toLowerCase()} ${valueText(kpi)}`))}.${figure !== 'all' && first[0] ? ` ${first[0].comparison}` : ''}`,
      table: tableOf(
        COLUMNS,
        [...first, ...kpis.filter((kpi) => !first.includes(kpi))].map((kpi) => ({
          figure: kpi.name,
          value: valueText(kpi),
          comparison: kpi.comparison,
          note: kpi.note,
        })),
      ),
      formulas: first.map(({ name, formula }) => ({ label: name, text: formula, source: '' })),
      notes: recommendations.map(({ title, why }) => `${title}: ${why}`),
    });
  },
});

function valueText({ value, unit }: Kpi): string {
  if (value === null) return 'not known';
  if (unit === 'share') return percentage(value);
  if (unit === 'money')
    return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return unit === 'count' ? written(value) : `${written(value)} ${unit}`;
}
