import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Routine, RoutineTasks } from '#libs/contracts';
import type { Caller } from '../../../members/members';
import { changesBetween } from '../../domain/task-changes';
import { minuteOfDay } from '../../domain/task-time';
import { TaskStore } from '../../persistence/task-store';
import { type Followed, followingOf, type MadeDay } from '../domain/routine-days';

/** Brings the tasks of days that were made already in line with a routine that has changed. */
@Injectable()
export class FollowingTasks {
  constructor(private readonly tasks: TaskStore) {}

  /** @param isWanted false once the routine is paused or removed */
  async follow(
    manager: EntityManager,
    routine: Routine,
    isWanted: boolean,
    by: Caller,
  ): Promise<RoutineTasks> {
    const now = { day: by.today, minute: minuteOfDay(by.now, by.store.timeZone) };
    const days = await this.madeDays(manager, routine.id, by);
    const done = { made: 0, changed: 0, cancelled: 0 };
    for (const followed of followingOf(isWanted ? routine : null, days, now)) {
      if (followed.act === 'make') {
        await this.make(manager, routine, followed.day, by);
        done.made += 1;
      } else if (await this.change(manager, routine, followed, by))
        done[followed.act === 'cancel' ? 'cancelled' : followed.act === 'reopen' ? 'made' : 'changed'] += 1;
    }
    return done;
  }

  /** Days from today on, with the routine's task, which nobody changes until the transaction ends. */
  private async madeDays(
    manager: EntityManager,
    routineId: string,
    { store, today }: Caller,
  ): Promise<MadeDay[]> {
    await manager.query('SELECT FROM store_task WHERE routine_id = $1 AND day >= $2 FOR UPDATE', [
      routineId,
      today,
    ]);
    return manager.query(
      `SELECT to_char(d.day, 'YYYY-MM-DD') AS day, extract(isodow FROM d.day)::int AS weekday,
         CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id,
           'status', CASE WHEN t.status IN ('open', 'cancelled') THEN t.status ELSE 'other' END,
           'follows', t.assignee IS NULL AND t.version = t.routine_version) END AS task
       FROM store_task_day d LEFT JOIN store_task t ON t.routine_id = $2 AND t.day = d.day
       WHERE d.store_code = $1 AND d.day >= $3 ORDER BY d.day`,
      [store.code, routineId, today],
    );
  }

  private async make(
    manager: EntityManager,
    routine: Routine,
    day: string,
    { store, now }: Caller,
  ): Promise<void> {
    const { title, description, area, priority, estimateMinutes, requiredSkills, notBefore } = routine;
    const task = {
      ...{ title, description, area, priority, estimateMinutes, requiredSkills, notBefore, day },
      id: randomUUID(),
      due: { day, minute: routine.dueMinute },
      assigneeId: null,
      source: { kind: 'routine' as const, id: routine.id },
    };
    await this.tasks.create(manager, [task], { storeCode: store.code, staffId: null, now });
  }

  /** @returns false when it was like this already */
  private async change(
    manager: EntityManager,
    routine: Routine,
    { act, day, taskId }: Followed,
    by: Caller,
  ): Promise<boolean> {
    const id = taskId!;
    const before = await this.tasks.lock(manager, id, by.store.code);
    const { title, description, area, priority, estimateMinutes, requiredSkills, notBefore } = routine;
    const fields = { title, description, area, priority, estimateMinutes, requiredSkills, notBefore };
    const after = { ...before, ...fields, due: { day, minute: routine.dueMinute } };
    if (act === 'change' && JSON.stringify(after) === JSON.stringify(before)) return false;
    const columns = {
      title,
      description,
      area,
      priority,
      estimate_minutes: estimateMinutes,
      required_skills: JSON.stringify(requiredSkills),
      not_before: notBefore,
      due_day: day,
      due_minute: routine.dueMinute,
    };
    await this.tasks.write(manager, id, {
      ...(act === 'cancel' ? { status: 'cancelled' } : columns),
      ...(act === 'reopen' ? { status: 'open' } : {}),
      // What the routine wrote last: it goes on following.
      routine_version: before.version + 1,
    });
    await this.tasks.record(manager, {
      id: randomUUID(),
      taskId: id,
      kind: ({ cancel: 'cancelled', reopen: 'reopened', change: 'changed' } as const)[
        act as Exclude<Followed['act'], 'make'>
      ],
      staffId: by.staff.id,
      at: by.now,
      now: by.now,
      changes: act === 'cancel' ? [] : changesBetween(before, after),
      note: 'Follows its routine.',
    });
    return true;
  }
}
