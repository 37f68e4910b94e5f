import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Health, Logger, Metrics } from '#libs/runtime';
import { CallMetrics } from '../call/call-metrics';
import { PrincipalTokens } from '../call/principal-tokens';
import { ServiceClient } from '../client/service-client';
import { handledBy } from '../server/handles';
import { OperationServer, type UnaryHandler } from '../server/operation-server';
import type { Transport } from '../transport/transport';

export interface BusOptions {
  transport: Transport;
  /** Shared by all services; 32 characters or more. */
  signingKey: string;
  /** Default: the RuntimeModule's. */
  logger?: Logger;
  /** Default: the RuntimeModule's. */
  metrics?: Metrics;
}

const OPTIONS = Symbol('BusOptions');
const optional = (token: unknown) => ({ token: token as typeof Logger, optional: true });

/** Connects before anything starts, serves once everything is up, finishes what is in flight before anything stops. */
@Injectable()
class BusLifetime
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(OPTIONS) private readonly options: BusOptions,
    @Inject(OperationServer) private readonly server: OperationServer,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): Promise<void> {
    return this.options.transport.start();
  }

  async onApplicationBootstrap(): Promise<void> {
    const served = new Map<string, string>();
    for (const { instance } of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (typeof prototype !== 'object' || prototype === null) continue;
      for (const key of this.scanner.getAllMethodNames(prototype)) {
        const operation = handledBy(prototype, key);
        if (operation === undefined) continue;
        const place = `${prototype.constructor.name}.${key}`;
        const other = served.get(operation.subject);
        if (other !== undefined)
          throw new Error(`${operation.subject} is handled by ${other} and by ${place}`);
        served.set(operation.subject, place);
        const handler = (instance as Record<string, UnaryHandler>)[key]!.bind(instance);
        this.options.transport.serve(this.server.endpoint(operation, handler));
      }
    }
    await this.options.transport.ready();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.options.transport.drain();
  }

  onApplicationShutdown(): Promise<void> {
    return this.options.transport.close();
  }
}

/** Global: provides ServiceClient, and serves every method marked with `@Handles` in this application. */
@Module({})
export class BusModule {
  static forRoot(options: BusOptions): DynamicModule {
    const tokens = new PrincipalTokens(options.signingKey);
    return {
      module: BusModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        BusLifetime,
        { provide: OPTIONS, useValue: options },
        {
          provide: CallMetrics,
          inject: [optional(Metrics)],
          useFactory: (metrics?: Metrics) =>
            new CallMetrics(
              options.metrics ?? metrics ?? new Metrics({ serviceName: 'bus', processMetrics: false }),
            ),
        },
        {
          provide: ServiceClient,
          inject: [CallMetrics, optional(Logger), optional(Health)],
          useFactory: (metrics: CallMetrics, logger?: Logger, health?: Health) => {
            health?.register('bus', () => options.transport.ready());
            return new ServiceClient(options.transport, tokens, metrics, loggerOf(options, logger));
          },
        },
        {
          provide: OperationServer,
          inject: [CallMetrics, optional(Logger)],
          useFactory: (metrics: CallMetrics, logger?: Logger) =>
            new OperationServer(tokens, metrics, loggerOf(options, logger)),
        },
      ],
      exports: [ServiceClient],
    };
  }
}

function loggerOf(options: BusOptions, injected: Logger | undefined): Logger {
  return options.logger ?? injected ?? Logger.create({ serviceName: 'bus', level: 'silent' });
}
