/** Rows one after the other: row i has `columns` and `values` from starts[i] to starts[i + 1]. */
export interface SparseMatrix {
  rows: number;
  columnCount: number;
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** matrix (rows × columns) times dense (columns × width), row-major. */
export function multiply(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const result = new Float32Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row += 1) {
    const into = row * width;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at += 1) {
      const value = matrix.values[at]!;
      const from = matrix.columns[at]! * width;
      for (let k = 0; k < width; k += 1) result[into + k]! += value * dense[from + k]!;
    }
  }
  return result;
}

/** The transpose of matrix (columns × rows) times dense (rows × width), row-major. */
export function multiplyTransposed(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const result = new Float32Array(matrix.columnCount * width);
  for (let row = 0; row < matrix.rows; row += 1) {
    const from = row * width;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at += 1) {
      const value = matrix.values[at]!;
      const into = matrix.columns[at]! * width;
      for (let k = 0; k < width; k += 1) result[into + k]! += value * dense[from + k]!;
    }
  }
  return result;
}
