import { solveRoutes } from './improve-routes';
import type { RoutePlan, RouteProblem } from './route-problem';
import { verifyRoutePlan } from './verify-plan';

describe('verifyRoutePlan', () => {
  const problem: RouteProblem = {
    depot: { x: 0, y: 0, closes: 100 },
    stops: [
      { id: 'a', x: 3, y: 4, load: 2, opens: 0, closes: 5 },
      { id: 'b', x: 6, y: 8, load: 2, service: 1 },
    ],
    vehicles: { capacity: 4, count: 1 },
    distance: 'euclidean',
  };
  const plan = solveRoutes(problem, { seed: 1, iterations: 100 });
  const route = plan.routes[0]!;
  const [a, b] = route.stops;

  it('passes a right plan', () => {
    expect(plan.routes[0]!.stops.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(plan.distance).toBe(20);
    expect(verifyRoutePlan(problem, plan)).toEqual([]);
  });

  const withStops = (stops: typeof route.stops): RoutePlan => ({ ...plan, routes: [{ ...route, stops }] });

  it.each<[string, RouteProblem, RoutePlan, string]>([
    ['a stop left out', problem, withStops([a!]), 'stop b appears 0 times'],
    ['a stop twice', problem, withStops([a!, b!, b!]), 'stop b appears 2 times'],
    ['a stranger', problem, withStops([a!, b!, { ...b!, id: 'c' }]), 'a stop that the problem does not know'],
    ['a late stop', problem, withStops([b!, a!]), 'stop a is begun at 16 and closes at 5'],
    ['overload', { ...problem, vehicles: { capacity: 3 } }, plan, 'carries 4 of 3'],
    ['a late return', { ...problem, depot: { x: 0, y: 0, closes: 20 } }, plan, 'returns at 21'],
    ['too many vehicles', problem, { ...plan, routes: [route, route] }, '2 routes for 1 vehicles'],
    ['a wrong distance', problem, { ...plan, distance: 19 }, 'the plan is 20 long, not 19'],
  ])('finds %s', (_, wrong, wrongPlan, fault) => {
    expect(verifyRoutePlan(wrong, wrongPlan).join('; ')).toContain(fault);
  });
});
