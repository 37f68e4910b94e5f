import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type InputOf,
  type NewRoutine,
  QuartermasterError,
  type Routine,
  type RoutineDetail,
  type RoutineEvent,
  type routines,
} from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import type { Caller } from '../../../members/members';
import { clockTime } from '../../domain/task-time';
import { lockRoutines } from '../../persistence/routine-store';
import { changesBetween, faultOf, inOrder } from '../domain/routine-changes';
import { FollowingTasks } from './following-tasks';
import { ROUTINE_COLUMNS, RoutineReader } from './routine-reader';

const DEFAULT_MINUTES = 15;
const NORMAL = 3;

type Event = Pick<RoutineEvent, 'id' | 'kind' | 'changes'>;

/** What managers do to routines, one transaction each, in turn with the making of a day's tasks. */
@Injectable()
export class RoutineActs {
  constructor(
    private readonly database: DataSource,
    private readonly reader: RoutineReader,
    private readonly following: FollowingTasks,
    private readonly audit: AuditLog,
  ) {}

  /** The same id again gives what became of it. @throws QuartermasterError CONFLICT, ROUTINE_INVALID, TOO_MANY_ROUTINES */
  create(id: string, given: NewRoutine, by: Caller, max: number): Promise<RoutineDetail> {
    return this.inTurn(by, async (manager) => {
      const known = await this.lock(manager, id, by);
      if (known !== null) return this.reader.detail(manager, known);
      const [row] = await manager.query<{ kept: number }[]>(
        'SELECT count(*)::int AS kept FROM store_routine WHERE store_code = $1 AND removed_at IS NULL',
        [by.store.code],
      );
      if (row!.kept >= max) throw new QuartermasterError('TOO_MANY_ROUTINES', { details: { max } });
      const routine: Routine = {
        ...given,
        id,
        description: given.description ?? '',
        priority: given.priority ?? NORMAL,
        estimateMinutes: given.estimateMinutes ?? DEFAULT_MINUTES,
        requiredSkills: given.requiredSkills ?? [],
        weekdays: inOrder(given.weekdays),
        notBefore: given.notBefore ?? null,
        dueMinute: given.dueMinute ?? null,
        active: true,
        version: 1,
        sample: false,
      };
      requireFaultless(routine);
      const added = await manager.query<object[]>(
        `INSERT INTO store_routine (id, store_code, ${Object.keys(columnsOf(routine)).join(', ')})
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
        [id, by.store.code, ...Object.values(columnsOf(routine))],
      );
      // The id is one of another store, or of one that was removed.
      if (added.length === 0) throw new QuartermasterError('CONFLICT');
      return this.record(manager, routine, { id, kind: 'created', changes: [] }, by);
    });
  }

  /** @throws QuartermasterError NOT_FOUND, CONFLICT, CHANGED_MEANWHILE, ROUTINE_INVALID */
  change(
    { routineId, actId, version, change }: InputOf<typeof routines.change>,
    by: Caller,
  ): Promise<RoutineDetail> {
    return this.inTurn(by, async (manager) => {
      const before = await this.lock(manager, routineId, by);
      if (before === null) throw new QuartermasterError('NOT_FOUND');
      if (await this.isRepeated(manager, routineId, actId, false, by))
        return this.reader.detail(manager, before);
      if (before.version !== version) throw await this.changedMeanwhile(manager, before, by);
      const after = { ...before, ...change, weekdays: inOrder(change.weekdays ?? before.weekdays) };
      requireFaultless(after);
      const changes = changesBetween(before, after);
      const isSwitched = before.active !== after.active;
      if (changes.length === 0 && !isSwitched) return this.reader.detail(manager, before);
      await this.write(manager, routineId, columnsOf(after));
      const kind = !isSwitched ? 'changed' : after.active ? 'resumed' : 'paused';
      return this.record(manager, { ...after, version: version + 1 }, { id: actId, kind, changes }, by);
    });
  }

  /** @throws QuartermasterError NOT_FOUND, CONFLICT, CHANGED_MEANWHILE */
  remove({ routineId, actId, version }: InputOf<typeof routines.remove>, by: Caller): Promise<RoutineDetail> {
    return this.inTurn(by, async (manager) => {
      if (await this.isRepeated(manager, routineId, actId, true, by))
        return this.reader.detail(manager, (await this.lock(manager, routineId, by, true))!);
      const before = await this.lock(manager, routineId, by);
      if (before === null) throw new QuartermasterError('NOT_FOUND');
      if (before.version !== version) throw await this.changedMeanwhile(manager, before, by);
      await this.write(manager, routineId, { removed_at: by.now, active: false });
      const after = { ...before, active: false, version: version + 1 };
      return this.record(manager, after, { id: actId, kind: 'removed', changes: [] }, by);
    });
  }

  /** A day whose tasks are being made meanwhile has them all, or comes afterwards. */
  private inTurn<T>(by: Caller, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await lockRoutines(manager, by.store.code);
      return work(manager);
    });
  }

  private async lock(
    manager: EntityManager,
    id: string,
    { store }: Caller,
    evenRemoved = false,
  ): Promise<Routine | null> {
    const [row] = await manager.query<Routine[]>(
      `SELECT ${ROUTINE_COLUMNS} FROM store_routine r
       WHERE r.id = $1 AND r.store_code = $2 AND ($3 OR r.removed_at IS NULL) FOR UPDATE`,
      [id, store.code, evenRemoved],
    );
    return row ?? null;
  }

  /** The names of columns are this room's, never a caller's. */
  private async write(manager: EntityManager, id: string, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns);
    const set = names.map((name, index) => `${name} = $${index + 2}`);
    await manager.query(`UPDATE store_routine SET ${set.join(', ')}, version = version + 1 WHERE id = $1`, [
      id,
      ...Object.values(columns),
    ]);
  }

  /** Whether this very act was done before. @throws QuartermasterError CONFLICT where its id is of something else */
  private async isRepeated(
    manager: EntityManager,
    routineId: string,
    actId: string,
    isRemoval: boolean,
    by: Caller,
  ): Promise<boolean> {
    const known = await this.reader.knownAct(manager, actId);
    if (known === null) return false;
    if (known.routineId === routineId && known.staffId === by.staff.id && known.isRemoval === isRemoval)
      return true;
    throw new QuartermasterError('CONFLICT');
  }

  private async changedMeanwhile(
    manager: EntityManager,
    routine: Routine,
    { store }: Caller,
  ): Promise<QuartermasterError> {
    const { history } = await this.reader.detail(manager, routine);
    const { by, at, changes, kind } = history.at(-1)!;
    const what = changes.map(({ field }) => field).join(', ') || kind;
    return new QuartermasterError('CHANGED_MEANWHILE', {
      message: `${by.name} changed this at ${clockTime(new Date(at), store.timeZone)} (${what}).`,
      details: { version: routine.version, changedBy: by, at, changes },
    });
  }

  /** The tasks follow, then the history and, last, the audit: it holds its chain until the transaction ends. */
  private async record(
    manager: EntityManager,
    routine: Routine,
    { id, kind, changes }: Event,
    by: Caller,
  ): Promise<RoutineDetail> {
    const tasks = await this.following.follow(manager, routine, routine.active, by);
    await manager.query(
      `INSERT INTO store_routine_event (id, routine_id, kind, staff_id, at, changes, tasks)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, routine.id, kind, by.staff.id, by.now, JSON.stringify(changes), JSON.stringify(tasks)],
    );
    const detail = await this.reader.detail(manager, routine);
    const details = {
      routineId: routine.id,
      title: routine.title,
      storeCode: by.store.code,
      ...(changes.length > 0 ? { changes } : {}),
      tasks,
    };
    await this.audit.append({ action: `store-routine.${kind}`, actor: by.username, details }, manager);
    return detail;
  }
}

const columnsOf = (routine: Routine): Record<string, unknown> => ({
  title: routine.title,
  description: routine.description,
  area: routine.area,
  priority: routine.priority,
  estimate_minutes: routine.estimateMinutes,
  required_skills: JSON.stringify(routine.requiredSkills),
  weekdays: routine.weekdays,
  not_before: routine.notBefore,
  due_minute: routine.dueMinute,
  active: routine.active,
});

function requireFaultless(routine: Routine): void {
  const message = faultOf(routine);
  if (message !== null) throw new QuartermasterError('ROUTINE_INVALID', { message });
}
