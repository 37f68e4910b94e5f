import type { Assortment, Product, Supplier } from './assortment';
import { type DayNumber, isoDate, notSunday, weekday } from './days';
import { Random, Weighted } from './random';
import type { Period } from './sales-orders';
import { money, orderNumber, type SampleRow } from './table-rows';

const FIRST_NUMBER = 500_001;
const BLANKET_SHARE = 0.15;
const YEARLY_COST_RISE = 0.04;

const LINE_COUNT = Weighted.of([
  [1, 15],
  [2, 25],
  [3, 25],
  [4, 18],
  [5, 10],
  [6, 7],
]);
const DAYS_LATE = Weighted.of([
  [1, 20],
  [2, 18],
  [3, 15],
  [5, 14],
  [7, 12],
  [10, 9],
  [14, 7],
  [21, 4],
  [30, 1],
]);

/** The last day on which a warehouse received a product, for its stock record. */
export type Receipts = Map<string, DayNumber>;
export const receiptKey = (warehouse: string, product: Product): string => `${warehouse} ${product.code}`;

function headerStatus(draw: number, daysSinceOrder: number, arrived: boolean): string {
  if (draw < 0.032) return 'Cancelled';
  if (arrived) return draw < 0.984 ? 'Received' : draw < 0.993 ? 'In Transit' : 'Approved';
  if (daysSinceOrder < 2) return 'Pending';
  if (daysSinceOrder < 5) return draw < 0.5 ? 'Pending' : 'Approved';
  return draw < 0.3 ? 'Approved' : 'In Transit';
}

interface Source {
  readonly supplier: Supplier;
  readonly warehouse: string;
  readonly products: readonly Product[];
}

/** Who delivers what to where, weighted by how much of it is kept there. */
function makeSources({ suppliers, warehouses, kept }: Assortment): Weighted<Source> {
  const sources = suppliers.flatMap((supplier) =>
    warehouses.map((warehouse, index) => ({
      supplier,
      warehouse,
      products: kept[index]!.filter(
        (product) => product.supplier === supplier || product.secondSupplier === supplier,
      ),
    })),
  );
  return new Weighted(
    sources,
    sources.map(({ products }) => products.length),
  );
}

export function* purchaseOrders(
  seed: number,
  assortment: Assortment,
  { start, today }: Period,
  count: number,
  receipts: Receipts,
): Generator<SampleRow> {
  const random = new Random(seed, 'purchases');
  const sources = makeSources(assortment);
  const days = Array.from({ length: today - start + 1 }, (_, index) => start + index).filter(
    (day) => weekday(day) !== 0 && weekday(day) !== 6,
  );
  for (let index = 0; index < count; index++) {
    const day = days[Math.floor((index * days.length) / count)]!;
    const passed = (day - start) / (today - start);
    const { supplier, warehouse, products } = random.weighted(sources);
    const prefix = random.chance(BLANKET_SHARE) ? 'BPO' : 'PO';
    const expected = notSunday(day + Math.max(2, supplier.leadDays + random.between(-2, 4)));
    const lateShare = supplier.lateShare[0] + (supplier.lateShare[1] - supplier.lateShare[0]) * passed;
    const arrival = random.chance(lateShare)
      ? notSunday(expected + random.weighted(DAYS_LATE))
      : Math.max(day + 1, expected - random.between(0, 2));
    const status = headerStatus(random.next(), today - day, arrival <= today);
    const number = orderNumber(FIRST_NUMBER + index);
    yield {
      table: 'purchase_order_header',
      cells: [
        prefix,
        number,
        isoDate(day),
        supplier.code,
        supplier.name,
        warehouse,
        isoDate(expected),
        status === 'Received' ? isoDate(arrival) : null,
        status,
      ],
    };
    const wanted = Math.min(random.weighted(LINE_COUNT), products.length);
    const taken = new Set<Product>();
    for (let draw = 0; taken.size < wanted && draw < wanted * 4; draw++) taken.add(random.pick(products));
    let line = 0;
    for (const product of taken) {
      const quantity = random.between(2, 40) * 10;
      const unitCents = Math.round(
        product.costCents *
          supplier.priceFactor *
          (0.97 + random.next() * 0.06) *
          (1 + YEARLY_COST_RISE) ** (passed * 1.5),
      );
      const short = status === 'Received' && random.chance(supplier.shortShare);
      const received = short ? Math.round(quantity * (0.5 + random.next() * 0.45)) : quantity;
      if (status === 'Received') receive(receipts, receiptKey(warehouse, product), arrival);
      yield {
        table: 'purchase_order_line',
        cells: [
          prefix,
          number,
          ++line,
          product.code,
          quantity,
          status === 'Received' ? received : 0,
          money(unitCents),
          money(unitCents * quantity),
          lineStatus(status, short),
        ],
      };
    }
  }
}

function receive(receipts: Receipts, key: string, day: DayNumber): void {
  receipts.set(key, Math.max(day, receipts.get(key) ?? day));
}

function lineStatus(status: string, short: boolean): string {
  if (status === 'Cancelled') return 'Cancelled';
  if (status !== 'Received') return 'Pending';
  return short ? 'Partial' : 'Received';
}
