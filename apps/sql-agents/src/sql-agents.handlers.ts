import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type ChipOption,
  type Completion,
  type FoundValue,
  type InputOf,
  type OutputOf,
  type Principal,
  QuartermasterError,
  type Reading,
  type ReadResult,
  type RunResult,
  type SemanticCatalog,
  sqlAgents,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { SqlAgents } from './sql-agents';

/** Checks that the caller has the persona, then hands over to that persona's agent. */
@Injectable()
export class SqlAgentsHandlers {
  constructor(
    private readonly agents: SqlAgents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Handles(sqlAgents.read)
  async read(input: InputOf<typeof sqlAgents.read>, context: CallContext): Promise<ReadResult> {
    const principal = authorize(context, input.persona);
    return this.agents.of(input.persona).read(input, principal);
  }

  @Handles(sqlAgents.understand)
  async understand(input: InputOf<typeof sqlAgents.understand>, context: CallContext): Promise<Reading> {
    const principal = authorize(context, input.persona);
    return (await this.agents.of(input.persona).understanding(principal)).understand(input);
  }

  @Handles(sqlAgents.behind)
  async behind(input: InputOf<typeof sqlAgents.behind>, context: CallContext): Promise<Reading> {
    const principal = authorize(context, input.persona);
    return (await this.agents.of(input.persona).understanding(principal)).behind(input);
  }

  @Handles(sqlAgents.options)
  async options(
    input: InputOf<typeof sqlAgents.options>,
    context: CallContext,
  ): Promise<{ options: ChipOption[] }> {
    const principal = authorize(context, input.persona);
    return { options: (await this.agents.of(input.persona).understanding(principal)).options(input) };
  }

  @Handles(sqlAgents.complete)
  async complete(
    input: InputOf<typeof sqlAgents.complete>,
    context: CallContext,
  ): Promise<{ completions: Completion[] }> {
    const principal = authorize(context, input.persona);
    return { completions: await this.agents.of(input.persona).complete(input, principal) };
  }

  @Handles(sqlAgents.run)
  async run(input: InputOf<typeof sqlAgents.run>, context: CallContext): Promise<RunResult> {
    const principal = authorize(context, input.persona);
    return this.agents.of(input.persona).run(input, principal, context);
  }

  /** The setting is asked here, at every run: SQL that was saved while it was on does not run once it is off. */
  @Handles(sqlAgents.runSql)
  async runSql(input: InputOf<typeof sqlAgents.runSql>, context: CallContext): Promise<RunResult> {
    const principal = authorize(context, input.persona);
    if (!this.settings.models.rawSql) {
      throw new QuartermasterError('SQL_REJECTED', {
        message: 'SQL that a language model wrote is not run here.',
        nextStep: 'Ask in other words. Whoever runs Quartermaster can allow it with models.rawSql.',
      });
    }
    return this.agents.of(input.persona).runSql(input, principal, context);
  }

  @Handles(sqlAgents.findValues)
  async findValues(
    { persona, text, limit }: InputOf<typeof sqlAgents.findValues>,
    context: CallContext,
  ): Promise<{ values: FoundValue[] }> {
    const principal = authorize(context, persona);
    const found = await this.agents.of(persona).findValues(text, limit, principal);
    const values = found.map(({ text: value, members, code }) => {
      return { value, members: [...members], ...(code !== undefined && { code }) };
    });
    return { values };
  }

  @Handles(sqlAgents.snapshot)
  snapshot(): Promise<OutputOf<typeof sqlAgents.snapshot>> {
    return this.agents.snapshot();
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
