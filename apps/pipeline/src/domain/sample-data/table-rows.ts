import type { TABLE_COLUMNS } from '#libs/semantics';

export type Cell = string | number | null;

export type SampleTable = keyof typeof TABLE_COLUMNS;

export interface SampleRow {
  readonly table: SampleTable;
  /** In the order of the table's columns. */
  readonly cells: readonly Cell[];
}

export const money = (cents: number): string => (cents / 100).toFixed(2);

/** Order numbers have six digits. */
export const orderNumber = (number: number): string => String(number).padStart(6, '0');
