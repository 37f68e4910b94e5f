import type { MetricQuery, ResultColumn, Scalar } from '#libs/contracts';
import { isChange } from './extremes';
import { saySigned, sayValue } from './say-value';

const DAY_MS = 86_400_000;
/** Months and quarters are compared as they are, 28 days with 31; more than this has to be said. */
const NOTABLE_DIFFERENCE = 1 / 8;

/**
 * The periods of a comparison without groups, each measure with its change: "Revenue, Q1 2026: 170.00; Q2 2026: 150.00;
 * change: -20.00 (-11.8 %)."
 *
 * @returns undefined where nothing is compared, or it is grouped
 */
export function sayComparison(
  query: MetricQuery,
  columns: readonly ResultColumn[],
  row: readonly Scalar[],
): string | undefined {
  const ranges = query.timeDimensions.find(({ compareDateRange }) => compareDateRange)?.compareDateRange;
  if (ranges === undefined || columns.some(({ role }) => role !== 'measure')) return undefined;
  const step = ranges.length + 2;
  const measures = columns.flatMap((_, at) => (at % step === 0 ? [columns.slice(at, at + step)] : []));
  if (measures.some((own) => own.length < step || !isChange(own.at(-2)!))) return undefined;
  const sentences = measures.map((own, at) => sayMeasure(own, row.slice(at * step)));
  return sentences.join(' ');
}

function sayMeasure(columns: readonly ResultColumn[], row: readonly Scalar[]): string {
  const [change, percent] = columns.slice(-2) as [ResultColumn, ResultColumn];
  const title = change.label.replace(/, change$/, '');
  const periods = columns.slice(0, -2).map(({ label, format }, at) => {
    const period = label.slice(title.length + 2);
    return `${period}: ${sayValue(row[at] ?? null, format)}`;
  });
  const changed = sayChange(row[columns.length - 2] ?? null, change);
  return `${title}, ${periods.join('; ')}; change: ${changed} (${sayChange(row[columns.length - 1] ?? null, percent)}).`;
}

const sayChange = (value: Scalar, { format }: ResultColumn): string =>
  typeof value === 'number' ? saySigned(value, format) : sayValue(value, format);

/** Whether more was to be expected of one period than of another for no other reason than that it is longer. */
export function isUneven(query: MetricQuery): boolean {
  const ranges =
    query.timeDimensions.find(({ compareDateRange }) => compareDateRange)?.compareDateRange ?? [];
  const days = ranges.map(([from, to]) =>
    from === null || to === null ? Infinity : (Date.parse(to) - Date.parse(from)) / DAY_MS,
  );
  return Math.max(...days) > Math.min(...days) * (1 + NOTABLE_DIFFERENCE);
}
