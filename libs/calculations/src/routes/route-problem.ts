import type { Metric } from './search/travel';

/** Largest problems that are taken; above them the answer is an error that names the limit. */
export const ROUTE_LIMITS = {
  /** Stops of one problem. Memory grows with it in a straight line: neighbour lists, no table of all pairs. */
  stops: 20_000,
  /** Places, depot included, of a problem that brings a table of distances (32 MB a table). */
  tablePlaces: 2_000,
};

/** A table row by row: the value from place `a` to place `b` stands at `a * places + b`. Place 0 is the depot, place i stop i - 1. */
export type TravelTable = Float64Array;

/** One delivery. Times and durations share one unit, distances another; which, is the caller's choice. */
export interface RouteStop {
  id: string;
  /** Needed unless the problem brings a table. */
  x?: number;
  y?: number;
  /** In the unit of the vehicle's capacity. */
  load: number;
  /** Service may begin from here on; earlier arrival waits. Default: any time. */
  opens?: number;
  /** Service must have begun by then. Default: any time. */
  closes?: number;
  /** How long the vehicle stands there. Default 0. */
  service?: number;
  /** What leaving the stop out costs, in the unit of distance. Default: it must be served wherever that is possible. */
  prize?: number;
}

/** One depot, any number of equal vehicles that leave it and return to it. */
export interface RouteProblem {
  depot: { x?: number; y?: number; opens?: number; closes?: number };
  stops: readonly RouteStop[];
  vehicles: {
    capacity: number;
    /** Default: as many as needed. */
    count?: number;
    /** Cost of using one vehicle, in the unit of distance. Default 0: only distance counts. */
    cost?: number;
  };
  /** What is minimised. */
  distance: Metric | TravelTable;
  /** What the clock reads; default: one unit of time a unit of distance. */
  duration?: Metric | TravelTable;
}

export type UnservedReason =
  /** Its load alone is more than a vehicle carries. */
  | 'too_big'
  /** Even a vehicle that goes there first comes after it closes. */
  | 'window_unreachable'
  /** Even a vehicle that serves nothing else comes back after the depot closes. */
  | 'returns_too_late'
  /** Every vehicle is used and none was found that still fits it in. */
  | 'no_vehicle_left'
  /** Serving it costs more than its prize. */
  | 'prize_too_low';

export interface UnservedStop {
  id: string;
  reason: UnservedReason;
  /** The reason with its figures, to be shown. */
  message: string;
}

/** Stop of a planned route, with times of the earliest schedule. */
export interface PlannedStop {
  id: string;
  arrives: number;
  /** Begin of service: arrival, or opening where that is later. */
  begins: number;
  leaves: number;
}

export interface PlannedRoute {
  stops: PlannedStop[];
  load: number;
  distance: number;
  leavesDepot: number;
  returnsToDepot: number;
}

/** A plan that keeps capacity, windows and the number of vehicles; every stop is in one route or in `unserved`. */
export interface RoutePlan {
  routes: PlannedRoute[];
  unserved: UnservedStop[];
  distance: number;
  /** Distance, vehicles and prizes of optional stops that are left out: what the search minimises. */
  cost: number;
}
