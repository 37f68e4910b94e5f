import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '#libs/persistence';
import type { Routine } from '../domain/routine';
import { TaskStore } from './task-store';

/** Making the tasks of a day and changing a routine take turns in a store, so that no day misses a change. */
export async function lockRoutines(manager: EntityManager, storeCode: string): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('routines of ' || $1, 0))`, [storeCode]);
}

/** What is to be done every such day, and the tasks that are made of it. */
@Injectable()
export class RoutineStore {
  constructor(
    private readonly database: DataSource,
    private readonly tasks: TaskStore,
    private readonly audit: AuditLog,
  ) {}

  /** Makes the routine tasks of a day, once; true when this call did. */
  async derive(storeCode: string, day: string, now: Date, sample = false): Promise<boolean> {
    const [done] = await this.database.query<object[]>(
      'SELECT FROM store_task_day WHERE store_code = $1 AND day = $2',
      [storeCode, day],
    );
    if (done !== undefined) return false;
    return this.database.transaction(async (manager) => {
      await lockRoutines(manager, storeCode);
      // Whoever looks at the same time waits here for the tasks.
      const [mine] = await manager.query<object[]>(
        'INSERT INTO store_task_day (store_code, day) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING day',
        [storeCode, day],
      );
      if (mine === undefined) return false;
      const routines = await manager.query<Routine[]>(
        `SELECT id, title, description, area, priority, estimate_minutes AS "estimateMinutes",
           required_skills AS "requiredSkills", not_before AS "notBefore", due_minute AS "dueMinute"
         FROM store_routine WHERE store_code = $1 AND active AND removed_at IS NULL
           AND extract(isodow FROM $2::date)::int = ANY(weekdays)
           AND NOT EXISTS (SELECT FROM store_task t WHERE t.routine_id = store_routine.id AND t.day = $2::date)
         ORDER BY id`,
        [storeCode, day],
      );
      const made = routines.map(({ id, dueMinute, ...routine }) => ({
        ...routine,
        id: randomUUID(),
        day,
        due: { day, minute: dueMinute },
        assigneeId: null,
        source: { kind: 'routine' as const, id },
      }));
      await this.tasks.create(manager, made, { storeCode, staffId: null, now, sample });
      const details = { storeCode, day, tasks: made.length };
      await this.audit.append({ action: 'store-task.routines-made', actor: null, details }, manager);
      return true;
    });
  }

  /** Adds sample routines that are not there yet. */
  async addSamples(routines: readonly Routine[]): Promise<void> {
    await this.database.query(
      `INSERT INTO store_routine (id, store_code, title, description, area, priority, estimate_minutes, required_skills,
         weekdays, not_before, due_minute, sample)
       SELECT r.id, r."storeCode", r.title, r.description, r.area, r.priority, r."estimateMinutes", r."requiredSkills",
         r.weekdays, r."notBefore", r."dueMinute", true
       FROM jsonb_to_recordset($1) AS r (id uuid, "storeCode" text, title text, description text, area text, priority int,
         "estimateMinutes" int, "requiredSkills" jsonb, weekdays int[], "notBefore" int, "dueMinute" int)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(routines)],
    );
  }
}
