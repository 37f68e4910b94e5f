import type { Availability, CatalogProduct } from '#libs/contracts';
import { availabilityOf } from '../domain/availability';

/** Columns of a product `p` and its place `l` in a store; see {@link ProductRow}. */
export const PRODUCT = `p.code AS "productCode", p.name, p.brand, p.department, p.category, p.size, p.unit,
  p.price::float8 AS price, p.age_restricted AS "ageRestricted", l.aisle, l.shelf, l.stock, l.minimum,
  to_char(l.expected_day, 'YYYY-MM-DD') AS "expectedDay", l.expected_quantity AS "expectedQuantity"`;

export type ProductRow = Omit<CatalogProduct, 'availability' | 'expected'> & {
  expectedDay: string | null;
  expectedQuantity: number | null;
};

export function productOf({ expectedDay, expectedQuantity, ...row }: ProductRow): CatalogProduct {
  const availability: Availability = availabilityOf(row.stock, row.minimum);
  const expected = expectedDay === null ? null : { day: expectedDay, quantity: expectedQuantity! };
  return { ...row, availability, expected };
}
