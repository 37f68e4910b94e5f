import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  type OutputOf,
  type PlanDayEvent,
  type Principal,
  QuartermasterError,
  specialistAgents,
  type ToolEvent,
} from '#libs/contracts';
import { DayPlanner } from './day-planner';
import { SpecialistAgents } from './specialist-agents';

/** Checks that the caller has the persona, then hands over to the tools. */
@Injectable()
export class SpecialistAgentsHandlers {
  constructor(
    private readonly agents: SpecialistAgents,
    private readonly planner: DayPlanner,
  ) {}

  @Handles(specialistAgents.tools)
  async tools(
    { persona }: InputOf<typeof specialistAgents.tools>,
    context: CallContext,
  ): Promise<OutputOf<typeof specialistAgents.tools>> {
    authorize(context, persona);
    return { tools: this.agents.toolsOf(persona) };
  }

  @Handles(specialistAgents.run)
  async *run(
    input: InputOf<typeof specialistAgents.run>,
    context: CallContext,
  ): AsyncGenerator<ToolEvent, void> {
    yield* this.agents.run(input, authorize(context, input.persona), context);
  }

  @Handles(specialistAgents.planDay)
  async *planDay(
    { day, maxIterations }: InputOf<typeof specialistAgents.planDay>,
    context: CallContext,
  ): AsyncGenerator<PlanDayEvent, void> {
    authorize(context, 'store_manager');
    yield* this.planner.plan(day, maxIterations, context.signal);
  }
}

function authorize({ principal }: CallContext, persona: string): Principal {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  if (!principal.personas.includes(persona))
    throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
  return principal;
}
