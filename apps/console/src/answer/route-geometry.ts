import type { RouteDrawing } from '../api/types';

export interface Point {
  x: number;
  y: number;
}

/** Side of the square that is drawn into, and the room around it for labels. */
export const SIDE = 400;
export const MARGIN = 24;

/** From the drawing's square, y upwards, to that of the picture, y downwards. */
export const toPicture = ({ x, y }: Point): Point => ({
  x: MARGIN + x * (SIDE - 2 * MARGIN),
  y: MARGIN + (1 - y) * (SIDE - 2 * MARGIN),
});

const round = (value: number) => Math.round(value * 10) / 10;

/** The way from the depot along the stops and back, as the `d` of an SVG path. */
export function routePath(depot: Point, stops: readonly Point[]): string {
  if (stops.length === 0) return '';
  const written = [depot, ...stops, depot].map(toPicture).map(({ x, y }) => `${round(x)} ${round(y)}`);
  return `M${written[0]} L${written.slice(1).join(' ')}`;
}

/** Where a route's number stands: at its stop farthest from the depot, where routes are apart. */
export function labelPlace(depot: Point, stops: readonly Point[]): Point | null {
  let farthest: Point | null = null;
  let distance = -1;
  for (const stop of stops) {
    const away = Math.hypot(stop.x - depot.x, stop.y - depot.y);
    if (away > distance) [farthest, distance] = [stop, away];
  }
  return farthest === null ? null : toPicture(farthest);
}

export const stopCount = ({ routes }: Pick<RouteDrawing, 'routes'>): number =>
  routes.reduce((sum, { stops }) => sum + stops.length, 0);
