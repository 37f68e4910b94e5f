/** What one supplier was paid for one product over a span of time. */
export interface ProductCost {
  product: string;
  supplier: string;
  /** Money. */
  paid: number;
  units: number;
}

export interface SupplierCostIndex {
  supplier: string;
  /** Products that were also bought from another of the suppliers. */
  sharedProducts: number;
  /**
   * Costs relative to the others of its set, 1 is their mean. Undefined without a shared product: nothing is alike then.
   */
  index?: number;
  /** Suppliers that can be compared with each other, through shared products, have the same number. */
  set?: number;
}

interface Observation {
  supplier: number;
  logCost: number;
  weight: number;
}

/**
 * Compares what suppliers cost like for like: only products bought from several of them count. Least squares of
 * ln(unit cost) on product and supplier, weighted by money paid: the country-product-dummy method with suppliers as
 * countries (Summers 1973, Review of Income and Wealth 19, 1–16; weighted by expenditure: Rao 2005, ibid. 51, 571–580).
 * Suppliers that no chain of shared products links are not compared; each set's money-weighted geometric mean is 1.
 *
 * @param costs one a product and supplier; those without units or money are left out
 * @returns one a supplier, in the order in which they first appear
 */
export function compareSupplierCosts(costs: readonly ProductCost[]): SupplierCostIndex[] {
  const suppliers = [...new Set(costs.map(({ supplier }) => supplier))];
  const position = new Map(suppliers.map((supplier, index) => [supplier, index]));
  const products = new Map<string, Observation[]>();
  for (const { product, supplier, paid, units } of costs) {
    if (!(paid > 0 && units > 0)) continue;
    const seen = products.get(product) ?? [];
    seen.push({ supplier: position.get(supplier)!, logCost: Math.log(paid / units), weight: paid });
    products.set(product, seen);
  }
  const shared = [...products.values()].filter((observations) => observations.length > 1);
  const sets = linkedSets(suppliers.length, shared);
  const indexes = logIndexes(suppliers.length, shared, sets);
  return suppliers.map((supplier, index) => ({
    supplier,
    sharedProducts: shared.filter((observations) => observations.some((one) => one.supplier === index))
      .length,
    ...(indexes[index] === undefined ? {} : { index: Math.exp(indexes[index]), set: sets[index] }),
  }));
}

/** For each supplier the smallest position of the suppliers that it is linked to. */
function linkedSets(count: number, shared: readonly Observation[][]): number[] {
  const parent = Array.from({ length: count }, (_, index) => index);
  const root = (index: number): number => (parent[index] === index ? index : root(parent[index]!));
  for (const observations of shared)
    for (const { supplier } of observations) {
      const [one, other] = [root(observations[0]!.supplier), root(supplier)];
      parent[Math.max(one, other)] = Math.min(one, other);
    }
  return parent.map((_, index) => root(index));
}

function logIndexes(
  count: number,
  shared: readonly Observation[][],
  sets: readonly number[],
): (number | undefined)[] {
  // Products eliminated from the normal equations: what remains is one equation a supplier.
  const matrix = Array.from({ length: count }, () => new Float64Array(count + 1));
  const money = new Float64Array(count);
  for (const observations of shared) {
    const weight = observations.reduce((sum, one) => sum + one.weight, 0);
    const mean = observations.reduce((sum, one) => sum + one.weight * one.logCost, 0) / weight;
    for (const one of observations) {
      const row = matrix[one.supplier]!;
      row[one.supplier]! += one.weight;
      for (const other of observations) row[other.supplier]! -= (one.weight * other.weight) / weight;
      row[count]! += one.weight * (one.logCost - mean);
      money[one.supplier]! += one.weight;
    }
  }
  // Only differences within a set are determined: its first supplier is put at 0.
  sets.forEach((set, index) => {
    if (set !== index) return;
    matrix[index]!.fill(0);
    matrix[index]![index] = 1;
  });
  const solution = solve(matrix);
  return solution.map((value, index) => {
    if (money[index] === 0) return undefined;
    let [sum, weight] = [0, 0];
    sets.forEach((set, other) => {
      if (set !== sets[index]) return;
      sum += money[other]! * solution[other]!;
      weight += money[other]!;
    });
    return value - sum / weight;
  });
}

/** Gaussian elimination with partial pivots; the last column is the right-hand side. */
function solve(matrix: Float64Array[]): number[] {
  const size = matrix.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    const head = matrix[column]!;
    for (let row = column + 1; row < size; row += 1) {
      const factor = matrix[row]![column]! / head[column]!;
      if (factor === 0) continue;
      for (let at = column; at <= size; at += 1) matrix[row]![at]! -= factor * head[at]!;
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = matrix[row]![size]!;
    for (let at = row + 1; at < size; at += 1) value -= matrix[row]![at]! * result[at]!;
    result[row] = value / matrix[row]![row]!;
  }
  return result;
}
