import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type catalog,
  type InputOf,
  QuartermasterError,
  type StaffMember,
  type StockMovement,
} from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { stockAfter } from '../domain/movement';

interface By {
  storeCode: string;
  staff: StaffMember;
  username: string;
  now: Date;
}

/** What comes into the stock of a store and goes out of it. */
@Injectable()
export class MovementStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /** The same id again gives what became of it. @throws QuartermasterError NOT_FOUND, STOCK_INVALID */
  record(
    { id, productCode, kind, quantity, note }: InputOf<typeof catalog.recordMovement>,
    { storeCode, staff, username, now }: By,
  ): Promise<StockMovement> {
    return this.database.transaction(async (manager) => {
      const [place] = await manager.query<{ stock: number }[]>(
        'SELECT stock FROM catalog_place WHERE store_code = $1 AND product_code = $2 FOR UPDATE',
        [storeCode, productCode],
      );
      if (place === undefined)
        throw new QuartermasterError('NOT_FOUND', {
          message: `Your store does not sell ${productCode}.`,
          nextStep: 'Look for the product by name, or scan its barcode.',
        });
      const [known] = await manager.query<(Omit<StockMovement, 'at'> & { at: Date })[]>(
        `SELECT m.id, m.kind, m.change, m.stock_after AS "stockAfter", m.at, s.name AS "staffName", m.note
         FROM catalog_movement m LEFT JOIN store_staff s ON s.id = m.staff_id
         WHERE m.id = $1 AND m.store_code = $2 AND m.product_code = $3`,
        [id, storeCode, productCode],
      );
      if (known !== undefined) return { ...known, at: known.at.toISOString() };
      const after = stockAfter(place.stock, kind, quantity);
      const change = after - place.stock;
      await manager.query('UPDATE catalog_place SET stock = $3 WHERE store_code = $1 AND product_code = $2', [
        storeCode,
        productCode,
        after,
      ]);
      await manager.query(
        `INSERT INTO catalog_movement (id, store_code, product_code, kind, change, stock_after, at, staff_id, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, storeCode, productCode, kind, change, after, now, staff.id, note ?? null],
      );
      const details = { storeCode, productCode, kind, change, stockAfter: after };
      await this.audit.append({ action: 'stock.moved', actor: username, details }, manager);
      return {
        id,
        kind,
        change,
        stockAfter: after,
        at: now.toISOString(),
        staffName: staff.name,
        note: note ?? null,
      };
    });
  }
}
