import type { Assortment, Product } from './assortment';
import { type DayNumber, isoDate, month, notSunday, weekday } from './days';
import { AREAS, CUSTOMER_KINDS, CUSTOMER_PLACES, STREETS } from './names';
import { GROUPS } from './product-names';
import { Random, Weighted } from './random';
import { money, orderNumber, type SampleRow } from './table-rows';

const FIRST_NUMBER = 100_001;
const CUSTOMERS_AT_SCALE_1 = 160;
/** Sunday first. */
const WEEKDAY_FACTOR = [0.3, 1.15, 1.05, 1.0, 1.05, 1.2, 0.6];
const YEARLY_GROWTH = 0.14;
const ONLINE_SHARE = 0.24;

const DELIVERY_DAYS = Weighted.of([
  [1, 12],
  [2, 22],
  [3, 20],
  [4, 14],
  [5, 11],
  [7, 10],
  [10, 7],
  [14, 4],
]);
const LINE_COUNT = Weighted.of([
  [1, 19],
  [2, 26],
  [3, 23],
  [4, 16],
  [5, 10],
  [6, 6],
]);
const QUANTITY_RANGE = Weighted.of([
  [[1, 6], 42],
  [[6, 24], 37],
  [[24, 72], 17],
  [[72, 180], 4],
] as [[number, number], number][]);

interface Customer {
  readonly code: string;
  readonly name: string;
  readonly warehouse: number;
  readonly area: string;
  readonly address: string;
  readonly weight: number;
  /** What it pays relative to the list. */
  readonly priceFactor: number;
}

function makeCustomers(random: Random, count: number, warehouseCount: number): Customer[] {
  return Array.from({ length: count }, (_, index) => {
    const warehouse = index < warehouseCount ? index : random.between(0, warehouseCount - 1);
    const place = CUSTOMER_PLACES[index % CUSTOMER_PLACES.length]!;
    const kind = CUSTOMER_KINDS[Math.floor(index / CUSTOMER_PLACES.length) % CUSTOMER_KINDS.length]!;
    const chain = Math.floor(index / (CUSTOMER_PLACES.length * CUSTOMER_KINDS.length));
    const area = AREAS[(warehouse * 3 + random.between(0, 3)) % AREAS.length]!;
    return {
      code: `C-${String(index + 1).padStart(4, '0')}`,
      name: `${place} ${kind}${chain > 0 ? ` ${chain + 1}` : ''}`,
      warehouse,
      area,
      address: `${random.between(1, 180)} ${random.pick(STREETS)}, ${area}`,
      weight: random.next() ** 2.5 + 0.04,
      priceFactor: 1 - random.between(0, 8) / 100,
    };
  });
}

/** By how many days the promised delivery lies behind today; negative: it is still to come. */
function headerStatus(draw: number, ageDays: number, daysSinceOrder: number): string {
  if (draw < 0.045) return 'Cancelled';
  const open = (draw - 0.045) / 0.955;
  if (ageDays > 45) return open < 0.993 ? 'Delivered' : open < 0.997 ? 'Shipped' : 'Processing';
  if (ageDays > 10)
    return open < 0.95 ? 'Delivered' : open < 0.975 ? 'Shipped' : open < 0.99 ? 'Processing' : 'Pending';
  if (ageDays > 0)
    return open < 0.76 ? 'Delivered' : open < 0.9 ? 'Shipped' : open < 0.97 ? 'Processing' : 'Pending';
  if (daysSinceOrder < 1) return open < 0.75 ? 'Pending' : 'Processing';
  return open < 0.33 ? 'Pending' : open < 0.7 ? 'Processing' : 'Shipped';
}

interface Fulfilment {
  readonly quantity: number;
  readonly status: string;
}

function fulfilment(random: Random, status: string, ordered: number, warehouse: number): Fulfilment {
  const draw = random.next();
  const part = (): Fulfilment => {
    const quantity = random.between(1, ordered - 1);
    return { quantity, status: 'Partial' };
  };
  switch (status) {
    case 'Cancelled':
      return { quantity: 0, status: 'Cancelled' };
    case 'Pending':
      return { quantity: 0, status: draw < 0.14 ? 'Backordered' : 'Pending' };
    case 'Processing':
      if (draw < 0.5) return { quantity: 0, status: draw < 0.13 ? 'Backordered' : 'Pending' };
      return draw < 0.78 && ordered > 1 ? part() : { quantity: ordered, status: 'Fulfilled' };
    default: {
      // Warehouses differ in how complete they deliver.
      const complete = 0.95 - (warehouse % 4) * 0.025;
      if (draw < complete) return { quantity: ordered, status: 'Fulfilled' };
      return ordered > 1 && draw < complete + (1 - complete) * 0.8
        ? part()
        : { quantity: 0, status: 'Backordered' };
    }
  }
}

/** What a warehouse sells: a group by the month's weights, then a product of that group by its popularity. */
class Demand {
  private readonly groupsByMonth: Weighted<Weighted<Product>>[];

  constructor(kept: readonly Product[]) {
    const groups = GROUPS.map((names) => {
      const products = kept.filter(({ group, popularity }) => group === names.group && popularity > 0);
      return {
        names,
        products: new Weighted(
          products,
          products.map(({ popularity }) => popularity),
        ),
      };
    }).filter(({ products }) => products.total > 0);
    this.groupsByMonth = Array.from(
      { length: 12 },
      (_, index) =>
        new Weighted(
          groups.map(({ products }) => products),
          groups.map(({ names }) => names.share * names.season[index]!),
        ),
    );
  }

  draw(random: Random, monthIndex: number): Product {
    return random.weighted(random.weighted(this.groupsByMonth[monthIndex]!));
  }
}

export interface Period {
  readonly start: DayNumber;
  /** Last day, included. */
  readonly today: DayNumber;
}

/** Spreads a number of orders over the period's days, by weekday, month and growth. */
function ordersPerDay({ start, today }: Period, count: number): number[] {
  const overall = Array.from({ length: 12 }, (_, index) =>
    GROUPS.reduce((sum, { share, season }) => sum + share * season[index]!, 0),
  );
  const weights: number[] = [];
  for (let day = start; day <= today; day++) {
    const growth = (1 + YEARLY_GROWTH) ** ((day - start) / 365);
    weights.push(WEEKDAY_FACTOR[weekday(day)]! * overall[month(day)]! * growth);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let due = 0;
  let made = 0;
  return weights.map((weight) => {
    due += (weight / total) * count;
    const orders = Math.round(due) - made;
    made += orders;
    return orders;
  });
}

export function* salesOrders(
  seed: number,
  { warehouses, kept }: Assortment,
  period: Period,
  count: number,
  scale: number,
): Generator<SampleRow> {
  const random = new Random(seed, 'sales');
  const customers = makeCustomers(
    random,
    Math.round(CUSTOMERS_AT_SCALE_1 * Math.max(1, Math.sqrt(scale))),
    warehouses.length,
  );
  const buyers = new Weighted(
    customers,
    customers.map(({ weight }) => weight),
  );
  const demands = kept.map((products) => new Demand(products));
  let number = FIRST_NUMBER;
  for (const [offset, orders] of ordersPerDay(period, count).entries()) {
    const day = period.start + offset;
    const monthIndex = month(day);
    for (let order = 0; order < orders; order++, number++) {
      const customer = random.weighted(buyers);
      // One order in ten is served by another warehouse than the customer's own.
      const warehouse = random.chance(0.1) ? random.between(0, warehouses.length - 1) : customer.warehouse;
      const prefix = random.chance(ONLINE_SHARE) ? 'WEB' : 'SO';
      const delivery = notSunday(
        day + random.weighted(DELIVERY_DAYS) + (customer.area === 'Airport' ? 1 : 0),
      );
      const status = headerStatus(random.next(), period.today - delivery, period.today - day);
      const text = orderNumber(number);
      yield {
        table: 'sales_order_header',
        cells: [
          prefix,
          text,
          isoDate(day),
          customer.code,
          customer.name,
          warehouses[warehouse]!,
          customer.address,
          customer.area,
          isoDate(delivery),
          status,
        ],
      };
      const lines = random.weighted(LINE_COUNT);
      const taken = new Set<Product>();
      for (let line = 1; line <= lines; line++) {
        let product = demands[warehouse]!.draw(random, monthIndex);
        for (let again = 0; taken.has(product) && again < 5; again++) {
          product = demands[warehouse]!.draw(random, monthIndex);
        }
        taken.add(product);
        const [least, most] = random.weighted(QUANTITY_RANGE);
        const quantity = random.between(least, most);
        const { quantity: fulfilled, status: lineStatus } = fulfilment(random, status, quantity, warehouse);
        const unitCents = Math.round(product.priceCents * customer.priceFactor);
        yield {
          table: 'sales_order_line',
          cells: [
            prefix,
            text,
            line,
            product.code,
            quantity,
            fulfilled,
            money(unitCents),
            money(unitCents * quantity),
            lineStatus,
          ],
        };
      }
    }
  }
}
