import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CostsHandlers } from './costs.handlers';
import { type Ledger, LEDGER } from './ledger';
import { Money } from './money';
import { MoneyMetrics } from './money-metrics';
import { OrchestratorLedger1764100000000 } from './persistence/1764100000000-ledger.migration';
import { BudgetAlerts } from './persistence/budget-alerts';
import { PostgresLedger } from './persistence/postgres-ledger';

export const moneyMigrations = [OrchestratorLedger1764100000000];

/** Costs, budgets and their summary. Needs RuntimeModule and BusModule, and DatabaseModule unless given a ledger. */
@Module({})
export class MoneyModule {
  static forRoot(): DynamicModule {
    return module(
      [BudgetAlerts, PostgresLedger, { provide: LEDGER, useExisting: PostgresLedger }],
      [PostgresLedger],
    );
  }

  static withLedger(ledger: Ledger): DynamicModule {
    return module([{ provide: LEDGER, useValue: ledger }], []);
  }
}

function module(providers: Provider[], exported: Provider[]): DynamicModule {
  return {
    module: MoneyModule,
    providers: [Money, MoneyMetrics, CostsHandlers, ...providers],
    exports: [Money, LEDGER, ...exported],
  };
}
