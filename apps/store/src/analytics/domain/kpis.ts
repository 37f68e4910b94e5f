import type { KpiId, KpiUnit } from '#libs/contracts';
import { counted } from '../../domain/words';
import { type Facts, ratio, type Source, sumOf } from './facts';
import type { Span } from './spans';
import { writeFigure } from './words';

type SourceName = 'tasks' | 'labour' | 'sales' | 'waste';

interface KpiBase {
  id: KpiId;
  name: string;
  unit: KpiUnit;
  /** Which way is good. */
  good: 'more' | 'less' | null;
  formula: string;
}

/** A figure of days, which has a past to be compared with. */
export interface KpiOfDays extends KpiBase {
  kind: 'days';
  sources: readonly SourceName[];
  of(facts: Facts, span: Span): number | null;
  inputs(facts: Facts, span: Span): string[];
}

/** A figure of this moment, of which no past is kept. */
export interface KpiOfNow extends KpiBase {
  kind: 'now';
  of(facts: Facts): number | null;
  inputs(facts: Facts): string[];
  /** Said where a comparison would be. */
  comparison(facts: Facts): string;
  missing: string;
}

const tasks = (of: 'due' | 'onTime' | 'late' | 'unfinished') => (facts: Facts, span: Span) =>
  sumOf(facts.tasks, span, (row) => row[of]);
const minutes = (of: 'planned' | 'sick' | 'off') => (facts: Facts, span: Span) =>
  sumOf(facts.labour, span, (row) => row[of]);
const allMinutes = (facts: Facts, span: Span) =>
  sumOf(facts.labour, span, ({ planned, sick, off }) => planned + sick + off);
const sales = (facts: Facts, span: Span) => sumOf(facts.sales, span, (row) => row.sales);
const transactions = (facts: Facts, span: Span) => sumOf(facts.sales, span, (row) => row.transactions);
const hours = (facts: Facts, span: Span) => {
  const planned = minutes('planned')(facts, span);
  return planned === null ? null : planned / 60;
};

const said = (value: number | null, unit: KpiUnit, what: string): string[] =>
  value === null ? [] : [`${writeFigure(value, unit)} ${what}`];
const dueTasks = (facts: Facts, span: Span) => said(tasks('due')(facts, span), 'count', 'tasks due');
const ofStock = ({ stock }: Facts) =>
  stock === null ? [] : [counted(stock.products, 'product of the range', 'products of the range')];
const NO_STOCK = 'No products have been imported for this store.';
const NO_STOCK_PAST = 'As it is now; levels of earlier days are not kept.';

/** Every figure with its formula. Shares are of 1, hours of 60 minutes of planned shifts without breaks. */
export const KPIS: readonly (KpiOfDays | KpiOfNow)[] = [
  {
    kind: 'days',
    id: 'sales',
    name: 'Sales',
    unit: 'money',
    good: 'more',
    formula: 'Sum of quantity × price over the lines of all transactions',
    sources: ['sales'],
    of: sales,
    inputs: (facts, span) => said(transactions(facts, span), 'count', 'transactions'),
  },
  {
    kind: 'days',
    id: 'transactions',
    name: 'Transactions',
    unit: 'count',
    good: 'more',
    formula: 'Number of transactions',
    sources: ['sales'],
    of: transactions,
    inputs: (facts, span) => said(transactions(facts, span), 'count', 'transactions'),
  },
  {
    kind: 'days',
    id: 'basket',
    name: 'Average basket',
    unit: 'money',
    good: 'more',
    formula: 'Sales ÷ transactions',
    sources: ['sales'],
    of: (facts, span) => ratio(sales(facts, span), transactions(facts, span)),
    inputs: (facts, span) => [
      ...said(sales(facts, span), 'money', 'sales'),
      ...said(transactions(facts, span), 'count', 'transactions'),
    ],
  },
  {
    kind: 'now',
    id: 'out-of-stock',
    name: 'Out of stock',
    unit: 'count',
    good: 'less',
    formula: 'Products of this store with a stock of 0',
    of: ({ stock }) => stock?.out ?? null,
    inputs: ofStock,
    comparison: () => NO_STOCK_PAST,
    missing: NO_STOCK,
  },
  {
    kind: 'now',
    id: 'low-stock',
    name: 'Low stock',
    unit: 'count',
    good: 'less',
    formula: 'Products of this store with a stock above 0 and below their minimum',
    of: ({ stock }) => stock?.low ?? null,
    inputs: ofStock,
    comparison: () => NO_STOCK_PAST,
    missing: NO_STOCK,
  },
  {
    kind: 'days',
    id: 'waste',
    name: 'Waste',
    unit: 'money',
    good: 'less',
    formula: 'Sum of units recorded as waste × the price of today',
    sources: ['waste'],
    of: (facts, span) => sumOf(facts.waste, span, ({ value }) => value),
    inputs: (facts, span) =>
      said(
        sumOf(facts.waste, span, ({ units }) => units),
        'count',
        'units of waste',
      ),
  },
  {
    kind: 'days',
    id: 'tasks-on-time',
    name: 'Tasks on time',
    unit: 'share',
    good: 'more',
    formula: 'Tasks completed by their due time ÷ tasks due, without cancelled ones',
    sources: ['tasks'],
    of: (facts, span) => ratio(tasks('onTime')(facts, span), tasks('due')(facts, span)),
    inputs: (facts, span) => [
      ...dueTasks(facts, span),
      ...said(tasks('onTime')(facts, span), 'count', 'completed on time'),
    ],
  },
  {
    kind: 'days',
    id: 'tasks-late',
    name: 'Tasks completed late',
    unit: 'count',
    good: 'less',
    formula: 'Tasks completed after their due time',
    sources: ['tasks'],
    of: tasks('late'),
    inputs: dueTasks,
  },
  {
    kind: 'days',
    id: 'tasks-unfinished',
    name: 'Tasks left undone',
    unit: 'count',
    good: 'less',
    formula: 'Tasks due in the period that are still not completed',
    sources: ['tasks'],
    of: tasks('unfinished'),
    inputs: dueTasks,
  },
  {
    kind: 'days',
    id: 'labour-hours',
    name: 'Planned hours',
    unit: 'hours',
    good: null,
    formula: 'Planned shifts without breaks, sickness and time off',
    sources: ['labour'],
    of: hours,
    inputs: (facts, span) => said(minutes('planned')(facts, span), 'count', 'minutes of shifts'),
  },
  {
    kind: 'days',
    id: 'sales-per-hour',
    name: 'Sales per planned hour',
    unit: 'money',
    good: 'more',
    formula: 'Sales ÷ planned hours',
    sources: ['sales', 'labour'],
    of: (facts, span) => ratio(sales(facts, span), hours(facts, span)),
    inputs: (facts, span) => [
      ...said(sales(facts, span), 'money', 'sales'),
      ...said(hours(facts, span), 'hours', 'planned'),
    ],
  },
  {
    kind: 'days',
    id: 'sick-share',
    name: 'Sickness',
    unit: 'share',
    good: 'less',
    formula: 'Minutes of shifts called in sick ÷ minutes of all shifts',
    sources: ['labour'],
    of: (facts, span) => ratio(minutes('sick')(facts, span), allMinutes(facts, span)),
    inputs: (facts, span) => said(minutes('sick')(facts, span), 'count', 'minutes called in sick'),
  },
  {
    kind: 'days',
    id: 'time-off-share',
    name: 'Time off in planned shifts',
    unit: 'share',
    good: null,
    formula: 'Minutes of shifts that fell away by time off ÷ minutes of all shifts',
    sources: ['labour'],
    of: (facts, span) => ratio(minutes('off')(facts, span), allMinutes(facts, span)),
    inputs: (facts, span) => said(minutes('off')(facts, span), 'count', 'minutes of time off'),
  },
  {
    kind: 'now',
    id: 'requests-waiting',
    name: 'Requests waiting',
    unit: 'count',
    good: 'less',
    formula: 'Requests that are open and have not expired',
    of: ({ requests }) => requests.open,
    inputs: ({ requests }) => [counted(requests.open, 'open request')],
    comparison: ({ requests: { oldestDays } }) =>
      oldestDays === null
        ? 'Nothing waits for a decision.'
        : `The oldest has waited for ${counted(Math.floor(oldestDays), 'day')}.`,
    missing: '',
  },
];

const UNKNOWN: Record<SourceName, string> = {
  sales: 'No transactions are known of these days. Import them, or connect the tills.',
  tasks: 'No tasks were due on these days.',
  labour: 'No shifts are known of these days.',
  waste: 'No waste has been recorded on these days or before.',
};

export const missingWords = (
  sources: readonly SourceName[],
  facts: Facts,
  unknown: (source: Source<{ day: string }>) => boolean,
): string => UNKNOWN[sources.find((name) => unknown(facts[name])) ?? sources[0]!];
