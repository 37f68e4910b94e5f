import type { ResultTable } from '../api/types';
import { text } from '../messages';
import type { ColumnFormatter } from './format';
import { isNumberOfRows } from './number-behind';
import classes from './result-kpi.module.css';

interface ResultKpiProps {
  table: ResultTable;
  formatters: ColumnFormatter[];
  /** Shows the rows behind a number; absent where the numbers have none. */
  onBehind?(row: number, column: number): void;
}

/** One row, written large: measures as figures, what they are of as the caption. */
export function ResultKpi({ table, formatters, onBehind }: ResultKpiProps) {
  const row = table.rows[0] ?? [];
  return (
    <dl className={classes.kpis}>
      {table.columns.map((column, index) => (
        <div key={column.name} className={classes.kpi} data-role={column.role}>
          <dt>{column.label}</dt>
          <dd className="qm-numbers">{formatters[index]?.(row[index] ?? null)}</dd>
          {onBehind && isNumberOfRows(table, 0, index) && (
            <dd className={`${classes.behind} qm-no-print`}>
              <button type="button" onClick={() => onBehind(0, index)}>
                {text.behind.show}
              </button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
