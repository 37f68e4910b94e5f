import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type NewTask,
  QuartermasterError,
  type TaskAct,
  type TaskChange,
  type TaskEvent,
} from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import type { Caller } from '../../members/members';
import { changesBetween, faultOf } from '../domain/task-changes';
import { type Actor, isDoneAlready, refusalOf } from '../domain/task-rules';
import { actTime, clockTime } from '../domain/task-time';
import { TaskReader } from './task-reader';
import type { StoredTask } from './task-rows';
import { type TaskAuthor, TaskStore } from './task-store';

/** One act: its id makes a repetition of it known. */
export interface ActInput {
  taskId: string;
  actId: string;
  at?: string;
}

type StatusAct = Exclude<TaskAct, 'edit'>;

const KINDS = { start: 'started', complete: 'completed', reopen: 'reopened', cancel: 'cancelled' } as const;
const DEFAULT_MINUTES = 15;
const NORMAL = 3;

/** What people do to tasks, one transaction each: the task is locked, so that of two at once the second sees the first. */
@Injectable()
export class TaskActs {
  constructor(
    private readonly database: DataSource,
    private readonly store: TaskStore,
    private readonly reader: TaskReader,
    private readonly audit: AuditLog,
  ) {}

  /** The same id again gives what became of it. @throws QuartermasterError TASK_INVALID, TOO_MANY_TASKS */
  create(id: string, given: NewTask, by: Caller, maxOpen: number): Promise<StoredTask> {
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('new tasks of ' || $1, 0))`, [
        by.store.code,
      ]);
      const known = await this.reader.find(id, by.store.code, manager);
      if (known !== null) return known;
      await this.requireRoom(manager, by.store.code, maxOpen);
      const task = {
        id,
        ...given,
        description: given.description ?? '',
        priority: given.priority ?? NORMAL,
        estimateMinutes: given.estimateMinutes ?? DEFAULT_MINUTES,
        requiredSkills: given.requiredSkills ?? [],
        day: given.day ?? given.due?.day ?? by.today,
        due: given.due ?? null,
        assigneeId: given.assigneeId ?? null,
        source: { kind: 'manual' as const, id: null },
      };
      requireFaultless(faultOf(task, by.today));
      await this.store.create(manager, [task], authorOf(by));
      await this.record(manager, 'created', { id }, by);
      return (await this.reader.find(id, by.store.code, manager))!;
    });
  }

  /** @throws QuartermasterError NOT_FOUND, CONFLICT, TASK_TAKEN, TASK_CLOSED, NOT_THE_MANAGER */
  act(
    act: StatusAct,
    { taskId, actId, at, note }: ActInput & { note?: string },
    by: Caller,
    longestDelayMs: number,
  ): Promise<StoredTask> {
    return this.database.transaction(async (manager) => {
      const task = await this.store.lock(manager, taskId, by.store.code);
      if (await this.isRepeated(manager, { taskId, actId }, KINDS[act], by)) return task;
      if (isDoneAlready(act, task, actorOf(by))) return task;
      await this.requireAllowed(manager, act, task, by);
      const when = actTime(at, { now: by.now, createdAt: new Date(task.createdAt), longestDelayMs });
      const taken = act === 'start' || (act === 'complete' && task.assignee === null);
      const assignee = taken ? { staffId: by.staff.id, name: by.staff.name } : task.assignee;
      await this.store.write(manager, taskId, {
        ...columnsOf(act, when, task, by),
        ...(taken ? { assignee: by.staff.id } : {}),
      });
      await this.store.record(manager, {
        id: actId,
        taskId,
        kind: KINDS[act],
        staffId: by.staff.id,
        at: when,
        now: by.now,
        changes: changesBetween(task, { ...task, assignee }),
        note: note ?? null,
      });
      await this.record(manager, KINDS[act], task, by, { at: when.toISOString() });
      return (await this.reader.find(taskId, by.store.code, manager))!;
    });
  }

  /** @throws QuartermasterError NOT_FOUND, CONFLICT, CHANGED_MEANWHILE, TASK_CLOSED, TASK_INVALID, NOT_THE_MANAGER */
  change(
    { taskId, actId, version, change }: ActInput & { version: number; change: TaskChange },
    by: Caller,
  ): Promise<StoredTask> {
    return this.database.transaction(async (manager) => {
      const task = await this.store.lock(manager, taskId, by.store.code);
      if (await this.isRepeated(manager, { taskId, actId }, 'changed', by)) return task;
      await this.requireAllowed(manager, 'edit', task, by);
      if (task.version !== version) throw await this.changedMeanwhile(manager, task, by);
      const { assigneeId, ...fields } = change;
      const after = { ...task, ...fields };
      if (assigneeId !== undefined) {
        await this.store.requireStaff(manager, [assigneeId], by.store.code);
        const names = await this.store.names(manager, by.store.code);
        after.assignee = assigneeId === null ? null : { staffId: assigneeId, name: names.get(assigneeId)! };
      }
      requireFaultless(faultOf(after, by.today, task.day));
      const changes = changesBetween(task, after);
      const handedOn = after.assignee?.staffId !== task.assignee?.staffId;
      if (changes.length === 0 && !handedOn) return task;
      await this.store.write(manager, taskId, writtenColumns(task, after, handedOn));
      const when = { at: by.now, now: by.now };
      const event = { id: actId, taskId, kind: 'changed' as const, staffId: by.staff.id, note: null };
      await this.store.record(manager, { ...event, ...when, changes });
      if (handedOn) await this.store.tell(manager, taskId, after.assignee?.staffId ?? null, authorOf(by));
      await this.record(manager, 'changed', task, by, { changed: changes.map(({ field }) => field) });
      return (await this.reader.find(taskId, by.store.code, manager))!;
    });
  }

  /** @throws QuartermasterError NOT_FOUND, CONFLICT, TOO_MANY_COMMENTS */
  comment(
    { taskId, actId, at, text }: ActInput & { text: string },
    by: Caller,
    { longestDelayMs, maxComments }: { longestDelayMs: number; maxComments: number },
  ): Promise<StoredTask> {
    return this.database.transaction(async (manager) => {
      const task = await this.store.lock(manager, taskId, by.store.code);
      if (await this.isRepeated(manager, { taskId, actId }, 'comment', by)) return task;
      if (task.commentCount >= maxComments)
        throw new QuartermasterError('TOO_MANY_COMMENTS', { details: { max: maxComments } });
      const when = actTime(at, { now: by.now, createdAt: new Date(task.createdAt), longestDelayMs });
      await manager.query(
        'INSERT INTO store_task_comment (id, task_id, staff_id, text, at, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [actId, taskId, by.staff.id, text, when, by.now],
      );
      await this.record(manager, 'commented', task, by);
      return { ...task, commentCount: task.commentCount + 1 };
    });
  }

  /** Whether this very act was done before. @throws QuartermasterError CONFLICT where its id is of something else */
  private async isRepeated(
    manager: EntityManager,
    { taskId, actId }: ActInput,
    kind: TaskEvent['kind'] | 'comment',
    by: Caller,
  ): Promise<boolean> {
    const known = await this.reader.knownAct(manager, actId);
    if (known === null) return false;
    if (known.taskId === taskId && known.staffId === by.staff.id && known.kind === kind) return true;
    throw new QuartermasterError('CONFLICT');
  }

  private async requireAllowed(
    manager: EntityManager,
    act: TaskAct,
    task: StoredTask,
    by: Caller,
  ): Promise<void> {
    if (refusalOf(act, task, actorOf(by), null) === null) return;
    const kinds =
      task.status === 'in_progress' ? (['started'] as const) : (['completed', 'cancelled'] as const);
    const event = await this.reader.lastEvent(manager, task.id, kinds);
    const last = event === null ? null : { name: event.by?.name ?? 'Somebody', at: event.at };
    const { code, ...refusal } = refusalOf(act, task, actorOf(by), last)!;
    throw new QuartermasterError(code, refusal);
  }

  private async changedMeanwhile(
    manager: EntityManager,
    task: StoredTask,
    { store }: Caller,
  ): Promise<QuartermasterError> {
    const last = (await this.reader.lastEvent(manager, task.id))!;
    const what = last.changes.map(({ field }) => field).join(', ') || last.kind;
    return new QuartermasterError('CHANGED_MEANWHILE', {
      message: `${last.by?.name ?? 'Somebody'} changed this at ${clockTime(last.at, store.timeZone)} (${what}).`,
      details: {
        version: task.version,
        changedBy: last.by,
        at: last.at.toISOString(),
        changes: last.changes,
      },
    });
  }

  private async requireRoom(manager: EntityManager, storeCode: string, max: number): Promise<void> {
    const [row] = await manager.query<{ open: number }[]>(
      `SELECT count(*)::int AS open FROM store_task WHERE store_code = $1 AND status IN ('open', 'in_progress')`,
      [storeCode],
    );
    if (row!.open >= max) throw new QuartermasterError('TOO_MANY_TASKS', { details: { max } });
  }

  /** Last in its transaction: it holds the chain of the audit until that ends. */
  private async record(
    manager: EntityManager,
    what: string,
    { id }: { id: string },
    { store, username }: Caller,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    // No words: what names a customer could not be erased here.
    const details = { taskId: id, storeCode: store.code, ...more };
    await this.audit.append({ action: `store-task.${what}`, actor: username, details }, manager);
  }
}

const authorOf = ({ store, staff, now }: Caller): TaskAuthor => ({
  storeCode: store.code,
  staffId: staff.id,
  now,
});

export const actorOf = ({ store, staff, isManager, now }: Caller): Actor => ({
  staffId: staff.id,
  isManager,
  now,
  timeZone: store.timeZone,
});

function requireFaultless(message: string | null): void {
  if (message !== null) throw new QuartermasterError('TASK_INVALID', { message });
}

function columnsOf(act: StatusAct, at: Date, task: StoredTask, { staff }: Caller): Record<string, unknown> {
  switch (act) {
    case 'start':
      return { status: 'in_progress', started_at: at };
    case 'complete':
      return {
        status: 'completed',
        started_at: task.startedAt ?? at,
        completed_at: at,
        completed_by: staff.id,
      };
    case 'reopen':
      return { status: 'open', started_at: null, completed_at: null, completed_by: null };
    case 'cancel':
      return { status: 'cancelled' };
  }
}

/** Whoever gets a task from somebody else has not begun it, and what was planned for another day or person is void. */
function writtenColumns(before: StoredTask, after: StoredTask, handedOn: boolean): Record<string, unknown> {
  return {
    title: after.title,
    description: after.description,
    area: after.area,
    priority: after.priority,
    estimate_minutes: after.estimateMinutes,
    required_skills: JSON.stringify(after.requiredSkills),
    day: after.day,
    due_day: after.due?.day ?? null,
    due_minute: after.due?.minute ?? null,
    assignee: after.assignee?.staffId ?? null,
    ...(handedOn ? { status: 'open', started_at: null } : {}),
    ...(handedOn || before.day !== after.day ? { planned_start: null, planned_end: null } : {}),
  };
}
