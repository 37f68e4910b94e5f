import { count as countFigure, figure } from '../figures';
import { count, days, many, number, optional, warehouseCode } from '../parameters';
import { tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted, written } from '../wording';
import { orderNumber } from './order-parameter';
import { dueOrders, namedOrders, type RouteOrders } from './route-orders';
import { type Coordinates, planWithCoordinates, planWithoutCoordinates } from './route-planning';
import {
  COLUMNS,
  figuresOf,
  FORMULAS_BY_AREA,
  FORMULAS_ON_MAP,
  NOTES_BY_AREA,
  NOTES_ON_MAP,
  rowsOf,
  sentenceOf,
} from './route-result';

/** Orders due tomorrow are loaded today. */
const DUE_WITHIN_DAYS = 1;

export const optimizeDeliveryRoute = defineTool({
  name: 'optimize_delivery_route',
  label: 'Delivery routes',
  summary: 'Puts orders on vehicles: by delivery area, or by the shortest way where coordinates are given.',
  agent: 'logistics',
  personas: ['field_engineer'],
  parameters: {
    order_ids: optional(
      many(
        orderNumber({
          label: 'Orders',
          description: 'Numbers of the orders; when absent, all of the warehouse that wait and are due.',
        }),
      ),
    ),
    warehouse_code: optional(warehouseCode()),
    days: days({
      label: 'Due within',
      description: 'Without named orders: those due by so many days from today.',
      min: 0,
      max: 60,
      default: DUE_WITHIN_DAYS,
    }),
    vehicles: optional(
      count({
        label: 'Vehicles',
        description: 'How many there are; as many as needed when absent.',
        min: 1,
        max: 1_000,
      }),
    ),
    vehicle_capacity: optional(
      count({
        label: 'Units a vehicle carries',
        description: 'The setting tools.vehicleCapacityUnits when absent.',
        min: 1,
        max: 1_000_000,
      }),
    ),
    latitudes: optional(
      many(
        number({
          label: 'Latitudes',
          description: 'Degrees: the warehouse, then each order in turn.',
          min: -90,
          max: 90,
        }),
      ),
    ),
    longitudes: optional(
      many(
        number({
          label: 'Longitudes',
          description: 'Degrees: the warehouse, then each order in turn.',
          min: -180,
          max: 180,
        }),
      ),
    ),
  },
  phrases: [
    '(optimize|plan) [the] [delivery] (route|routes) [(for|of) {order_ids}] [(from|in|at|for) {warehouse_code}] [with {vehicles} (vehicles|vans|trucks|lorries)]',
    '(best|shortest|fastest|optimal) [delivery] (route|routes) [(for|of) {order_ids}] [(from|in|at|for) {warehouse_code}]',
    '(optimize|plan) [the] deliveries [(of|for) {order_ids}] [(from|in|at|of) {warehouse_code}] [with {vehicles} (vehicles|vans|trucks|lorries)]',
    'route for {order_ids}',
    'delivery route for {order_ids} [from {warehouse_code}]',
    'route (optimization|planning|plan) [(for|of|from) {warehouse_code}]',
    'delivery (plan|planning) [(for|of|from) {warehouse_code}]',
    'how should (we|i) deliver {order_ids} [from {warehouse_code}]',
    '(load|fill) [the] (vehicles|vans|trucks|lorries) [(of|in|at|from) {warehouse_code}] [with {order_ids}]',
    'how many (vehicles|vans|trucks|lorries) (do|does|would) (we|i|{warehouse_code}) need [(to deliver|for) {order_ids}] [(in|at|from) {warehouse_code}]',
    '(assign|put) {order_ids} (to|on) (vehicles|vans|trucks|lorries)',
  ],
  examples: [
    'Optimize delivery routes for WH-04',
    'Best route for the overdue orders of WH-03',
    'Plan deliveries from WH-01 with 2 vehicles',
  ],
  keys: ['sales_order.order_reference'],
  async run(given, context) {
    const { order_ids: asked, warehouse_code: warehouse } = given;
    const { maxStops, vehicleCapacityUnits } = context.settings;
    const coordinates = coordinatesOf(given);
    if ('kind' in coordinates) return coordinates;
    if (asked === undefined && warehouse === undefined)
      return refused(
        'INVALID_INPUT',
        'Neither orders nor a warehouse are named.',
        'Name a warehouse, or the orders.',
      );
    if (asked !== undefined && new Set(asked).size > maxStops) return tooMany(new Set(asked).size, maxStops);

    context.progress(0.05, 'Reading the orders');
    const sorted =
      asked === undefined
        ? await dueOrders(context, warehouse!, given.days)
        : await namedOrders(context, asked, warehouse);
    const { orders, notPlanned } = sorted;
    if (orders.length > maxStops) return tooMany(orders.length, maxStops);
    if (orders.length === 0 || sorted.warehouseCode === undefined)
      return nothingToDeliver(sorted, given.days);

    const from = sorted.warehouseCode;
    const capacity = given.vehicle_capacity ?? vehicleCapacityUnits;
    const vehicles = { capacity, count: given.vehicles };
    context.progress(0.2, `Planning ${counted(orders.length, 'order')}`);
    const places = coordinates.of(new Map(orders.map((order) => [order.reference, order.number])));
    const { tours, unserved, drawing } =
      places === undefined
        ? planWithoutCoordinates(orders, vehicles, from)
        : await planWithCoordinates(orders, vehicles, from, places, context);
    const byReference = new Map(orders.map((order) => [order.reference, order]));
    const left = [
      ...unserved.map(({ id, message }) => ({ asked: id, order: byReference.get(id)!, reason: message })),
      ...notPlanned,
    ];
    const empty = orders.filter(({ units }) => units === 0).length;
    return {
      kind: 'result',
      sentence: sentenceOf(tours, left, from),
      figures: figuresOf(tours, left, capacity),
      table: tableOf(COLUMNS, rowsOf(tours, left)),
      chart: null,
      drawing,
      formulas: places === undefined ? FORMULAS_BY_AREA : FORMULAS_ON_MAP,
      inputs: [
        countFigure('vehicle_capacity', 'Units a vehicle carries', capacity, 'units'),
        ...(given.vehicles === undefined ? [] : [countFigure('vehicles', 'Vehicles', given.vehicles)]),
        ...(asked === undefined ? [figure('days', 'Due within', given.days, 'days')] : []),
      ],
      notes: [
        ...(places === undefined ? NOTES_BY_AREA : NOTES_ON_MAP),
        'Each order is delivered whole, with the units that were ordered.',
        ...(empty > 0
          ? [
              `${counted(empty, 'order')} without lines ${empty === 1 ? 'counts' : 'count'} as a stop without load.`,
            ]
          : []),
      ],
      actions: [],
    };
  },
});

interface Given {
  order_ids?: string[];
  latitudes?: number[];
  longitudes?: number[];
}

/** The coordinates by the orders as they were named; or why they cannot be used. */
function coordinatesOf({ order_ids: asked, latitudes, longitudes }: Given) {
  const none = { of: (): Coordinates | undefined => undefined };
  if (latitudes === undefined && longitudes === undefined) return none;
  const wanted = (asked?.length ?? 0) + 1;
  if (asked === undefined || latitudes?.length !== wanted || longitudes?.length !== wanted)
    return refused(
      'INVALID_INPUT',
      asked === undefined
        ? 'Coordinates are given without the orders that they belong to.'
        : `${counted(asked.length, 'order')} and a warehouse want ${written(wanted)} latitudes and longitudes; ${written(latitudes?.length ?? 0)} and ${written(longitudes?.length ?? 0)} are given.`,
      'Give those of the warehouse first, then one of each order, in the order of order_ids.',
    );
  const at = (index: number) => ({ latitude: latitudes[index]!, longitude: longitudes[index]! });
  const comparable = (name: string) => name.toLowerCase().replaceAll(/[\s_#-]+/g, '');
  const places = new Map(asked.map((name, index) => [comparable(name), at(index + 1)]));
  return {
    of: (numbers: ReadonlyMap<string, string>): Coordinates => ({
      depot: at(0),
      stops: new Map(
        [...numbers].map(([reference, short]) => [
          reference,
          (places.get(comparable(reference)) ?? places.get(comparable(short)))!,
        ]),
      ),
    }),
  };
}

const refused = (code: 'INVALID_INPUT' | 'NOT_POSSIBLE', message: string, nextStep: string) => ({
  kind: 'refused' as const,
  code,
  message,
  nextStep,
});

const tooMany = (given: number, most: number) =>
  refused(
    'NOT_POSSIBLE',
    `${written(given)} orders are more than the limit of ${written(most)} of one plan.`,
    'Plan by warehouse, by day or by area, each on its own.',
  );

function nothingToDeliver({ warehouseCode: from, notPlanned }: RouteOrders, within: number): Outcome {
  if (notPlanned.length === 0)
    return refused(
      'NOT_POSSIBLE',
      `No order of ${from} that waits for delivery is due within ${counted(within, 'day')}.`,
      'Ask for more days, or name the orders.',
    );
  const [first] = notPlanned;
  const others =
    notPlanned.length > 1
      ? ` The other ${counted(notPlanned.length - 1, 'order')} cannot be planned either.`
      : '';
  return refused(
    'NOT_POSSIBLE',
    `None of the orders can be planned. ${first!.asked}: ${first!.reason}${others}`,
    'Name orders that wait for delivery from one warehouse.',
  );
}
