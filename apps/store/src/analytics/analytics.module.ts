import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module';
import { RequestsModule } from '../requests/requests.module';
import { TasksModule } from '../tasks/tasks.module';
import { Analytics } from './analytics';
import { AnalyticsHandlers } from './analytics.handlers';
import { KpiRowReader } from './persistence/kpi-rows';
import { RecommendationStore } from './persistence/recommendation-store';
import { TasksRequestKind } from './persistence/tasks-request-kind';
import { TradeReader } from './persistence/trade-reader';
import { WorkReader } from './persistence/work-reader';

/** Figures of the stores, and the tasks that come of them. It keeps nothing itself: it reads the tables of the other rooms. */
@Module({
  imports: [MembersModule, RequestsModule, TasksModule],
  providers: [
    Analytics,
    AnalyticsHandlers,
    KpiRowReader,
    RecommendationStore,
    TasksRequestKind,
    TradeReader,
    WorkReader,
  ],
})
export class AnalyticsModule {}
