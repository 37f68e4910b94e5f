import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { TimeOffKind } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import type { Stretch } from '../domain/balance';

export interface GrantedTimeOff extends Stretch {
  id: string;
  staffId: string;
  staffName: string;
  storeCode: string;
  contractMinutes: number;
  requestId: string | null;
  cancelling: boolean;
}

/** An open request for time off. */
export interface RequestedTimeOff extends Stretch {
  requestId: string;
  insteadOf?: string;
}

const GRANTED = `t.id, t.staff_id AS "staffId", s.name AS "staffName", s.store_code AS "storeCode",
  s.contract_minutes AS "contractMinutes", t.kind, to_char(t.first_day, 'YYYY-MM-DD') AS "firstDay",
  to_char(t.last_day, 'YYYY-MM-DD') AS "lastDay", t.request_id AS "requestId",
  EXISTS (SELECT FROM store_request r WHERE r.kind = 'time-off-cancellation' AND r.status = 'open'
    AND r.expires_at > $1 AND r.arguments->>'timeOffId' = t.id::text) AS cancelling`;

/** Time off as it was granted, what people are entitled to, and what they have asked for. */
@Injectable()
export class TimeOffStore {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Days of a year by kind; a kind without an entry has none. */
  async entitled(
    staffId: string,
    year: number,
    manager = this.database.manager,
  ): Promise<Map<TimeOffKind, number>> {
    const rows = await manager.query<{ kind: TimeOffKind; days: string }[]>(
      'SELECT kind, days FROM store_time_off_entitlement WHERE staff_id = $1 AND year = $2',
      [staffId, year],
    );
    return new Map(rows.map(({ kind, days }) => [kind, Number(days)]));
  }

  granted(
    { staffId, storeCode, from }: { staffId?: string; storeCode?: string; from?: string },
    manager = this.database.manager,
  ): Promise<GrantedTimeOff[]> {
    return manager.query(
      `SELECT ${GRANTED} FROM store_time_off t JOIN store_staff s ON s.id = t.staff_id
       WHERE ($2::uuid IS NULL OR t.staff_id = $2) AND ($3::text IS NULL OR s.store_code = $3)
         AND ($4::date IS NULL OR t.last_day >= $4) ORDER BY t.first_day, s.name`,
      [this.clock.now(), staffId ?? null, storeCode ?? null, from ?? null],
    );
  }

  async grantedById(id: string, manager = this.database.manager): Promise<GrantedTimeOff | null> {
    const [row] = await manager.query<GrantedTimeOff[]>(
      `SELECT ${GRANTED} FROM store_time_off t JOIN store_staff s ON s.id = t.staff_id WHERE t.id = $2`,
      [this.clock.now(), id],
    );
    return row ?? null;
  }

  requested(staffId: string, manager = this.database.manager): Promise<RequestedTimeOff[]> {
    return manager.query(
      `SELECT id AS "requestId", arguments->>'kind' AS kind, arguments->>'firstDay' AS "firstDay",
         arguments->>'lastDay' AS "lastDay", arguments->>'insteadOf' AS "insteadOf"
       FROM store_request WHERE kind = 'time-off' AND status = 'open' AND expires_at > $2 AND staff_id = $1`,
      [staffId, this.clock.now()],
    );
  }

  /** Grants it and takes its shifts out of the roster. @returns how many shifts those were */
  async grant(
    manager: EntityManager,
    granted: Stretch & { id: string; staffId: string; requestId: string },
  ): Promise<number> {
    const { id, staffId, kind, firstDay, lastDay, requestId } = granted;
    await manager.query(
      `INSERT INTO store_time_off (id, staff_id, kind, first_day, last_day, request_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, staffId, kind, firstDay, lastDay, requestId],
    );
    return this.setShifts(manager, granted, 'planned', 'off');
  }

  /** Takes it back; shifts from `today` on are worked again. @returns how many shifts those were */
  async revoke(
    manager: EntityManager,
    { id, staffId, firstDay, lastDay }: GrantedTimeOff,
    today: string,
  ): Promise<number> {
    await manager.query('DELETE FROM store_time_off WHERE id = $1', [id]);
    const from = firstDay > today ? firstDay : today;
    return this.setShifts(manager, { staffId, firstDay: from, lastDay }, 'off', 'planned');
  }

  private async setShifts(
    manager: EntityManager,
    { staffId, firstDay, lastDay }: { staffId: string; firstDay: string; lastDay: string },
    from: string,
    to: string,
  ): Promise<number> {
    const [, count] = await manager.query<[unknown, number]>(
      `UPDATE store_shift SET status = $5 WHERE staff_id = $1 AND day BETWEEN $2 AND $3 AND status = $4`,
      [staffId, firstDay, lastDay, from, to],
    );
    return count;
  }

  /** Sample entitlements of sample people; what is there stays. */
  async fillSamples(years: readonly number[]): Promise<void> {
    await this.database.query(
      `INSERT INTO store_time_off_entitlement (staff_id, kind, year, days)
       SELECT s.id, k.kind, y.year, k.days FROM store_staff s
       CROSS JOIN (VALUES ('vacation', 25), ('personal', 3)) AS k (kind, days)
       CROSS JOIN unnest($1::int[]) AS y (year) WHERE s.sample ON CONFLICT DO NOTHING`,
      [years],
    );
  }
}
