import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog, type NewAuditEntry } from '#libs/persistence';

export type Transaction = EntityManager;

/** A change and the audit entries that tell of it: both are kept or neither is. */
@Injectable()
export class AuditedChange {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /** The entries are appended last, since appending holds the audit chain until the transaction ends. */
  run<T>(change: (transaction: Transaction) => Promise<{ result: T; entries: NewAuditEntry[] }>): Promise<T> {
    return this.database.transaction(async (manager) => {
      const { result, entries } = await change(manager);
      for (const entry of entries) await this.audit.append(entry, manager);
      return result;
    });
  }
}
