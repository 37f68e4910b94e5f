import type { ChartSpec, ResultTable } from '../api/types';
import type { ChartData } from './chart-data';
import type { ChartLabel } from './chart-labels';
import type { ColumnFormatter } from './format';
import type { PeriodWords } from './period-text';

export interface ChartColors {
  series: readonly string[];
  text: string;
  muted: string;
  line: string;
  surface: string;
}

/** What a chart is drawn from. */
export interface ChartInput {
  spec: ChartSpec;
  data: ChartData;
  /** One a category. */
  labels: readonly ChartLabel[];
  table: ResultTable;
  formatters: readonly ColumnFormatter[];
  colors: ChartColors;
  locale: string;
  words: PeriodWords;
  /** Width of the place that it is drawn in, px. */
  width: number;
}
