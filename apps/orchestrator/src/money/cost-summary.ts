import type { BudgetState, Costs } from '#libs/contracts';
import type { LedgerSums, RecentSums } from './ledger';

interface SummaryParts {
  scope: Costs['scope'];
  /** Days from the first up to, not including, the second, YYYY-MM-DD. */
  from: string;
  to: string;
  today: string;
  sums: LedgerSums;
  recent: RecentSums;
  budgets: BudgetState[];
  priceVersion: string;
}

/** What a month comes to when its rest costs as much a day as its days so far, `today` included, in USD. */
export function monthEstimate(monthUsd: number, today: string): number {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (monthUsd / day) * daysInMonth;
}

function* daysBetween(from: string, to: string): Generator<string> {
  const day = new Date(`${from}T00:00:00Z`);
  for (; day.toISOString().slice(0, 10) < to; day.setUTCDate(day.getUTCDate() + 1)) {
    yield day.toISOString().slice(0, 10);
  }
}

/** warehouse_manager becomes "Warehouse manager". */
function labelOf(persona: string): string {
  const words = persona.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function summaryOf({ sums, recent, today, ...rest }: SummaryParts): Costs {
  const { total, byService, byPersona, byDay, byUser } = sums;
  const days = new Map(byDay.map((sum) => [sum.day, sum]));
  return {
    ...rest,
    totalUsd: total.usd,
    questions: total.questions,
    perQuestionUsd: total.questions === 0 ? 0 : total.usd / total.questions,
    todayUsd: recent.todayUsd,
    monthUsd: recent.monthUsd,
    monthEstimateUsd: monthEstimate(recent.monthUsd, today),
    byService,
    byPersona: byPersona.map(({ persona, usd, questions }) => ({
      key: persona,
      label: labelOf(persona),
      usd,
      questions,
    })),
    byDay: [...daysBetween(rest.from, rest.to)].map((day) => days.get(day) ?? { day, usd: 0, questions: 0 }),
    byUser:
      rest.scope === 'mine'
        ? []
        : byUser.map(({ userId, username, usd, questions }) => ({
            key: userId,
            label: username,
            usd,
            questions,
          })),
  };
}
