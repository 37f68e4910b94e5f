import { Injectable } from '@nestjs/common';
import { type CallContext, principalOf } from '#libs/bus';
import { type ProcedureAudience, QuartermasterError } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { Members } from '../members/members';
import type { Reader } from './persistence/procedure-rows';

const OF_CUSTOMERS: readonly ProcedureAudience[] = ['customers'];
const OF_STAFF: readonly ProcedureAudience[] = ['customers', 'everybody'];
const OF_MANAGERS: readonly ProcedureAudience[] = ['customers', 'everybody', 'managers'];

/** What a caller may read and change, from the session alone. */
@Injectable()
export class ProcedureReaders {
  constructor(
    private readonly members: Members,
    private readonly clock: Clock,
  ) {}

  /**
   * Staff read what is of their store and of all stores; managers also what is for managers. An administrator who works
   * in no store reads what is of all stores.
   *
   * @throws QuartermasterError NO_STORE
   */
  async of(context: CallContext): Promise<Reader> {
    const isAdmin = principalOf(context).roles.includes('admin');
    try {
      const { store, isManager: manages, today } = await this.members.caller(context);
      return {
        storeCode: store.code,
        audiences: manages || isAdmin ? OF_MANAGERS : OF_STAFF,
        manages: { ownStore: manages, allStores: isAdmin },
        today,
      };
    } catch (error) {
      if (!isAdmin || QuartermasterError.from(error).code !== 'NO_STORE') throw error;
      return {
        storeCode: null,
        audiences: OF_MANAGERS,
        manages: { ownStore: false, allStores: true },
        today: this.clock.today(),
      };
    }
  }

  /** What customers may be told: of all stores for whoever is signed in, of their own store for its staff. */
  async ofCustomers(context: CallContext): Promise<Reader> {
    const nothing = { ownStore: false, allStores: false };
    try {
      return { ...(await this.of(context)), audiences: OF_CUSTOMERS, manages: nothing };
    } catch (error) {
      if (QuartermasterError.from(error).code !== 'NO_STORE') throw error;
      return { storeCode: null, audiences: OF_CUSTOMERS, manages: nothing, today: this.clock.today() };
    }
  }
}
