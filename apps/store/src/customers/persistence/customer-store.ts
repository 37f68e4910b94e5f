import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Consent, ConsentPurpose, type CustomerProfile } from '#libs/contracts';
import { AuditLog, JobQueue } from '#libs/persistence';
import { CustomerCipher, type SealedField } from '../customer-cipher';
import type { KnownCustomer } from '../domain/masking';
import { fitAfterWithdrawal } from '../fitting/fit-job';

/** The latest word on a purpose counts; without one there is no consent. */
export const CONSENTS_NOW = `coalesce((SELECT o.given FROM customer_consent o
  WHERE o.customer_id = c.id AND o.purpose = 'personalisation' ORDER BY o.id DESC LIMIT 1), false)`;

const KNOWN = `c.id, c.number, c.given_name AS "givenName", c.family_name AS "familyName", c.tier,
  ${CONSENTS_NOW} AS personalised`;
const SEALED = ['phone', 'email', 'address'] as const satisfies SealedField[];

type Contact = NonNullable<CustomerProfile['contact']>;

export type StoredCustomer = KnownCustomer & {
  householdSize: number | null;
  preferences: string[];
  since: string | null;
  sample: boolean;
};

/** Customers of a store as they are kept. */
@Injectable()
export class CustomerStore {
  constructor(
    private readonly database: DataSource,
    private readonly cipher: CustomerCipher,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /** The loyalty number exactly, whatever the case. */
  byNumber(storeCode: string, number: string, limit: number): Promise<KnownCustomer[]> {
    return this.database.query(
      `SELECT ${KNOWN} FROM customer c WHERE c.store_code = $1 AND upper(c.number) = upper($2) LIMIT $3`,
      [storeCode, number, limit],
    );
  }

  /** Every word begins a part of the name. */
  byName(storeCode: string, words: readonly string[], limit: number): Promise<KnownCustomer[]> {
    const patterns = words.map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`);
    return this.database.query(
      `SELECT ${KNOWN} FROM customer c
       WHERE c.store_code = $1 AND ' ' || lower(c.given_name || ' ' || c.family_name) LIKE ALL ($2)
       ORDER BY c.family_name, c.given_name, c.id LIMIT $3`,
      [storeCode, patterns, limit],
    );
  }

  /** Phone numbers that end with these digits. */
  async byPhone(storeCode: string, digits: string, limit: number): Promise<KnownCustomer[]> {
    const rows = await this.database.query<(KnownCustomer & { phone: Buffer })[]>(
      `SELECT ${KNOWN}, c.phone FROM customer c WHERE c.store_code = $1 AND c.phone_end = $2
       ORDER BY c.family_name, c.given_name, c.id`,
      [storeCode, this.cipher.phoneEnd(digits)],
    );
    return rows
      .filter(({ id, phone }) => this.cipher.open(id, 'phone', phone).replace(/\D/g, '').endsWith(digits))
      .map(({ phone: _, ...known }) => known)
      .slice(0, limit);
  }

  async find(storeCode: string, id: string): Promise<StoredCustomer | null> {
    const rows = await this.database.query<StoredCustomer[]>(
      `SELECT ${KNOWN}, c.household_size AS "householdSize", c.preferences, to_char(c.since, 'YYYY-MM-DD') AS since,
         c.sample FROM customer c WHERE c.id = $1 AND c.store_code = $2`,
      [id, storeCode],
    );
    return rows[0] ?? null;
  }

  async contact(id: string, manager: EntityManager = this.database.manager): Promise<Contact> {
    const [row] = await manager.query<Record<(typeof SEALED)[number], Buffer | null>[]>(
      'SELECT phone, email, address FROM customer WHERE id = $1',
      [id],
    );
    const open = (field: (typeof SEALED)[number]) => {
      const bytes = row?.[field] ?? null;
      return bytes === null ? null : this.cipher.open(id, field, bytes);
    };
    return Object.fromEntries(SEALED.map((field) => [field, open(field)])) as Contact;
  }

  /** One for each purpose. */
  async consents(id: string): Promise<Consent[]> {
    const rows = await this.database.query<(Omit<Consent, 'at'> & { at: Date })[]>(
      `SELECT DISTINCT ON (purpose) purpose, given, at, source FROM customer_consent
       WHERE customer_id = $1 ORDER BY purpose, id DESC`,
      [id],
    );
    return ConsentPurpose.options.map((purpose) => {
      const said = rows.find((row) => row.purpose === purpose);
      return said === undefined
        ? { purpose, given: false, at: null, source: null }
        : { ...said, at: said.at.toISOString() };
    });
  }

  /** @returns false when the store has no such customer */
  async recordConsent(
    customerId: string,
    { purpose, given, at, source }: Consent,
    { storeCode, staffId, username }: { storeCode: string; staffId: string; username: string },
  ): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      // Two at once take turns, so that the later one is the latest.
      const known = await manager.query<unknown[]>(
        'SELECT 1 FROM customer WHERE id = $1 AND store_code = $2 FOR UPDATE',
        [customerId, storeCode],
      );
      if (known.length === 0) return false;
      await manager.query(
        `INSERT INTO customer_consent (customer_id, purpose, given, at, source, staff_id)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [customerId, purpose, given, at, source, staffId],
      );
      if (purpose === 'personalisation' && !given)
        await this.jobs.enqueue(
          manager,
          'fit-recommendations',
          { reason: 'consent' },
          fitAfterWithdrawal(new Date(at!)),
        );
      const details = { storeCode, customerId, purpose, given, source };
      await this.audit.append({ action: 'customer.consent-recorded', actor: username, details }, manager);
      return true;
    });
  }
}
