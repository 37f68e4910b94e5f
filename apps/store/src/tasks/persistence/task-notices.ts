import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobQueue } from '#libs/persistence';
import type { Notices } from '../../members/messenger';
import { writeMinute } from '../domain/task-time';

interface Notice {
  taskId: string;
  staffId: string;
  title: string;
  area: string;
  dueMinute: number | null;
}

const MAX_AT_ONCE = 500;
/** Whoever has no account by then is told nothing; the list of tasks shows it all the same. */
const GIVE_UP_AFTER_MS = 3_600_000;

/** Tells people what was assigned to them, each assignment once: a notice goes when its jobs are written. */
@Injectable()
export class TaskNotices implements Notices {
  constructor(
    private readonly database: DataSource,
    private readonly jobs: JobQueue,
  ) {}

  async waiting(): Promise<string[]> {
    const rows = await this.database.query<{ username: string | null }[]>(
      `SELECT DISTINCT lower(s.username) AS username FROM store_task_notice n JOIN store_staff s ON s.id = n.staff_id`,
    );
    return rows.map(({ username }) => username ?? '');
  }

  send(users: ReadonlyMap<string, string>, now: Date): Promise<void> {
    return this.database.transaction(async (manager) => {
      const taken = await manager.query<(Notice & { username: string | null })[]>(
        `WITH taken AS (
           SELECT n.task_id, n.staff_id, lower(s.username) AS username FROM store_task_notice n
           JOIN store_staff s ON s.id = n.staff_id
           WHERE lower(s.username) = ANY($1) OR s.username IS NULL OR n.at < $2
           LIMIT ${MAX_AT_ONCE} FOR UPDATE OF n SKIP LOCKED
         ), gone AS (
           DELETE FROM store_task_notice n USING taken k WHERE n.task_id = k.task_id AND n.staff_id = k.staff_id
         )
         SELECT k.task_id AS "taskId", k.staff_id AS "staffId", k.username, t.title, t.area, t.due_minute AS "dueMinute"
         FROM taken k JOIN store_task t ON t.id = k.task_id ORDER BY t.due_order, t.priority`,
        [[...users.keys()], new Date(now.getTime() - GIVE_UP_AFTER_MS)],
      );
      for (const [username, userId] of users) {
        const mine = taken.filter((notice) => notice.username === username);
        if (mine.length > 0)
          await this.jobs.enqueue(manager, 'notify', { userId, kind: 'task', ...wordsOf(mine) });
      }
    });
  }
}

/** One task by its name, several as a number. */
function wordsOf(notices: Notice[]): { title: string; text: string; link: string } {
  const [first] = notices as [Notice];
  const line = ({ title, dueMinute }: Notice) =>
    dueMinute === null ? title : `${title} (by ${writeMinute(dueMinute)})`;
  if (notices.length > 1) {
    return {
      title: `${notices.length} new tasks for you`,
      text: notices.map(line).join(', ').slice(0, 500),
      link: '/store/tasks',
    };
  }
  return { title: `New task: ${line(first)}`, text: first.area, link: `/store/tasks/${first.taskId}` };
}
