import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { costs, type Costs, type InputOf, QuartermasterError } from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { budgetsOf, stateOf } from './budgets';
import { summaryOf } from './cost-summary';
import { LEDGER_SUMMARIES, type LedgerSummaries } from './ledger';
import { PriceList } from './price-list';

/** Longest span of a summary: a year with its leap day. */
const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** What was spent. Of other people only administrators learn anything. */
@Injectable()
export class CostsHandlers {
  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LEDGER_SUMMARIES) private readonly ledger: LedgerSummaries,
  ) {}

  @Handles(costs.summary)
  async summary(
    { scope, from, to }: InputOf<typeof costs.summary>,
    { principal }: CallContext,
  ): Promise<Costs> {
    if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
    if (scope === 'all' && !principal.roles.includes('admin')) throw new QuartermasterError('FORBIDDEN');
    requireSpan(from, to);
    const userId = scope === 'mine' ? principal.userId : undefined;
    const today = this.clock.today();
    const [sums, recent, use] = await Promise.all([
      this.ledger.sums({ userId, from, to }),
      this.ledger.recent(today, userId),
      this.ledger.use(principal.userId, today),
    ]);
    const { budgets } = this.settings;
    const shown = budgetsOf(budgets).filter((budget) => (budget.scope === 'user-day') === (scope === 'mine'));
    return summaryOf({
      scope,
      from,
      to,
      today,
      sums,
      recent,
      budgets: shown.map((budget) => stateOf(budget, use, budgets.alertShare)),
      priceVersion: recent.priceVersion ?? new PriceList(this.settings.prices).version,
    });
  }
}

/** @throws QuartermasterError VALIDATION_FAILED for a span without days, or of more than a year */
function requireSpan(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days >= 1 && days <= MAX_DAYS) return;
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `The span must be 1 to ${MAX_DAYS} days long.`,
    nextStep: 'Give a later day as `to`, or a shorter span.',
    details: { from, to, maxDays: MAX_DAYS },
  });
}
