/** How far it is between two places whose coordinates are known. */
export type Metric =
  /** Straight line, unrounded. */
  | 'euclidean'
  /** Straight line rounded to the nearest whole number: EUC_2D of TSPLIB 95 and CVRPLIB. */
  | 'euclidean_rounded'
  /** Straight line rounded up: CEIL_2D of TSPLIB 95. */
  | 'euclidean_ceiling'
  /** Straight line cut after one decimal: the convention of the published optima for Solomon's instances. */
  | 'euclidean_tenths';

/** Up to so many places every pair is calculated once and kept (18 MB); above it, each time it is needed. */
const MATRIX_PLACES = 1500;

// A distance that is a tenth exactly, such as 2.3, may come out as 2.2999…
const TENTHS_TOLERANCE = 1e-9;

const ROUNDING: Record<Metric, (distance: number) => number> = {
  euclidean: (distance) => distance,
  euclidean_rounded: (distance) => Math.floor(distance + 0.5),
  euclidean_ceiling: (distance) => Math.ceil(distance),
  euclidean_tenths: (distance) => Math.floor(distance * 10 + TENTHS_TOLERANCE) / 10,
};

/** Distance or duration from each place to each other; place 0 is the depot. */
export class Travel {
  private constructor(
    readonly places: number,
    readonly symmetric: boolean,
    private readonly x: Float64Array,
    private readonly y: Float64Array,
    private readonly round: (distance: number) => number,
    private readonly matrix: Float64Array | null,
  ) {}

  static ofCoordinates(x: Float64Array, y: Float64Array, metric: Metric): Travel {
    const places = x.length;
    const round = ROUNDING[metric];
    const measured = new Travel(places, true, x, y, round, null);
    if (places > MATRIX_PLACES) return measured;
    const matrix = new Float64Array(places * places);
    for (let from = 0; from < places; from += 1)
      for (let to = 0; to < places; to += 1) matrix[from * places + to] = measured.between(from, to);
    return new Travel(places, true, x, y, round, matrix);
  }

  /** @param matrix row by row: `matrix[from * places + to]`. */
  static ofMatrix(matrix: Float64Array, places: number): Travel {
    let symmetric = true;
    for (let from = 1; from < places && symmetric; from += 1)
      for (let to = 0; to < from; to += 1)
        if (matrix[from * places + to] !== matrix[to * places + from]) symmetric = false;
    const none = new Float64Array(0);
    return new Travel(places, symmetric, none, none, ROUNDING.euclidean, matrix);
  }

  between(from: number, to: number): number {
    if (this.matrix !== null) return this.matrix[from * this.places + to]!;
    const dx = this.x[from]! - this.x[to]!;
    const dy = this.y[from]! - this.y[to]!;
    return this.round(Math.sqrt(dx * dx + dy * dy));
  }
}
