import type { RouteProblem, RouteStop, UnservedStop } from './route-problem';
import type { RoutingModel } from './search/routing-model';

/** Slack for loads and times that are sums of fractions. */
export const TOLERANCE = 1e-9;

/** Why no vehicle can serve the stop at this place, even alone; undefined when one can. */
export function whyNotServiceable(
  { vehicles }: RouteProblem,
  model: RoutingModel,
  place: number,
  stop: RouteStop,
): UnservedStop | undefined {
  const { id } = stop;
  if (stop.load > model.capacity)
    return {
      id,
      reason: 'too_big',
      message: `Its load of ${stop.load} is more than the ${vehicles.capacity} that a vehicle carries.`,
    };
  const arrives = model.opens[0]! + model.time.between(0, place);
  const closes = model.closes[place]!;
  if (arrives > closes)
    return {
      id,
      reason: 'window_unreachable',
      message: `It closes at ${shown(closes)}; a vehicle that goes there first arrives at ${shown(arrives)}.`,
    };
  const leaves = Math.max(arrives, model.opens[place]!) + model.service[place]!;
  const returns = leaves + model.time.between(place, 0);
  if (returns > model.closes[0]!)
    return {
      id,
      reason: 'returns_too_late',
      message: `A vehicle that serves only it returns at ${shown(returns)}; the depot closes at ${shown(model.closes[0]!)}.`,
    };
  return undefined;
}

/** Why the search left out a stop that a vehicle could serve. */
export function whyLeftOut(problem: RouteProblem, { id, prize }: RouteStop): UnservedStop {
  if (prize !== undefined)
    return {
      id,
      reason: 'prize_too_low',
      message: `No route was found that serves it for less than its prize of ${prize}.`,
    };
  return {
    id,
    reason: 'no_vehicle_left',
    message: `The ${problem.vehicles.count} vehicles are used, and in the time given no route was found that still fits it in.`,
  };
}

const shown = (value: number): number => Math.round(value * 100) / 100;
