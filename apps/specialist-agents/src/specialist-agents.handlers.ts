import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  type OutputOf,
  type Principal,
  QuartermasterError,
  specialistAgents,
  type ToolEvent,
} from '#libs/contracts';
import { SpecialistAgents } from './specialist-agents';

/** Checks that the caller has the persona, then hands over to the tools. */
@Injectable()
export class SpecialistAgentsHandlers {
  constructor(private readonly agents: SpecialistAgents) {}

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
}

function authorize({ principal }: CallContext, persona: string): Principal {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  if (!principal.personas.includes(persona))
    throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
  return principal;
}
