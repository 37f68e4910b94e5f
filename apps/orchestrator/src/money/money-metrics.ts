import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, Logger, Metrics } from '#libs/runtime';
import { LEDGER_SUMMARIES, type LedgerEntry, type LedgerSummaries } from './ledger';

/** USD; from a query on one's own machine to a long conversation with a model. */
const COST_BUCKETS_USD = [0, 0.0001, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

@Injectable()
export class MoneyMetrics implements OnApplicationBootstrap {
  private readonly questionCost;
  private readonly refusals;

  constructor(
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(LEDGER_SUMMARIES) private readonly summaries: LedgerSummaries,
  ) {
    this.questionCost = metrics.histogram({
      name: 'quartermaster_question_cost_usd',
      help: 'What a question cost, in USD.',
      labelNames: ['persona', 'purpose'],
      buckets: COST_BUCKETS_USD,
    });
    this.refusals = metrics.counter({
      name: 'quartermaster_budget_refusals_total',
      help: 'Questions that were refused or stopped because a budget was spent.',
      labelNames: ['scope'],
    });
  }

  /** Read from the ledger, so that every replica tells the same. */
  onApplicationBootstrap(): void {
    const { summaries, clock, logger } = this;
    this.metrics.gauge({
      name: 'quartermaster_day_cost_usd',
      help: 'What all questions of this day have cost, in USD.',
      async collect() {
        try {
          this.set((await summaries.recent(clock.today())).todayUsd);
        } catch (error) {
          logger.warn('metrics.day-cost-failed', { err: error });
        }
      },
    });
  }

  settled(entries: readonly LedgerEntry[]): void {
    const [first] = entries;
    if (first === undefined) return;
    const { persona, purpose } = first;
    this.questionCost.observe(
      { persona, purpose },
      entries.reduce((sum, { usd }) => sum + usd, 0),
    );
  }

  refused(scope: string): void {
    this.refusals.inc({ scope });
  }
}
