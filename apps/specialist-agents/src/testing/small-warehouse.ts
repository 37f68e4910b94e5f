import type { Scalar } from '#libs/contracts';
import { addDays } from '../calendar-days';

export const TODAY = '2026-06-17';
export const YESTERDAY = addDays(TODAY, -1);

/** A stock item as the query for the stock of a warehouse gives it; what is not said is usual. */
export function stockRow(productCode: string, about: Record<string, Scalar> = {}): Record<string, Scalar> {
  return {
    product_code: productCode,
    product_name: `Product ${productCode}`,
    warehouse_code: 'WH-01',
    supplier_code: 'S-1',
    supplier_name: 'Northwind',
    unit_cost: 2,
    created_date: '2020-01-01',
    current_stock: 100,
    minimum_stock: 10,
    maximum_stock: 1000,
    reorder_point: 20,
    lead_time_days: 5,
    days_of_cover: 30,
    ...about,
  };
}

/** Sales of the last days up to yesterday, oldest first; a zero is a day without a row, as a query gives it. */
export function salesRows(productCode: string, units: readonly number[]): Record<string, Scalar>[] {
  return units.flatMap((sold, at) =>
    sold === 0
      ? []
      : [
          {
            product_code: productCode,
            order_date: addDays(TODAY, at - units.length),
            units: sold,
          },
        ],
  );
}

/** First and latest order of the warehouse. */
export const span = (first: string | null, latest: string | null = YESTERDAY) => [
  { first_order: first, latest_order: latest },
];

/** So many days of the same demand. */
export const steady = (days: number, units: number) => new Array<number>(days).fill(units);
