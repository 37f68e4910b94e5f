import { VisuallyHidden } from '@mantine/core';
import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  createSortedRowModel,
  type Header,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, memo, useMemo, useRef } from 'react';
import type { ResultTable as Result, Scalar } from '../api/types';
import { locale, text } from '../messages';
import { SortDownIcon, SortUpIcon } from '../theme/icons';
import {
  type ColumnFormatter,
  columnWidth,
  compareValues,
  isNumeric,
  MAX_COLUMN_PX,
  MIN_COLUMN_PX,
} from './format';
import classes from './result-table.module.css';

type Row = Scalar[];

const features = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  columnResizingFeature,
  sortedRowModel: createSortedRowModel(),
});
type Features = typeof features;
const helper = createColumnHelper<Features, Row>();
const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });

const ROW_PX = 33;
/** Up to here all rows are laid out and the page scrolls; beyond, the table scrolls and draws what is in sight. */
const MAX_FLAT_ROWS = 30;
const WIDTH_SAMPLE = 200;
const STEP_PX = 16;
const MAX_STICKY_PX = 168;
/** From here on a text may be cut off by its column, so that pointing at it shows all. */
const LONG_TEXT = 20;

interface ResultTableProps {
  table: Result;
  formatters: ColumnFormatter[];
  label: string;
}

/** The rows, sortable by any columns, with columns that can be made wider; thousands of rows stay smooth. */
export function ResultTable({ table: result, formatters, label }: ResultTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(
    () =>
      helper.columns(
        result.columns.map((column, index) => {
          const sample = result.rows.slice(0, WIDTH_SAMPLE);
          return helper.accessor((row: Row) => row[index] ?? undefined, {
            id: column.name,
            header: column.label,
            size: columnWidth(
              column.label,
              sample.map((row) => formatters[index]!(row[index] ?? null)),
            ),
            // Undefined stands for null, which comes last in both directions.
            sortUndefined: 'last',
            sortDescFirst: isNumeric(column),
            sortFn: (a, b, id) => compareValues(a.getValue<Scalar>(id), b.getValue<Scalar>(id), collator),
          });
        }),
      ),
    [result, formatters],
  );
  const table = useTable({
    features,
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
        role="table"
        aria-label={label}
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
                <Cells row={row.original} table={result} formatters={formatters} />
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
                <Cells row={rows[item.index]!.original} table={result} formatters={formatters} />
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

interface CellsProps {
  row: Row;
  table: Result;
  formatters: ColumnFormatter[];
}

/** Rows that stay in sight while one scrolls or resizes are not written again. */
const Cells = memo(function Cells({ row, table, formatters }: CellsProps) {
  return table.columns.map((column, index) => {
    const value = row[index] ?? null;
    return (
      <div
        key={column.name}
        role="cell"
        className={classes.cell}
        data-numeric={isNumeric(column) || undefined}
        data-null={value === null || undefined}
        aria-label={value === null ? text.noValue : undefined}
        title={typeof value === 'string' && value.length > LONG_TEXT ? value : undefined}
      >
        {formatters[index]!(value)}
      </div>
    );
  });
});

const labelOf = (result: Result, name: string) =>
  result.columns.find((column) => column.name === name)?.label ?? name;

interface ColumnHeaderProps {
  header: Header<Features, Row, unknown>;
  numeric: boolean;
  /** Several columns are sorted by: each shows its place. */
  ranked: boolean;
}

function ColumnHeader({ header, numeric, ranked }: ColumnHeaderProps) {
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
