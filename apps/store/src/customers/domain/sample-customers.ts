import type { ConsentSource, CustomerTier, OrderStatus } from '#libs/contracts';
import { type SampleProduct, scatter } from '../../catalog/domain/sample-products';
import { plusDays } from '../../domain/days';
import { sampleId } from '../../sample/domain/sample-id';
import { SAMPLE_TASTES } from './sample-tastes';

export interface SampleCustomer {
  id: string;
  number: string;
  storeCode: string;
  givenName: string;
  familyName: string;
  tier: CustomerTier;
  householdSize: number;
  preferences: string[];
  since: string;
  phone: string;
  email: string;
  address: string;
  consents: {
    purpose: 'personalisation' | 'marketing';
    given: boolean;
    day: string;
    source: ConsentSource;
  }[];
  tastes: string[];
}

export interface SamplePurchase {
  number: string;
  storeCode: string;
  customerId: string;
  day: string;
  lines: { productCode: string; quantity: number; price: number }[];
}

export interface SampleOrder {
  number: string;
  storeCode: string;
  customerId: string;
  kind: 'collect' | 'delivery';
  day: string;
  /** Minutes from midnight of its day. */
  placedAt: number;
  promisedAt: number;
  steps: { status: OrderStatus; at: number }[];
  lines: SamplePurchase['lines'];
}

const GIVEN =
  'Maria Oscar Hannah Priya Tomás Ingrid Kwame Yuki Sofie Daniel Amina Pavel Grace Luis Freja Omar Clara Ivan Ruth Nadia Jonas Mei Peter Leila Hugo Sana Emil Rosa Viktor Anna'.split(
    ' ',
  );
const FAMILY =
  'Santos Lindgren Becker Nair Álvarez Holm Mensah Tanaka Dubois Novak Haddad Petrov Walsh Moreno Madsen Rahman Fischer Sokolov Adler Costa Berg Chen Marsh Karimi Laurent Malik Nyberg Bianchi Orlov Schmidt'.split(
    ' ',
  );
const PREFERENCES = ['vegetarian', 'no nuts', 'lactose free', 'organic first', 'no carrier bags'];
/** Customers of each store: 150 in all. */
const OF_STORE: Readonly<Record<string, number>> = { 'S-01': 70, 'S-02': 45, 'S-03': 35 };
const VISITS = 20;
const YEAR = 365;
const ORDERS_A_DAY = 2;
const ORDER_DAYS = 10;

export function sampleCustomers(storeCode: string, today: string): SampleCustomer[] {
  const others = Object.keys(SAMPLE_TASTES).filter((taste) => taste !== 'staples');
  const first = ['S-01', 'S-02', 'S-03'].indexOf(storeCode) * 100_000 + 100_001;
  return Array.from({ length: OF_STORE[storeCode] ?? 0 }, (_, index) => {
    const number = `L-${first + index}`;
    const pick = (what: string, below: number) => scatter(`${what} ${number}`, below);
    const givenName = GIVEN[(index + storeCode.charCodeAt(3) * 7) % GIVEN.length]!;
    const familyName = FAMILY[(index * 7 + pick('family', 3)) % FAMILY.length]!;
    const since = plusDays(today, -200 - pick('since', 1_500));
    const agreed = pick('agreed', 10) < 8;
    const withdrew = agreed && pick('withdrew', 12) === 0;
    const source = (['store', 'app', 'web'] as const)[pick('source', 3)]!;
    return {
      id: sampleId('customer', number),
      number,
      storeCode,
      givenName,
      familyName,
      tier: (['basic', 'basic', 'silver', 'gold'] as const)[pick('tier', 4)]!,
      householdSize: 1 + pick('household', 5),
      preferences: pick('preference', 3) === 0 ? [PREFERENCES[pick('which', PREFERENCES.length)]!] : [],
      since,
      // Numbers that no exchange gives out: kept for film and print.
      phone: `+44 20 7946 ${String(pick('phone', 1_000)).padStart(4, '0')}`,
      email: `${number.toLowerCase()}@example.com`,
      address: `${1 + pick('house', 90)} Sample Street`,
      consents: [
        ...(agreed ? [{ purpose: 'personalisation' as const, given: true, day: since, source }] : []),
        ...(withdrew
          ? [{ purpose: 'personalisation' as const, given: false, day: plusDays(today, -20), source }]
          : []),
        ...(pick('marketing', 10) < 5
          ? [{ purpose: 'marketing' as const, given: true, day: since, source }]
          : []),
      ],
      tastes: [others[pick('taste', others.length)]!, others[pick('taste too', others.length)]!],
    };
  });
}

/** A year of purchases: mostly of the customer's tastes, some staples, now and then anything. */
export function samplePurchases(
  customer: SampleCustomer,
  products: readonly SampleProduct[],
  today: string,
): SamplePurchase[] {
  return Array.from({ length: VISITS }, (_, visit) => {
    const seed = `T-${customer.number.slice(2)}-${visit + 1}`;
    // Says nothing of the customer, who may be erased.
    const number = `T-${sampleId('purchase', seed).slice(-8).toUpperCase()}`;
    const pick = (what: string, below: number) => scatter(`${what} ${seed}`, below);
    const taste = customer.tastes[pick('taste', 2)]!;
    const kinds = new Set([
      ...some(SAMPLE_TASTES[taste]!, 4, pick),
      ...some(SAMPLE_TASTES.staples!, 2, pick),
    ]);
    const chosen = [...kinds].flatMap((kind) => {
      const brands = products.filter((product) => product.kind === kind);
      // Somebody keeps to the dearer or the cheaper brand.
      return brands[scatter(`brand ${customer.number}`, brands.length)] ?? [];
    });
    if (pick('anything', 3) === 0) chosen.push(products[pick('whatever', products.length)]!);
    const day = plusDays(today, -1 - Math.floor((visit * YEAR) / VISITS) - pick('day', 12));
    const lines = [...new Set(chosen)].map(({ code, price }) => ({
      productCode: code,
      quantity: 1 + (scatter(`quantity ${seed} ${code}`, 5) === 0 ? 1 : 0),
      price,
    }));
    return { number, storeCode: customer.storeCode, customerId: customer.id, day, lines };
  });
}

/** Orders of the last days: what is past is handed over, some of today still wait. */
export function sampleOrders(
  storeCode: string,
  customers: readonly SampleCustomer[],
  products: readonly SampleProduct[],
  today: string,
): SampleOrder[] {
  const sellable = products.filter(({ ageRestricted }) => !ageRestricted);
  return Array.from({ length: ORDER_DAYS * ORDERS_A_DAY }, (_, index) => {
    const day = plusDays(today, -Math.floor(index / ORDERS_A_DAY));
    const number = `O-${storeCode.slice(-2)}${day.slice(2).replaceAll('-', '')}${1 + (index % ORDERS_A_DAY)}`;
    const pick = (what: string, below: number) => scatter(`${what} ${number}`, below);
    const kind = pick('kind', 3) === 0 ? 'delivery' : 'collect';
    const placedAt = 420 + pick('placed', 180);
    const promisedAt = placedAt + 180 + pick('promised', 240);
    const isPast = day < today;
    const steps: SampleOrder['steps'] = [{ status: 'placed', at: placedAt }];
    if (pick('cancelled', 15) === 0) steps.push({ status: 'cancelled', at: placedAt + 20 });
    else {
      if (isPast || pick('picked', 2) === 0) steps.push({ status: 'picking', at: placedAt + 45 });
      if (isPast) steps.push({ status: kind === 'collect' ? 'ready' : 'on-the-way', at: promisedAt - 40 });
      if (isPast) steps.push({ status: kind === 'collect' ? 'collected' : 'delivered', at: promisedAt - 5 });
    }
    const lines = Array.from({ length: 3 + pick('lines', 6) }, (_unused, line) => {
      const product = sellable[pick(`line ${line}`, sellable.length)]!;
      return { productCode: product.code, quantity: 1 + pick(`quantity ${line}`, 3), price: product.price };
    });
    const customer = customers[pick('customer', customers.length)]!;
    return { number, storeCode, customerId: customer.id, kind, day, placedAt, promisedAt, steps, lines };
  });
}

/** So many of a list, by the words of `pick`. */
function some(
  list: readonly string[],
  count: number,
  pick: (what: string, below: number) => number,
): string[] {
  return [...list].sort((a, b) => pick(a, 1_000) - pick(b, 1_000)).slice(0, count);
}
