/** The parts of a solution that belong to a route and its nodes. */
export interface RouteArrays {
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Of a customer: its route, or -1 when it is left out. Of a marker: its own route. */
  readonly routeOf: Int32Array;
  /** By node: cost of the leg that leads to it. */
  readonly legCost: Float64Array;
  /** By node: when the vehicle leaves it at the earliest. */
  readonly leaves: Float64Array;
  /** By node: latest start of service that keeps the rest of the route on time. */
  readonly latest: Float64Array;
  /** By route. */
  readonly load: Float64Array;
  readonly stops: Int32Array;
}

/** Keeps each route as it was before its first change since `begin`. */
export class UndoLog {
  readonly touched: Int32Array;
  touchedCount = 0;
  private readonly touchedAt: Int32Array;
  private step = 0;

  private readonly start: Int32Array;
  private readonly load: Float64Array;
  private readonly node: Int32Array;
  private readonly legCost: Float64Array;
  private readonly leaves: Float64Array;
  private readonly latest: Float64Array;

  constructor(
    private readonly arrays: RouteArrays,
    private readonly markerOf: (route: number) => number,
  ) {
    const nodes = arrays.next.length;
    const routes = arrays.load.length;
    this.touched = new Int32Array(routes);
    this.touchedAt = new Int32Array(routes);
    this.start = new Int32Array(routes + 1);
    this.load = new Float64Array(routes);
    this.node = new Int32Array(nodes);
    this.legCost = new Float64Array(nodes);
    this.leaves = new Float64Array(nodes);
    this.latest = new Float64Array(nodes);
  }

  begin(): void {
    this.step += 1;
    this.touchedCount = 0;
  }

  /** To be called before a route changes. */
  touch(route: number): void {
    if (this.touchedAt[route] === this.step) return;
    this.touchedAt[route] = this.step;
    const { arrays } = this;
    let at = this.start[this.touchedCount]!;
    this.touched[this.touchedCount] = route;
    this.load[this.touchedCount] = arrays.load[route]!;
    const marker = this.markerOf(route);
    let node = marker;
    do {
      this.node[at] = node;
      this.legCost[at] = arrays.legCost[node]!;
      this.leaves[at] = arrays.leaves[node]!;
      this.latest[at] = arrays.latest[node]!;
      at += 1;
      node = arrays.next[node]!;
    } while (node !== marker);
    this.touchedCount += 1;
    this.start[this.touchedCount] = at;
  }

  /** Writes the index-th touched route back. */
  restore(index: number): void {
    const { arrays } = this;
    const route = this.touched[index]!;
    const from = this.start[index]!;
    const to = this.start[index + 1]!;
    let before = this.node[to - 1]!;
    for (let at = from; at < to; at += 1) {
      const node = this.node[at]!;
      arrays.previous[node] = before;
      arrays.next[before] = node;
      arrays.routeOf[node] = route;
      arrays.legCost[node] = this.legCost[at]!;
      arrays.leaves[node] = this.leaves[at]!;
      arrays.latest[node] = this.latest[at]!;
      before = node;
    }
    arrays.load[route] = this.load[index]!;
    arrays.stops[route] = to - from - 1;
  }
}
