import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from './clock';
import { Health } from './health';
import { Logger } from './logging/logger';
import { Metrics } from './metrics';
import type { Settings } from './settings/settings.schema';
import { startTracing, type Tracing } from './tracing/start-tracing';

/** Injects the checked {@link Settings}. */
export const SETTINGS = Symbol('Settings');
const TRACING = Symbol('Tracing');

@Injectable()
class TracingLifetime implements OnApplicationShutdown {
  constructor(@Inject(TRACING) private readonly tracing: Tracing) {}

  onApplicationShutdown(): Promise<void> {
    return this.tracing.shutdown();
  }
}

/** Readiness as /readyz tells it, for alerts: a process that cannot do its work still answers a scrape. */
@Injectable()
class ReadinessMetric {
  constructor(metrics: Metrics, health: Health) {
    metrics.gauge({
      name: 'quartermaster_ready',
      help: 'Checks of /readyz: 1 when it passes, 0 when not.',
      labelNames: ['check'],
      async collect() {
        this.reset();
        for (const { name, ok } of (await health.check()).checks) this.set({ check: name }, ok ? 1 : 0);
      },
    });
  }
}

export interface RuntimeOptions {
  settings: Settings;
  /** Label of logs, metrics and traces. */
  serviceName: string;
  /** Default: one to the destination in the settings. */
  logger?: Logger;
}

/** Settings, Logger, Metrics, Health and Clock for everybody; traces when the settings name an endpoint. */
@Module({})
export class RuntimeModule {
  static forRoot({ settings, serviceName, logger }: RuntimeOptions): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        {
          provide: Logger,
          useFactory: () => logger ?? Logger.create({ serviceName, ...settings.logging }),
        },
        { provide: Metrics, useFactory: () => new Metrics({ serviceName }) },
        { provide: Health, useFactory: () => new Health(settings.health) },
        { provide: Clock, useFactory: () => new Clock(settings.clock) },
        { provide: TRACING, useFactory: () => startTracing({ serviceName, ...settings.tracing }) },
        TracingLifetime,
        ReadinessMetric,
      ],
      exports: [SETTINGS, Logger, Metrics, Health, Clock],
    };
  }
}
