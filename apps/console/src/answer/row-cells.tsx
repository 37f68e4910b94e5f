import { Menu } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { ResultTable, Scalar } from '../api/types';
import { text } from '../messages';
import { RowsBehindIcon } from '../theme/icons';
import { type ColumnFormatter, isNumeric } from './format';
import type { Cell } from './grid-step';
import { isNumberOfRows } from './number-behind';
import classes from './result-table.module.css';

/** From here on a text may be cut off by its column, so that pointing at it shows all. */
const LONG_TEXT = 20;

interface RowCellsProps {
  row: readonly Scalar[];
  /** In the order of the server. */
  index: number;
  /** In the order in sight. */
  place: number;
  table: ResultTable;
  formatters: ColumnFormatter[];
  gridId: string;
  /** Absent where the numbers have no rows behind them. */
  onBehind?(row: number, column: number): void;
  onPoint(place: Cell, row: number, opensMenu: boolean): void;
  activeColumn: number | null;
  /** The cell whose menu is open: a finger has no way to point without pressing. */
  menuColumn: number | null;
}

/** One row's cells. Rows that stay in sight while one scrolls or resizes are not written again. */
export const RowCells = memo(function RowCells(props: RowCellsProps) {
  const { row, index, place, table, formatters, gridId, onBehind, onPoint, activeColumn, menuColumn } = props;
  return table.columns.map((column, at) => {
    const value = row[at] ?? null;
    const written = formatters[at]!(value);
    const hasRows = onBehind !== undefined && isNumberOfRows(table, index, at);
    return (
      <div
        key={column.name}
        id={onBehind && `${gridId}-${index}-${at}`}
        role={onBehind ? 'gridcell' : 'cell'}
        className={classes.cell}
        data-numeric={isNumeric(column) || undefined}
        data-null={value === null || undefined}
        data-active={activeColumn === at || undefined}
        data-behind={hasRows || undefined}
        aria-label={value === null ? text.noValue : undefined}
        title={typeof value === 'string' && value.length > LONG_TEXT ? value : undefined}
        onClick={
          onBehind &&
          (() => onPoint({ row: place, column: at }, index, hasRows && matchMedia('(hover: none)').matches))
        }
      >
        {hasRows && (
          <button
            type="button"
            className={`${classes.behind} qm-no-print`}
            // The arrow keys lead to the number, and Enter does the same.
            tabIndex={-1}
            title={text.behind.show}
            aria-label={text.behind.showOf(written)}
            onClick={(event) => {
              event.stopPropagation();
              onBehind(index, at);
            }}
          >
            <RowsBehindIcon size={14} />
          </button>
        )}
        {menuColumn === at ? (
          <BehindMenu
            onShow={() => onBehind?.(index, at)}
            onClose={() => onPoint({ row: place, column: at }, index, false)}
          >
            {written}
          </BehindMenu>
        ) : (
          written
        )}
      </div>
    );
  });
});

function BehindMenu({ children, onShow, onClose }: { children: ReactNode; onShow(): void; onClose(): void }) {
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-end">
      <Menu.Target>
        <span>{children}</span>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item mih={44} leftSection={<RowsBehindIcon />} onClick={onShow}>
          {text.behind.show}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
