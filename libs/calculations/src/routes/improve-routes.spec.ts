import { assert, double, integer, option, property, record, array, type Arbitrary } from 'fast-check';
import { type RouteProgress, improveRoutes, solveRoutes } from './improve-routes';
import type { RoutePlan, RouteProblem, RouteStop } from './route-problem';
import { Random } from './search/random';
import { verifyRoutePlan } from './verify-plan';

const ITERATIONS = { seed: 7, iterations: 300 };

const coordinate = integer({ min: 0, max: 100 });
const stopArbitrary: Arbitrary<Omit<RouteStop, 'id'>> = record({
  x: coordinate,
  y: coordinate,
  // Some are larger than any vehicle.
  load: double({ min: 0, max: 12, noNaN: true }),
  opens: option(integer({ min: 0, max: 300 }), { nil: undefined }),
  width: integer({ min: 0, max: 200 }),
  service: integer({ min: 0, max: 20 }),
  prize: option(integer({ min: 0, max: 150 }), { nil: undefined, freq: 4 }),
}).map(({ width, ...stop }) => ({
  ...stop,
  closes: stop.opens === undefined ? undefined : stop.opens + width,
}));

const problemArbitrary: Arbitrary<RouteProblem> = record({
  stops: array(stopArbitrary, { maxLength: 25 }),
  capacity: integer({ min: 5, max: 40 }),
  count: option(integer({ min: 1, max: 5 }), { nil: undefined }),
  cost: integer({ min: 0, max: 50 }),
  closes: option(integer({ min: 50, max: 500 }), { nil: undefined }),
}).map(({ stops, capacity, count, cost, closes }) => ({
  depot: { x: 50, y: 50, closes },
  stops: stops.map((stop, index) => ({ ...stop, id: String(index) })),
  vehicles: { capacity, count, cost },
  distance: 'euclidean',
}));

/** Random stops without windows. */
function scattered(count: number, seed = 1): RouteProblem {
  const random = new Random(seed);
  return {
    depot: { x: 500, y: 500 },
    stops: Array.from({ length: count }, (_, index) => ({
      id: String(index + 1),
      x: random.below(1000),
      y: random.below(1000),
      load: 1 + random.below(100),
    })),
    vehicles: { capacity: 500 },
    distance: 'euclidean_rounded',
  };
}

/** The least cost of all ways to split and order the stops (Held and Karp's sets, then a cover by sets). */
function exactCost(problem: RouteProblem): number {
  const places = [problem.depot, ...problem.stops] as { x: number; y: number }[];
  const distance = (a: number, b: number) =>
    Math.hypot(places[a]!.x - places[b]!.x, places[a]!.y - places[b]!.y);
  const count = problem.stops.length;
  const sets = 1 << count;
  const path = Array.from({ length: sets }, () => new Float64Array(count).fill(Infinity));
  const tour = new Float64Array(sets).fill(Infinity);
  for (let set = 1; set < sets; set += 1) {
    let load = 0;
    for (let stop = 0; stop < count; stop += 1) if (set & (1 << stop)) load += problem.stops[stop]!.load;
    for (let last = 0; last < count; last += 1) {
      if (!(set & (1 << last))) continue;
      const rest = set ^ (1 << last);
      let least = rest === 0 ? distance(0, last + 1) : Infinity;
      for (let stop = 0; stop < count; stop += 1)
        if (rest & (1 << stop)) least = Math.min(least, path[rest]![stop]! + distance(stop + 1, last + 1));
      path[set]![last] = least;
      if (load <= problem.vehicles.capacity) tour[set] = Math.min(tour[set]!, least + distance(last + 1, 0));
    }
  }
  const best = new Float64Array(sets).fill(Infinity);
  best[0] = 0;
  for (let set = 1; set < sets; set += 1)
    for (let part = set; part > 0; part = (part - 1) & set)
      best[set] = Math.min(best[set]!, tour[part]! + best[set ^ part]!);
  return best[sets - 1]!;
}

describe('improveRoutes', () => {
  it('keeps capacity, windows and fleet on any problem, and has every stop once: in a route or unserved with its reason', () => {
    assert(
      property(problemArbitrary, (problem) => {
        const plan = solveRoutes(problem, ITERATIONS);
        expect(verifyRoutePlan(problem, plan)).toEqual([]);
        for (const { id, reason, message } of plan.unserved) {
          const stop = problem.stops.find((one) => one.id === id)!;
          expect(message).not.toBe('');
          if (reason === 'too_big') expect(stop.load).toBeGreaterThan(problem.vehicles.capacity);
          if (reason === 'prize_too_low') expect(stop.prize).toBeDefined();
          if (reason === 'no_vehicle_left') expect(plan.routes.length).toBe(problem.vehicles.count);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds the proven optimum of small problems', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const problem: RouteProblem = {
        ...scattered(9, seed),
        distance: 'euclidean',
        vehicles: { capacity: 180 },
      };
      expect(solveRoutes(problem, { seed: 1, iterations: 3000 }).cost).toBeCloseTo(exactCost(problem), 6);
    }
  });

  it('returns the same plan for the same seed and number of iterations', () => {
    const problem = scattered(60);
    const plan = solveRoutes(problem, { seed: 3, iterations: 2000 });
    expect(solveRoutes(problem, { seed: 3, iterations: 2000 })).toEqual(plan);
    expect(solveRoutes(problem, { seed: 4, iterations: 2000 })).not.toEqual(plan);
  });

  it('yields a whole plan at once and never a worse one after it', () => {
    const problem = scattered(120);
    const search = improveRoutes(problem, { seed: 1, iterations: 8192 });
    const reports: RouteProgress[] = [];
    let cost = Infinity;
    for (const report of search) {
      reports.push(report);
      const plan = report.plan();
      expect(verifyRoutePlan(problem, plan)).toEqual([]);
      expect(plan.cost).toBeCloseTo(report.cost, 6);
      expect(plan.cost).toBeLessThanOrEqual(cost);
      expect(report.improved).toBe(plan.cost < cost);
      cost = plan.cost;
    }
    expect(reports[0]!.iterations).toBe(0);
    expect(reports.length).toBeGreaterThan(5);
    expect(cost).toBeLessThan(0.98 * reports[0]!.cost);
  });

  it('ends by the clock that it is given', () => {
    let now = 0;
    const clock = () => (now += 10);
    const search = improveRoutes(scattered(40), { seed: 1, clock, milliseconds: 2000 });
    const spent = [...search].map((report) => report.spent);
    expect(spent.at(-1)).toBeGreaterThan(0.5);
    expect(now).toBeGreaterThanOrEqual(2000);
    expect(now).toBeLessThan(2100);
    expect(() => solveRoutes(scattered(2), { seed: 1, milliseconds: 5 })).toThrow(RangeError);
  });

  it('says which stops no vehicle can serve, with the figures', () => {
    const stop = { x: 10, y: 0, load: 1 };
    const plan = solveRoutes(
      {
        depot: { x: 0, y: 0, opens: 100, closes: 150 },
        stops: [
          { ...stop, id: 'fits' },
          { ...stop, id: 'heavy', load: 11 },
          { ...stop, id: 'early', closes: 105 },
          { ...stop, id: 'long', service: 31 },
        ],
        vehicles: { capacity: 10 },
        distance: 'euclidean',
      },
      ITERATIONS,
    );
    expect(plan.routes.map(({ stops }) => stops.map(({ id }) => id))).toEqual([['fits']]);
    expect(plan.unserved).toEqual([
      {
        id: 'heavy',
        reason: 'too_big',
        message: 'Its load of 11 is more than the 10 that a vehicle carries.',
      },
      {
        id: 'early',
        reason: 'window_unreachable',
        message: 'It closes at 105; a vehicle that goes there first arrives at 110.',
      },
      {
        id: 'long',
        reason: 'returns_too_late',
        message: 'A vehicle that serves only it returns at 151; the depot closes at 150.',
      },
    ]);
  });

  it('fills a fleet that just suffices, and with fewer vehicles leaves out as few as it must', () => {
    // Loads 6, 5, 4, 3, 2 pack into two vehicles of 10 in one way only.
    const loads = [6, 5, 4, 3, 2];
    const problem = (count: number): RouteProblem => ({
      depot: { x: 0, y: 0 },
      stops: loads.map((load, index) => ({
        id: String(index),
        x: 10 * (index % 2 ? -1 : 1),
        y: index,
        load,
      })),
      vehicles: { capacity: 10, count },
      distance: 'euclidean',
    });
    expect(solveRoutes(problem(2), { seed: 1, iterations: 2000 }).unserved).toEqual([]);
    const one = solveRoutes(problem(1), { seed: 1, iterations: 2000 });
    expect(one.routes).toHaveLength(1);
    expect(one.routes[0]!.stops).toHaveLength(3);
    expect(one.unserved.map(({ reason }) => reason)).toEqual(['no_vehicle_left', 'no_vehicle_left']);
  });

  it('serves an optional stop only where its prize pays for the way', () => {
    const at = (x: number, prize: number) => ({ id: `${x} for ${prize}`, x, y: 0, load: 1, prize });
    const plan = solveRoutes(
      {
        depot: { x: 0, y: 0 },
        stops: [at(10, 19), at(20, 50), at(-30, 59), at(-40, 81)],
        vehicles: { capacity: 10 },
        distance: 'euclidean',
      },
      { seed: 1, iterations: 1000 },
    );
    // East 20 costs 40 and 10 lies on the way; west 40 costs 80 and 30 lies on the way.
    expect(plan.unserved).toEqual([]);
    expect(plan.cost).toBeCloseTo(120, 9);
  });

  it('uses fewer vehicles when a vehicle costs', () => {
    const problem: RouteProblem = {
      depot: { x: 0, y: 0 },
      stops: [
        { id: 'east', x: 10, y: 0, load: 1 },
        { id: 'west', x: -10, y: 1, load: 1 },
      ],
      vehicles: { capacity: 2 },
      distance: new Float64Array([0, 10, 10, 10, 0, 50, 10, 50, 0]),
    };
    expect(solveRoutes(problem, ITERATIONS).routes).toHaveLength(2);
    const costly = solveRoutes({ ...problem, vehicles: { capacity: 2, cost: 100 } }, ITERATIONS);
    expect(costly.routes).toHaveLength(1);
    expect(costly.cost).toBe(170);
  });

  it('drives one-way tables in the cheap direction', () => {
    // 0 → 1 → 2 → 3 → 0 costs 4, any other leg 100.
    const table = Float64Array.from({ length: 16 }, (_, cell) => {
      const [from, to] = [Math.floor(cell / 4), cell % 4];
      return from === to ? 0 : to === (from + 1) % 4 ? 1 : 100;
    });
    const stops = ['a', 'b', 'c'].map((id) => ({ id, load: 1 }));
    const plan = solveRoutes(
      { depot: {}, stops, vehicles: { capacity: 3 }, distance: table },
      { seed: 1, iterations: 500 },
    );
    expect(plan.routes.map((route) => route.stops.map(({ id }) => id))).toEqual([['a', 'b', 'c']]);
    expect(plan.cost).toBe(4);
  });

  it('plans 5,000 stops', () => {
    const problem = scattered(5000);
    const plan = solveRoutes(problem, { seed: 1, iterations: 500 });
    expect(verifyRoutePlan(problem, plan)).toEqual([]);
    expect(plan.unserved).toEqual([]);
  });

  it('takes a day without stops', () => {
    const empty: RoutePlan = { routes: [], unserved: [], distance: 0, cost: 0 };
    expect(solveRoutes({ ...scattered(0) }, ITERATIONS)).toEqual(empty);
  });
});

describe('a wrong problem', () => {
  const problem = scattered(3);
  const [first, ...others] = problem.stops as [RouteStop, ...RouteStop[]];
  const withFirst = (change: Partial<RouteStop>): RouteProblem => ({
    ...problem,
    stops: [{ ...first, ...change }, ...others],
  });

  it.each<[string, RouteProblem, string]>([
    ['load', withFirst({ load: -1 }), 'stops[0].load is -1; it must be a number from 0.'],
    ['coordinate', withFirst({ x: NaN }), 'stops[0].x is NaN; it must be a number.'],
    ['coordinate left out', withFirst({ y: undefined }), 'stops[0].y is undefined; it must be a number.'],
    ['window', withFirst({ opens: 9, closes: 8 }), 'stops[0].closes is 8; it must be not before opens, 9.'],
    [
      'service',
      withFirst({ service: Infinity }),
      'stops[0].service is Infinity; it must be a number from 0.',
    ],
    ['id twice', withFirst({ id: '2' }), 'stops[1].id is 2; it must be given once.'],
    [
      'capacity',
      { ...problem, vehicles: { capacity: 0 } },
      'vehicles.capacity is 0; it must be more than 0.',
    ],
    [
      'vehicles',
      { ...problem, vehicles: { capacity: 1, count: 1.5 } },
      'vehicles.count is 1.5; it must be a whole number from 1.',
    ],
    [
      'table',
      { ...problem, distance: new Float64Array(9) },
      'distance.length is 9; it must be 4 × 4, the depot and the stops.',
    ],
  ])('is refused with its field: %s', (_, wrong, message) => {
    expect(() => solveRoutes(wrong, ITERATIONS)).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED', message }) as Error,
    );
  });

  it('is refused by a named limit when it is too large', () => {
    expect(() => solveRoutes(scattered(20_001), ITERATIONS)).toThrow(
      expect.objectContaining({
        code: 'PAYLOAD_TOO_LARGE',
        message: '20001 stops are more than the limit of 20000 stops a plan.',
      }) as Error,
    );
  });
});
