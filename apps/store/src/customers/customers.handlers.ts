import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type Consent,
  type CustomerDataPart,
  type CustomerErased,
  type CustomerList,
  type CustomerOrder,
  type CustomerProfile,
  type CustomerRecommendations,
  customers,
  type InputOf,
  type OutputOf,
} from '#libs/contracts';
import { CustomerPrivacy } from './customer-privacy';
import { Customers } from './customers';
import { NamedCustomers } from './named-customers';

/** Translates messages; the work is in Customers, CustomerPrivacy and NamedCustomers. */
@Injectable()
export class CustomerHandlers {
  constructor(
    private readonly customers: Customers,
    private readonly privacy: CustomerPrivacy,
    private readonly inTexts: NamedCustomers,
  ) {}

  @Handles(customers.find)
  find({ query }: InputOf<typeof customers.find>, context: CallContext): Promise<CustomerList> {
    return this.customers.find(query, context);
  }

  @Handles(customers.named)
  named(
    { text }: InputOf<typeof customers.named>,
    context: CallContext,
  ): Promise<OutputOf<typeof customers.named>> {
    return this.inTexts.in(text, context);
  }

  @Handles(customers.get)
  get({ customerId }: InputOf<typeof customers.get>, context: CallContext): Promise<CustomerProfile> {
    return this.customers.get(customerId, context);
  }

  @Handles(customers.recommend)
  recommend(
    { customerId, limit }: InputOf<typeof customers.recommend>,
    context: CallContext,
  ): Promise<CustomerRecommendations> {
    return this.customers.recommend(customerId, limit, context);
  }

  @Handles(customers.recordConsent)
  recordConsent(input: InputOf<typeof customers.recordConsent>, context: CallContext): Promise<Consent> {
    return this.customers.recordConsent(input, context);
  }

  @Handles(customers.export)
  async *export(
    { customerId }: InputOf<typeof customers.export>,
    context: CallContext,
  ): AsyncGenerator<CustomerDataPart, void> {
    yield* this.privacy.export(customerId, context);
  }

  @Handles(customers.erase)
  erase(input: InputOf<typeof customers.erase>, context: CallContext): Promise<CustomerErased> {
    return this.privacy.erase(input, context);
  }

  @Handles(customers.orderStatus)
  orderStatus(
    { number }: InputOf<typeof customers.orderStatus>,
    context: CallContext,
  ): Promise<CustomerOrder> {
    return this.customers.orderStatus(number, context);
  }
}
