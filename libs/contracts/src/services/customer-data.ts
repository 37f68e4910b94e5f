import { z } from 'zod';
import { ConsentPurpose, ConsentSource, CustomerTier } from './customer-words';

const Line = z.strictObject({
  productCode: z.string(),
  name: z.string(),
  quantity: z.int().min(1),
  price: z.number().min(0),
});

const Person = z.strictObject({
  loyaltyNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  tier: CustomerTier,
  householdSize: z.int().min(1).nullable(),
  preferences: z.array(z.string()),
  customerSince: z.iso.date().nullable(),
});

const SaidConsent = z.strictObject({
  purpose: ConsentPurpose,
  given: z.boolean(),
  at: z.iso.datetime(),
  source: ConsentSource,
});

const Order = z.strictObject({
  number: z.string(),
  kind: z.string(),
  placedAt: z.iso.datetime(),
  promisedAt: z.iso.datetime(),
  history: z.array(z.strictObject({ status: z.string(), at: z.iso.datetime() })),
  lines: z.array(Line),
});

const Purchase = z.strictObject({
  number: z.string(),
  storeCode: z.string(),
  day: z.iso.date(),
  lines: z.array(Line),
});

/** Everything that is kept of one customer, whatever they agreed to: it is theirs. */
export const CustomerData = z
  .strictObject({
    exportedAt: z.iso.datetime(),
    storeCode: z.string(),
    customer: Person,
    /** Everything that was said, the earliest first. */
    consents: z.array(SaidConsent),
    /** The earliest first. */
    orders: z.array(Order),
    /** The earliest first. */
    purchases: z.array(Purchase),
  })
  .meta({ id: 'CustomerData' });
export type CustomerData = z.infer<typeof CustomerData>;

/** The person once and first, then orders, then purchases, some at a time: a message of the bus is not for all of them. */
export const CustomerDataPart = z.discriminatedUnion('part', [
  CustomerData.omit({ orders: true, purchases: true }).extend({ part: z.literal('person') }),
  z.strictObject({ part: z.literal('orders'), data: z.array(Order) }),
  z.strictObject({ part: z.literal('purchases'), data: z.array(Purchase) }),
]);
export type CustomerDataPart = z.infer<typeof CustomerDataPart>;

/** The number on the loyalty card, typed by whoever erases: nobody erases the wrong customer by a slip. */
export const EraseCustomer = z
  .strictObject({ loyaltyNumber: z.string().trim().min(1).max(100) })
  .meta({ id: 'EraseCustomer' });

export const CustomerErased = z
  .strictObject({
    erasedAt: z.iso.datetime(),
    /** Purchases and orders that stay, of nobody. */
    purchases: z.int().min(0),
    orders: z.int().min(0),
  })
  .meta({ id: 'CustomerErased' });
export type CustomerErased = z.infer<typeof CustomerErased>;
