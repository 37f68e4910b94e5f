import { type BudgetState, QuartermasterError } from '#libs/contracts';
import type { BudgetScope, BudgetUse } from './ledger';

export interface Budget {
  scope: BudgetScope;
  limitUsd: number;
}

export interface BudgetSettings {
  perUserDayUsd?: number;
  totalDayUsd?: number;
  totalMonthUsd?: number;
  alertShare: number;
}

/** The budgets that are set. */
export function budgetsOf({ perUserDayUsd, totalDayUsd, totalMonthUsd }: BudgetSettings): Budget[] {
  const all: [BudgetScope, number | undefined][] = [
    ['user-day', perUserDayUsd],
    ['total-day', totalDayUsd],
    ['total-month', totalMonthUsd],
  ];
  return all.flatMap(([scope, limitUsd]) => (limitUsd === undefined ? [] : [{ scope, limitUsd }]));
}

/** First day of the period that a day belongs to. Days are YYYY-MM-DD. */
export function periodOf(scope: BudgetScope, day: string): string {
  return scope === 'total-month' ? `${day.slice(0, 7)}-01` : day;
}

/** First day of the period after the one that a day belongs to. */
export function nextPeriod(scope: BudgetScope, day: string): string {
  const next = new Date(`${periodOf(scope, day)}T00:00:00Z`);
  if (scope === 'total-month') next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Sums of fractions of a cent are compared in billionths of a dollar, so that 0.1 + 0.2 is 0.3. */
const nano = (usd: number) => Math.round(usd * 1e9);

const useOf = (scope: BudgetScope, use: readonly BudgetUse[]): BudgetUse =>
  use.find((one) => one.scope === scope) ?? { scope, spentUsd: 0, reservedUsd: 0 };

export function stateOf(budget: Budget, use: readonly BudgetUse[], alertShare: number): BudgetState {
  const { spentUsd, reservedUsd } = useOf(budget.scope, use);
  const spent = nano(spentUsd);
  const state =
    spent >= nano(budget.limitUsd) ? 'spent' : spent >= nano(budget.limitUsd * alertShare) ? 'alert' : 'fine';
  return { ...budget, spentUsd, reservedUsd, state };
}

const NAMES: Record<BudgetScope, string> = {
  'user-day': 'Your budget for today',
  'total-day': 'The budget of all users for today',
  'total-month': 'The budget of all users for this month',
};

/**
 * Throws when a budget has no room for `usd` more.
 *
 * @param use without what is asked for
 * @param today the day of the settings' clock, YYYY-MM-DD
 * @throws QuartermasterError BUDGET_EXCEEDED for the first budget that has none, with the day it starts again. What
 *   others have spent is not told.
 */
export function requireRoom(
  budgets: readonly Budget[],
  use: readonly BudgetUse[],
  { usd, today, timeZone }: { usd: number; today: string; timeZone: string },
): void {
  for (const { scope, limitUsd } of budgets) {
    const { spentUsd, reservedUsd } = useOf(scope, use);
    const left = nano(limitUsd) - nano(spentUsd);
    if (nano(usd) <= left - nano(reservedUsd)) continue;
    const startsAgain = nextPeriod(scope, today);
    const details = { scope, limitUsd, startsAgain, timeZone };
    // Held money may come back: those questions mostly cost less than what is held for them.
    if (nano(usd) <= left) {
      throw new QuartermasterError('BUDGET_EXCEEDED', {
        message: `${NAMES[scope]} (${limitUsd} USD) is held for questions that are being answered.`,
        nextStep: `Try again in a moment. It starts again on ${startsAgain} (${timeZone}).`,
        retryable: true,
        details,
      });
    }
    throw new QuartermasterError('BUDGET_EXCEEDED', {
      message: `${NAMES[scope]} (${limitUsd} USD) is spent. It starts again on ${startsAgain} (${timeZone}).`,
      nextStep: 'Wait until then, or ask an administrator for more.',
      details,
    });
  }
}
