import type { Figure, Formula } from '#libs/contracts';
import { count, figure, ratio } from '../figures';
import { column } from '../result-rows';
import { counted, written } from '../wording';
import type { NotPlanned } from './route-orders';
import type { PlannedTour } from './route-planning';

export const FORMULAS_BY_AREA: Formula[] = [
  {
    label: 'Vehicle loads',
    text: 'First-fit decreasing within each delivery area: at most 11/9 of the least number of vehicles, plus 6/9',
    source: 'Johnson (1973), Near-optimal bin packing algorithms',
  },
];

export const FORMULAS_ON_MAP: Formula[] = [
  {
    label: 'Routes',
    text: 'Savings, then slack induction by string removals under simulated annealing, for the time given',
    source: 'Christiaens and Vanden Berghe (2020), Transportation Science 54(2), 417–433',
  },
  {
    label: 'Distance',
    text: 'Straight lines in kilometres on a plane that touches the earth at the warehouse (equirectangular)',
    source: 'Snyder (1987), Map Projections: A Working Manual, section 12',
  },
];

export const NOTES_BY_AREA = [
  'The data hold no coordinates. Orders are grouped by delivery area so that loads are kept; distances are unknown, and the drawing is a schematic, not a map.',
  'It is not known which areas are neighbours, so no vehicle serves two. Within a route orders follow street and house number.',
];

export const NOTES_ON_MAP = [
  'Distances are straight lines: roads are longer, and opening hours and driving times are not in the data.',
];

export const COLUMNS = [
  column('route', 'Route', 'count', 'dimension'),
  column('stop', 'Stop', 'count', 'dimension'),
  column('order_reference', 'Order', 'code', 'dimension'),
  column('customer_name', 'Customer', 'text', 'dimension'),
  column('delivery_area', 'Delivery area', 'text', 'dimension'),
  column('delivery_address', 'Address', 'text', 'dimension'),
  column('delivery_date', 'Promised delivery', 'date', 'dimension'),
  column('days_late', 'Days late', 'days'),
  column('order_units', 'Units', 'count'),
  column('not_planned', 'Not planned because', 'text', 'dimension'),
];

/** Planned orders by route and stop, then those that are not planned. */
export function rowsOf(tours: readonly PlannedTour[], notPlanned: readonly NotPlanned[]) {
  const cells = (order: PlannedTour['orders'][number]) => ({
    order_reference: order.reference,
    customer_name: order.customer,
    delivery_area: order.area,
    delivery_address: order.address,
    delivery_date: order.deliveryDate,
    days_late: order.daysLate === null ? null : Math.max(0, order.daysLate),
    order_units: order.units,
  });
  return [
    ...tours.flatMap(({ orders }, route) =>
      orders.map((order, stop) => ({ route: route + 1, stop: stop + 1, ...cells(order), not_planned: null })),
    ),
    ...notPlanned.map(({ asked, order, reason }) => ({
      ...(order === undefined ? { order_reference: asked } : cells(order)),
      not_planned: reason,
    })),
  ];
}

export function figuresOf(
  tours: readonly PlannedTour[],
  notPlanned: readonly NotPlanned[],
  capacity: number,
): Figure[] {
  const units = tours.reduce((sum, tour) => sum + tour.units, 0);
  const distance = distanceOf(tours);
  return [
    count('routes', 'Routes', tours.length),
    count('planned_orders', 'Orders planned', ordersOf(tours)),
    count('units', 'Units', units, 'units'),
    ratio('load_share', 'Vehicles filled', tours.length === 0 ? 0 : units / (tours.length * capacity)),
    count('not_planned', 'Orders not planned', notPlanned.length),
    ...(distance === undefined ? [] : [figure('distance', 'Distance', distance, 'decimal', 'km')]),
  ];
}

export function sentenceOf(
  tours: readonly PlannedTour[],
  notPlanned: readonly NotPlanned[],
  warehouseCode: string,
): string {
  const units = tours.reduce((sum, tour) => sum + tour.units, 0);
  const distance = distanceOf(tours);
  const how = distance === undefined ? ', grouped by delivery area' : ` over ${written(distance)} km`;
  const left =
    notPlanned.length === 0
      ? ''
      : ` ${counted(notPlanned.length, 'order')} ${notPlanned.length === 1 ? 'is' : 'are'} not planned.`;
  return `${counted(tours.length, 'route')} from ${warehouseCode} ${tours.length === 1 ? 'delivers' : 'deliver'} ${counted(ordersOf(tours), 'order')} with ${counted(units, 'unit')}${how}.${left}`;
}

const ordersOf = (tours: readonly PlannedTour[]) => tours.reduce((sum, { orders }) => sum + orders.length, 0);

function distanceOf(tours: readonly PlannedTour[]): number | undefined {
  if (tours.length === 0 || tours.some(({ distanceKm }) => distanceKm === undefined)) return undefined;
  return tours.reduce((sum, { distanceKm = 0 }) => sum + distanceKm, 0);
}
