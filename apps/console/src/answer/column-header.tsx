import type { Header } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import type { Scalar } from '../api/types';
import { text } from '../messages';
import { SortDownIcon, SortUpIcon } from '../theme/icons';
import { MAX_COLUMN_PX, MIN_COLUMN_PX } from './format';
import classes from './result-table.module.css';
import type { tableParts } from './table-parts';

const STEP_PX = 16;

interface ColumnHeaderProps {
  header: Header<typeof tableParts, Scalar[], unknown>;
  numeric: boolean;
  /** Several columns are sorted by: each shows its place. */
  ranked: boolean;
}

/** Sorts by a click, and is made wider by its edge. */
export function ColumnHeader({ header, numeric, ranked }: ColumnHeaderProps) {
  const { column } = header;
  const sorted = column.getIsSorted();
  const label = String(column.columnDef.header);
  const resizeByKey = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const width = column.getSize() + direction * STEP_PX * (event.shiftKey ? 4 : 1);
    const bounded = Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, width));
    header.table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: bounded }));
  };
  return (
    <div
      role="columnheader"
      className={classes.header}
      data-numeric={numeric || undefined}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
    >
      <button
        type="button"
        className={classes.sort}
        title={text.table.sortHint}
        onClick={column.getToggleSortingHandler()}
      >
        <span className={classes.label}>{label}</span>
        {sorted && (
          <span className={classes.mark}>
            {sorted === 'asc' ? <SortUpIcon size={12} /> : <SortDownIcon size={12} />}
            {ranked && column.getSortIndex() + 1}
          </span>
        )}
      </button>
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={text.table.resize(label)}
        aria-valuenow={column.getSize()}
        aria-valuemin={MIN_COLUMN_PX}
        aria-valuemax={MAX_COLUMN_PX}
        title={text.table.resizeHint}
        tabIndex={0}
        className={classes.handle}
        data-active={column.getIsResizing() || undefined}
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => column.resetSize()}
        onKeyDown={resizeByKey}
      />
    </div>
  );
}
