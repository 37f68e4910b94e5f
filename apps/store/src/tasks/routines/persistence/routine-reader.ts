import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MAX_ROUTINE_HISTORY, type Routine, type RoutineDetail, type RoutineEvent } from '#libs/contracts';

export const ROUTINE_COLUMNS = `r.id, r.title, r.description, r.area, r.priority, r.estimate_minutes AS "estimateMinutes",
  r.required_skills AS "requiredSkills", r.weekdays, r.not_before AS "notBefore", r.due_minute AS "dueMinute", r.active,
  r.version, r.sample`;

type EventRow = Omit<RoutineEvent, 'at'> & { at: Date };

/** An act on a routine that was done under an id. */
export interface KnownRoutineAct {
  routineId: string;
  staffId: string;
  isRemoval: boolean;
}

/** Routines as they are kept, without those that were removed. */
@Injectable()
export class RoutineReader {
  constructor(private readonly database: DataSource) {}

  list(storeCode: string): Promise<Routine[]> {
    return this.database.query(
      `SELECT ${ROUTINE_COLUMNS} FROM store_routine r WHERE r.store_code = $1 AND r.removed_at IS NULL
       ORDER BY r.area, coalesce(r.not_before, r.due_minute, 1441), r.title, r.id`,
      [storeCode],
    );
  }

  async find(id: string, storeCode: string): Promise<RoutineDetail | null> {
    const [routine] = await this.database.query<Routine[]>(
      `SELECT ${ROUTINE_COLUMNS} FROM store_routine r WHERE r.id = $1 AND r.store_code = $2 AND r.removed_at IS NULL`,
      [id, storeCode],
    );
    return routine === undefined ? null : this.detail(this.database.manager, routine);
  }

  async detail(manager: EntityManager, routine: Routine): Promise<RoutineDetail> {
    const rows = await manager.query<EventRow[]>(
      `SELECT e.id, e.kind, e.at, e.changes, e.tasks, json_build_object('staffId', s.id, 'name', s.name) AS by
       FROM store_routine_event e JOIN store_staff s ON s.id = e.staff_id
       WHERE e.routine_id = $1 ORDER BY e.seq DESC LIMIT ${MAX_ROUTINE_HISTORY}`,
      [routine.id],
    );
    return { routine, history: rows.reverse().map((row) => ({ ...row, at: row.at.toISOString() })) };
  }

  async knownAct(manager: EntityManager, actId: string): Promise<KnownRoutineAct | null> {
    const [row] = await manager.query<KnownRoutineAct[]>(
      `SELECT routine_id AS "routineId", staff_id AS "staffId", kind = 'removed' AS "isRemoval"
       FROM store_routine_event WHERE id = $1`,
      [actId],
    );
    return row ?? null;
  }
}
