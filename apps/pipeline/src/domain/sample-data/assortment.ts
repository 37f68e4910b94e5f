import { type DayNumber } from './days';
import { SUPPLIERS } from './names';
import { BRANDS, GROUPS } from './product-names';
import { Random } from './random';

export const WAREHOUSE_COUNT = 12;
const VARIANTS = 4;
const DAYS_PER_YEAR = 365;

export interface Supplier {
  readonly code: string;
  readonly name: string;
  readonly groups: readonly string[];
  /** Share of deliveries after the expected day at the start and at the end of the sample: some change. */
  readonly lateShare: readonly [number, number];
  /** Share of order lines that arrive incomplete. */
  readonly shortShare: number;
  /** What it charges relative to the product's cost. */
  readonly priceFactor: number;
  readonly leadDays: number;
}

export interface Product {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly costCents: number;
  readonly priceCents: number;
  readonly supplier: Supplier;
  /** Also delivers it, at another price. */
  readonly secondSupplier?: Supplier;
  readonly createdOn: DayNumber;
  readonly updatedOn: DayNumber;
  /** Relative demand; 0 for what is stocked and never bought. */
  readonly popularity: number;
  /** False for what is listed and kept nowhere. */
  readonly stocked: boolean;
}

export interface Assortment {
  readonly warehouses: readonly string[];
  readonly suppliers: readonly Supplier[];
  readonly products: readonly Product[];
  /** Products kept at each warehouse, in the warehouses' order. */
  readonly kept: readonly (readonly Product[])[];
}

const code = (prefix: string, number: number, digits: number): string =>
  `${prefix}-${String(number).padStart(digits, '0')}`;

/** Reliable ones, average ones, and a few that are known for being late; every tenth gets better or worse. */
function makeSuppliers(random: Random): Supplier[] {
  const shares = [0.04, 0.07, 0.1, 0.14, 0.22, 0.36];
  return SUPPLIERS.map(({ name, groups }, index) => {
    const late = shares[index % shares.length]!;
    const end = index % 10 === 4 ? late * 2 : index % 10 === 7 ? late / 2 : late;
    return {
      code: code('SUP', index + 1, 3),
      name,
      groups,
      lateShare: [late, Math.min(0.6, end)],
      shortShare: [0.02, 0.05, 0.09, 0.16][index % 4]!,
      priceFactor: 0.9 + random.next() * 0.2,
      leadDays: random.between(4, 20),
    };
  });
}

function makeProducts(random: Random, suppliers: readonly Supplier[], today: DayNumber): Product[] {
  const products: Product[] = [];
  // Groups take turns, so that neighbouring codes are different things.
  for (let round = 0; round < VARIANTS * 10; round++) {
    for (const { group, things, forms, costCents } of GROUPS) {
      const number = products.length + 1;
      const variant = Math.floor(round / 10);
      const form = forms[(variant + round) % VARIANTS]!;
      const brand = BRANDS[(round * 3 + group.length + variant) % BRANDS.length]!;
      const [cheapest, dearest] = costCents;
      const size = (forms.indexOf(form) + random.next()) / VARIANTS;
      const cost = Math.round(cheapest + (dearest - cheapest) * size ** 1.8);
      const serving = suppliers.filter(({ groups }) => groups.includes(group));
      const supplier = serving[Math.floor(random.next() ** 1.5 * serving.length)]!;
      const second = random.chance(0.3) ? random.pick(serving) : supplier;
      const createdOn = today - random.between(25, 4 * DAYS_PER_YEAR);
      products.push({
        code: code('P', number, 4),
        name: `${brand} ${things[round % 10]!} ${form}`,
        group,
        costCents: cost,
        priceCents: Math.round(cost * (1.2 + random.next() * 0.7)),
        supplier,
        secondSupplier: second === supplier ? undefined : second,
        createdOn,
        updatedOn: Math.min(today, createdOn + random.between(0, 2 * DAYS_PER_YEAR)),
        popularity: number % 47 === 0 ? 0 : random.next() ** 2.4 + 0.02,
        stocked: number % 79 !== 0,
      });
    }
  }
  return products;
}

export function makeAssortment(seed: number, today: DayNumber): Assortment {
  const random = new Random(seed, 'assortment');
  const suppliers = makeSuppliers(random);
  const products = makeProducts(random, suppliers, today);
  const warehouses = Array.from({ length: WAREHOUSE_COUNT }, (_, index) => code('WH', index + 1, 2));
  const kept = warehouses.map((_, index) => {
    const share = 0.45 + (0.2 * ((index * 5) % WAREHOUSE_COUNT)) / WAREHOUSE_COUNT;
    return products.filter(({ stocked }) => stocked && random.chance(share));
  });
  return { warehouses, suppliers, products, kept };
}
