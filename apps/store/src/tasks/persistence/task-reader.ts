import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Task, TaskComment, TaskCounts, TaskDetail, TaskEvent, TaskStatus } from '#libs/contracts';
import { decodeCursor, pageOf } from '#libs/persistence';
import type { DayMember } from '../domain/candidates';
import { dueOrder, type StoreMoment } from '../domain/task-time';
import {
  EVENT_COLUMNS,
  type EventRow,
  type StoredTask,
  TASK_COLUMNS,
  TASK_FROM,
  type TaskRow,
  toTask,
  withTimes,
} from './task-rows';

/** Of a long history the newest are shown. */
const MAX_HISTORY = 200;

export interface TaskFilter {
  storeCode: string;
  /** Of one member; null: of nobody; absent: everybody's. */
  assigneeId?: string | null;
  day?: string;
  status?: readonly TaskStatus[];
  area?: string;
  overdue?: boolean;
}

const WHERE = `t.store_code = $1 AND ($2::date IS NULL OR t.day = $2)
  AND CASE WHEN $3 THEN t.assignee IS NOT DISTINCT FROM $4::uuid ELSE true END`;
const UNFINISHED = `t.status IN ('open', 'in_progress')`;
const OVERDUE = `${UNFINISHED} AND t.due_day IS NOT NULL AND t.due_order <`;

const scopeOf = ({ storeCode, day, assigneeId }: TaskFilter) => [
  storeCode,
  day ?? null,
  assigneeId !== undefined,
  assigneeId ?? null,
];

/** Reads tasks. */
@Injectable()
export class TaskReader {
  constructor(private readonly database: DataSource) {}

  /** By due time, priority and id. */
  async page(
    filter: TaskFilter,
    now: StoreMoment,
    limit: number,
    cursor?: string,
  ): Promise<{ data: StoredTask[]; nextCursor: string | null }> {
    const after =
      cursor === undefined ? [null, null, null] : decodeCursor(cursor, ['integer', 'integer', 'uuid']);
    const rows = await this.database.query<(TaskRow & { dueOrder: number })[]>(
      `SELECT ${TASK_COLUMNS}, t.due_order AS "dueOrder" ${TASK_FROM}
       WHERE ${WHERE} AND ($5::text[] IS NULL OR t.status = ANY($5)) AND ($6::text IS NULL OR t.area = $6)
         AND (NOT $7 OR (${OVERDUE} $8))
         AND ($9::bigint IS NULL OR (t.due_order, t.priority, t.id) > ($9, $10::bigint, $11::uuid))
       ORDER BY t.due_order, t.priority, t.id LIMIT $12`,
      [
        ...scopeOf(filter),
        filter.status ?? null,
        filter.area ?? null,
        filter.overdue ?? false,
        dueOrder(now),
        ...after,
        limit + 1,
      ],
    );
    const page = pageOf(rows, limit, (row) => [row.dueOrder, row.priority, row.id]);
    return { ...page, data: page.data.map(({ dueOrder: _, ...row }) => toTask(row)) };
  }

  /** Of what a list holds before status, area and being overdue narrow it. */
  async counts(filter: TaskFilter, now: StoreMoment): Promise<TaskCounts> {
    const [row] = await this.database.query<TaskCounts[]>(
      `SELECT count(*) FILTER (WHERE t.status = 'open')::int AS open,
         count(*) FILTER (WHERE t.status = 'in_progress')::int AS in_progress,
         count(*) FILTER (WHERE t.status = 'completed')::int AS completed,
         count(*) FILTER (WHERE t.status = 'cancelled')::int AS cancelled,
         count(*) FILTER (WHERE ${OVERDUE} $5)::int AS overdue,
         coalesce((SELECT json_agg(json_build_object('area', g.area, 'count', g.count) ORDER BY g.area) FROM (
           SELECT t.area, count(*)::int AS count FROM store_task t WHERE ${WHERE} AND ${UNFINISHED} GROUP BY t.area) g
         ), '[]') AS areas
       FROM store_task t WHERE ${WHERE}`,
      [...scopeOf(filter), dueOrder(now)],
    );
    return row!;
  }

  /** What is open on a day and can be planned, by due time and priority. */
  async openOf(
    storeCode: string,
    day: string,
    manager: EntityManager = this.database.manager,
  ): Promise<StoredTask[]> {
    const rows = await manager.query<TaskRow[]>(
      `SELECT ${TASK_COLUMNS} ${TASK_FROM} WHERE t.store_code = $1 AND t.day = $2 AND t.status = 'open'
       ORDER BY t.due_order, t.priority, t.id`,
      [storeCode, day],
    );
    return rows.map(toTask);
  }

  async find(
    id: string,
    storeCode: string,
    manager: EntityManager = this.database.manager,
  ): Promise<StoredTask | null> {
    const [row] = await manager.query<TaskRow[]>(
      `SELECT ${TASK_COLUMNS} ${TASK_FROM} WHERE t.id = $1 AND t.store_code = $2`,
      [id, storeCode],
    );
    return row === undefined ? null : toTask(row);
  }

  async around(id: string): Promise<Pick<TaskDetail, 'history' | 'comments' | 'photoIds'>> {
    const events = await this.database.query<EventRow[]>(
      `SELECT ${EVENT_COLUMNS} FROM store_task_event e LEFT JOIN store_staff s ON s.id = e.staff_id
       WHERE e.task_id = $1 ORDER BY e.seq DESC LIMIT ${MAX_HISTORY}`,
      [id],
    );
    const comments = await this.database.query<
      (Omit<TaskComment, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date })[]
    >(
      `SELECT k.id, json_build_object('staffId', s.id, 'name', s.name) AS by, k.text, k.at, k.recorded_at AS "recordedAt"
       FROM store_task_comment k JOIN store_staff s ON s.id = k.staff_id WHERE k.task_id = $1 ORDER BY k.at, k.id`,
      [id],
    );
    const photos = await this.database.query<{ photo_id: string }[]>(
      'SELECT photo_id FROM task_photo WHERE task_id = $1 ORDER BY photo_id',
      [id],
    );
    return {
      history: events.reverse().map((event) => withTimes(event)),
      comments: comments.map((comment) => withTimes(comment)),
      photoIds: photos.map(({ photo_id }) => photo_id),
    };
  }

  /** The newest entry of the history, of some kinds where named. */
  async lastEvent(
    manager: EntityManager,
    id: string,
    kinds: readonly TaskEvent['kind'][] | null = null,
  ): Promise<EventRow | null> {
    const [row] = await manager.query<EventRow[]>(
      `SELECT ${EVENT_COLUMNS} FROM store_task_event e LEFT JOIN store_staff s ON s.id = e.staff_id
       WHERE e.task_id = $1 AND ($2::text[] IS NULL OR e.kind = ANY($2)) ORDER BY e.seq DESC LIMIT 1`,
      [id, kinds],
    );
    return row ?? null;
  }

  /** What somebody already did under an id: an act or a comment. */
  async knownAct(
    manager: EntityManager,
    actId: string,
  ): Promise<{ taskId: string; staffId: string | null; kind: string } | null> {
    const [row] = await manager.query<{ taskId: string; staffId: string | null; kind: string }[]>(
      `SELECT task_id AS "taskId", staff_id AS "staffId", kind FROM store_task_event WHERE id = $1
       UNION ALL SELECT task_id, staff_id, 'comment' FROM store_task_comment WHERE id = $1`,
      [actId],
    );
    return row ?? null;
  }

  /** Those who work in a store, with their shift of a day and what they have to do on it. */
  members(storeCode: string, day: Task['day'], staffId?: string): Promise<DayMember[]> {
    return this.database.query(
      `SELECT s.id AS "staffId", s.name,
         coalesce((SELECT json_agg(json_build_object('skill', k.skill, 'level', k.level) ORDER BY k.skill)
                   FROM store_staff_skill k WHERE k.staff_id = s.id), '[]') AS skills,
         (SELECT json_build_object('startsAt', min(h.starts_at), 'endsAt', max(h.ends_at)) FROM store_shift h
          WHERE h.staff_id = s.id AND h.day = $2 AND h.status = 'planned' HAVING count(*) > 0) AS shift,
         (SELECT coalesce(sum(t.estimate_minutes), 0)::int FROM store_task t
          WHERE t.assignee = s.id AND t.day = $2 AND ${UNFINISHED}) AS "assignedMinutes"
       FROM store_staff s WHERE s.store_code = $1 AND s.left_on IS NULL AND ($3::uuid IS NULL OR s.id = $3)`,
      [storeCode, day, staffId ?? null],
    );
  }
}
