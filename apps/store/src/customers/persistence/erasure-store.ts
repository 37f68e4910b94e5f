import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CustomerErased } from '#libs/contracts';
import { AuditLog, JobQueue } from '#libs/persistence';
import { CustomerCipher } from '../customer-cipher';
import { fitAfterWithdrawal } from '../fitting/fit-job';
import { CustomerStore } from './customer-store';
import { RedactionStore } from './redaction-store';

/** Erases customers, in one transaction each. */
@Injectable()
export class ErasureStore {
  constructor(
    private readonly database: DataSource,
    private readonly cipher: CustomerCipher,
    private readonly customers: CustomerStore,
    private readonly redactions: RedactionStore,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /** @returns null when the store has no such customer, false when the number is not theirs */
  erase(
    { customerId, loyaltyNumber }: { customerId: string; loyaltyNumber: string },
    { storeCode, username, now }: { storeCode: string; username: string; now: Date },
  ): Promise<CustomerErased | false | null> {
    return this.database.transaction(async (manager) => {
      const [customer] = await manager.query<{ number: string; givenName: string; familyName: string }[]>(
        'SELECT number, given_name AS "givenName", family_name AS "familyName" FROM customer WHERE id = $1 AND store_code = $2 FOR UPDATE',
        [customerId, storeCode],
      );
      if (customer === undefined) return null;
      const { number } = customer;
      if (number.toUpperCase() !== loyaltyNumber.toUpperCase()) return false;
      await manager.query(
        'INSERT INTO customer_erasure (number_hash, at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [this.cipher.numberHash(number), now],
      );
      const purchases = await this.leaveToNobody(
        manager,
        `UPDATE customer_transaction SET customer_id = NULL, erased = true WHERE customer_id = $1 RETURNING number`,
        customerId,
      );
      const orders = await this.leaveToNobody(
        manager,
        'UPDATE customer_order SET customer_id = NULL WHERE customer_id = $1 RETURNING number',
        customerId,
      );
      await this.redactions.begin(manager, {
        ...customer,
        ...(await this.customers.contact(customerId, manager)),
      });
      // Consents go with it.
      await manager.query('DELETE FROM customer WHERE id = $1', [customerId]);
      await this.jobs.enqueue(manager, 'fit-recommendations', { reason: 'erasure' }, fitAfterWithdrawal(now));
      const details = { storeCode, customerId, purchases, orders };
      await this.audit.append({ action: 'customer.erased', actor: username, details }, manager);
      return { erasedAt: now.toISOString(), purchases, orders };
    });
  }

  private async leaveToNobody(
    manager: EntityManager,
    statement: string,
    customerId: string,
  ): Promise<number> {
    // TypeORM gives the rows and their number of an UPDATE.
    const [rows] = await manager.query<[object[], number]>(statement, [customerId]);
    return rows.length;
  }
}
