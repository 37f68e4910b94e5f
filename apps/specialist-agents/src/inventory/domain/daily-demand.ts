import { addDays, daysBetween } from '../../calendar-days';

/** Units ordered of one product on one day. */
export interface DaySales {
  productCode: string;
  /** YYYY-MM-DD. */
  day: string;
  units: number;
}

/** From the first day up to, not including, the second. */
export interface DayRange {
  from: string;
  to: string;
}

/** Units of each day of a range, oldest first. */
export interface DemandSeries {
  /** The day of the first figure. */
  from: string;
  units: number[];
}

/**
 * Sales as series without gaps: a day without sales is a day without demand. A product that was listed within the range
 * begins with its listing, or with its first sale when that came earlier: before, nobody could ask for it.
 *
 * @param listedOn day on which each product was listed, where the data tell
 */
export function dailyDemand(
  sales: readonly DaySales[],
  range: DayRange,
  products: readonly string[],
  listedOn: ReadonlyMap<string, string>,
): Map<string, DemandSeries> {
  const byProduct = new Map<string, DaySales[]>(products.map((product) => [product, []]));
  for (const sale of sales) byProduct.get(sale.productCode)?.push(sale);
  return new Map(
    [...byProduct].map(([product, days]) => {
      const from = firstDay(days, range, listedOn.get(product));
      const units = new Array<number>(Math.max(0, daysBetween(from, range.to))).fill(0);
      for (const { day, units: sold } of days) {
        const at = daysBetween(from, day);
        // Returns are booked as negative lines; they are no demand.
        if (at >= 0 && at < units.length) units[at] = Math.max(0, units[at]! + sold);
      }
      return [product, { from, units }];
    }),
  );
}

function firstDay(days: readonly DaySales[], range: DayRange, listed: string | undefined): string {
  if (listed === undefined || listed <= range.from) return range.from;
  const begin = days.reduce((earliest, { day }) => (day < earliest ? day : earliest), listed);
  const first = begin < range.from ? range.from : begin;
  return first > range.to ? range.to : first;
}

/** The last so many days up to yesterday, but not from before the first order in the data. */
export function historyRange(today: string, days: number, firstOrder: string | null): DayRange {
  const wanted = addDays(today, -days);
  const from = firstOrder !== null && firstOrder > wanted ? firstOrder : wanted;
  return { from: from > today ? today : from, to: today };
}
