import { budgetsOf, nextPeriod, periodOf, requireRoom, stateOf } from './budgets';
import type { BudgetScope, BudgetUse } from './ledger';

const use = (scope: BudgetScope, spentUsd: number, reservedUsd = 0): BudgetUse => ({
  scope,
  spentUsd,
  reservedUsd,
});
const day = { scope: 'user-day' as const, limitUsd: 0.3 };

describe('periods', () => {
  it.each<[BudgetScope, string, string, string]>([
    ['user-day', '2026-06-17', '2026-06-17', '2026-06-18'],
    ['total-day', '2028-02-28', '2028-02-28', '2028-02-29'],
    ['total-month', '2026-06-17', '2026-06-01', '2026-07-01'],
    ['total-month', '2026-12-31', '2026-12-01', '2027-01-01'],
  ])('%s of %s begins on %s, the next one on %s', (scope, today, begins, next) => {
    expect(periodOf(scope, today)).toBe(begins);
    expect(nextPeriod(scope, today)).toBe(next);
  });
});

describe('budgetsOf', () => {
  it('takes a budget of 0 for a budget', () => {
    expect(budgetsOf({ totalDayUsd: 0, alertShare: 0.8 })).toEqual([{ scope: 'total-day', limitUsd: 0 }]);
  });
});

describe('stateOf', () => {
  it.each([
    [0, 'fine'],
    [0.2399, 'fine'],
    // 0.1 + 0.14 is a little less than 0.24 and 0.1 + 0.2 a little more than 0.3.
    [0.1 + 0.14, 'alert'],
    [0.299999, 'alert'],
    [0.1 + 0.2, 'spent'],
    [1, 'spent'],
  ])('is after %d USD of 0.30: %s', (spentUsd, state) => {
    expect(stateOf(day, [use('user-day', spentUsd)], 0.8)).toMatchObject({ state, spentUsd });
  });
});

describe('requireRoom', () => {
  const room = (usd: number, ...used: BudgetUse[]) =>
    requireRoom([day, { scope: 'total-month', limitUsd: 10 }], used, {
      usd,
      today: '2026-06-17',
      timeZone: 'Europe/Berlin',
    });

  it('lets a budget be used up to the last cent', () => {
    expect(() => room(0.1, use('user-day', 0.1 + 0.1))).not.toThrow();
    expect(() => room(0.1, use('user-day', 0.1, 0.1))).not.toThrow();
    expect(() => room(0.100001, use('user-day', 0.2))).toThrow();
  });

  it('tells the budget that is spent and when it starts again', () => {
    expect(() => room(0.1, use('user-day', 0.25, 0.1))).toThrow(
      expect.objectContaining({
        code: 'BUDGET_EXCEEDED',
        retryable: false,
        message: 'Your budget for today (0.3 USD) is spent. It starts again on 2026-06-18 (Europe/Berlin).',
      }),
    );
    expect(() => room(0.1, use('total-month', 9.95))).toThrow(
      expect.objectContaining({
        message:
          'The budget of all users for this month (10 USD) is spent. It starts again on 2026-07-01 (Europe/Berlin).',
      }),
    );
  });

  it('asks for a moment where money is only held', () => {
    expect(() => room(0.1, use('user-day', 0, 0.3))).toThrow(expect.objectContaining({ retryable: true }));
  });
});
