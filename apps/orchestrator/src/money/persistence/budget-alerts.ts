import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { JobPayload } from '#libs/contracts';
import { AuditLog, JobQueue } from '#libs/persistence';
import { Logger } from '#libs/runtime';

/** Says that most of a budget is spent; called once a budget and period. */
@Injectable()
export class BudgetAlerts {
  constructor(
    private readonly audit: AuditLog,
    private readonly jobs: JobQueue,
    private readonly logger: Logger,
  ) {}

  /** Part of the transaction that spent the money: told if and only if that is kept. */
  async raise(alert: JobPayload<'budget-alert'>, manager: EntityManager): Promise<void> {
    await this.jobs.enqueue(manager, 'budget-alert', alert);
    await this.audit.append({ action: 'budget.alert', actor: alert.username, details: alert }, manager);
    this.logger.warn('budget.alert', alert);
  }
}
