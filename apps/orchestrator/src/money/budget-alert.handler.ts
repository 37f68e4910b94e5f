import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newCallContext, ServiceClient } from '#libs/bus';
import { accounts, type JobPayload } from '#libs/contracts';
import { JobQueue, type RunningJob } from '#libs/persistence';

const TITLES: Record<JobPayload<'budget-alert'>['scope'], string> = {
  'user-day': 'A user’s budget for the day is nearly spent',
  'total-day': 'The budget of all users for the day is nearly spent',
  'total-month': 'The budget of all users for the month is nearly spent',
};

/** Tells administrators of budgets that are nearly spent. */
@Injectable()
export class BudgetAlertHandler implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly services: ServiceClient,
  ) {}

  onModuleInit(): void {
    this.jobs.work('budget-alert', (alert, job) => this.tell(alert, job));
  }

  private async tell(alert: JobPayload<'budget-alert'>, { id, signal }: RunningJob): Promise<void> {
    const wanted = { personas: [], roles: ['admin' as const] };
    const { principals } = await this.services.call(accounts.people, wanted, newCallContext({ signal }));
    const { scope, period, username, spentUsd, limitUsd } = alert;
    const whose = username === null ? '' : ` of ${username}`;
    const text = `${spentUsd.toFixed(2)} of ${limitUsd.toFixed(2)} USD${whose} since ${period}. When it is spent, questions are refused until the next period.`;
    for (const { userId } of principals) {
      const notification = { userId, kind: 'budget' as const, title: TITLES[scope], text, link: '/costs' };
      await this.jobs.enqueueNow('notify', notification, { id: uuidOf(`${id} ${userId}`) });
    }
  }
}

/** The same id for the same text, so that a job that is done twice tells once. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
