import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { JobQueue } from '#libs/persistence';
import type { Notices } from '../../members/messenger';
import type { PlanNotice } from '../domain/plan-changes';

interface Waiting extends Pick<PlanNotice, 'title' | 'text'> {
  username: string | null;
}

const MAX_AT_ONCE = 500;
/** Whoever has no account by then is told nothing; the list of tasks shows it all the same. */
const GIVE_UP_AFTER_MS = 3_600_000;
const MAX_TITLE = 200;

/** Tells people once what a plan means for them: a notice goes when its job is written. */
@Injectable()
export class PlanNotices implements Notices {
  constructor(
    private readonly database: DataSource,
    private readonly jobs: JobQueue,
  ) {}

  /** In the transaction of the approval. */
  async write(
    manager: EntityManager,
    planId: string,
    notices: readonly PlanNotice[],
    now: Date,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO store_daily_plan_notice (plan_id, staff_id, title, body, at)
       SELECT $1, n."staffId", n.title, n.text, $3
       FROM jsonb_to_recordset($2) AS n ("staffId" uuid, title text, text text)`,
      [planId, JSON.stringify(notices), now],
    );
  }

  async waiting(): Promise<string[]> {
    const rows = await this.database.query<{ username: string | null }[]>(
      `SELECT DISTINCT lower(s.username) AS username FROM store_daily_plan_notice n JOIN store_staff s ON s.id = n.staff_id`,
    );
    return rows.map(({ username }) => username ?? '');
  }

  send(users: ReadonlyMap<string, string>, now: Date): Promise<void> {
    return this.database.transaction(async (manager) => {
      const taken = await manager.query<Waiting[]>(
        `WITH taken AS (
           SELECT n.plan_id, n.staff_id, n.title, n.body, n.at, lower(s.username) AS username
           FROM store_daily_plan_notice n JOIN store_staff s ON s.id = n.staff_id
           WHERE lower(s.username) = ANY($1) OR s.username IS NULL OR n.at < $2
           LIMIT ${MAX_AT_ONCE} FOR UPDATE OF n SKIP LOCKED
         ), gone AS (
           DELETE FROM store_daily_plan_notice n USING taken k
           WHERE n.plan_id = k.plan_id AND n.staff_id = k.staff_id
         )
         SELECT username, title, body AS text FROM taken ORDER BY at`,
        [[...users.keys()], new Date(now.getTime() - GIVE_UP_AFTER_MS)],
      );
      for (const { username, title, text } of taken) {
        const userId = users.get(username ?? '');
        if (userId === undefined) continue;
        const notice = { title: title.slice(0, MAX_TITLE), text, link: '/store/tasks' };
        await this.jobs.enqueue(manager, 'notify', { userId, kind: 'task', ...notice });
      }
    });
  }
}
