import type { DateRange, Granularity } from '#libs/contracts';
import type { Dimension } from '../model';
import type { ColumnNames } from './column-names';
import type { CompileContext } from './compile-context';
import { type GroupColumn, located } from './group-column';
import { dateLiteral, shiftDay } from './literal';
import { periodStartOf } from './period';
import { queryProblem } from './query-problem';

interface Span {
  from: string;
  to: string | null;
}

/**
 * Periods of different ranges on top of each other, as numbers. Ranges that lie in one calendar year each and start with
 * the same month keep the calendar's numbers: March is 3. All others are counted from the start of their range.
 */
export function groupByComparedPeriod(
  dimension: Dimension,
  granularity: Granularity,
  ranges: readonly DateRange[],
  names: ColumnNames,
): GroupColumn {
  const spans = inOrder(dimension, ranges);
  const calendar = (granularity === 'month' || granularity === 'quarter') && sameMonths(spans);
  const name = names.take(calendar ? `${granularity}_number` : `${granularity}_of_period`);
  const title = granularity.charAt(0).toUpperCase() + granularity.slice(1);
  return {
    name,
    dimension,
    column: {
      name,
      label: calendar ? title : `${title} of the period`,
      type: 'integer',
      format: calendar ? `${granularity}-of-year` : 'text',
      role: 'dimension',
    },
    isTime: true,
    sql: (scope) => {
      const date = located(scope, dimension);
      const number = calendar
        ? `EXTRACT(${granularity.toUpperCase()} FROM ${date})`
        : positionSql(scope.context, granularity, date, spans);
      return `CAST(${number} AS INTEGER)`;
    },
  };
}

/** By their start. Each row has to belong to one range only. */
function inOrder(dimension: Dimension, ranges: readonly DateRange[]): Span[] {
  const spans = ranges.map(([from, to]) => {
    if (from === null) {
      throw queryProblem('Periods that are compared step by step need a first day.', {
        member: dimension.member,
      });
    }
    return { from, to };
  });
  spans.sort((a, b) => (a.from < b.from ? -1 : 1));
  spans.slice(1).forEach(({ from }, at) => {
    const { to } = spans[at]!;
    if (to === null || to > from) {
      throw queryProblem('Periods that are compared step by step must not overlap.', {
        member: dimension.member,
      });
    }
  });
  return spans;
}

function sameMonths(spans: readonly Span[]): boolean {
  return spans.every(
    ({ from, to }) =>
      to !== null &&
      from.slice(5, 7) === spans[0]!.from.slice(5, 7) &&
      from.slice(0, 4) === shiftDay(to, -1).slice(0, 4),
  );
}

/** 1 for the first day, week … of the range that the date is in. */
function positionSql(
  { sql }: CompileContext,
  granularity: Granularity,
  date: string,
  spans: readonly Span[],
): string {
  const firsts = spans.map(({ from }) => periodStartOf(granularity, from));
  const ofItsRange = (values: readonly string[]): string => {
    const cases = spans
      .slice(0, -1)
      .map(({ to }, at) => `WHEN ${date} < ${dateLiteral(to!)} THEN ${values[at]}`);
    return `CASE ${cases.join(' ')} ELSE ${values.at(-1)} END`;
  };
  if (granularity === 'day' || granularity === 'week') {
    const start = ofItsRange(firsts.map((day) => dateLiteral(day)));
    const days = sql.daysBetween(start, sql.periodStart(granularity, date));
    return granularity === 'day' ? `${days} + 1` : `${sql.fraction} ${days} / 7 + 1`;
  }
  const year = `EXTRACT(YEAR FROM ${date})`;
  const months = `EXTRACT(MONTH FROM ${date})`;
  const [perYear, within] = {
    month: [12, months],
    quarter: [4, `EXTRACT(QUARTER FROM ${date})`],
    half: [2, `CASE WHEN ${months} <= 6 THEN 1 ELSE 2 END`],
    year: [1, '1'],
  }[granularity] as [number, string];
  const before = firsts.map((day) => {
    const [ofYear, ofMonth] = day.split('-').map(Number) as [number, number];
    return String(ofYear * perYear + Math.floor(((ofMonth - 1) * perYear) / 12));
  });
  return `${year} * ${perYear} + ${within} - ${ofItsRange(before)}`;
}
