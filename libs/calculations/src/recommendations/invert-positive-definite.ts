import { QuartermasterError } from '#libs/contracts';

/** Rows and columns of a tile: two tiles of four rows each stay in the first-level cache. */
const TILE = 32;

/** Terms of a sum that are taken at a time, so that the rows of a tile stay in the second-level cache. */
const CHUNK = 256;

/**
 * Inverts a symmetric positive definite matrix in its place, by Cholesky's factor L and its inverse: A⁻¹ = L⁻ᵀL⁻¹
 * (Golub & Van Loan, Matrix Computations, 4.2). All three steps are sums of products of two rows, so they run tile by
 * tile along the memory; n³/2 multiplications, no memory beside the matrix. L stands below the diagonal, then L⁻ᵀ
 * above it, then the inverse below; the end mirrors it.
 *
 * @param matrix n × n, row by row; only the diagonal and what is below are read
 * @yields the share done, 0 to 1
 * @throws INTERNAL when the matrix is not positive definite
 */
export function* invertPositiveDefinite(matrix: Float64Array, n: number): Generator<number, void> {
  const diagonal = new Float64Array(n);
  for (let from = 0; from < n; from += TILE) {
    factorRows(matrix, n, from, Math.min(n, from + TILE), diagonal);
    yield (from / n) ** 3 / 3;
  }
  for (let from = 0; from < n; from += TILE) {
    invertFactorRows(matrix, n, from, Math.min(n, from + TILE), diagonal);
    yield (1 + (from / n) ** 3) / 3;
  }
  for (let from = 0; from < n; from += TILE) {
    multiplyRows(matrix, n, from, Math.min(n, from + TILE), diagonal);
    const part = from / n;
    yield (2 + part ** 2 * (3 - 2 * part)) / 3;
  }
  for (let row = 0; row < n; row += 1)
    for (let column = 0; column < row; column += 1) matrix[column * n + row] = matrix[row * n + column]!;
}

/** Rows of L, and the reciprocals of its diagonal. */
function factorRows(a: Float64Array, n: number, from: number, to: number, diagonal: Float64Array): void {
  for (let left = 0; left <= from; left += TILE) {
    const right = Math.min(n, left + TILE);
    subtractProducts(a, n, from, to, left, right, 0, left, false);
    for (let i = from; i < to; i += 1) {
      for (let j = left; j < Math.min(right, i + 1); j += 1) {
        let sum = a[i * n + j]!;
        for (let k = left; k < j; k += 1) sum -= a[i * n + k]! * a[j * n + k]!;
        if (j < i) {
          a[i * n + j] = sum * diagonal[j]!;
          continue;
        }
        if (!(sum > 0) || sum === Infinity)
          throw new QuartermasterError('INTERNAL', { message: 'The matrix is not positive definite.' });
        diagonal[i] = 1 / Math.sqrt(sum);
      }
    }
  }
}

/** Columns `from` to `to` of W = L⁻ᵀ, above the diagonal; W's diagonal is `diagonal`. */
function invertFactorRows(
  a: Float64Array,
  n: number,
  from: number,
  to: number,
  diagonal: Float64Array,
): void {
  for (let top = 0; top <= from; top += TILE) {
    const bottom = Math.min(n, top + TILE);
    for (let j = top; j < bottom; j += 1)
      for (let i = Math.max(from, j + 1); i < to; i += 1) {
        // Within the tile on the diagonal what is left of it is L, not W.
        let sum = -diagonal[j]! * a[i * n + j]!;
        if (top < from) for (let k = j + 1; k < bottom; k += 1) sum -= a[j * n + k]! * a[i * n + k]!;
        a[j * n + i] = sum;
      }
    if (top < from) subtractProducts(a, n, top, bottom, from, to, bottom, from, false);
    for (let j = top; j < bottom; j += 1)
      for (let i = Math.max(from, j + 1); i < to; i += 1) {
        let sum = a[j * n + i]!;
        for (let k = Math.max(from, j + 1); k < i; k += 1) sum -= a[j * n + k]! * a[i * n + k]!;
        a[j * n + i] = sum * diagonal[i]!;
      }
  }
}

/** Rows of W Wᵀ, up to the diagonal. */
function multiplyRows(a: Float64Array, n: number, from: number, to: number, diagonal: Float64Array): void {
  for (let left = 0; left <= from; left += TILE) {
    const right = Math.min(n, left + TILE);
    for (let i = from; i < to; i += 1)
      for (let j = left; j < Math.min(right, i + 1); j += 1) {
        let sum = diagonal[i]! * (j === i ? diagonal[i]! : a[j * n + i]!);
        for (let k = i + 1; k < to; k += 1) sum += a[i * n + k]! * a[j * n + k]!;
        a[i * n + j] = sum;
      }
    subtractProducts(a, n, from, to, left, right, to, n, true);
  }
}

/**
 * a[i][j] −= Σ a[i][k]·a[j][k] for rows i, rows j and columns k of the given ranges; `add` adds. Where the ranges of i and
 * j are the same, only j ≤ i is done.
 */
function subtractProducts(
  a: Float64Array,
  n: number,
  iFrom: number,
  iTo: number,
  jFrom: number,
  jTo: number,
  kFrom: number,
  kTo: number,
  add: boolean,
): void {
  const sign = add ? 1 : -1;
  for (let k0 = kFrom; k0 < kTo; k0 += CHUNK) {
    const k1 = Math.min(kTo, k0 + CHUNK);
    for (let i = iFrom; i < iTo; i += 2)
      for (let j = jFrom; j < jTo; j += 4) {
        const whole = i + 1 < iTo && j + 3 < jTo && (iFrom !== jFrom || j + 3 <= i);
        if (whole) twoByFour(a, n, i, j, k0, k1, sign);
        else byOne(a, n, i, Math.min(i + 2, iTo), j, Math.min(j + 4, jTo), k0, k1, sign, iFrom === jFrom);
      }
  }
}

/** Two rows with four: eight sums in registers, six loads a term. */
function twoByFour(
  a: Float64Array,
  n: number,
  i: number,
  j: number,
  from: number,
  to: number,
  sign: number,
): void {
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let p = i * n + from;
  let q = j * n + from;
  const [n2, n3] = [2 * n, 3 * n];
  for (let k = from; k < to; k += 1) {
    const x0 = a[p]!;
    const x1 = a[p + n]!;
    const y0 = a[q]!;
    const y1 = a[q + n]!;
    const y2 = a[q + n2]!;
    const y3 = a[q + n3]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    p += 1;
    q += 1;
  }
  const at = i * n + j;
  a[at] = a[at]! + sign * s00;
  a[at + 1] = a[at + 1]! + sign * s01;
  a[at + 2] = a[at + 2]! + sign * s02;
  a[at + 3] = a[at + 3]! + sign * s03;
  a[at + n] = a[at + n]! + sign * s10;
  a[at + n + 1] = a[at + n + 1]! + sign * s11;
  a[at + n + 2] = a[at + n + 2]! + sign * s12;
  a[at + n + 3] = a[at + n + 3]! + sign * s13;
}

/** The edges of a tile. */
function byOne(
  a: Float64Array,
  n: number,
  iFrom: number,
  iTo: number,
  jFrom: number,
  jTo: number,
  from: number,
  to: number,
  sign: number,
  lower: boolean,
): void {
  for (let i = iFrom; i < iTo; i += 1)
    for (let j = jFrom; j < (lower ? Math.min(jTo, i + 1) : jTo); j += 1) {
      let sum = 0;
      for (let k = from; k < to; k += 1) sum += a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = a[i * n + j]! + sign * sum;
    }
}
