import type { Scalar } from '#libs/contracts';

/** Estimated cost of a cell in memory besides its text. */
const CELL_BYTES = 8;

/** Takes rows until `maxRows` or `maxBytes` is reached; the row that would pass a limit is left out. */
export class BoundedRows {
  readonly rows: Scalar[][] = [];
  truncated = false;
  bytes = 0;

  constructor(
    readonly maxRows: number,
    readonly maxBytes: number,
  ) {}

  /** Returns false when the row did not fit: no more rows are wanted. */
  take(row: Scalar[]): boolean {
    if (this.rows.length === this.maxRows) return this.cut();
    let bytes = 0;
    for (const scalar of row) bytes += CELL_BYTES + (typeof scalar === 'string' ? scalar.length : 0);
    if (this.bytes + bytes > this.maxBytes) return this.cut();
    this.bytes += bytes;
    this.rows.push(row);
    return true;
  }

  /** The rows end here although there were more. */
  cut(): false {
    this.truncated = true;
    return false;
  }
}
