import { Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type Consent,
  type CustomerList,
  type CustomerOrder,
  type CustomerProfile,
  type CustomerRecommendations,
  type customers,
  type InputOf,
  MAX_CUSTOMERS_FOUND,
  QuartermasterError,
} from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { Clock } from '#libs/runtime';
import { type Caller, Members } from '../members/members';
import { lookUpOf } from './domain/look-up';
import { type KnownCustomer, nameFor, summaryFor } from './domain/masking';
import { totalOf } from './domain/orders';
import { noCustomer } from './no-customer';
import { CustomerStore, type StoredCustomer } from './persistence/customer-store';
import { OrderStore } from './persistence/order-store';
import { PurchaseStore } from './persistence/purchase-store';
import { Recommendations } from './recommendations';

/** Customers, as far as the caller's role and the customer's consent allow. Every look is written down. */
@Injectable()
export class Customers {
  constructor(
    private readonly members: Members,
    private readonly store: CustomerStore,
    private readonly purchases: PurchaseStore,
    private readonly orders: OrderStore,
    private readonly recommendations: Recommendations,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws QuartermasterError NO_STORE, VALIDATION_FAILED */
  async find(query: string, context: CallContext): Promise<CustomerList> {
    const caller = await this.members.caller(context);
    const { by, found } = await this.lookUp(caller.store.code, query);
    // What was typed is not kept: it may be somebody's name or number.
    await this.record('customer.searched', caller, { by, customerIds: found.map(({ id }) => id) });
    return { data: found.map((customer) => summaryFor(customer, caller.isManager)) };
  }

  /** @throws QuartermasterError NO_STORE, NOT_FOUND */
  async get(id: string, context: CallContext): Promise<CustomerProfile> {
    const caller = await this.members.caller(context);
    const { store } = caller;
    const customer = await this.require(store.code, id);
    const [contact, consents, history, orders] = await Promise.all([
      caller.isManager ? this.store.contact(id) : null,
      this.store.consents(id),
      customer.personalised ? this.purchases.history(id) : null,
      this.orders.ofCustomer(store.code, id, this.clock.now()),
    ]);
    await this.record('customer.viewed', caller, { customerId: id, contact: contact !== null });
    return {
      ...summaryFor(customer, caller.isManager),
      masked: !caller.isManager,
      contact,
      householdSize: customer.householdSize,
      preferences: customer.preferences,
      customerSince: customer.since,
      consents,
      history,
      orders,
      sample: customer.sample,
    };
  }

  /** @throws QuartermasterError NO_STORE, NOT_FOUND */
  async recommend(id: string, limit: number, context: CallContext): Promise<CustomerRecommendations> {
    const caller = await this.members.caller(context);
    const { store } = caller;
    const customer = await this.require(store.code, id);
    const ranking = await this.recommendations.rank(customer);
    const { personal } = ranking;
    const [result] = await Promise.all([
      this.recommendations.suggest(ranking, store.code, limit),
      this.record('customer.recommendations-viewed', caller, { customerId: id, personal }),
    ]);
    return result;
  }

  /** @throws QuartermasterError NO_STORE, NOT_FOUND */
  async recordConsent(
    { customerId, purpose, given, source }: InputOf<typeof customers.recordConsent>,
    context: CallContext,
  ): Promise<Consent> {
    const caller = await this.members.caller(context);
    const { store, staff } = caller;
    const consent = { purpose, given, source, at: this.clock.now().toISOString() };
    const by = { storeCode: store.code, staffId: staff.id, username: caller.username };
    if (!(await this.store.recordConsent(customerId, consent, by))) throw noCustomer();
    return consent;
  }

  /** @throws QuartermasterError NO_STORE, NOT_FOUND */
  async orderStatus(number: string, context: CallContext): Promise<CustomerOrder> {
    const caller = await this.members.caller(context);
    const { store } = caller;
    const order = await this.orders.find(store.code, number, this.clock.now());
    if (order === null)
      throw new QuartermasterError('NOT_FOUND', {
        message: `Your store has no order ${number}.`,
        nextStep: 'Check the number; it stands in the message that the customer got.',
      });
    const { customerId } = order;
    const customer = customerId === null ? null : await this.store.find(store.code, customerId);
    await this.record('customer-order.viewed', caller, { number, customerId });
    return {
      ...order,
      storeCode: store.code,
      customerName: customer === null ? null : nameFor(customer, caller.isManager),
      total: totalOf(order.lines),
    };
  }

  private async lookUp(storeCode: string, query: string): Promise<{ by: string; found: KnownCustomer[] }> {
    const byNumber = await this.store.byNumber(storeCode, query.trim(), MAX_CUSTOMERS_FOUND);
    if (byNumber.length > 0) return { by: 'number', found: byNumber };
    const lookUp = lookUpOf(query);
    if (lookUp.by === 'number') return { by: 'number', found: [] };
    const found =
      lookUp.by === 'phone'
        ? await this.store.byPhone(storeCode, lookUp.digits, MAX_CUSTOMERS_FOUND)
        : await this.store.byName(storeCode, lookUp.words, MAX_CUSTOMERS_FOUND);
    return { by: lookUp.by, found };
  }

  private async require(storeCode: string, id: string): Promise<StoredCustomer> {
    const customer = await this.store.find(storeCode, id);
    if (customer === null) throw noCustomer();
    return customer;
  }

  private record(action: string, { store, username }: Caller, details: object): Promise<void> {
    const storeCode = store.code;
    return this.audit.append({ action, actor: username, details: { storeCode, ...details } });
  }
}
