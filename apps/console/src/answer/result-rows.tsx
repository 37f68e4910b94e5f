import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { ResultTable as Result } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import type { ColumnFormatter } from './format';
import classes from './result-rows.module.css';
import { ResultTable } from './result-table';

/** A table with more columns than these is too wide for a phone. */
const MAX_COLUMNS = 3;
const SHOWN_AT_FIRST = 20;

interface ResultRowsProps {
  table: Result;
  formatters: ColumnFormatter[];
  label: string;
  /** On a phone, a wide table as a card a row. */
  asCards: boolean;
}

/** The rows as a table, or on a phone as cards where a table would have to be pushed about. */
export function ResultRows({ table, formatters, label, asCards }: ResultRowsProps) {
  const narrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const long = table.rows.some((row) => row.some((value) => typeof value === 'string' && value.length > 60));
  if (!asCards || !(narrow ? table.columns.length > MAX_COLUMNS || long : long))
    return <ResultTable table={table} formatters={formatters} label={label} />;
  return <Cards table={table} formatters={formatters} label={label} />;
}

function Cards({ table: { columns, rows }, formatters, label }: Omit<ResultRowsProps, 'asCards'>) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST);
  const rest = rows.length - shown.length;
  const [head, ...others] = columns.map((column, at) => ({ column, at }));
  if (head === undefined) return null;
  return (
    <>
      <ul className={classes.cards} aria-label={label}>
        {shown.map((row, index) => (
          <li key={index} className={classes.card}>
            <p className={classes.title}>{formatters[head.at]!(row[head.at] ?? null)}</p>
            <dl>
              {others.map(({ column, at }) => {
                const value = row[at] ?? null;
                if (value === null || value === '') return null;
                return (
                  <div key={column.name} className={classes.fact}>
                    <dt>{column.label}</dt>
                    <dd className="qm-numbers">{formatters[at]!(value)}</dd>
                  </div>
                );
              })}
            </dl>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {text.acts.moreRows(rest, writeNumber(rest))}
        </button>
      )}
    </>
  );
}
