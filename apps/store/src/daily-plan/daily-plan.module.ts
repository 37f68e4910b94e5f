import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { MembersModule } from '../members/members.module';
import { RequestsModule } from '../requests/requests.module';
import { TasksModule } from '../tasks/tasks.module';
import { DailyPlanHandlers } from './daily-plan.handlers';
import { DailyPlans } from './daily-plans';
import { DailyPlans1765030000000 } from './persistence/1765030000000-daily-plans.migration';
import { DayFinder } from './persistence/day-finder';
import { PlanNotices } from './persistence/plan-notices';
import { PlanRequestKind } from './persistence/plan-request-kind';
import { PlanStore } from './persistence/plan-store';
import { PlanMessenger } from './plan-messenger';

export const dailyPlanPersistence = { migrations: [DailyPlans1765030000000] };

/** Who does what on a day: drafts, their edits, and the approval that gives the tasks to people. */
@Module({
  imports: [JobsModule, MembersModule, RequestsModule, TasksModule],
  providers: [
    DailyPlanHandlers,
    DailyPlans,
    DayFinder,
    PlanMessenger,
    PlanNotices,
    PlanRequestKind,
    PlanStore,
  ],
})
export class DailyPlanModule {}
