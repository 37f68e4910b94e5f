import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BudgetUse, LedgerRange, LedgerSummaries, LedgerSums, RecentSums } from '../ledger';
import { EVERYBODY, useOfBudgets } from './budget-use';
import { BY_SERVICE, type SumRow, toSums } from './ledger-sums';

const IN_RANGE = `day >= $1 AND day < $2 AND ($3::uuid IS NULL OR user_id = $3)`;

/** Questions are put together from their entries first, which is cheaper than to count distinct ones in every group. */
const SUMS = `
  WITH question AS (
    SELECT answer_id, user_id, max(username) AS username, persona, day, sum(usd) AS usd
    FROM ledger_entry WHERE ${IN_RANGE} GROUP BY answer_id, user_id, persona, day
  ), by_service AS (
    SELECT service, unit, sum(quantity) AS quantity, sum(usd)::float8 AS usd
    FROM ledger_entry WHERE ${IN_RANGE} GROUP BY service, unit
  ), by_question AS (
    SELECT grouping(persona, day, user_id) AS kind, persona, day, user_id, max(username) AS username,
      coalesce(sum(usd), 0)::float8 AS usd, count(*)::int AS questions
    FROM question GROUP BY GROUPING SETS ((), (persona), (day), (user_id))
  )
  SELECT ${BY_SERVICE} AS kind, service, unit, quantity, usd, 0 AS questions, NULL AS persona, NULL AS day,
    NULL::uuid AS "userId", NULL AS username
  FROM by_service
  UNION ALL
  SELECT kind, NULL, NULL, 0, usd, questions, persona, day::text, user_id, username FROM by_question
  ORDER BY usd DESC, service, unit, persona, username`;

const RECENT = `
  SELECT
    coalesce(sum(usd) FILTER (WHERE period = $1 AND scope <> 'total-month'), 0)::float8 AS "todayUsd",
    coalesce(sum(usd) FILTER (WHERE $2::uuid IS NOT NULL OR scope = 'total-month'), 0)::float8 AS "monthUsd",
    (SELECT price_version FROM ledger_entry ORDER BY id DESC LIMIT 1) AS "priceVersion"
  FROM spending
  WHERE CASE WHEN $2::uuid IS NULL THEN owner = '${EVERYBODY}' ELSE owner = $2 AND scope = 'user-day' END
    AND period >= date_trunc('month', $1::date) AND period <= $1::date`;

@Injectable()
export class PostgresLedgerSummaries implements LedgerSummaries {
  constructor(private readonly database: DataSource) {}

  use(userId: string, day: string): Promise<BudgetUse[]> {
    return useOfBudgets(this.database.manager, userId, day, null);
  }

  async sums({ from, to, userId }: LedgerRange): Promise<LedgerSums> {
    return toSums(await this.database.query<SumRow[]>(SUMS, [from, to, userId ?? null]));
  }

  async recent(day: string, userId?: string): Promise<RecentSums> {
    const [row] = await this.database.query<RecentSums[]>(RECENT, [day, userId ?? null]);
    return row ?? { todayUsd: 0, monthUsd: 0, priceVersion: null };
  }
}
