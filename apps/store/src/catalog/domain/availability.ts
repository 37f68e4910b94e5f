import type { Availability } from '#libs/contracts';

/** Out at 0, low below the minimum; null is a product that this store does not sell. */
export function availabilityOf(stock: number | null, minimum: number | null): Availability {
  if (stock === null) return 'not-sold-here';
  if (stock === 0) return 'out';
  return stock < (minimum ?? 0) ? 'low' : 'in-stock';
}
