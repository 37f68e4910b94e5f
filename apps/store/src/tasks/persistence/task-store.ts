import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { QuartermasterError, type Task, type TaskEvent } from '#libs/contracts';
import { type StoredTask, TASK_COLUMNS, TASK_FROM, type TaskRow, toTask } from './task-rows';

/** A task that is to be made. Its store is the author's; whoever makes it has checked the rest. */
export type NewTaskRow = Pick<
  Task,
  | 'id'
  | 'day'
  | 'title'
  | 'description'
  | 'area'
  | 'priority'
  | 'estimateMinutes'
  | 'requiredSkills'
  | 'due'
  | 'source'
> &
  Partial<Pick<Task, 'notBefore' | 'plannedStart' | 'plannedEnd'>> & { assigneeId: string | null };

/** Who gives an open task to whom, and when it is to be done. */
export interface Assignment {
  taskId: string;
  staffId: string | null;
  plannedStart: number | null;
  plannedEnd: number | null;
}

/** Who writes: `staffId` is null where a routine does. */
export interface TaskAuthor {
  storeCode: string;
  staffId: string | null;
  now: Date;
  /** Made-up tasks are marked, and nobody is told of them. */
  sample?: boolean;
  /** Whoever writes tells people himself. */
  tellsHimself?: boolean;
}

type TaskEventRow = Pick<TaskEvent, 'id' | 'kind' | 'changes' | 'note'> & {
  taskId: string;
  staffId: string | null;
  at: Date;
  now: Date;
};

/**
 * Writes tasks in the transaction that it is given: that of this room, or of a room whose approval makes tasks. What an
 * assignee is told is written with it and sent afterwards. Nothing here is audited: whoever opened the transaction does.
 */
@Injectable()
export class TaskStore {
  /** Makes tasks. @throws QuartermasterError TASK_INVALID where an assignee is not on the staff of the store */
  async create(manager: EntityManager, tasks: readonly NewTaskRow[], by: TaskAuthor): Promise<void> {
    if (tasks.length === 0) return;
    await this.requireStaff(
      manager,
      tasks.map(({ assigneeId }) => assigneeId),
      by.storeCode,
    );
    await manager.query(
      `INSERT INTO store_task (id, store_code, day, title, description, area, priority, estimate_minutes, required_skills,
         not_before, due_day, due_minute, planned_start, planned_end, assignee, source_kind, source_id, routine_id,
         created_at, created_by, sample)
       SELECT t.id, $2, t.day, t.title, t.description, t.area, t.priority, t."estimateMinutes", t."requiredSkills",
         t."notBefore", (t.due->>'day')::date, (t.due->>'minute')::int, t."plannedStart", t."plannedEnd", t."assigneeId",
         t.source->>'kind', t.source->>'id', CASE WHEN t.source->>'kind' = 'routine' THEN (t.source->>'id')::uuid END,
         $3, $4, $5
       FROM jsonb_to_recordset($1) AS t (id uuid, day date, title text, description text, area text, priority int,
         "estimateMinutes" int, "requiredSkills" jsonb, "notBefore" int, due jsonb, "plannedStart" int, "plannedEnd" int,
         "assigneeId" uuid, source jsonb)`,
      [JSON.stringify(tasks), by.storeCode, by.now, by.staffId, by.sample ?? false],
    );
    await manager.query(
      `INSERT INTO store_task_event (id, task_id, kind, staff_id, at, recorded_at, version)
       SELECT gen_random_uuid(), id, 'created', $2, $3, $3, 1 FROM unnest($1::uuid[]) AS id`,
      [tasks.map(({ id }) => id), by.staffId, by.now],
    );
    if (by.sample === true) return;
    for (const { id, assigneeId } of tasks) await this.tell(manager, id, assigneeId, by);
  }

  /**
   * Gives tasks that nobody has begun to people, as a daily plan says.
   *
   * @throws QuartermasterError NOT_FOUND, TASK_CLOSED where one is not open any more, TASK_INVALID
   */
  async assign(manager: EntityManager, assignments: readonly Assignment[], by: TaskAuthor): Promise<void> {
    const ids = assignments.map(({ taskId }) => taskId).sort();
    await this.requireStaff(
      manager,
      assignments.map(({ staffId }) => staffId),
      by.storeCode,
    );
    const before = new Map<string, StoredTask>();
    for (const id of ids) before.set(id, await this.lock(manager, id, by.storeCode));
    const names = await this.names(manager, by.storeCode);
    for (const { taskId, staffId, plannedStart, plannedEnd } of assignments) {
      const task = before.get(taskId)!;
      if (task.status !== 'open') {
        throw new QuartermasterError('TASK_CLOSED', {
          message: `“${task.title}” is not open any more.`,
          nextStep: 'Make the plan again from what is still open.',
        });
      }
      await this.write(manager, taskId, {
        assignee: staffId,
        planned_start: plannedStart,
        planned_end: plannedEnd,
      });
      const after = staffId === null ? 'nobody' : names.get(staffId)!;
      await this.record(manager, {
        id: randomUUID(),
        taskId,
        kind: 'changed',
        staffId: by.staffId,
        at: by.now,
        now: by.now,
        changes: [{ field: 'assignee', before: task.assignee?.name ?? 'nobody', after }],
        note: null,
      });
      if (staffId !== task.assignee?.staffId) await this.tell(manager, taskId, staffId, by);
    }
  }

  /** A task of the store, which nobody else changes until the transaction ends. @throws QuartermasterError NOT_FOUND */
  async lock(manager: EntityManager, id: string, storeCode: string): Promise<StoredTask> {
    const [found] = await manager.query<object[]>(
      'SELECT FROM store_task WHERE id = $1 AND store_code = $2 FOR UPDATE',
      [id, storeCode],
    );
    if (found === undefined) throw new QuartermasterError('NOT_FOUND');
    // A second statement, so that it sees what was committed while it waited for the lock.
    const [row] = await manager.query<TaskRow[]>(`SELECT ${TASK_COLUMNS} ${TASK_FROM} WHERE t.id = $1`, [id]);
    return toTask(row!);
  }

  /** Sets columns of a task; its version goes up by one. The names of columns are this room's, never a caller's. */
  async write(manager: EntityManager, id: string, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns);
    const set = names.map((name, index) => `${name} = $${index + 2}`);
    await manager.query(`UPDATE store_task SET ${set.join(', ')}, version = version + 1 WHERE id = $1`, [
      id,
      ...names.map((name) => columns[name]),
    ]);
  }

  async record(manager: EntityManager, event: TaskEventRow): Promise<void> {
    const { id, taskId, kind, staffId, at, now, changes, note } = event;
    await manager.query(
      `INSERT INTO store_task_event (id, task_id, kind, staff_id, at, recorded_at, changes, note, version)
       SELECT $1, t.id, $3, $4, $5, $6, $7, $8, t.version FROM store_task t WHERE t.id = $2`,
      [id, taskId, kind, staffId, at, now, JSON.stringify(changes), note],
    );
  }

  /** Whoever gives a task to somebody else has them told. */
  async tell(manager: EntityManager, taskId: string, staffId: string | null, by: TaskAuthor): Promise<void> {
    await manager.query('DELETE FROM store_task_notice WHERE task_id = $1', [taskId]);
    if (staffId === null || staffId === by.staffId || by.tellsHimself === true) return;
    await manager.query('INSERT INTO store_task_notice (task_id, staff_id, at) VALUES ($1, $2, $3)', [
      taskId,
      staffId,
      by.now,
    ]);
  }

  /** @throws QuartermasterError TASK_INVALID that says who is not, or no longer, of this store */
  async requireStaff(
    manager: EntityManager,
    staffIds: readonly (string | null)[],
    storeCode: string,
  ): Promise<void> {
    const wanted = [...new Set(staffIds.filter((id) => id !== null))];
    if (wanted.length === 0) return;
    const known = await manager.query<{ id: string; name: string; left: boolean }[]>(
      `SELECT id, name, left_on IS NOT NULL AS left FROM store_staff WHERE store_code = $1 AND id = ANY($2)`,
      [storeCode, wanted],
    );
    const nextStep = 'Choose somebody who works in this store.';
    const left = known.find((member) => member.left);
    if (left !== undefined)
      throw new QuartermasterError('TASK_INVALID', { message: `${left.name} has left the store.`, nextStep });
    if (known.length < wanted.length)
      throw new QuartermasterError('TASK_INVALID', {
        message: 'Whoever is to do it is not on the staff of this store.',
        nextStep,
      });
  }

  async names(manager: EntityManager, storeCode: string): Promise<Map<string, string>> {
    const rows = await manager.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM store_staff WHERE store_code = $1',
      [storeCode],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
