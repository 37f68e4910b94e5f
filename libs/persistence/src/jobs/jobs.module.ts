import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Health, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';
import { JobQueue } from './job-queue';

/** What is in hand may take this share of the time that the whole process has to stop. */
const DRAIN_SHARE = 0.5;

@Injectable()
class JobsLifetime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly queue: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Health) health: Health,
    @Inject(Metrics) metrics: Metrics,
  ) {
    health.register('jobs', () => queue.check());
    metrics.gauge({
      name: 'quartermaster_jobs',
      help: 'Jobs by name and state: waiting, active, dead (given up)',
      labelNames: ['job', 'state'],
      async collect() {
        // A database that is away must not take the other metrics with it; health says that it is.
        for (const { job, ...states } of await queue.counts().catch(() => []))
          for (const [state, count] of Object.entries(states)) this.set({ job, state }, count);
      },
    });
  }

  /** Workers were named while the modules started; what they call is there now. */
  onApplicationBootstrap(): Promise<void> {
    return this.queue.startWorking();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.queue.stop(this.settings.shutdown.drainMs * DRAIN_SHARE);
  }
}

/** The job queue, for every app that imports it; needs the DatabaseModule. */
@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [DataSource, SETTINGS, Logger],
      useFactory: (dataSource: DataSource, { jobs }: Settings, logger: Logger) =>
        JobQueue.open(dataSource, jobs, logger),
    },
    JobsLifetime,
  ],
  exports: [JobQueue],
})
export class JobsModule {}
