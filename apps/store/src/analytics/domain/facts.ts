import type { Span } from './spans';

/** What a source knows, day by day. A day without a row had nothing; days before `since` nobody knows. */
export interface Source<Row extends { day: string }> {
  rows: readonly Row[];
  /** First day of which anything is known; null where nothing is. */
  since: string | null;
}

/** Tasks by the day that they were due on; cancelled ones are none. */
export interface TaskDay {
  day: string;
  due: number;
  onTime: number;
  /** Completed after their time. */
  late: number;
  /** Past their time and not completed. */
  unfinished: number;
}

/** Minutes of shifts without their breaks. */
export interface LabourDay {
  day: string;
  planned: number;
  sick: number;
  off: number;
}

export interface SalesDay {
  day: string;
  sales: number;
  transactions: number;
}

/** Recorded waste at the price of today. */
export interface WasteDay {
  day: string;
  units: number;
  value: number;
}

/** Of now. Null where no product is known. */
export interface StockNow {
  products: number;
  out: number;
  low: number;
}

export interface RequestsNow {
  open: number;
  /** Days that the oldest has been waiting; null where none is open. */
  oldestDays: number | null;
}

export interface Facts {
  tasks: Source<TaskDay>;
  labour: Source<LabourDay>;
  sales: Source<SalesDay>;
  waste: Source<WasteDay>;
  stock: StockNow | null;
  requests: RequestsNow;
}

/** Whether a source knows all of a span, a part of it, or nothing. */
export function coverage({ since }: Source<{ day: string }>, { from, to }: Span): 'all' | 'part' | 'none' {
  if (since === null || since >= to) return 'none';
  return since <= from ? 'all' : 'part';
}

/** The sum over a span; null where the source knows nothing of it. */
export function sumOf<Row extends { day: string }>(
  source: Source<Row>,
  span: Span,
  of: (row: Row) => number,
): number | null {
  if (coverage(source, span) === 'none') return null;
  return source.rows
    .filter(({ day }) => day >= span.from && day < span.to)
    .reduce((sum, row) => sum + of(row), 0);
}

/** Null where a part is unknown, or nothing is there to divide by. */
export const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;
