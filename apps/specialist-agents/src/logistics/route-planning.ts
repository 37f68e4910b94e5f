import {
  planByArea,
  routeMap,
  type RoutePlan,
  type RouteProblem,
  routePetals,
  type RouteSchematic,
  type UnservedStop,
} from '#libs/calculations';
import type { RouteDrawing } from '#libs/contracts';
import type { ToolContext } from '../tool';
import type { RouteSearch } from '../workers/calculations';
import type { SalesOrder } from './order-lookup';

/** A vehicle's tour: orders in driving order. */
export interface PlannedTour {
  label: string;
  orders: SalesOrder[];
  units: number;
  /** Kilometres as the crow flies; undefined without coordinates. */
  distanceKm?: number;
}

export interface TourPlan {
  tours: PlannedTour[];
  unserved: UnservedStop[];
  drawing: RouteDrawing;
}

export interface Vehicles {
  /** Units. */
  capacity: number;
  /** As many as needed when absent. */
  count?: number;
}

/** Groups orders by delivery area; within a tour they follow streets and house numbers. */
export function planWithoutCoordinates(
  orders: readonly SalesOrder[],
  vehicles: Vehicles,
  warehouseCode: string,
): TourPlan {
  const byReference = new Map(orders.map((order) => [order.reference, order]));
  const { routes, unserved } = planByArea({
    orders: orders.map(({ reference, area, units }) => ({ id: reference, area, load: units })),
    vehicles,
  });
  const tours = routes.map(({ areas, orders: ids, load }) => ({
    label: areas.join(', '),
    orders: ids.map((id) => byReference.get(id)!).sort(byStreet),
    units: load,
  }));
  const petals = routePetals(tours.map((tour) => tour.orders.map(({ reference }) => reference)));
  return { tours, unserved, drawing: drawingOf(petals, tours, warehouseCode) };
}

/** Degrees, of the warehouse and of each order. */
export interface Coordinates {
  depot: { latitude: number; longitude: number };
  stops: ReadonlyMap<string, { latitude: number; longitude: number }>;
}

/** Kilometres of a degree of latitude; of longitude at the equator. */
const KM_A_DEGREE = 111.195;
/** A few stops need no long search. */
const MS_A_STOP = 30;

/** Searches short tours in a worker thread, on a plane that touches the earth at the warehouse. */
export async function planWithCoordinates(
  orders: readonly SalesOrder[],
  vehicles: Vehicles,
  warehouseCode: string,
  { depot, stops }: Coordinates,
  context: Pick<ToolContext, 'calculate' | 'settings' | 'progress'>,
): Promise<TourPlan> {
  const byReference = new Map(orders.map((order) => [order.reference, order]));
  const narrowing = Math.cos((depot.latitude * Math.PI) / 180);
  const place = (reference: string) => {
    const { latitude, longitude } = stops.get(reference)!;
    return {
      x: (longitude - depot.longitude) * KM_A_DEGREE * narrowing,
      y: (latitude - depot.latitude) * KM_A_DEGREE,
    };
  };
  const problem: RouteProblem = {
    depot: { x: 0, y: 0 },
    stops: orders.map(({ reference, units }) => ({ id: reference, ...place(reference), load: units })),
    vehicles,
    distance: 'euclidean',
  };
  const milliseconds = Math.min(context.settings.routeSearchMs, 100 + MS_A_STOP * orders.length);
  const search: RouteSearch = { problem, milliseconds, seed: 1 };
  const plan = await context.calculate<RoutePlan>('optimise-routes', search, (share, text) =>
    context.progress(0.2 + 0.8 * share, text),
  );
  const tours = plan.routes.map(({ stops: visited, load, distance }, index) => ({
    label: `Route ${index + 1}`,
    orders: visited.map(({ id }) => byReference.get(id)!),
    units: load,
    distanceKm: distance,
  }));
  const map = routeMap(
    { x: 0, y: 0 },
    tours.map((tour) => tour.orders.map(({ reference }) => ({ id: reference, ...place(reference) }))),
  );
  return { tours, unserved: plan.unserved, drawing: drawingOf(map, tours, warehouseCode) };
}

function drawingOf(
  { kind, depot, routes }: RouteSchematic,
  tours: readonly PlannedTour[],
  warehouseCode: string,
): RouteDrawing {
  const share = (value: number) => Math.min(1, Math.max(0, value));
  return {
    kind,
    depot: { x: share(depot.x), y: share(depot.y), label: warehouseCode },
    routes: routes.map((stops, index) => ({
      label: tours[index]!.label,
      stops: stops.map(({ id, x, y }, at) => ({
        id,
        label: tours[index]!.orders[at]!.customer || id,
        x: share(x),
        y: share(y),
      })),
    })),
  };
}

const ADDRESS = /^\s*(\d+)\w?\s+([^,]+)/;

/** "12 Mill Street, Harbour" by street, then by number. */
function byStreet(one: SalesOrder, other: SalesOrder): number {
  const [a, b] = [one, other].map(({ address }) => {
    const [, number, street] = ADDRESS.exec(address) ?? [];
    return { street: street ?? address, number: Number(number ?? 0) };
  });
  return a!.street.localeCompare(b!.street, 'en') || a!.number - b!.number;
}
