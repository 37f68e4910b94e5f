import { z } from 'zod';
import {
  Consent,
  CustomerData,
  CustomerErased,
  CustomerList,
  CustomerOrder,
  CustomerProfile,
  CustomerRecommendations,
  customers,
  EraseCustomer,
  MAX_CUSTOMER_RECOMMENDATIONS,
  OrderNumber,
  RecordConsent,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Customers';
const CustomerPath = z.strictObject({ customerId: z.uuid() });

/** Customers of the caller's store, as far as role and consent allow. No key can read them: there is no scope. */
export const customerEndpoints = endpointGroup({
  findStoreCustomers: {
    method: 'GET',
    path: '/v1/store/customers',
    tag: TAG,
    summary: 'Customers by name, the end of a phone number or loyalty number; the look-up is audited',
    access: 'session',
    query: z.strictObject({ query: z.string().trim().min(2).max(100) }),
    success: { status: 200, description: 'Ten at most', content: json(CustomerList) },
    errors: customers.find.errors,
  },
  storeCustomer: {
    method: 'GET',
    path: '/v1/store/customers/{customerId}',
    tag: TAG,
    summary: 'One customer, masked by your role; purchases only with consent; the look-up is audited',
    access: 'session',
    params: CustomerPath,
    success: { status: 200, description: 'The customer', content: json(CustomerProfile) },
    errors: customers.get.errors,
  },
  storeCustomerRecommendations: {
    method: 'GET',
    path: '/v1/store/customers/{customerId}/recommendations',
    tag: TAG,
    summary: 'What to suggest: personal with consent, else what is popular; in stock first',
    access: 'session',
    params: CustomerPath,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(MAX_CUSTOMER_RECOMMENDATIONS).default(6),
    }),
    success: { status: 200, description: 'With reasons', content: json(CustomerRecommendations) },
    errors: customers.recommend.errors,
  },
  recordCustomerConsent: {
    method: 'POST',
    path: '/v1/store/customers/{customerId}/consents',
    tag: TAG,
    summary: 'Records what the customer said about one purpose; it counts at once',
    access: 'session',
    params: CustomerPath,
    body: RecordConsent,
    success: { status: 201, description: 'Recorded', content: json(Consent) },
    errors: customers.recordConsent.errors,
  },
  exportStoreCustomer: {
    method: 'GET',
    path: '/v1/store/customers/{customerId}/data',
    tag: TAG,
    summary: 'Everything that is kept of one customer, as a file to hand over; managers only, audited',
    access: 'session',
    params: CustomerPath,
    success: { status: 200, description: 'A file to download', content: json(CustomerData) },
    errors: customers.export.errors,
  },
  eraseStoreCustomer: {
    method: 'POST',
    path: '/v1/store/customers/{customerId}/erasure',
    tag: TAG,
    summary:
      'Erases one customer for good, if the loyalty number is theirs: purchases and orders stay, of nobody; managers only',
    access: 'session',
    params: CustomerPath,
    body: EraseCustomer,
    success: { status: 200, description: 'Erased', content: json(CustomerErased) },
    errors: customers.erase.errors,
  },
  storeCustomerOrder: {
    method: 'GET',
    path: '/v1/store/customer-orders/{number}',
    tag: TAG,
    summary: 'One order of a customer by its number, with its history',
    access: 'session',
    params: z.strictObject({ number: OrderNumber }),
    success: { status: 200, description: 'The order', content: json(CustomerOrder) },
    errors: customers.orderStatus.errors,
  },
});
