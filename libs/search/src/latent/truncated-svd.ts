import { uniform } from './random';
import { multiply, multiplyTransposed, type SparseMatrix } from './sparse-matrix';
import { symmetricEigen } from './symmetric-eigen';

export interface SvdOptions {
  rank: number;
  seed: number;
  /** Told after each step, 0 to 1. */
  onProgress?: (share: number) => void;
}

export interface TruncatedSvd {
  /** At most the rank asked for; less when the matrix has less. */
  rank: number;
  singularValues: Float64Array;
  /** Right singular vectors (columns × rank), row-major. */
  right: Float32Array;
}

/** Dimensions beyond the rank and rounds of iteration, as Halko, Martinsson and Tropp advise for slowly falling spectra. */
const OVERSAMPLING = 16;
const ROUNDS = 3;
/** Singular values below this share of the largest are rounding. */
const NEGLIGIBLE = 1e-5;

/**
 * The largest singular values and right vectors by randomised subspace iteration (Halko, Martinsson and Tropp 2011,
 * "Finding structure with randomness", algorithms 4.4 and 5.1). Deterministic for a seed.
 */
export function truncatedSvd(matrix: SparseMatrix, { rank, seed, onProgress }: SvdOptions): TruncatedSvd {
  const width = Math.min(rank + OVERSAMPLING, matrix.rows, matrix.columnCount);
  if (width === 0) return { rank: 0, singularValues: new Float64Array(0), right: new Float32Array(0) };
  const random = uniform(seed);
  const start = Float32Array.from({ length: matrix.columnCount * width }, () => random() - 0.5);
  let basis = orthonormal(multiply(matrix, start, width), matrix.rows, width);
  for (let round = 1; round <= ROUNDS; round += 1) {
    // There and back between two orthonormalisations: the square of the spectrum still fits single precision.
    const back = multiplyTransposed(matrix, basis, width);
    basis = orthonormal(multiply(matrix, back, width), matrix.rows, width);
    onProgress?.(round / (ROUNDS + 1));
  }
  basis = orthonormal(basis, matrix.rows, width);
  // B = basisᵀ · matrix, kept transposed (columns × width); B·Bᵀ is small, and its eigenvectors turn B into the SVD.
  const projected = multiplyTransposed(matrix, basis, width);
  const { values, vectors } = symmetricEigen(gram(projected, matrix.columnCount, width), width);
  const singular = values.map((value) => Math.sqrt(Math.max(0, value)));
  let kept = 0;
  while (kept < Math.min(rank, width) && singular[kept]! > NEGLIGIBLE * singular[0]!) kept += 1;
  const scaled = vectors.map((value, at) => (at % width < kept ? value / singular[at % width]! : 0));
  const right = new Float32Array(matrix.columnCount * kept);
  for (let column = 0; column < matrix.columnCount; column += 1)
    for (let k = 0; k < width; k += 1) {
      const value = projected[column * width + k]!;
      if (value === 0) continue;
      for (let to = 0; to < kept; to += 1) right[column * kept + to]! += value * scaled[k * width + to]!;
    }
  onProgress?.(1);
  return { rank: kept, singularValues: singular.slice(0, kept), right };
}

/** denseᵀ · dense (width × width). */
function gram(dense: Float32Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * width;
    for (let i = 0; i < width; i += 1) {
      const value = dense[from + i]!;
      if (value === 0) continue;
      const into = i * width;
      for (let j = i; j < width; j += 1) product[into + j]! += value * dense[from + j]!;
    }
  }
  for (let i = 0; i < width; i += 1)
    for (let j = 0; j < i; j += 1) product[i * width + j] = product[j * width + i]!;
  return product;
}

/**
 * The columns made orthonormal: X·R⁻¹ with Rᵀ·R the Cholesky factors of XᵀX (CholeskyQR). Once is exact enough to go on
 * iterating, twice is orthonormal to rounding (Yamamoto et al. 2015). Directions that are not there become zero columns.
 */
function orthonormal(dense: Float32Array, rows: number, width: number): Float32Array {
  const factor = choleskyUpper(gram(dense, rows, width), width);
  const row = new Float64Array(width);
  for (let at = 0; at < dense.length; at += width) {
    for (let i = 0; i < width; i += 1) row[i] = dense[at + i]!;
    // Forward substitution, one column of the result after the other.
    for (let i = 0; i < width; i += 1) {
      const pivot = factor[i * width + i]!;
      const value = pivot === 0 ? 0 : row[i]! / pivot;
      dense[at + i] = value;
      if (value === 0) continue;
      const from = i * width;
      for (let j = i + 1; j < width; j += 1) row[j]! -= value * factor[from + j]!;
    }
  }
  return dense;
}

/** Below this share of its own square a pivot is rounding of single-precision columns. */
const LOST_PIVOT = 1e-11;

/** R of the factors Rᵀ·R; a row without a pivot is zero. Overwrites the matrix. */
function choleskyUpper(matrix: Float64Array, order: number): Float64Array {
  const diagonal = Float64Array.from({ length: order }, (_, i) => matrix[i * order + i]!);
  for (let i = 0; i < order; i += 1) {
    const pivot = matrix[i * order + i]!;
    const root = pivot > LOST_PIVOT * diagonal[i]! ? Math.sqrt(pivot) : 0;
    for (let j = i; j < order; j += 1)
      matrix[i * order + j] = root === 0 ? 0 : j === i ? root : matrix[i * order + j]! / root;
    for (let k = i + 1; k < order; k += 1) {
      const value = matrix[i * order + k]!;
      if (value === 0) continue;
      for (let j = k; j < order; j += 1) matrix[k * order + j]! -= value * matrix[i * order + j]!;
    }
  }
  return matrix;
}
