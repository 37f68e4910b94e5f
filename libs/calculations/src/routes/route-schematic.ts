/** A place on the drawing: x to the right and y upwards, both from 0 to 1. */
export interface SchematicPoint {
  x: number;
  y: number;
}

export interface SchematicStop extends SchematicPoint {
  id: string;
}

/** What a console draws: the depot and each route's stops in driving order; lines lead from the depot through them and back. */
export interface RouteSchematic {
  /** `map`: true to the coordinates. `petals`: no coordinates known, each route is a loop of its own around the depot. */
  kind: 'map' | 'petals';
  depot: SchematicPoint;
  routes: SchematicStop[][];
}

/** Share of a petal's angle that is left empty, so that neighbouring routes do not touch. */
const GAP = 0.2;

/** Half of the drawing less a margin for labels. */
const REACH = 0.48;

/** Draws routes whose stops have coordinates, scaled to the drawing with one scale for both directions. */
export function routeMap(
  depot: SchematicPoint,
  routes: readonly (readonly SchematicStop[])[],
): RouteSchematic {
  let [left, right, bottom, top] = [depot.x, depot.x, depot.y, depot.y];
  for (const { x, y } of routes.flat()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const size = Math.max(right - left, top - bottom) || 1;
  const place = ({ x, y }: SchematicPoint) => ({
    x: 0.5 + (x - (left + right) / 2) / size,
    y: 0.5 + (y - (bottom + top) / 2) / size,
  });
  return {
    kind: 'map',
    depot: place(depot),
    routes: routes.map((route) => route.map((stop) => ({ id: stop.id, ...place(stop) }))),
  };
}

/** Draws routes without coordinates: a petal a route, clockwise from the top, stops along it in driving order. */
export function routePetals(routes: readonly (readonly string[])[]): RouteSchematic {
  const share = (2 * Math.PI) / Math.max(1, routes.length);
  // One or two routes would be as wide as the drawing: a petal is a sixth of the circle at most.
  const width = Math.min(share, Math.PI / 3) * (1 - GAP);
  return {
    kind: 'petals',
    depot: { x: 0.5, y: 0.5 },
    routes: routes.map((stops, index) => {
      const middle = Math.PI / 2 - index * share;
      return stops.map((id, stop) => {
        const along = (stop + 1) / (stops.length + 1);
        const angle = middle + width * (0.5 - along);
        const radius = REACH * Math.sin(Math.PI * along);
        return { id, x: 0.5 + radius * Math.cos(angle), y: 0.5 + radius * Math.sin(angle) };
      });
    }),
  };
}
