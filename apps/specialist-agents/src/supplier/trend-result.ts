import { type Trend, trendOf } from '#libs/calculations';
import type { Figure, Scalar } from '#libs/contracts';
import { count, figure, money, period, ratio } from '../figures';
import { column, tableOf } from '../result-rows';
import type { Outcome } from '../tool';
import { counted, written } from '../wording';
import type { TrendPeriods } from './trend-periods';

/** A chart with more bars cannot be read. */
const MOST_BARS = 40;

/** Chance below which a trend is called one. */
const CLEAR = 0.05;

type Row = Record<string, Scalar>;
type Result = Extract<Outcome, { kind: 'result' }>;

export interface GroupTrend {
  key: string;
  name: string;
  spend: number;
  units: number;
  orders: number;
  /** Later half against earlier half; undefined when nothing was bought in the earlier. */
  change?: number;
  trend: Trend;
}

/** As a query names the column. */
export const periodColumn = (grain: TrendPeriods['grain']) => `order_date_${grain}`;
const dayOf = (value: Scalar | undefined) => String(value).slice(0, 10);

/** A trend a group; periods without a purchase are periods with 0. */
export function groupTrends(
  totals: readonly Row[],
  rows: readonly Row[],
  { grain, starts }: TrendPeriods,
  { key, name }: { key: string; name?: string },
): GroupTrend[] {
  const position = new Map(starts.map((start, index) => [start, index]));
  const found = new Map<string, { total: Omit<GroupTrend, 'change' | 'trend'>; series: number[] }>();
  for (const row of totals) {
    const code = String(row[key]);
    const before = found.get(code)?.total;
    const total = {
      key: code,
      name: String(row[name ?? key] ?? code),
      spend: Number(row.spend) + (before?.spend ?? 0),
      units: Number(row.units_ordered) + (before?.units ?? 0),
      orders: Number(row.orders_with_lines) + (before?.orders ?? 0),
    };
    found.set(code, { total, series: new Array<number>(starts.length).fill(0) });
  }
  for (const row of rows) {
    const at = position.get(dayOf(row[periodColumn(grain)]));
    const group = found.get(String(row[key]));
    if (at !== undefined && group !== undefined) group.series[at]! += Number(row.spend);
  }
  return [...found.values()]
    .map(({ total, series }) => ({ ...total, change: changeOf(series), trend: trendOf(series) }))
    .sort((one, other) => other.spend - one.spend);
}

function changeOf(series: readonly number[]): number | undefined {
  const half = Math.floor(series.length / 2);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const earlier = sum(series.slice(0, half));
  return earlier > 0 ? sum(series.slice(-half)) / earlier - 1 : undefined;
}

const called = ({ slope, s, pValue }: Trend) =>
  pValue >= CLEAR || s === 0 ? 'no clear trend' : (slope || s) > 0 ? 'rising' : 'falling';

/** One row a group, largest spend first. */
export function trendResult(
  trends: readonly GroupTrend[],
  periods: TrendPeriods,
  days: number,
  { key, named, one }: { key: string; named: boolean; one: string },
) {
  const label = one.charAt(0).toUpperCase() + one.slice(1);
  const columns = [
    column(key, named ? `${label} code` : label, named ? 'code' : 'text', 'dimension'),
    ...(named ? [column(key.replace(/_code$/, '_name'), label, 'text' as const, 'dimension' as const)] : []),
    column('trend', 'Trend', 'text', 'dimension'),
    column('slope', `Trend a ${periods.grain}`, 'money'),
    column('change', 'Later half against earlier', 'percent'),
    column('chance', 'Chance without a trend', 'percent'),
    column('spend', 'Spend', 'money'),
    column('units_ordered', 'Units ordered', 'count'),
    column('orders', 'Purchase orders', 'count'),
  ];
  const records = trends.map(({ key: code, name, trend, ...of }) => ({
    [key]: code,
    ...(named ? { [key.replace(/_code$/, '_name')]: name } : {}),
    trend: called(trend),
    slope: trend.slope,
    change: of.change ?? null,
    chance: trend.pValue,
    spend: of.spend,
    units_ordered: of.units,
    orders: of.orders,
  }));
  const rising = trends.filter(({ trend }) => called(trend) === 'rising');
  const falling = trends.filter(({ trend }) => called(trend) === 'falling');
  const steepest = [...rising, ...falling].sort(
    (a, b) => Math.abs(b.trend.slope) - Math.abs(a.trend.slope),
  )[0];
  const most = (group: GroupTrend) =>
    ` The steepest: ${group.name}${named ? ` (${group.key})` : ''}, ${called(group.trend)} with ${written(group.trend.slope, 0)} a ${periods.grain}.`;
  const luck = written(trends.length * CLEAR);
  return {
    kind: 'result' as const,
    sentence: `Over ${counted(periods.starts.length, `full ${periods.grain}`)}, ${steepest === undefined ? `spend has no clear trend at any of ${counted(trends.length, one)}.` : `spend is rising at ${written(rising.length)} and falling at ${written(falling.length)} of ${counted(trends.length, one)}.${most(steepest)}`}`,
    figures: [
      count('rising', 'Rising', rising.length),
      count('falling', 'Falling', falling.length),
      count('groups', `${label}s`, trends.length),
      count('periods', `Full ${periods.grain}s`, periods.starts.length),
      ...(steepest === undefined
        ? []
        : [money('steepest', `Steepest, a ${periods.grain}`, steepest.trend.slope)]),
    ],
    columns,
    records,
    chart:
      trends.length > 1 && trends.length <= MOST_BARS
        ? { kind: 'horizontal-bar' as const, x: named ? key.replace(/_code$/, '_name') : key, y: ['slope'] }
        : null,
    drawing: null,
    inputs: inputsOf(periods, days),
    notes: [
      ...NOTES(periods),
      `Of ${counted(trends.length, one)} without any trend, about ${luck} would be called rising or falling by chance.`,
    ],
    actions: [],
  };
}

/** One row a period, and the trend of all purchases together. */
export function periodResult(
  rows: readonly Row[],
  periods: TrendPeriods,
  days: number,
): Omit<Result, 'formulas'> {
  const { grain } = periods;
  const byStart = new Map(rows.map((row) => [dayOf(row[periodColumn(grain)]), row]));
  const records = periods.starts.map((start, index) => {
    const row = byStart.get(start);
    const before = index === 0 ? undefined : Number(byStart.get(periods.starts[index - 1]!)?.spend ?? 0);
    const spend = Number(row?.spend ?? 0);
    return {
      [periodColumn(grain)]: start,
      spend,
      change: before === undefined || before === 0 ? null : spend / before - 1,
      units_ordered: Number(row?.units_ordered ?? 0),
      orders: Number(row?.orders_with_lines ?? 0),
    };
  });
  const trend = trendOf(records.map(({ spend }) => spend));
  const direction = called(trend);
  const by = ` with ${written(trend.slope, 0)} a ${periods.grain}`;
  return {
    kind: 'result',
    sentence: `Over ${counted(periods.starts.length, `full ${periods.grain}`)}, spend on purchases ${direction === 'no clear trend' ? 'has no clear trend' : `is ${direction}${by}`}.`,
    figures: [
      money('slope', `Trend a ${periods.grain}`, trend.slope),
      ratio('chance', 'Chance without a trend', trend.pValue),
      count('periods', `Full ${periods.grain}s`, periods.starts.length),
      money(
        'spend',
        'Spend',
        records.reduce((sum, { spend }) => sum + spend, 0),
      ),
    ],
    table: tableOf(
      [
        column(periodColumn(grain), grain === 'month' ? 'Month' : 'Week', grain, 'time'),
        column('spend', 'Spend', 'money'),
        column('change', `Against the ${periods.grain} before`, 'percent'),
        column('units_ordered', 'Units ordered', 'count'),
        column('orders', 'Purchase orders', 'count'),
      ],
      records,
    ),
    chart: { kind: 'line', x: periodColumn(grain), y: ['spend'] },
    drawing: null,
    inputs: inputsOf(periods, days),
    notes: NOTES(periods),
    actions: [],
  };
}

const NOTES = ({ grain }: TrendPeriods) => [
  `Only full ${grain}s that the data cover count; orders that were cancelled do not.`,
  'Money paid is not split into more goods and higher costs, and a season within the time is not taken out.',
];

const inputsOf = ({ grain, starts }: TrendPeriods, days: number): Figure[] => [
  period(days),
  figure('first', `First full ${grain}`, starts[0]!, grain),
  figure('last', `Last full ${grain}`, starts.at(-1)!, grain),
];
