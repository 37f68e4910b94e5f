import type { Travel } from './travel';

/** A customer has so many neighbours at most: what is farther away never belongs into the same disturbance. */
const NEIGHBOURS = 100;

/** Up to so many places, everybody is compared with everybody. */
const COMPARE_ALL = 1500;
const CUSTOMERS_PER_CELL = 10;

// A sort key holds the distance above the customer's number.
const NUMBERS = 2 ** 20;
const DISTANCE_STEPS = 2 ** 32;

/** The nearest customers of each customer, nearest first: `list[customer * width + rank]`. */
export interface NearestCustomers {
  width: number;
  list: Int32Array;
}

/** @param positions coordinates by place, if there are any: with them, many customers take a grid instead of all pairs. */
export function nearestCustomers(
  cost: Travel,
  positions?: { x: Float64Array; y: Float64Array },
): NearestCustomers {
  const customers = cost.places - 1;
  const width = Math.max(0, Math.min(NEIGHBOURS, customers - 1));
  const list = new Int32Array((customers + 1) * width);
  const everybody = Int32Array.from({ length: customers }, (_, index) => index + 1);
  const near =
    positions === undefined || customers < COMPARE_ALL
      ? () => everybody
      : cellsAround(positions.x, positions.y, 2 * width);
  const keys = new Float64Array(customers);
  for (let customer = 1; customer <= customers; customer += 1) {
    const candidates = near(customer);
    let farthest = Number.MIN_VALUE;
    let count = 0;
    for (const other of candidates) {
      if (other === customer) continue;
      const distance = cost.between(customer, other);
      if (distance > farthest) farthest = distance;
      keys[count] = distance;
      count += 1;
    }
    let index = 0;
    for (const other of candidates) {
      if (other === customer) continue;
      keys[index] = Math.floor((keys[index]! / farthest) * DISTANCE_STEPS) * NUMBERS + other;
      index += 1;
    }
    const sorted = keys.subarray(0, count).sort();
    for (let rank = 0; rank < width; rank += 1) list[customer * width + rank] = sorted[rank]! % NUMBERS;
  }
  return { width, list };
}

/** Candidates from the square of grid cells around a customer, widened until it holds `wanted`. */
function cellsAround(x: Float64Array, y: Float64Array, wanted: number): (customer: number) => number[] {
  const customers = x.length - 1;
  const left = x.reduce((least, value) => Math.min(least, value));
  const bottom = y.reduce((least, value) => Math.min(least, value));
  const width = x.reduce((most, value) => Math.max(most, value)) - left;
  const height = y.reduce((most, value) => Math.max(most, value)) - bottom;
  const across = Math.max(1, Math.ceil(Math.sqrt(customers / CUSTOMERS_PER_CELL)));
  const size = Math.max(width, height, Number.MIN_VALUE) / across;
  const column = (place: number) => Math.min(across - 1, Math.floor((x[place]! - left) / size));
  const row = (place: number) => Math.min(across - 1, Math.floor((y[place]! - bottom) / size));
  const cells: number[][] = Array.from({ length: across * across }, () => []);
  for (let customer = 1; customer <= customers; customer += 1)
    cells[row(customer) * across + column(customer)]!.push(customer);

  return (customer) => {
    for (let reach = 1; ; reach += 1) {
      const found: number[] = [];
      const lastRow = Math.min(across - 1, row(customer) + reach);
      const lastColumn = Math.min(across - 1, column(customer) + reach);
      for (let r = Math.max(0, row(customer) - reach); r <= lastRow; r += 1)
        for (let c = Math.max(0, column(customer) - reach); c <= lastColumn; c += 1)
          for (const other of cells[r * across + c]!) found.push(other);
      if (found.length > Math.min(wanted, customers - 1) || reach >= across) return found;
    }
  };
}
