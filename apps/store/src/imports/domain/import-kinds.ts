import { clockMinute, choice, code, day, list, money, type Parse, text, whole, yesNo } from './cells';

export const IMPORT_KINDS = ['stores', 'products', 'customers', 'transactions', 'staff', 'shifts'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportField {
  parse: Parse;
  required?: boolean;
}

const TIER = choice('basic', 'silver', 'gold');

/** What a row of each kind is made of; docs/guides/store-products-and-customers.md says what each means. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, Readonly<Record<string, ImportField>>>> = {
  stores: {
    code: { parse: code, required: true },
    name: { parse: text(100), required: true },
    address: { parse: text(200) },
    timeZone: { parse: text(60), required: true },
    opensAt: { parse: clockMinute, required: true },
    closesAt: { parse: clockMinute, required: true },
    minimumCover: { parse: whole(0, 100) },
  },
  products: {
    code: { parse: code, required: true },
    name: { parse: text(200), required: true },
    brand: { parse: text(100) },
    department: { parse: text(60), required: true },
    category: { parse: text(100), required: true },
    size: { parse: text(60) },
    unit: { parse: text(20) },
    price: { parse: money },
    barcode: { parse: text(40) },
    description: { parse: text(2_000) },
    ageRestricted: { parse: yesNo },
    store: { parse: code },
    aisle: { parse: text(40) },
    shelf: { parse: text(40) },
    stock: { parse: whole(0, 100_000_000) },
    minimum: { parse: whole(0, 100_000_000) },
    expectedDay: { parse: day },
    expectedQuantity: { parse: whole(1, 100_000_000) },
  },
  customers: {
    number: { parse: code, required: true },
    store: { parse: code, required: true },
    givenName: { parse: text(100), required: true },
    familyName: { parse: text(100) },
    tier: { parse: TIER },
    householdSize: { parse: whole(1, 100) },
    preferences: { parse: list(20) },
    since: { parse: day },
    phone: { parse: text(40) },
    email: { parse: text(200) },
    address: { parse: text(300) },
    personalisation: { parse: yesNo },
    marketing: { parse: yesNo },
  },
  transactions: {
    number: { parse: code, required: true },
    store: { parse: code, required: true },
    customer: { parse: code },
    day: { parse: day, required: true },
    product: { parse: code, required: true },
    quantity: { parse: whole(1, 100_000_000), required: true },
    price: { parse: money, required: true },
  },
  staff: {
    number: { parse: code, required: true },
    store: { parse: code, required: true },
    name: { parse: text(100), required: true },
    role: { parse: choice('manager', 'associate'), required: true },
    username: { parse: text(100) },
    contractHours: { parse: whole(0, 168), required: true },
    hiredOn: { parse: day, required: true },
    leftOn: { parse: day },
    skills: { parse: list(40) },
  },
  shifts: {
    number: { parse: code, required: true },
    store: { parse: code, required: true },
    day: { parse: day, required: true },
    startsAt: { parse: clockMinute, required: true },
    endsAt: { parse: clockMinute, required: true },
    breakStartsAt: { parse: clockMinute },
    breakEndsAt: { parse: clockMinute },
  },
};
