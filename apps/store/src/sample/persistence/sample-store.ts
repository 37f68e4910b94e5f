import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sampleRoster } from '../domain/sample-roster';
import type { sampleStores } from '../domain/sample-staff';

/** Writes the sample stores; what is there stays as it is. */
@Injectable()
export class SampleStore {
  constructor(private readonly database: DataSource) {}

  async write(stores: ReturnType<typeof sampleStores>, from: string, to: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      // Replicas that start together take turns.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('sample stores', 0))`);
      for (const { staff, ...store } of stores) {
        await manager.query(
          `INSERT INTO store (code, name, address, time_zone, opens_at, closes_at, minimum_cover, sample)
           VALUES ($1, $2, $3, $4, $5, $6, $7, true) ON CONFLICT DO NOTHING`,
          [
            store.code,
            store.name,
            store.address,
            store.timeZone,
            store.opensAt,
            store.closesAt,
            store.minimumCover,
          ],
        );
        await manager.query(
          `INSERT INTO store_staff (id, store_code, name, role, username, contract_minutes, hired_on, sample)
           SELECT id, "storeCode", name, role, username, "contractMinutes", "hiredOn", true
           FROM jsonb_to_recordset($1) AS s (id uuid, "storeCode" text, name text, role text, username text,
             "contractMinutes" int, "hiredOn" date) ON CONFLICT DO NOTHING`,
          [JSON.stringify(staff)],
        );
        await manager.query(
          `INSERT INTO store_staff_skill (staff_id, skill, level)
           SELECT s.id, k.skill, k.level FROM jsonb_to_recordset($1) AS s (id uuid, skills jsonb)
           JOIN store_staff kept ON kept.id = s.id
           CROSS JOIN jsonb_to_recordset(s.skills) AS k (skill text, level int) ON CONFLICT DO NOTHING`,
          [JSON.stringify(staff)],
        );
        await manager.query(
          `INSERT INTO store_shift (id, staff_id, day, starts_at, ends_at, breaks, sample)
           SELECT h.id, h."staffId", h.day, h."startsAt", h."endsAt", h.breaks, true
           FROM jsonb_to_recordset($1) AS h (id uuid, "staffId" uuid, day date, "startsAt" int, "endsAt" int, breaks jsonb)
           JOIN store_staff s ON s.id = h."staffId" AND s.left_on IS NULL ON CONFLICT DO NOTHING`,
          [JSON.stringify(sampleRoster(staff, from, to))],
        );
      }
    });
  }

  /** True when stores were imported: then the samples stay away. */
  async hasRealStores(): Promise<boolean> {
    const [row] = await this.database.query<{ real: boolean }[]>(
      'SELECT EXISTS (SELECT FROM store WHERE NOT sample) AS real',
    );
    return row!.real;
  }
}
