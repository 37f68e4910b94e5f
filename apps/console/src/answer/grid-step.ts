export interface Cell {
  row: number;
  column: number;
}

/** Rows that a page key goes on. */
const PAGE = 10;

/** The cell that a key leads to in a grid of `rows` by `columns`; null when the key leads nowhere. */
export function gridStep(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { row, column }: Cell,
  rows: number,
  columns: number,
): Cell | null {
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'PageDown':
      return { row: Math.min(lastRow, row + PAGE), column };
    case 'PageUp':
      return { row: Math.max(0, row - PAGE), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
}
