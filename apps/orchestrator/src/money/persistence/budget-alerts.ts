import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '#libs/persistence';
import { Logger } from '#libs/runtime';
import type { BudgetScope } from '../ledger';

/** A budget of which most is spent. */
export interface NearlySpent {
  scope: BudgetScope;
  /** First day of its period, YYYY-MM-DD. */
  period: string;
  /** Whose it is; null for the budgets of all users. */
  username: string | null;
  limitUsd: number;
  spentUsd: number;
}

/** Tells administrators that a budget is nearly spent; called once a budget and period. */
@Injectable()
export class BudgetAlerts {
  constructor(
    private readonly audit: AuditLog,
    private readonly logger: Logger,
  ) {}

  /** Part of the transaction that spent the money: told if and only if that is kept. */
  async raise(alert: NearlySpent, manager: EntityManager): Promise<void> {
    await this.audit.append(
      { action: 'budget.alert', actor: alert.username, details: { ...alert } },
      manager,
    );
    this.logger.warn('budget.alert', { ...alert });
  }
}
