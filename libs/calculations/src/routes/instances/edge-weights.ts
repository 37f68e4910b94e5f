import type { TravelTable } from '../route-problem';
import { numberAt, unreadable } from './instance';

/** Cells of a matrix in the order in which a format lists them; `mirrored` says that the other half is the same. */
interface CellOrder {
  mirrored: boolean;
  cells(dimension: number): Generator<[number, number]>;
}

function order(mirrored: boolean, columns: (row: number, dimension: number) => [number, number]): CellOrder {
  return {
    mirrored,
    *cells(dimension) {
      for (let row = 0; row < dimension; row += 1) {
        const [from, to] = columns(row, dimension);
        for (let column = from; column < to; column += 1) yield [row, column];
      }
    },
  };
}

/** EDGE_WEIGHT_FORMAT of TSPLIB 95. A triangle by columns is the other triangle by rows. */
export const EDGE_WEIGHT_FORMATS = new Map<string, CellOrder>([
  ['FULL_MATRIX', order(false, (_row, dimension) => [0, dimension])],
  ['LOWER_ROW', order(true, (row) => [0, row])],
  ['UPPER_COL', order(true, (row) => [0, row])],
  ['LOWER_DIAG_ROW', order(true, (row) => [0, row + 1])],
  ['UPPER_DIAG_COL', order(true, (row) => [0, row + 1])],
  ['UPPER_ROW', order(true, (row, dimension) => [row + 1, dimension])],
  ['LOWER_COL', order(true, (row, dimension) => [row + 1, dimension])],
  ['UPPER_DIAG_ROW', order(true, (row, dimension) => [row, dimension])],
  ['LOWER_DIAG_COL', order(true, (row, dimension) => [row, dimension])],
]);

/** Weights of an EDGE_WEIGHT_SECTION with the depot moved to the front. @throws VALIDATION_FAILED with the line. */
export function edgeWeightTable(
  rows: readonly { number: number; words: string[] }[],
  { mirrored, cells }: CellOrder,
  dimension: number,
  depot: number,
): TravelTable {
  const table = new Float64Array(dimension * dimension);
  const place = (node: number) => (node === depot - 1 ? 0 : node < depot - 1 ? node + 1 : node);
  const missing = cells(dimension);
  let line = 0;
  for (const { number, words } of rows) {
    line = number;
    for (const word of words) {
      const weight = numberAt(word, line, 'EDGE_WEIGHT_SECTION');
      if (weight < 0) throw unreadable(line, 'EDGE_WEIGHT_SECTION', `${weight} is negative`);
      const next = missing.next();
      if (next.done) throw unreadable(line, 'EDGE_WEIGHT_SECTION', 'more weights than the format has');
      const [from, to] = next.value;
      table[place(from) * dimension + place(to)] = weight;
      if (mirrored) table[place(to) * dimension + place(from)] = weight;
    }
  }
  const next = missing.next();
  if (!next.done)
    throw unreadable(
      line,
      'EDGE_WEIGHT_SECTION',
      `the weight from node ${next.value[0] + 1} to ${next.value[1] + 1} is missing`,
    );
  return table;
}
