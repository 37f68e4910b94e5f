import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StoreAnalytics } from '#libs/contracts';

/** After its tasks are done a recommendation rests for this long: what they change shows only in the figures to come. */
const REST_DAYS = 7;

type UnderWay = StoreAnalytics['underWay'][number];

/** What became of recommendations. */
@Injectable()
export class RecommendationStore {
  constructor(private readonly database: DataSource) {}

  /** Those with a request that waits or tasks that are open, and the ids of those that rest. */
  async taken(
    storeCode: string,
    now: Date,
    manager: EntityManager = this.database.manager,
  ): Promise<{ underWay: UnderWay[]; resting: Set<string> }> {
    const waiting = await manager.query<UnderWay[]>(
      `SELECT arguments->>'recommendationId' AS id, arguments->>'title' AS title, 0 AS "openTasks", id AS "requestId"
       FROM store_request WHERE store_code = $1 AND kind = 'tasks' AND status = 'open' AND expires_at > $2
       ORDER BY created_at, id`,
      [storeCode, now],
    );
    const made = await manager.query<(UnderWay & { resting: boolean })[]>(
      `SELECT t.source_id AS id, min(t.title) AS title, NULL AS "requestId",
         count(*) FILTER (WHERE t.status IN ('open', 'in_progress'))::int AS "openTasks",
         max(t.created_at) > $2::timestamptz - interval '${REST_DAYS} days' AS resting
       FROM store_task t WHERE t.store_code = $1 AND t.source_kind = 'recommendation' AND t.source_id IS NOT NULL
       GROUP BY t.source_id ORDER BY t.source_id`,
      [storeCode, now],
    );
    const open = made.filter(({ openTasks }) => openTasks > 0);
    return {
      underWay: [...waiting, ...open.map(({ resting: _, ...each }) => each)],
      resting: new Set(made.filter(({ resting }) => resting).map(({ id }) => id)),
    };
  }

  async openTasks(storeCode: string, manager: EntityManager): Promise<number> {
    const [row] = await manager.query<{ open: number }[]>(
      `SELECT count(*)::int AS open FROM store_task WHERE store_code = $1 AND status IN ('open', 'in_progress')`,
      [storeCode],
    );
    return row!.open;
  }
}
