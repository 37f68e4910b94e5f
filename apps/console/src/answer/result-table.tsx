import { VisuallyHidden } from '@mantine/core';
import { createColumnHelper, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ResultTable as Result, Scalar } from '../api/types';
import { locale, text } from '../messages';
import { ColumnHeader } from './column-header';
import {
  type ColumnFormatter,
  columnWidth,
  compareValues,
  isNumeric,
  MAX_COLUMN_PX,
  MIN_COLUMN_PX,
} from './format';
import { type Cell, gridStep } from './grid-step';
import { isNumberOfRows } from './number-behind';
import classes from './result-table.module.css';
import { RowCells } from './row-cells';
import { tableParts } from './table-parts';

type Row = Scalar[];

const helper = createColumnHelper<typeof tableParts, Row>();
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });

const ROW_PX = 33;
/** What shows the rows behind a number stands beside it, not upon it. */
const BEHIND_PX = 16;
/** Up to here all rows are laid out and the page scrolls; beyond, the table scrolls and draws what is in sight. */
const MAX_FLAT_ROWS = 30;
const WIDTH_SAMPLE = 200;
const MAX_STICKY_PX = 168;

interface ResultTableProps {
  table: Result;
  formatters: ColumnFormatter[];
  label: string;
  /** Shows the rows behind a number (row in the order of the server); absent where the numbers have none. */
  onBehind?(row: number, column: number): void;
}

/** The rows, sortable by any columns, with columns that can be made wider; thousands of rows stay smooth. */
export function ResultTable({ table: result, formatters, label, onBehind }: ResultTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isGrid = onBehind !== undefined;
  const columns = useMemo(
    () =>
      helper.columns(
        result.columns.map((column, index) => {
          const sample = result.rows.slice(0, WIDTH_SAMPLE);
          return helper.accessor((row: Row) => row[index] ?? undefined, {
            id: column.name,
            header: column.label,
            size:
              columnWidth(
                column.label,
                sample.map((row) => formatters[index]!(row[index] ?? null)),
                document.documentElement.clientWidth,
              ) + (isGrid && column.role === 'measure' ? BEHIND_PX : 0),
            // Undefined stands for null, which comes last in both directions.
            sortUndefined: 'last',
            sortDescFirst: isNumeric(column),
            sortFn: (a, b, id) => compareValues(a.getValue<Scalar>(id), b.getValue<Scalar>(id), collator),
          });
        }),
      ),
    [result, formatters, isGrid],
  );
  const table = useTable({
    features: tableParts,
    columns,
    data: result.rows,
    defaultColumn: { minSize: MIN_COLUMN_PX, maxSize: MAX_COLUMN_PX },
    columnResizeMode: 'onChange',
    isMultiSortEvent: (event) => (event as MouseEvent).shiftKey,
  });
  const { rows } = table.getRowModel();
  const flat = rows.length <= MAX_FLAT_ROWS;
  const virtualizer = useVirtualizer({
    count: flat ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const gridId = useId();
  const firstMeasure = result.columns.findIndex(({ role }) => role === 'measure');
  /** By the place in sight; where the keys lead from. */
  const [active, setActive] = useState<Cell>({ row: 0, column: Math.max(0, firstMeasure) });
  /** By the place at the server. */
  const [menu, setMenu] = useState<Cell | null>(null);
  const cellId = ({ row, column }: Cell) => `${gridId}-${rows[row]?.index}-${column}`;
  const goTo = (next: Cell) => {
    setActive(next);
    if (!flat) virtualizer.scrollToIndex(next.row);
    // A row that was out of sight is drawn first.
    requestAnimationFrame(() =>
      document.getElementById(cellId(next))?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isGrid || event.target !== scroller.current || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      const row = rows[active.row]?.index;
      if (row === undefined || !isNumberOfRows(result, row, active.column)) return;
      event.preventDefault();
      onBehind(row, active.column);
      return;
    }
    const next = gridStep(event, active, rows.length, result.columns.length);
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };
  const onPoint = useCallback((place: Cell, row: number, opensMenu: boolean) => {
    setActive(place);
    setMenu(opensMenu ? { row, column: place.column } : null);
  }, []);
  const cellsOf = (row: (typeof rows)[number], place: number) => (
    <RowCells
      row={row.original}
      index={row.index}
      place={place}
      table={result}
      formatters={formatters}
      gridId={gridId}
      onBehind={onBehind}
      onPoint={onPoint}
      activeColumn={isGrid && active.row === place ? active.column : null}
      menuColumn={menu?.row === row.index ? menu.column : null}
    />
  );
  const style = {
    '--columns': headers.map((header) => `${header.getSize()}px`).join(' '),
    '--width': `${table.getTotalSize()}px`,
  } as CSSProperties;

  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        data-virtual={!flat || undefined}
        role={isGrid ? 'grid' : 'table'}
        aria-label={label}
        aria-description={isGrid ? text.behind.gridHint : undefined}
        aria-activedescendant={isGrid ? cellId(active) : undefined}
        onKeyDown={onKeyDown}
        aria-rowcount={rows.length + 1}
        aria-colcount={result.columns.length}
        tabIndex={0}
        style={style}
        data-sticky={(headers.length > 2 && headers[0]!.getSize() <= MAX_STICKY_PX) || undefined}
      >
        <div role="rowgroup" className={classes.head}>
          <div role="row" aria-rowindex={1} className={classes.row}>
            {headers.map((header, index) => (
              <ColumnHeader
                key={header.id}
                header={header}
                numeric={isNumeric(result.columns[index]!)}
                ranked={table.state.sorting.length > 1}
              />
            ))}
          </div>
        </div>
        {flat ? (
          <div role="rowgroup" className={classes.body}>
            {rows.map((row, index) => (
              <div key={row.id} role="row" aria-rowindex={index + 2} className={classes.row}>
                {cellsOf(row, index)}
              </div>
            ))}
          </div>
        ) : (
          <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={classes.row}
                data-virtual
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {cellsOf(rows[item.index]!, item.index)}
              </div>
            ))}
          </div>
        )}
      </div>
      <VisuallyHidden aria-live="polite">
        {table.state.sorting.length > 0 &&
          table.state.sorting
            .map(({ id, desc }) => text.table.sorted(labelOf(result, id), desc ? 'desc' : 'asc'))
            .join(' ')}
      </VisuallyHidden>
    </>
  );
}

const labelOf = (result: Result, name: string) =>
  result.columns.find((column) => column.name === name)?.label ?? name;
