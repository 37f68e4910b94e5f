import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SETTINGS, type Settings } from '#libs/runtime';
import { type Budget, budgetsOf } from '../budgets';
import type {
  Booking,
  BudgetScope,
  BudgetUse,
  Decision,
  Ledger,
  LedgerRange,
  LedgerSums,
  RecentSums,
  ReservationRequest,
} from '../ledger';
import { BudgetAlerts, type NearlySpent } from './budget-alerts';
import { type SumRow, toSums } from './ledger-sums';

/** Whom the totals belong to. */
const EVERYBODY = '00000000-0000-0000-0000-000000000000';

/** The entries, the end of their reservation and the sums of their periods. Rows are locked in one order by everybody. */
const BOOK = `
  WITH entry AS (
    INSERT INTO ledger_entry (at, day, answer_id, user_id, username, persona, purpose, service, unit, quantity,
      unit_price_usd, usd, price_version)
    SELECT at, day, "answerId", "userId", username, persona, purpose, service, unit, quantity,
      "unitPriceUsd", usd, "priceVersion"
    FROM json_to_recordset($1) AS given (at timestamptz, day date, "answerId" uuid, "userId" uuid, username text,
      persona text, purpose text, service text, unit text, quantity float8, "unitPriceUsd" numeric, usd numeric,
      "priceVersion" text)
    RETURNING day, user_id, usd
  ), freed AS (
    DELETE FROM budget_reservation WHERE id = $2
  ), spent AS (
    SELECT day, user_id, sum(usd) AS usd FROM entry GROUP BY day, user_id HAVING sum(usd) > 0
  )
  INSERT INTO spending (scope, owner, period, usd)
  SELECT scope, owner, period, usd FROM spent CROSS JOIN LATERAL (VALUES
    (1, 'user-day', user_id, day),
    (2, 'total-day', '${EVERYBODY}'::uuid, day),
    (3, 'total-month', '${EVERYBODY}'::uuid, date_trunc('month', day)::date)
  ) AS sums (place, scope, owner, period) ORDER BY place
  ON CONFLICT (scope, owner, period) DO UPDATE SET usd = spending.usd + EXCLUDED.usd
  RETURNING scope, period::text, usd::float8 AS "spentUsd", alerted_at IS NOT NULL AS "isAlerted"`;

const ALERT_ONCE = `
  UPDATE spending SET alerted_at = clock_timestamp()
  WHERE scope = $1 AND owner = $2 AND period = $3 AND alerted_at IS NULL
  RETURNING scope`;

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

const HOLD = `
  WITH expired AS (
    DELETE FROM budget_reservation WHERE expires_at < clock_timestamp() AND id <> $1
  )
  INSERT INTO budget_reservation (id, user_id, day, usd, expires_at)
  VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))
  ON CONFLICT (id) DO UPDATE SET usd = EXCLUDED.usd, expires_at = EXCLUDED.expires_at`;

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

interface Spent {
  scope: BudgetScope;
  period: string;
  spentUsd: number;
  isAlerted: boolean;
}

@Injectable()
export class PostgresLedger implements Ledger {
  private readonly budgets: readonly Budget[];

  constructor(
    private readonly database: DataSource,
    private readonly alerts: BudgetAlerts,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.budgets = budgetsOf(settings.budgets);
  }

  async book(booking: Booking): Promise<void> {
    await this.database.transaction((manager) => this.insert(booking, manager));
  }

  /** Books in the caller's transaction: one statement unless a budget is nearly spent. Call it before the audit log is appended to. */
  async insert({ entries, reservationId }: Booking, manager: EntityManager): Promise<void> {
    const spent = await manager.query<Spent[]>(BOOK, [JSON.stringify(entries), reservationId ?? null]);
    const [first] = entries;
    if (first === undefined || this.budgets.length === 0) return;
    for (const { scope, period, spentUsd, isAlerted } of spent) {
      const limitUsd = this.budgets.find((budget) => budget.scope === scope)?.limitUsd;
      const isNear = limitUsd !== undefined && spentUsd >= limitUsd * this.settings.budgets.alertShare;
      if (isAlerted || !isNear) continue;
      const mine = scope === 'user-day';
      const alert: NearlySpent = {
        scope,
        period,
        spentUsd,
        limitUsd,
        username: mine ? first.username : null,
      };
      const owner = mine ? first.userId : EVERYBODY;
      const [updated] = await manager.query<[Spent[], number]>(ALERT_ONCE, [scope, owner, period]);
      if (updated.length > 0) await this.alerts.raise(alert, manager);
    }
  }

  async free(reservationId: string): Promise<void> {
    await this.database.query('DELETE FROM budget_reservation WHERE id = $1', [reservationId]);
  }

  async reserve(request: ReservationRequest, decide: Decision): Promise<void> {
    const { id, userId, day, usd, expiresInMs } = request;
    await this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [this.lockOf(userId)]);
      decide(await manager.query<BudgetUse[]>(USE, [userId, day, id]));
      await manager.query(HOLD, [id, userId, day, usd, expiresInMs / 1000]);
    });
  }

  use(userId: string, day: string): Promise<BudgetUse[]> {
    return this.database.query<BudgetUse[]>(USE, [userId, day, null]);
  }

  async sums({ from, to, userId }: LedgerRange): Promise<LedgerSums> {
    return toSums(await this.database.query<SumRow[]>(SUMS, [from, to, userId ?? null]));
  }

  async recent(day: string, userId?: string): Promise<RecentSums> {
    const [row] = await this.database.query<RecentSums[]>(RECENT, [day, userId ?? null]);
    return row ?? { todayUsd: 0, monthUsd: 0, priceVersion: null };
  }

  /** Who shares a budget is decided one after the other: all users where a total is set, otherwise each user alone. */
  private lockOf(userId: string): string {
    const isShared = this.budgets.some(({ scope }) => scope !== 'user-day');
    return isShared ? 'quartermaster budgets' : `quartermaster budget ${userId}`;
  }
}
