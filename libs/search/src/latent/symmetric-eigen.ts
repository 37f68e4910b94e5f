/** Eigenvalues, largest first, and their vectors: vector k stands in column k of `vectors` (order × order, row-major). */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array;
}

const MAX_ROUNDS = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix: Householder's reduction to tridiagonal form, then the implicit QL
 * method (Golub and Van Loan, Matrix Computations, 4th edition, 8.3; Bowdler et al. 1968, procedures tred2 and tql2).
 *
 * @param matrix order × order, row-major; is overwritten
 */
export function symmetricEigen(matrix: Float64Array, order: number): Eigen {
  const { diagonal, beside, transformed } = tridiagonal(matrix, order);
  diagonalise(diagonal, beside, transformed, order);
  const ranked = Array.from({ length: order }, (_, k) => k).sort(
    (a, b) => diagonal[b]! - diagonal[a]! || a - b,
  );
  const vectors = new Float64Array(order * order);
  ranked.forEach((from, to) => {
    for (let row = 0; row < order; row += 1) vectors[row * order + to] = transformed[from * order + row]!;
  });
  return { values: Float64Array.from(ranked, (k) => diagonal[k]!), vectors };
}

interface Tridiagonal {
  diagonal: Float64Array;
  /** Beside the diagonal; entry k stands between k and k + 1. */
  beside: Float64Array;
  /** Row k is the k-th column of the orthogonal Q with matrix = Q · tridiagonal · Qᵀ: read and turned in a line. */
  transformed: Float64Array;
}

function tridiagonal(a: Float64Array, order: number): Tridiagonal {
  const beside = new Float64Array(order);
  const transformed = new Float64Array(order * order);
  for (let k = 0; k < order; k += 1) transformed[k * order + k] = 1;
  const reflector = new Float64Array(order);
  const product = new Float64Array(order);
  const reflectors: { from: number; vector: Float64Array }[] = [];
  for (let k = 0; k < order - 1; k += 1) {
    // Reflects what stands below the first entry of column k to zero.
    let squares = 0;
    for (let i = k + 1; i < order; i += 1) squares += a[i * order + k]! ** 2;
    const first = a[(k + 1) * order + k]!;
    if (squares - first * first <= 0) {
      beside[k] = first;
      continue;
    }
    const length = first > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    beside[k] = length;
    for (let i = k + 1; i < order; i += 1) reflector[i] = a[i * order + k]!;
    reflector[k + 1]! -= length;
    const norm = Math.sqrt(2 * (squares - first * length));
    for (let i = k + 1; i < order; i += 1) reflector[i]! /= norm / Math.SQRT2;
    // With |v|² = 2: A becomes A − v·wᵀ − w·vᵀ, w = A·v − (vᵀ·A·v / 2)·v.
    let along = 0;
    for (let i = k + 1; i < order; i += 1) {
      let sum = 0;
      for (let j = k + 1; j < order; j += 1) sum += a[i * order + j]! * reflector[j]!;
      product[i] = sum;
      along += sum * reflector[i]!;
    }
    for (let i = k + 1; i < order; i += 1) product[i]! -= (along / 2) * reflector[i]!;
    for (let i = k + 1; i < order; i += 1) {
      const [v, w] = [reflector[i]!, product[i]!];
      for (let j = k + 1; j < order; j += 1) a[i * order + j]! -= v * product[j]! + w * reflector[j]!;
    }
    reflectors.push({ from: k + 1, vector: reflector.slice(k + 1) });
  }
  // Q is the product of the reflections; the last ones are applied first, to the corner that they change.
  for (const { from, vector } of reflectors.reverse())
    for (let row = from; row < order; row += 1) {
      const start = row * order + from;
      let sum = 0;
      for (let j = 0; j < vector.length; j += 1) sum += transformed[start + j]! * vector[j]!;
      for (let j = 0; j < vector.length; j += 1) transformed[start + j]! -= sum * vector[j]!;
    }
  return { diagonal: Float64Array.from({ length: order }, (_, k) => a[k * order + k]!), beside, transformed };
}

/** Leaves the eigenvalues in `diagonal` and vector k in row k of `vectors`. */
function diagonalise(
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: Float64Array,
  order: number,
): void {
  for (let low = 0; low < order; low += 1)
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      let high = low;
      while (high < order - 1) {
        const around = Math.abs(diagonal[high]!) + Math.abs(diagonal[high + 1]!);
        if (Math.abs(beside[high]!) <= Number.EPSILON * around) break;
        high += 1;
      }
      if (high === low) break;
      qlStep(diagonal, beside, vectors, order, low, high);
    }
}

/** One implicit QL step with Wilkinson's shift on the block from low to high. */
function qlStep(
  d: Float64Array,
  e: Float64Array,
  vectors: Float64Array,
  order: number,
  low: number,
  high: number,
) {
  const shift = (d[low + 1]! - d[low]!) / (2 * e[low]!);
  const root = Math.hypot(shift, 1);
  let g = d[high]! - d[low]! + e[low]! / (shift + (shift >= 0 ? root : -root));
  let [sine, cosine, carried] = [1, 1, 0];
  for (let i = high - 1; i >= low; i -= 1) {
    const f = sine * e[i]!;
    const b = cosine * e[i]!;
    const length = Math.hypot(f, g);
    e[i + 1] = length;
    if (length === 0) {
      d[i + 1]! -= carried;
      e[high] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    const gap = d[i + 1]! - carried;
    const turn = (d[i]! - gap) * sine + 2 * cosine * b;
    carried = sine * turn;
    d[i + 1] = gap + carried;
    g = cosine * turn - b;
    const [above, below] = [i * order, (i + 1) * order];
    for (let k = 0; k < order; k += 1) {
      const [x, y] = [vectors[above + k]!, vectors[below + k]!];
      vectors[below + k] = sine * x + cosine * y;
      vectors[above + k] = cosine * x - sine * y;
    }
  }
  d[low]! -= carried;
  e[low] = g;
  e[high] = 0;
}
