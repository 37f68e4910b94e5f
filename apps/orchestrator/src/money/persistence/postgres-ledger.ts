import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SETTINGS, type Settings } from '#libs/runtime';
import { type Budget, budgetsOf, stateOf } from '../budgets';
import type { Booking, BudgetScope, Decision, Ledger, ReservationRequest } from '../ledger';
import { BudgetAlerts } from './budget-alerts';
import { EVERYBODY, useOfBudgets } from './budget-use';

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

const HOLD = `
  WITH expired AS (
    DELETE FROM budget_reservation WHERE expires_at < clock_timestamp() AND id <> $1
  )
  INSERT INTO budget_reservation (id, user_id, day, usd, expires_at)
  VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))
  ON CONFLICT (id) DO UPDATE SET usd = EXCLUDED.usd, expires_at = EXCLUDED.expires_at`;

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
    if (entries.length === 0 && reservationId === undefined) return;
    const spent = await manager.query<Spent[]>(BOOK, [JSON.stringify(entries), reservationId ?? null]);
    const [first] = entries;
    if (first === undefined || this.budgets.length === 0) return;
    for (const { scope, period, spentUsd, isAlerted } of spent) {
      const budget = this.budgets.find((one) => one.scope === scope);
      if (isAlerted || budget === undefined || !this.isNearlySpent(budget, spentUsd)) continue;
      const mine = scope === 'user-day';
      const owner = mine ? first.userId : EVERYBODY;
      const [updated] = await manager.query<[Spent[], number]>(ALERT_ONCE, [scope, owner, period]);
      if (updated.length === 0) continue;
      const { limitUsd } = budget;
      const username = mine ? first.username : null;
      await this.alerts.raise({ scope, period, spentUsd, limitUsd, username }, manager);
    }
  }

  async free(reservationId: string): Promise<void> {
    await this.database.query('DELETE FROM budget_reservation WHERE id = $1', [reservationId]);
  }

  async reserve(request: ReservationRequest, decide: Decision): Promise<void> {
    const { id, userId, day, usd, expiresInMs } = request;
    await this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [this.lockOf(userId)]);
      decide(await useOfBudgets(manager, userId, day, id));
      await manager.query(HOLD, [id, userId, day, usd, expiresInMs / 1000]);
    });
  }

  private isNearlySpent(budget: Budget, spentUsd: number): boolean {
    const use = { scope: budget.scope, spentUsd, reservedUsd: 0 };
    return stateOf(budget, [use], this.settings.budgets.alertShare).state !== 'fine';
  }

  /** Who shares a budget is decided one after the other: all users where a total is set, otherwise each user alone. */
  private lockOf(userId: string): string {
    const isShared = this.budgets.some(({ scope }) => scope !== 'user-day');
    return isShared ? 'quartermaster budgets' : `quartermaster budget ${userId}`;
  }
}
