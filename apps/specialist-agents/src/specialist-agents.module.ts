import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import { QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { RunLimit } from './run-limit';
import { SpecialistAgents } from './specialist-agents';
import { SpecialistAgentsHandlers } from './specialist-agents.handlers';
import { Calculator } from './tool';
import { TOOLS } from './tools';

/** inventory, logistics, supplier: typed calculations with the caller's rights. */
@Module({})
export class SpecialistAgentsModule {
  static forRoot(): DynamicModule {
    return {
      module: SpecialistAgentsModule,
      providers: [
        SpecialistAgentsHandlers,
        {
          provide: SpecialistAgents,
          inject: [ServiceClient, { token: Calculator, optional: true }, SETTINGS],
          useFactory: (services: ServiceClient, calculator: Calculator = NO_WORKERS, { tools }: Settings) =>
            new SpecialistAgents(TOOLS, services, calculator, new RunLimit(tools.maxConcurrent), tools),
        },
      ],
    };
  }
}

const NO_WORKERS: Calculator = {
  run: () => Promise.reject(new QuartermasterError('SERVICE_UNAVAILABLE')),
};
