import type { Day, Granularity, MetricQuery, ResultTable, Scalar } from '#libs/contracts';

const MONTHS_IN = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** First day after a period, of its first day. */
function endOf(start: Day, granularity: Granularity): Day {
  const day = new Date(`${start.slice(0, 10)}T00:00:00Z`);
  if (granularity === 'day' || granularity === 'week')
    day.setUTCDate(day.getUTCDate() + (granularity === 'day' ? 1 : 7));
  else day.setUTCMonth(day.getUTCMonth() + MONTHS_IN[granularity]);
  return day.toISOString().slice(0, 10);
}

/**
 * The rows' periods that hold fewer days than the others, by their first day: the range that was asked for cuts them,
 * or they are the last one and not over today. As the lowest they would only say that today is not the last of the month.
 *
 * @returns nothing where rows are not grouped by one period
 */
export function partPeriods(query: MetricQuery, table: ResultTable, today: Day): Set<Scalar> {
  const periods = query.timeDimensions.filter(({ granularity }) => granularity !== undefined);
  const at = table.columns.findIndex(({ role }) => role === 'time');
  const [period] = periods;
  if (period?.granularity === undefined || periods.length > 1 || at < 0) return new Set();
  const { granularity, dateRange: [from, to] = [null, null] } = period;
  const starts = [...new Set(table.rows.map((row) => row[at]))].filter((start) => typeof start === 'string');
  const last = starts.reduce((latest, start) => (start > latest ? start : latest), '');
  const isPart = (start: Day) => {
    const end = endOf(start, granularity);
    const isCut = (from !== null && start < from) || (to !== null && end > to);
    return isCut || (start === last && start <= today && today < end);
  };
  return new Set(starts.filter(isPart));
}
