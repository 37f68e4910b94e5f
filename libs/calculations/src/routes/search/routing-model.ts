import type { Travel } from './travel';

/** A checked problem in the search's own terms: numbers in arrays, place 0 is the depot, customers are 1 to `customers`. */
export interface RoutingModel {
  customers: number;
  /** What one vehicle carries. */
  capacity: number;
  /** Most routes at once. */
  vehicles: number;
  /** Added to the cost for every route that has a customer. */
  vehicleCost: number;
  cost: Travel;
  time: Travel;
  /** Indexed by place. For the depot `opens` is the earliest leaving and `closes` the latest return. */
  load: Float64Array;
  opens: Float64Array;
  closes: Float64Array;
  service: Float64Array;
  /** Cost of leaving the customer out; Infinity where it must be served. */
  prize: Float64Array;
  /** False when no window can be missed, so that times need not be looked at. */
  timed: boolean;
}
