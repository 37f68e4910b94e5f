import type { EntityManager } from 'typeorm';
import type { BudgetUse } from '../ledger';

/** Whom the totals belong to. */
export const EVERYBODY = '00000000-0000-0000-0000-000000000000';

/** One statement, so that a question that is booked meanwhile is seen either as held or as spent. */
const USE = `
  SELECT sums.scope,
    coalesce((SELECT usd FROM spending
      WHERE spending.scope = sums.scope AND spending.owner = sums.owner AND spending.period = sums.period
    ), 0)::float8 AS "spentUsd",
    coalesce((SELECT sum(usd) FROM budget_reservation AS held
      WHERE expires_at > clock_timestamp() AND held.id IS DISTINCT FROM $3::uuid
        AND (sums.scope <> 'user-day' OR held.user_id = sums.owner)
        AND held.day >= sums.period AND held.day < sums.period + sums.length
    ), 0)::float8 AS "reservedUsd"
  FROM (VALUES
    ('user-day', $1::uuid, $2::date, interval '1 day'),
    ('total-day', '${EVERYBODY}', $2::date, interval '1 day'),
    ('total-month', '${EVERYBODY}', date_trunc('month', $2::date)::date, interval '1 month')
  ) AS sums (scope, owner, period, length)`;

/**
 * Use of the budgets of a user's day, of everybody's day and of everybody's month.
 *
 * @param day YYYY-MM-DD
 * @param besides a reservation that is not counted
 */
export function useOfBudgets(
  manager: EntityManager,
  userId: string,
  day: string,
  besides: string | null,
): Promise<BudgetUse[]> {
  return manager.query<BudgetUse[]>(USE, [userId, day, besides]);
}
