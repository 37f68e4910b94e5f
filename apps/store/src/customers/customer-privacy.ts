import { Injectable } from '@nestjs/common';
import { type CallContext, principalOf } from '#libs/bus';
import {
  type CustomerDataPart,
  type CustomerErased,
  type customers,
  type InputOf,
  QuartermasterError,
} from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { Clock } from '#libs/runtime';
import { Members } from '../members/members';
import { noCustomer } from './no-customer';
import { CustomerDataReader } from './persistence/customer-data-reader';
import { ErasureStore } from './persistence/erasure-store';

/** What a customer may ask for: a copy of everything, and to be forgotten. Managers do both. */
@Injectable()
export class CustomerPrivacy {
  constructor(
    private readonly members: Members,
    private readonly data: CustomerDataReader,
    private readonly erasures: ErasureStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws QuartermasterError NO_STORE, NOT_THE_MANAGER, NOT_FOUND */
  async *export(customerId: string, context: CallContext): AsyncGenerator<CustomerDataPart> {
    const { store } = await this.members.manager(context);
    const person = await this.data.person(store.code, customerId);
    if (person === null) throw noCustomer();
    // Before anything is handed out.
    await this.audit.append({
      action: 'customer.exported',
      actor: principalOf(context).username,
      details: { storeCode: store.code, customerId },
    });
    yield { part: 'person', exportedAt: this.clock.now().toISOString(), ...person };
    for await (const data of this.data.orders(customerId)) yield { part: 'orders', data };
    for await (const data of this.data.purchases(customerId)) yield { part: 'purchases', data };
  }

  /** @throws QuartermasterError NO_STORE, NOT_THE_MANAGER, NOT_FOUND, VALIDATION_FAILED */
  async erase(input: InputOf<typeof customers.erase>, context: CallContext): Promise<CustomerErased> {
    const { store } = await this.members.manager(context);
    const by = {
      storeCode: store.code,
      username: principalOf(context).username,
      now: this.clock.now(),
    };
    const erased = await this.erasures.erase(input, by);
    if (erased === null) throw noCustomer();
    if (erased === false)
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: 'This is not the loyalty number of this customer; nothing was erased.',
        nextStep: 'Type the number as it stands on the customer’s page.',
      });
    return erased;
  }
}
