import type { ChartSpec, ResultTable } from '../api/types';
import type { ChartData } from './chart-data';
import type { ColumnFormatter } from './format';

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
  table: ResultTable;
  formatters: readonly ColumnFormatter[];
  colors: ChartColors;
  locale: string;
  /** Width of the place that it is drawn in, px. */
  width: number;
}
