import { type DynamicModule, Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { AnalyticsModule } from './analytics/analytics.module';
import { catalogPersistence, CatalogModule } from './catalog/catalog.module';
import { customerPersistence, CustomersModule } from './customers/customers.module';
import { dailyPlanPersistence, DailyPlanModule } from './daily-plan/daily-plan.module';
import { MembersModule, memberPersistence } from './members/members.module';
import { procedurePersistence, ProceduresModule } from './procedures/procedures.module';
import { photoPersistence, PhotosModule } from './photos/photos.module';
import { requestPersistence, RequestsModule } from './requests/requests.module';
import { SampleModule } from './sample/sample.module';
import { routinePersistence, RoutinesModule } from './tasks/routines/routines.module';
import { taskPersistence, TasksModule } from './tasks/tasks.module';
import { TimeOffModule, timeOffPersistence } from './time-off/time-off.module';

export { IMPORT_KINDS, type ImportKind } from './imports/domain/import-kinds';
export { ImportMapping } from './imports/domain/import-mapping';
export { StoreImports } from './imports/store-imports';
export { StoreImportsModule } from './imports/store-imports.module';

/** What the store keeps in the store of record; composition hands it to the DatabaseModule. */
export const storePersistence = {
  entities: [],
  migrations: [
    ...memberPersistence.migrations,
    ...requestPersistence.migrations,
    ...taskPersistence.migrations,
    ...photoPersistence.migrations,
    ...timeOffPersistence.migrations,
    ...procedurePersistence.migrations,
    ...dailyPlanPersistence.migrations,
    ...catalogPersistence.migrations,
    ...customerPersistence.migrations,
    ...routinePersistence.migrations,
  ],
};

/** Stores and their people: a room a module. Needs RuntimeModule, BusModule and DatabaseModule. */
@Module({})
export class StoreModule {
  static forRoot(): DynamicModule {
    return {
      module: StoreModule,
      imports: [
        JobsModule,
        MembersModule,
        PhotosModule,
        RequestsModule,
        RoutinesModule,
        SampleModule,
        TasksModule,
        TimeOffModule,
        ProceduresModule,
        DailyPlanModule,
        CatalogModule,
        CustomersModule,
        AnalyticsModule,
      ],
    };
  }
}
