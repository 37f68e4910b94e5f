import { type DynamicModule, Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { DataLoadingModule } from './data-loading.module';
import { Listeners } from './notifications/listeners';
import { MessageRedaction } from './notifications/persistence/message-redaction';
import { Notifications } from './notifications/notifications';
import { PipelineNotifications1764110000000 } from './notifications/persistence/1764110000000-notifications.migration';
import { NotificationStore } from './notifications/persistence/notification-store';
import { PipelineWatches1764120000000 } from './watches/persistence/1764120000000-watches.migration';
import { WatchRuns } from './watches/persistence/watch-runs';
import { WatchStore } from './watches/persistence/watch-store';
import { WatchEntity } from './watches/persistence/watch.entity';
import { WatchRunner } from './watches/watch-runner';
import { WatchScheduler } from './watches/watch-scheduler';
import { Watches } from './watches/watches';
import { PipelineWebhooks1764100000000 } from './webhooks/persistence/1764100000000-webhooks.migration';
import { WebhookStore } from './webhooks/persistence/webhook-store';
import { Webhooks } from './webhooks/webhooks';
import { WebhookHandlers } from './webhooks/webhooks.handlers';

export { DataLoadingModule } from './data-loading.module';
export { exportForWarehouse } from './export/warehouse-export';

/** What the pipeline keeps in the store of record; composition hands it to the DatabaseModule. */
export const pipelinePersistence = {
  entities: [WatchEntity],
  migrations: [
    PipelineWebhooks1764100000000,
    PipelineNotifications1764110000000,
    PipelineWatches1764120000000,
  ],
};

/** Data loading, and what the job queue brings: watches, notifications, webhooks. Needs the DatabaseModule. */
@Module({})
export class PipelineModule {
  static forRoot(): DynamicModule {
    return {
      module: PipelineModule,
      imports: [DataLoadingModule.forRoot(), JobsModule],
      providers: [
        Listeners,
        MessageRedaction,
        Notifications,
        NotificationStore,
        Watches,
        WatchRunner,
        WatchRuns,
        WatchScheduler,
        WatchStore,
        WebhookHandlers,
        Webhooks,
        WebhookStore,
      ],
    };
  }
}
