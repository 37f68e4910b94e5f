import type { Task, TaskEvent } from '#libs/contracts';

/** A task as it is kept: what depends on who looks and when is added by the caller. */
export type StoredTask = Omit<Task, 'acts' | 'overdue'>;

const person = (id: string, name: string) =>
  `CASE WHEN ${id} IS NOT NULL THEN json_build_object('staffId', ${id}, 'name', ${name}) END`;

export const TASK_COLUMNS = `t.id, t.store_code AS "storeCode", to_char(t.day, 'YYYY-MM-DD') AS day, t.title, t.description,
  t.area, t.priority, t.estimate_minutes AS "estimateMinutes", t.required_skills AS "requiredSkills",
  t.not_before AS "notBefore", t.planned_start AS "plannedStart", t.planned_end AS "plannedEnd", t.status, t.version,
  CASE WHEN t.due_day IS NOT NULL
    THEN json_build_object('day', to_char(t.due_day, 'YYYY-MM-DD'), 'minute', t.due_minute) END AS due,
  json_build_object('kind', t.source_kind, 'id', t.source_id) AS source, t.created_at AS "createdAt",
  t.started_at AS "startedAt", t.completed_at AS "completedAt", ${person('a.id', 'a.name')} AS assignee,
  ${person('c.id', 'c.name')} AS "createdBy", ${person('d.id', 'd.name')} AS "completedBy",
  (SELECT count(*)::int FROM store_task_comment k WHERE k.task_id = t.id) AS "commentCount"`;
export const TASK_FROM = `FROM store_task t LEFT JOIN store_staff a ON a.id = t.assignee
  LEFT JOIN store_staff c ON c.id = t.created_by LEFT JOIN store_staff d ON d.id = t.completed_by`;

export interface TaskRow extends Omit<StoredTask, 'createdAt' | 'startedAt' | 'completedAt'> {
  createdAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
}

export function toTask({ createdAt, startedAt, completedAt, ...row }: TaskRow): StoredTask {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
  };
}

export interface EventRow extends Omit<TaskEvent, 'at' | 'recordedAt'> {
  at: Date;
  recordedAt: Date;
}

export const EVENT_COLUMNS = `e.id, e.kind, e.at, e.recorded_at AS "recordedAt", e.changes, e.note,
  ${person('s.id', 's.name')} AS by`;

export const withTimes = <Row extends { at: Date; recordedAt: Date }>({ at, recordedAt, ...row }: Row) => ({
  ...row,
  at: at.toISOString(),
  recordedAt: recordedAt.toISOString(),
});
