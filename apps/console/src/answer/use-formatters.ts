import { useMemo } from 'react';
import type { ResultTable } from '../api/types';
import { locale, text } from '../messages';
import { columnFormatter, type ColumnFormatter } from './format';

/** How each column's values are written. */
export const useFormatters = (table: ResultTable): ColumnFormatter[] =>
  useMemo(
    () =>
      table.columns.map((column, index) =>
        columnFormatter(
          column,
          table.rows.map((row) => row[index] ?? null),
          locale,
          text,
        ),
      ),
    [table],
  );
