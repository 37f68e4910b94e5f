import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Shift, StaffMember, Store } from '#libs/contracts';

const STAFF = `s.id, s.store_code AS "storeCode", s.name, s.role, s.contract_minutes AS "contractMinutes",
  s.left_on IS NULL AS active,
  coalesce((SELECT json_agg(json_build_object('skill', k.skill, 'level', k.level) ORDER BY k.skill)
            FROM store_staff_skill k WHERE k.staff_id = s.id), '[]') AS skills`;

const STORE = `code, name, address, time_zone AS "timeZone", opens_at AS "opensAt", closes_at AS "closesAt",
  minimum_cover AS "minimumCover", sample`;

const SHIFT = `h.id, h.staff_id AS "staffId", s.name AS "staffName", to_char(h.day, 'YYYY-MM-DD') AS day,
  h.starts_at AS "startsAt", h.ends_at AS "endsAt", h.breaks, h.status`;

/** Stores, staff and shifts as they are kept. */
@Injectable()
export class MemberStore {
  constructor(private readonly database: DataSource) {}

  /** The member that a user is, unless they have left. */
  async memberOf(username: string): Promise<{ store: Store; staff: StaffMember } | null> {
    // Every operation of the store asks this first: one query, not one for each.
    const [found] = await this.database.query<(StaffMember & { store: Store })[]>(
      `SELECT ${STAFF}, to_json(t) AS store
       FROM store_staff s JOIN (SELECT ${STORE} FROM store) AS t ON t.code = s.store_code
       WHERE lower(s.username) = lower($1) AND s.left_on IS NULL`,
      [username],
    );
    if (found === undefined) return null;
    const { store, ...staff } = found;
    return { store, staff };
  }

  /** Somebody of any store, also when they have left; null where nobody has the id. */
  async staffById(id: string, manager: EntityManager = this.database.manager): Promise<StaffMember | null> {
    const [staff] = await manager.query<StaffMember[]>(`SELECT ${STAFF} FROM store_staff s WHERE s.id = $1`, [
      id,
    ]);
    return staff ?? null;
  }

  staff(
    storeCode: string,
    left: boolean,
    manager: EntityManager = this.database.manager,
  ): Promise<StaffMember[]> {
    return manager.query(
      `SELECT ${STAFF} FROM store_staff s WHERE s.store_code = $1 AND ($2 OR s.left_on IS NULL) ORDER BY s.name, s.id`,
      [storeCode, left],
    );
  }

  /** Shifts from a day to the day before `to`. */
  shifts(
    storeCode: string,
    { from, to, staffId }: { from: string; to: string; staffId?: string },
    manager: EntityManager = this.database.manager,
  ): Promise<Shift[]> {
    return manager.query(
      `SELECT ${SHIFT} FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
       WHERE s.store_code = $1 AND h.day >= $2 AND h.day < $3 AND ($4::uuid IS NULL OR h.staff_id = $4)
       ORDER BY h.day, h.starts_at, s.name`,
      [storeCode, from, to, staffId ?? null],
    );
  }

  /** User names of the managers of a store, to tell them something. */
  async managers(storeCode: string, manager: EntityManager = this.database.manager): Promise<string[]> {
    const rows = await manager.query<{ username: string }[]>(
      `SELECT username FROM store_staff
       WHERE store_code = $1 AND role = 'manager' AND left_on IS NULL AND username IS NOT NULL`,
      [storeCode],
    );
    return rows.map(({ username }) => username);
  }
}
