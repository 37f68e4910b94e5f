/** The best point found and the value there. */
export interface Minimum {
  point: number[];
  value: number;
}

export interface NelderMeadOptions {
  /** Edge of the first simplex along each axis, in the units of that axis. */
  steps: readonly number[];
  /** The search ends after this many evaluations, converged or not. */
  maxEvaluations: number;
  /** Converged when best and worst differ by less than this share of the best. */
  relativeTolerance?: number;
}

/**
 * Minimises a function of a few variables without derivatives.
 *
 * Bounds are the objective's business: it returns Infinity outside them. Deterministic: the same start gives the same
 * end. Source: Nelder and Mead (1965), "A simplex method for function minimization", with the usual coefficients
 * (reflection 1, expansion 2, contraction ½, shrinkage ½).
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  { steps, maxEvaluations, relativeTolerance = 1e-5 }: NelderMeadOptions,
): Minimum {
  const dimensions = start.length;
  let evaluations = 0;
  const evaluate = (point: number[]): Minimum => {
    evaluations += 1;
    const value = objective(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  const simplex = [evaluate([...start])];
  for (let axis = 0; axis < dimensions; axis += 1) {
    const corner = [...start];
    corner[axis]! += steps[axis]!;
    simplex.push(evaluate(corner));
  }
  const byValue = (a: Minimum, b: Minimum) => a.value - b.value;
  simplex.sort(byValue);

  const centroid = new Array<number>(dimensions);
  const along = (worst: Minimum, distance: number) => {
    const point = new Array<number>(dimensions);
    for (let axis = 0; axis < dimensions; axis += 1)
      point[axis] = centroid[axis]! + distance * (worst.point[axis]! - centroid[axis]!);
    return evaluate(point);
  };

  while (evaluations < maxEvaluations) {
    const best = simplex[0]!;
    const worst = simplex[dimensions]!;
    if (worst.value - best.value <= relativeTolerance * Math.abs(best.value)) break;
    for (let axis = 0; axis < dimensions; axis += 1) {
      let sum = 0;
      for (let corner = 0; corner < dimensions; corner += 1) sum += simplex[corner]!.point[axis]!;
      centroid[axis] = sum / dimensions;
    }
    const reflected = along(worst, -1);
    let next = reflected;
    if (reflected.value < best.value) {
      const expanded = along(worst, -2);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= simplex[dimensions - 1]!.value) {
      next = along(worst, reflected.value < worst.value ? -0.5 : 0.5);
      if (next.value >= Math.min(worst.value, reflected.value)) {
        for (let corner = 1; corner <= dimensions; corner += 1)
          simplex[corner] = evaluate(
            simplex[corner]!.point.map((value, axis) => best.point[axis]! + (value - best.point[axis]!) / 2),
          );
        simplex.sort(byValue);
        continue;
      }
    }
    // All but the new corner are in order.
    let place = dimensions;
    for (; place > 0 && simplex[place - 1]!.value > next.value; place -= 1)
      simplex[place] = simplex[place - 1]!;
    simplex[place] = next;
  }
  return simplex[0]!;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Minimises a function of one variable on [low, high] by golden-section search (Kiefer 1953); exact for one valley. */
export function goldenSection(
  objective: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): number {
  let [a, b] = [low, high];
  let c = b - GOLDEN * (b - a);
  let d = a + GOLDEN * (b - a);
  let [atC, atD] = [objective(c), objective(d)];
  while (b - a > tolerance) {
    if (atC <= atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = objective(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = objective(d);
    }
  }
  return (a + b) / 2;
}
