import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import type { ChartSpec, ResultTable } from '../api/types';
import { locale, text } from '../messages';
import { PartBoundary } from '../shell/error-boundary';
import { chartData, extremes } from './chart-data';
import { chartLabels, namingColumn } from './chart-labels';
import { CHART_COLORS } from './chart-option';
import type { ColumnFormatter } from './format';
import classes from './chart.module.css';

const ChartCanvas = lazy(() => import('./chart-canvas'));

const MAX_DESCRIBED_SERIES = 3;
const counts = new Intl.NumberFormat(locale);

interface ChartProps {
  spec: ChartSpec;
  table: ResultTable;
  formatters: ColumnFormatter[];
}

/** The chart with its description in words; the table beside it has the same numbers. */
export function Chart({ spec, table, formatters }: ChartProps) {
  const scheme = useComputedColorScheme('light');
  const data = useMemo(() => chartData(spec, table, formatters), [spec, table, formatters]);
  const labels = useMemo(
    () => (data === null ? [] : chartLabels(data, table, formatters)),
    [data, table, formatters],
  );
  if (data === null) return null;
  const x = table.columns[namingColumn(data, table)]!;
  const measures = [...new Set(data.series.map(({ column }) => table.columns[column]!.label))].join(', ');
  const description = [
    text.chart.description(
      text.chart.kinds[spec.kind],
      measures,
      x.label,
      counts.format(data.categories.length),
    ),
    ...(data.bands.length > 0 ? [text.chart.bands(data.bands.map(({ label }) => label).join(', '))] : []),
    ...extremes(data)
      .slice(0, MAX_DESCRIBED_SERIES)
      .map(({ name, column, high, low }) =>
        text.chart.extremes(
          name,
          formatters[column]!(high.value),
          labels[high.at]!.name,
          formatters[column]!(low.value),
          labels[low.at]!.name,
        ),
      ),
  ].join(' ');
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>
        {measures} <span className="qm-muted">/ {x.label}</span>
      </figcaption>
      <div role="img" aria-label={description}>
        <PartBoundary fallback={<p className="qm-muted">{text.chart.failed}</p>}>
          <Suspense fallback={<Skeleton height={288} aria-label={text.chart.loading} />}>
            <ChartCanvas
              spec={spec}
              data={data}
              labels={labels}
              table={table}
              formatters={formatters}
              colors={CHART_COLORS[scheme]}
              locale={locale}
              words={text.periods}
            />
          </Suspense>
        </PartBoundary>
      </div>
      {data.total > data.categories.length && (
        <p className={classes.note}>
          {text.answer.chartCut(counts.format(data.categories.length), counts.format(data.total))}
        </p>
      )}
    </figure>
  );
}
