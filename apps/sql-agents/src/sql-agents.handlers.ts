import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  type Principal,
  QuartermasterError,
  type ReadResult,
  type RunResult,
  type SemanticCatalog,
  sqlAgents,
} from '#libs/contracts';
import { SqlAgents } from './sql-agents';

/** Checks that the caller has the persona, then hands over to that persona's agent. */
@Injectable()
export class SqlAgentsHandlers {
  constructor(private readonly agents: SqlAgents) {}

  @Handles(sqlAgents.read)
  async read(input: InputOf<typeof sqlAgents.read>, context: CallContext): Promise<ReadResult> {
    authorize(context, input.persona);
    return this.agents.of(input.persona).read(input);
  }

  @Handles(sqlAgents.run)
  async run(input: InputOf<typeof sqlAgents.run>, context: CallContext): Promise<RunResult> {
    const principal = authorize(context, input.persona);
    return this.agents.of(input.persona).run(input, principal, context.signal);
  }

  @Handles(sqlAgents.describe)
  async describe(
    { persona }: InputOf<typeof sqlAgents.describe>,
    context: CallContext,
  ): Promise<SemanticCatalog> {
    authorize(context, persona);
    return this.agents.of(persona).describe();
  }
}

function authorize({ principal }: CallContext, persona: string): Principal {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  if (!principal.personas.includes(persona))
    throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
  return principal;
}
