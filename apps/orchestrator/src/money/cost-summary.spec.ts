import { monthEstimate, summaryOf } from './cost-summary';

describe('monthEstimate', () => {
  it.each([
    [1, '2026-06-01', 30],
    [17, '2026-06-17', 30],
    [30, '2026-06-30', 30],
    [14, '2028-02-14', 29],
    [0, '2026-12-31', 0],
  ])('of %d USD up to %s is %d USD', (monthUsd, today, estimate) => {
    expect(monthEstimate(monthUsd, today)).toBeCloseTo(estimate, 9);
  });
});

describe('summaryOf', () => {
  const parts = {
    from: '2026-05-30',
    to: '2026-06-02',
    today: '2026-06-01',
    sums: {
      total: { usd: 0.3, questions: 4 },
      byService: [],
      byPersona: [{ persona: 'field_engineer', usd: 0.3, questions: 4 }],
      byDay: [{ day: '2026-05-31', usd: 0.3, questions: 4 }],
      byUser: [{ userId: 'id-of-mara', username: 'mara', usd: 0.3, questions: 4 }],
    },
    recent: { todayUsd: 0.1, monthUsd: 0.1, priceVersion: 'v' },
    budgets: [],
    priceVersion: 'v',
  };

  it('has a line for every day of the span, and names for people', () => {
    const summary = summaryOf({ ...parts, scope: 'all' });
    expect(summary).toMatchObject({
      perQuestionUsd: 0.075,
      monthEstimateUsd: 3,
      byPersona: [{ key: 'field_engineer', label: 'Field engineer' }],
      byUser: [{ key: 'id-of-mara', label: 'mara', usd: 0.3, questions: 4 }],
    });
    expect(summary.byDay).toEqual([
      { day: '2026-05-30', usd: 0, questions: 0 },
      { day: '2026-05-31', usd: 0.3, questions: 4 },
      { day: '2026-06-01', usd: 0, questions: 0 },
    ]);
  });

  it('names nobody to somebody who asks for the own costs', () => {
    expect(summaryOf({ ...parts, scope: 'mine' }).byUser).toEqual([]);
  });
});
