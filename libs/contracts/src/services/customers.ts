import { z } from 'zod';
import { defineService, stream } from '../service';
import { CatalogProduct, ProductCode } from './catalog';
import { CustomerDataPart, CustomerErased, EraseCustomer } from './customer-data';
import { ConsentPurpose, ConsentSource, CustomerTier } from './customer-words';
import { StoreCode } from './stores';

export const MAX_CUSTOMERS_FOUND = 10;
export const MAX_CUSTOMER_RECOMMENDATIONS = 20;
/** Characters of a text in which names are looked for. */
export const MAX_NAMED_TEXT = 100_000;

/** The customer's latest word on one purpose. Nobody who was never asked has given it: `at` and `source` are null then. */
export const Consent = z
  .strictObject({
    purpose: ConsentPurpose,
    given: z.boolean(),
    at: z.iso.datetime().nullable(),
    source: ConsentSource.nullable(),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof Consent>;

/** As much of a customer as the caller's role may see. */
export const CustomerSummary = z
  .strictObject({
    id: z.uuid(),
    /** An associate sees the first name and an initial: "Maria S."; a manager the whole name. */
    name: z.string(),
    /** An associate sees its last four characters. */
    loyaltyNumber: z.string(),
    tier: CustomerTier,
    /** May purchases be looked at to recommend something? */
    personalised: z.boolean(),
  })
  .meta({ id: 'CustomerSummary' });
export type CustomerSummary = z.infer<typeof CustomerSummary>;

export const OrderStatus = z
  .enum(['placed', 'picking', 'ready', 'on-the-way', 'collected', 'delivered', 'cancelled'])
  .meta({ id: 'OrderStatus' });
export type OrderStatus = z.infer<typeof OrderStatus>;

export const OrderNumber = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/, 'an order number is like O-100234');

export const CustomerOrderSummary = z
  .strictObject({
    number: OrderNumber,
    kind: z.enum(['collect', 'delivery']),
    status: OrderStatus,
    placedAt: z.iso.datetime(),
    promisedAt: z.iso.datetime(),
    /** The promised time has passed and it is neither ready nor handed over. */
    late: z.boolean(),
  })
  .meta({ id: 'CustomerOrderSummary' });
export type CustomerOrderSummary = z.infer<typeof CustomerOrderSummary>;

export const CustomerOrder = z
  .strictObject({
    ...CustomerOrderSummary.shape,
    storeCode: StoreCode,
    /** Masked by role. */
    customerName: z.string().nullable(),
    customerId: z.uuid().nullable(),
    /** The earliest first. */
    history: z.array(z.strictObject({ status: OrderStatus, at: z.iso.datetime() })),
    lines: z.array(
      z.strictObject({
        productCode: ProductCode,
        name: z.string(),
        quantity: z.int().min(1),
        price: z.number().min(0),
      }),
    ),
    /** Sum of the lines. */
    total: z.number().min(0),
    sample: z.boolean(),
  })
  .meta({ id: 'CustomerOrder' });
export type CustomerOrder = z.infer<typeof CustomerOrder>;

export const CustomerProfile = z
  .strictObject({
    ...CustomerSummary.shape,
    /** How much of it was left out for the caller's role. */
    masked: z.boolean(),
    /** For managers only; null for others. */
    contact: z
      .strictObject({
        phone: z.string().nullable(),
        email: z.string().nullable(),
        address: z.string().nullable(),
      })
      .nullable(),
    householdSize: z.int().min(1).nullable(),
    /** What they told: "vegetarian", "no nuts". */
    preferences: z.array(z.string()),
    customerSince: z.iso.date().nullable(),
    consents: z.array(Consent),
    /** Null without consent to personalisation. */
    history: z
      .strictObject({
        visits: z.int().min(0),
        lastVisit: z.iso.date().nullable(),
        /** Bought on most days first, ten at most. */
        favourites: z.array(
          z.strictObject({
            productCode: ProductCode,
            name: z.string(),
            times: z.int().min(1),
            lastBought: z.iso.date(),
          }),
        ),
      })
      .nullable(),
    /** Of this store, the latest first, five at most. */
    orders: z.array(CustomerOrderSummary),
    sample: z.boolean(),
  })
  .meta({ id: 'CustomerProfile' });
export type CustomerProfile = z.infer<typeof CustomerProfile>;

export const CustomerList = z.strictObject({ data: z.array(CustomerSummary) }).meta({ id: 'CustomerList' });
export type CustomerList = z.infer<typeof CustomerList>;

export const CustomerRecommendation = z
  .strictObject({
    product: CatalogProduct,
    /** For ordering within one answer; not a chance. */
    score: z.number(),
    /** In words: "Because of Rye bread and Butter that were bought". */
    why: z.string(),
    /** What speaks for it most; empty when it is popular in general. */
    because: z.array(z.strictObject({ productCode: ProductCode, name: z.string() })),
  })
  .meta({ id: 'CustomerRecommendation' });
export type CustomerRecommendation = z.infer<typeof CustomerRecommendation>;

export const CustomerRecommendations = z
  .strictObject({
    data: z.array(CustomerRecommendation),
    /** False: the same for everybody; `note` says why. */
    personal: z.boolean(),
    note: z.string().nullable(),
    /** Which model it came from; null when there is none yet. */
    model: z.strictObject({ digest: z.string(), fittedAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'CustomerRecommendations' });
export type CustomerRecommendations = z.infer<typeof CustomerRecommendations>;

export const RecordConsent = z
  .strictObject({
    purpose: ConsentPurpose,
    given: z.boolean(),
    source: ConsentSource.exclude(['import']).default('store'),
  })
  .meta({ id: 'RecordConsent' });

export const NamedCustomers = z
  .strictObject({
    /** As the text spells them, each spelling once, in the order of the text. */
    names: z.array(z.string()),
    /** False: there are more than are looked for, `stores.maxNamedCustomers`. */
    complete: z.boolean(),
  })
  .meta({ id: 'NamedCustomers' });
export type NamedCustomers = z.infer<typeof NamedCustomers>;

const ById = z.strictObject({ customerId: z.uuid() });

/** Customers of the caller's store. What is seen depends on role and consent; every look-up is in the audit log. */
export const customers = defineService('customers', {
  find: {
    summary:
      'Customers of the store by name, the end of a phone number (4 digits and more) or loyalty number.',
    input: z.strictObject({ query: z.string().trim().min(2).max(100) }),
    output: CustomerList,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'VALIDATION_FAILED'],
  },
  named: {
    summary:
      'Whole names of customers of the store in a text, whatever their case and accents; only what the text says itself.',
    input: z.strictObject({ text: z.string().max(MAX_NAMED_TEXT) }),
    output: NamedCustomers,
    timeoutMs: 2_000,
    errors: ['NO_STORE'],
  },
  get: {
    summary:
      'One customer, masked by the role of the caller; purchases only with consent to personalisation.',
    input: ById,
    output: CustomerProfile,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  recommend: {
    summary: 'What to suggest to a customer: personal with consent, else what is popular; in stock first.',
    input: ById.extend({ limit: z.int().min(1).max(MAX_CUSTOMER_RECOMMENDATIONS).default(6) }),
    output: CustomerRecommendations,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  recordConsent: {
    summary: 'Records what the customer said about one purpose; it counts from then on.',
    input: ById.extend(RecordConsent.shape),
    output: Consent,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  export: {
    summary: 'Everything that is kept of one customer, for a manager to hand over; it is in the audit log.',
    input: ById,
    output: stream(CustomerDataPart),
    timeoutMs: 60_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'NOT_FOUND'],
  },
  erase: {
    summary:
      'Erases one customer for good: what was bought and ordered stays, of nobody. A manager types the loyalty number.',
    input: ById.extend(EraseCustomer.shape),
    output: CustomerErased,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'NOT_FOUND', 'VALIDATION_FAILED'],
  },
  orderStatus: {
    summary: 'One order of this store by its number, with its history.',
    input: z.strictObject({ number: OrderNumber }),
    output: CustomerOrder,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
});
