import type { EntityManager } from 'typeorm';
import type { CustomerCipher } from '../../customers/customer-cipher';
import type { ImportMapping, ImportRow, RowFault } from '../domain/import-mapping';

export interface NumberedRow {
  line: number;
  row: ImportRow;
}

export interface Written {
  added: number;
  changed: number;
  skipped: number;
}

export interface WriteScope {
  manager: EntityManager;
  mapping: ImportMapping;
  cipher: CustomerCipher;
  now: Date;
  fault(fault: RowFault): void;
}

/** Writes some rows of one kind in the given transaction; what cannot be written is told as a fault. */
export type ImportWriter = (rows: readonly NumberedRow[], scope: WriteScope) => Promise<Written>;
