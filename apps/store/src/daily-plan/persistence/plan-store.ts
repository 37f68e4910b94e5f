import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import type { PlanContent } from '../domain/plan-content';
import { planHash } from '../domain/plan-hash';

interface Person {
  staffId: string;
  name: string;
}

export interface StoredPlan {
  id: string;
  day: string;
  version: number;
  status: 'draft' | 'approved' | 'discarded';
  content: PlanContent;
  hash: string;
  madeBy: Person;
  madeAt: Date;
  changedBy: Person;
  changedAt: Date;
  approvedBy: Person | null;
  approvedAt: Date | null;
  effects: string[];
}

/** Who writes, where and when. */
export interface PlanActing {
  storeCode: string;
  staffId: string;
  username: string;
  now: Date;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('staffId', ${alias}.id, 'name', ${alias}.name) END`;
const COLUMNS = `p.id, to_char(p.day, 'YYYY-MM-DD') AS day, p.version, p.status, p.content, p.hash,
  p.made_at AS "madeAt", p.changed_at AS "changedAt", p.approved_at AS "approvedAt", p.effects,
  ${person('m')} AS "madeBy", ${person('c')} AS "changedBy", ${person('a')} AS "approvedBy"`;
const FROM = `FROM store_daily_plan p JOIN store_staff m ON m.id = p.made_by
  JOIN store_staff c ON c.id = p.changed_by LEFT JOIN store_staff a ON a.id = p.approved_by`;

/** Plans as they are kept: of a day one draft at most, and every one that was approved. */
@Injectable()
export class PlanStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  async draft(storeCode: string, day: string): Promise<StoredPlan | null> {
    const [row] = await this.database.query<StoredPlan[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.store_code = $1 AND p.day = $2 AND p.status = 'draft'`,
      [storeCode, day],
    );
    return row ?? null;
  }

  /** The newest approved plan of a day. */
  async approved(storeCode: string, day: string): Promise<StoredPlan | null> {
    const [row] = await this.database.query<StoredPlan[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.store_code = $1 AND p.day = $2 AND p.status = 'approved'
       ORDER BY p.approved_at DESC LIMIT 1`,
      [storeCode, day],
    );
    return row ?? null;
  }

  /** The plan of a day that an approval means: the draft or what became of it. */
  async byHash(storeCode: string, day: string, hash: string): Promise<StoredPlan | null> {
    const [row] = await this.database.query<StoredPlan[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.store_code = $1 AND p.day = $2 AND p.hash = $3 AND p.status <> 'discarded'
       ORDER BY p.status = 'draft' DESC, p.changed_at DESC LIMIT 1`,
      [storeCode, day, hash],
    );
    return row ?? null;
  }

  /** In a transaction, with the plan locked until that ends. */
  async lock(manager: EntityManager, id: string, storeCode: string): Promise<StoredPlan | null> {
    const [found] = await manager.query<object[]>(
      'SELECT FROM store_daily_plan WHERE id = $1 AND store_code = $2 FOR UPDATE',
      [id, storeCode],
    );
    if (found === undefined) return null;
    // A second statement, so that it sees what was committed while it waited for the lock.
    const [row] = await manager.query<StoredPlan[]>(`SELECT ${COLUMNS} ${FROM} WHERE p.id = $1`, [id]);
    return row!;
  }

  /**
   * Keeps a new draft, or another version of the one that has `version`.
   *
   * @throws QuartermasterError CHANGED_MEANWHILE where somebody was faster
   */
  save(
    { id, day, version, content }: { id: string; day: string; version: number | null; content: PlanContent },
    what: string,
    by: PlanActing,
  ): Promise<void> {
    return this.database.transaction(async (manager) => {
      const hash = planHash(by.storeCode, day, content);
      const values = [id, by.storeCode, day, JSON.stringify(content), hash, by.staffId, by.now];
      const [saved] =
        version === null
          ? await manager.query<object[]>(
              `INSERT INTO store_daily_plan (id, store_code, day, content, hash, made_by, made_at, changed_by, changed_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7)
               ON CONFLICT (store_code, day) WHERE status = 'draft' DO NOTHING RETURNING id`,
              values,
            )
          : // typeorm gives the rows of an UPDATE beside their number.
            (
              await manager.query<[object[], number]>(
                `UPDATE store_daily_plan SET content = $4, hash = $5, changed_by = $6, changed_at = $7, version = version + 1
                 WHERE id = $1 AND store_code = $2 AND day = $3 AND status = 'draft' AND version = $8 RETURNING id`,
                [...values, version],
              )
            )[0];
      if (saved === undefined) throw await this.changedMeanwhile(by.storeCode, day, manager);
      const details = { planId: id, storeCode: by.storeCode, day, what, hash };
      await this.audit.append({ action: 'store-plan.saved', actor: by.username, details }, manager);
    });
  }

  /** @throws QuartermasterError CHANGED_MEANWHILE */
  discard(id: string, day: string, version: number, by: PlanActing): Promise<void> {
    return this.database.transaction(async (manager) => {
      const [[discarded]] = await manager.query<[object[], number]>(
        `UPDATE store_daily_plan SET status = 'discarded', changed_by = $4, changed_at = $5
         WHERE id = $1 AND store_code = $2 AND version = $3 AND status = 'draft' RETURNING id`,
        [id, by.storeCode, version, by.staffId, by.now],
      );
      if (discarded === undefined) throw await this.changedMeanwhile(by.storeCode, day, manager);
      const details = { planId: id, storeCode: by.storeCode, day };
      await this.audit.append({ action: 'store-plan.discarded', actor: by.username, details }, manager);
    });
  }

  /** In the transaction of the approval. */
  async approve(
    manager: EntityManager,
    id: string,
    { staffId, now, effects }: { staffId: string; now: Date; effects: string[] },
  ): Promise<void> {
    await manager.query(
      `UPDATE store_daily_plan SET status = 'approved', approved_by = $2, approved_at = $3, effects = $4 WHERE id = $1`,
      [id, staffId, now, JSON.stringify(effects)],
    );
  }

  /** Says who was faster, and what became of the draft. */
  async changedMeanwhile(
    storeCode: string,
    day: string,
    manager: EntityManager = this.database.manager,
  ): Promise<QuartermasterError> {
    const [row] = await manager.query<{ name: string; status: StoredPlan['status']; version: number }[]>(
      `SELECT c.name, p.status, p.version FROM store_daily_plan p
       JOIN store_staff c ON c.id = coalesce(p.approved_by, p.changed_by)
       WHERE p.store_code = $1 AND p.day = $2 ORDER BY coalesce(p.approved_at, p.changed_at) DESC LIMIT 1`,
      [storeCode, day],
    );
    if (row === undefined) return new QuartermasterError('CHANGED_MEANWHILE');
    const did = { draft: 'changed', approved: 'approved', discarded: 'discarded' }[row.status];
    return new QuartermasterError('CHANGED_MEANWHILE', {
      message: `${row.name} ${did} the plan of that day meanwhile.`,
      nextStep: 'Look at how it is now, then go on from there.',
      details: { version: row.version, changedBy: row.name, status: row.status },
    });
  }
}
