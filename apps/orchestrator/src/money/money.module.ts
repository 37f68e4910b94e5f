import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { BudgetAlertHandler } from './budget-alert.handler';
import { CostsHandlers } from './costs.handlers';
import { type Ledger, LEDGER, LEDGER_SUMMARIES, type LedgerSummaries } from './ledger';
import { Money } from './money';
import { MoneyMetrics } from './money-metrics';
import { OrchestratorLedger1764100000000 } from './persistence/1764100000000-ledger.migration';
import { BudgetAlerts } from './persistence/budget-alerts';
import { PostgresLedger } from './persistence/postgres-ledger';
import { PostgresLedgerSummaries } from './persistence/postgres-ledger-summaries';
import { WorkCostsHandlers } from './work-costs.handlers';

export const moneyMigrations = [OrchestratorLedger1764100000000];

const POSTGRES_SUMMARIES = { provide: LEDGER_SUMMARIES, useClass: PostgresLedgerSummaries };

/** What was spent, to be read only. Needs RuntimeModule, BusModule and DatabaseModule. */
@Module({ providers: [CostsHandlers, POSTGRES_SUMMARIES] })
export class CostsModule {}

/** Costs, budgets and what was spent. Needs RuntimeModule, BusModule, and DatabaseModule unless given a ledger. */
@Module({})
export class MoneyModule {
  static forRoot(): DynamicModule {
    return {
      ...module([
        BudgetAlerts,
        BudgetAlertHandler,
        PostgresLedger,
        POSTGRES_SUMMARIES,
        { provide: LEDGER, useExisting: PostgresLedger },
      ]),
      imports: [JobsModule],
      exports: [Money, PostgresLedger],
    };
  }

  static withLedger(ledger: Ledger & LedgerSummaries): DynamicModule {
    return module([
      { provide: LEDGER, useValue: ledger },
      { provide: LEDGER_SUMMARIES, useValue: ledger },
    ]);
  }
}

function module(ledger: Provider[]): DynamicModule {
  return {
    module: MoneyModule,
    providers: [Money, MoneyMetrics, CostsHandlers, WorkCostsHandlers, ...ledger],
    exports: [Money],
  };
}
