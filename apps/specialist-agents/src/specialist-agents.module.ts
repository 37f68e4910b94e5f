import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import type { ToolDefinition } from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { DayPlanner } from './day-planner';
import { RunLimit } from './run-limit';
import { SpecialistAgents } from './specialist-agents';
import { SpecialistAgentsHandlers } from './specialist-agents.handlers';
import { Calculator } from './tool';
import { TOOLS } from './tools';
import { WorkerCalculator } from './workers/worker-calculator';

/** What every tool is told to be; for what reads and measures questions without running any. */
export const TOOL_DEFINITIONS: readonly ToolDefinition[] = TOOLS.map(({ definition }) => definition);

/** inventory, logistics, supplier, workforce, commerce: typed tools with the caller's rights. */
@Module({})
export class SpecialistAgentsModule {
  static forRoot(): DynamicModule {
    return {
      module: SpecialistAgentsModule,
      providers: [
        DayPlanner,
        SpecialistAgentsHandlers,
        { provide: Calculator, useClass: WorkerCalculator },
        {
          provide: SpecialistAgents,
          inject: [ServiceClient, Calculator, SETTINGS, Clock],
          useFactory: (services: ServiceClient, calculator: Calculator, { tools }: Settings, clock: Clock) =>
            new SpecialistAgents(TOOLS, services, calculator, new RunLimit(tools.maxConcurrent), tools, () =>
              clock.now(),
            ),
        },
      ],
    };
  }
}
