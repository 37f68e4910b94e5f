import type { DateRange, MeasureUse, MetricQuery, ResultColumn, TimeDimension } from '#libs/contracts';

/** What one column of a result shows. */
export type ColumnMeaning =
  | { readonly kind: 'dimension'; readonly member: string }
  | {
      readonly kind: 'grain';
      readonly time: TimeDimension;
      /** Periods of compared ranges are numbers: the calendar's, or counted from the start of each range. */
      readonly numbering: 'none' | 'calendar' | 'position';
    }
  /** `ranges` are the compared ones that the number is about: one, or for a change the first and the last. */
  | { readonly kind: 'measure'; readonly use: MeasureUse; readonly ranges?: readonly DateRange[] };

/**
 * Meaning of the columns in the order in which the compiler gives them: dimensions, periods, then for each measure its
 * number, or with compared ranges one number a range and the change in figures and in per cent.
 */
export function columnMeanings(query: MetricQuery, columns: readonly ResultColumn[]): ColumnMeaning[] {
  const grains = query.timeDimensions.filter(({ granularity }) => granularity !== undefined);
  const groups: ColumnMeaning[] = [
    ...query.dimensions.map((member): ColumnMeaning => ({ kind: 'dimension', member })),
    ...grains.map((time, at): ColumnMeaning => {
      const name = columns[query.dimensions.length + at]?.name ?? '';
      const position = name.endsWith('_of_period') ? 'position' : 'calendar';
      return { kind: 'grain', time, numbering: time.compareDateRange ? position : 'none' };
    }),
  ];
  const ranges = query.timeDimensions.find(({ compareDateRange }) => compareDateRange)?.compareDateRange;
  if (!ranges) return [...groups, ...query.measures.map((use): ColumnMeaning => ({ kind: 'measure', use }))];
  const inTime = [...ranges].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  const ends = [inTime[0]!, inTime.at(-1)!];
  const perMeasure = (columns.length - groups.length) / query.measures.length;
  return [
    ...groups,
    ...query.measures.flatMap((use) =>
      Array.from({ length: perMeasure }, (_, at): ColumnMeaning => {
        const range = ranges[at];
        return { kind: 'measure', use, ranges: range ? [range] : ends };
      }),
    ),
  ];
}
