import type { ResultTable } from '../api/types';
import type { ColumnFormatter } from './format';
import classes from './result-kpi.module.css';

/** One row, written large: measures as figures, what they are of as the caption. */
export function ResultKpi({ table, formatters }: { table: ResultTable; formatters: ColumnFormatter[] }) {
  const row = table.rows[0] ?? [];
  return (
    <dl className={classes.kpis}>
      {table.columns.map((column, index) => (
        <div key={column.name} className={classes.kpi} data-role={column.role}>
          <dt>{column.label}</dt>
          <dd className="qm-numbers">{formatters[index]?.(row[index] ?? null)}</dd>
        </div>
      ))}
    </dl>
  );
}
