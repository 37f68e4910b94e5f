import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BudgetUse, LedgerRange, LedgerSummaries, LedgerSums, RecentSums } from '../ledger';
import { EVERYBODY, useOfBudgets } from './budget-use';
import { type SumRow, toSums } from './ledger-sums';

const SUMS = `
  SELECT grouping(service, persona, day, user_id) AS kind, service, unit, persona, day::text, user_id AS "userId",
    max(username) AS username, sum(quantity)::float8 AS quantity, coalesce(sum(usd), 0)::float8 AS usd,
    count(DISTINCT answer_id)::int AS questions
  FROM ledger_entry
  WHERE day >= $1 AND day < $2 AND ($3::uuid IS NULL OR user_id = $3)
  GROUP BY GROUPING SETS ((), (service, unit), (persona), (day), (user_id))
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
