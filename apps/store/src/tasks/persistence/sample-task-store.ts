import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type NewTaskRow, TaskStore } from './task-store';

/** A made-up task and, of a day that is past, when it was begun and ended. */
export type SampleTask = NewTaskRow & { startedAt: Date | null; completedAt: Date | null };

/** Writes made-up tasks; what is there stays as it is. */
@Injectable()
export class SampleTaskStore {
  constructor(
    private readonly database: DataSource,
    private readonly tasks: TaskStore,
  ) {}

  sampleStores(): Promise<{ code: string; timeZone: string }[]> {
    return this.database.query('SELECT code, time_zone AS "timeZone" FROM store WHERE sample ORDER BY code');
  }

  /** Days of which this store has no sample task yet. */
  async missingDays(storeCode: string, from: string, to: string): Promise<string[]> {
    const rows = await this.database.query<{ day: string }[]>(
      `SELECT to_char(d, 'YYYY-MM-DD') AS day FROM generate_series($2::date, $3::date, '1 day') AS d
       WHERE NOT EXISTS (SELECT FROM store_task t WHERE t.store_code = $1 AND t.day = d::date AND t.sample
                           AND t.source_kind = 'manual') ORDER BY d`,
      [storeCode, from, to],
    );
    return rows.map(({ day }) => day);
  }

  /** @param made when the tasks came to be */
  async write(storeCode: string, day: string, tasks: readonly SampleTask[], made: Date): Promise<void> {
    await this.database.transaction(async (manager) => {
      // Replicas that start together take turns.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('sample tasks', 0))`);
      const known = await manager.query<{ id: string }[]>('SELECT id FROM store_task WHERE id = ANY($1)', [
        tasks.map(({ id }) => id),
      ]);
      const ids = new Set(known.map(({ id }) => id));
      const added = tasks.filter(({ id }) => !ids.has(id));
      await this.tasks.create(manager, added, { storeCode, staffId: null, now: made, sample: true });
      await this.complete(manager, added);
      if (added.some(({ source }) => source.kind === 'routine'))
        await manager.query(
          'INSERT INTO store_task_day (store_code, day) VALUES ($1, $2) ON CONFLICT DO NOTHING',
          [storeCode, day],
        );
    });
  }

  private async complete(manager: EntityManager, tasks: readonly SampleTask[]): Promise<void> {
    const done = JSON.stringify(tasks.filter(({ completedAt }) => completedAt !== null));
    await manager.query(
      `UPDATE store_task t SET status = 'completed', started_at = d."startedAt", completed_at = d."completedAt",
         completed_by = d."assigneeId", version = 3
       FROM jsonb_to_recordset($1) AS d (id uuid, "startedAt" timestamptz, "completedAt" timestamptz, "assigneeId" uuid)
       WHERE t.id = d.id`,
      [done],
    );
    for (const [kind, at, version] of [
      ['started', 'startedAt', 2],
      ['completed', 'completedAt', 3],
    ] as const)
      await manager.query(
        `INSERT INTO store_task_event (id, task_id, kind, staff_id, at, recorded_at, version)
         SELECT gen_random_uuid(), d.id, $2, d."assigneeId", d."${at}", d."${at}", $3
         FROM jsonb_to_recordset($1) AS d (id uuid, "${at}" timestamptz, "assigneeId" uuid)`,
        [done, kind, version],
      );
  }
}
