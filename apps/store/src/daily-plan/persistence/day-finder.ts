import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Store } from '#libs/contracts';
import { plusDays, weekdayOf } from '../../domain/days';
import { MemberStore } from '../../members/persistence/member-store';
import { minuteOfDay } from '../../tasks/domain/task-time';
import { TASK_COLUMNS, TASK_FROM, type TaskRow, toTask } from '../../tasks/persistence/task-rows';
import type { StoreDay } from '../domain/find-day';

/** Plans of today begin at the next such minute. */
const STEP = 5;
const DAYS_A_WEEK = 7;

/** Reads what a day is made of: who works, what is to be done, what is done. */
@Injectable()
export class DayFinder {
  constructor(
    private readonly database: DataSource,
    private readonly members: MemberStore,
  ) {}

  async find(
    store: Store,
    day: string,
    { today, now }: { today: string; now: Date },
    manager: EntityManager = this.database.manager,
  ): Promise<StoreDay> {
    const tasks = await manager.query<TaskRow[]>(
      `SELECT ${TASK_COLUMNS} ${TASK_FROM} WHERE t.store_code = $1 AND t.day = $2
       ORDER BY t.due_order, t.priority, t.id`,
      [store.code, day],
    );
    const monday = plusDays(day, 1 - weekdayOf(day));
    const week = { from: monday, to: plusDays(monday, DAYS_A_WEEK) };
    const weekShifts = await this.members.shifts(store.code, week, manager);
    return {
      day,
      now: day === today ? Math.ceil(minuteOfDay(now, store.timeZone) / STEP) * STEP : 0,
      shifts: weekShifts.filter((shift) => shift.day === day),
      weekShifts,
      staff: await this.members.staff(store.code, false, manager),
      tasks: tasks.map(toTask),
      timeZone: store.timeZone,
    };
  }
}
