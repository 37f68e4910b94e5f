import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import { SETTINGS, type Settings } from '#libs/runtime';
import { RunLimit } from './run-limit';
import { SpecialistAgents } from './specialist-agents';
import { SpecialistAgentsHandlers } from './specialist-agents.handlers';
import { Calculator } from './tool';
import { TOOLS } from './tools';
import { WorkerCalculator } from './workers/worker-calculator';

/** inventory, logistics, supplier: typed calculations with the caller's rights. */
@Module({})
export class SpecialistAgentsModule {
  static forRoot(): DynamicModule {
    return {
      module: SpecialistAgentsModule,
      providers: [
        SpecialistAgentsHandlers,
        { provide: Calculator, useClass: WorkerCalculator },
        {
          provide: SpecialistAgents,
          inject: [ServiceClient, Calculator, SETTINGS],
          useFactory: (services: ServiceClient, calculator: Calculator, { tools }: Settings) =>
            new SpecialistAgents(TOOLS, services, calculator, new RunLimit(tools.maxConcurrent), tools),
        },
      ],
    };
  }
}
