import { QuartermasterError } from '#libs/contracts';
import { ROUTE_LIMITS, type RouteProblem, type TravelTable, type UnservedStop } from './route-problem';
import type { RoutingModel } from './search/routing-model';
import { type Metric, Travel } from './search/travel';
import { TOLERANCE, whyNotServiceable } from './serviceable';

/** The search's model of what can be served, and the reasons for the rest. */
export interface PreparedProblem {
  model: RoutingModel;
  /** Coordinates by place of the model, when the distances come from them. */
  positions?: { x: Float64Array; y: Float64Array };
  /** Index in `problem.stops` of each place of the model; the depot has -1. */
  stopOf: Int32Array;
  impossible: UnservedStop[];
}

/** Checks a problem and translates it. @throws VALIDATION_FAILED naming the field, PAYLOAD_TOO_LARGE naming the limit. */
export function prepareProblem(problem: RouteProblem): PreparedProblem {
  checkSize(problem);
  checkFields(problem);
  const all = modelOf(
    problem,
    problem.stops.map((_, index) => index),
  );
  const served: number[] = [];
  const impossible: UnservedStop[] = [];
  problem.stops.forEach((stop, index) => {
    const why = whyNotServiceable(problem, all.model, index + 1, stop);
    if (why === undefined) served.push(index);
    else impossible.push(why);
  });
  const kept = impossible.length === 0 ? all : modelOf(problem, served);
  return { ...kept, impossible };
}

function modelOf(problem: RouteProblem, served: number[]): Omit<PreparedProblem, 'impossible'> {
  const { depot, stops, vehicles } = problem;
  const column = (atDepot: number, value: (stop: (typeof stops)[number]) => number) =>
    Float64Array.from([atDepot, ...served.map((index) => value(stops[index]!))]);
  const x = column(depot.x ?? 0, (stop) => stop.x ?? 0);
  const y = column(depot.y ?? 0, (stop) => stop.y ?? 0);
  const travel = (source: Metric | TravelTable) =>
    typeof source === 'string' ? Travel.ofCoordinates(x, y, source) : tableOf(source, served, stops.length);
  const cost = travel(problem.distance);
  const time = problem.duration === undefined ? cost : travel(problem.duration);
  const timed =
    depot.closes !== undefined || stops.some(({ opens, closes }) => (opens ?? closes) !== undefined);
  const model: RoutingModel = {
    customers: served.length,
    capacity: vehicles.capacity * (1 + TOLERANCE),
    vehicles: vehicles.count ?? Math.max(1, served.length),
    vehicleCost: vehicles.cost ?? 0,
    cost,
    time,
    load: column(0, ({ load }) => load),
    opens: column(depot.opens ?? 0, ({ opens }) => opens ?? -Infinity),
    closes: column(depot.closes ?? Infinity, ({ closes }) => closes ?? Infinity),
    service: column(0, ({ service }) => service ?? 0),
    prize: column(0, ({ prize }) => prize ?? Infinity),
    timed,
  };
  const positions = typeof problem.distance === 'string' ? { x, y } : undefined;
  return { model, positions, stopOf: Int32Array.from([-1, ...served]) };
}

/** The rows and columns of the depot and the served stops. */
function tableOf(table: TravelTable, served: number[], stops: number): Travel {
  const places = [0, ...served.map((index) => index + 1)];
  const part = new Float64Array(places.length * places.length);
  places.forEach((from, row) =>
    places.forEach((to, column) => {
      part[row * places.length + column] = table[from * (stops + 1) + to]!;
    }),
  );
  return Travel.ofMatrix(part, places.length);
}

function checkSize({ stops, distance, duration }: RouteProblem): void {
  if (stops.length > ROUTE_LIMITS.stops)
    throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
      message: `${stops.length} stops are more than the limit of ${ROUTE_LIMITS.stops} stops a plan.`,
      nextStep: 'Plan by depot, by day or by area, each on its own.',
    });
  const places = stops.length + 1;
  if (places > ROUTE_LIMITS.tablePlaces && (typeof distance === 'object' || typeof duration === 'object'))
    throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
      message: `${places} places are more than the limit of ${ROUTE_LIMITS.tablePlaces} places of a table of distances.`,
      nextStep: 'Give coordinates instead of a table, or plan fewer stops at a time.',
    });
}

function checkFields(problem: RouteProblem): void {
  const { depot, stops, vehicles, distance, duration } = problem;
  if (!(vehicles.capacity > 0)) refuse('vehicles.capacity', vehicles.capacity, 'more than 0');
  if (vehicles.count !== undefined && !(Number.isInteger(vehicles.count) && vehicles.count >= 1))
    refuse('vehicles.count', vehicles.count, 'a whole number from 1');
  if (!notNegative(vehicles.cost)) refuse('vehicles.cost', vehicles.cost, 'a number from 0');
  const needsCoordinates = typeof distance === 'string' || typeof duration === 'string';
  for (const [name, table] of Object.entries({ distance, duration }))
    if (typeof table === 'object') checkTable(name, table, stops.length + 1);
  checkPlace('depot', depot, needsCoordinates);
  const seen = new Set<string>();
  stops.forEach((stop, index) => {
    const name = `stops[${index}]`;
    if (seen.has(stop.id)) refuse(`${name}.id`, stop.id, 'given once');
    seen.add(stop.id);
    checkPlace(name, stop, needsCoordinates);
    for (const field of ['load', 'service', 'prize'] as const)
      if (!notNegative(stop[field])) refuse(`${name}.${field}`, stop[field], 'a number from 0');
  });
}

function checkPlace(
  name: string,
  place: { x?: number; y?: number; opens?: number; closes?: number },
  needsCoordinates: boolean,
): void {
  if (needsCoordinates)
    for (const field of ['x', 'y'] as const)
      if (!Number.isFinite(place[field])) refuse(`${name}.${field}`, place[field], 'a number');
  for (const field of ['opens', 'closes'] as const)
    if (Number.isNaN(place[field] ?? 0)) refuse(`${name}.${field}`, place[field], 'a number');
  if ((place.opens ?? -Infinity) > (place.closes ?? Infinity))
    refuse(`${name}.closes`, place.closes, `not before opens, ${place.opens}`);
}

function checkTable(name: string, table: TravelTable, places: number): void {
  if (table.length !== places * places)
    refuse(`${name}.length`, table.length, `${places} × ${places}, the depot and the stops`);
  const wrong = table.findIndex((value) => !notNegative(value));
  if (wrong >= 0) refuse(`${name}[${wrong}]`, table[wrong], 'a number from 0');
}

function notNegative(value = 0): boolean {
  return Number.isFinite(value) && value >= 0;
}

function refuse(field: string, value: unknown, wanted: string): never {
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `${field} is ${String(value)}; it must be ${wanted}.`,
    nextStep: 'Correct the field and plan again.',
  });
}
