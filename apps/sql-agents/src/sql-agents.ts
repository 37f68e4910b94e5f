import { type OutputOf, QuartermasterError, type sqlAgents } from '#libs/contracts';
import { guardSchemaOf, type SemanticModel, SqlGuard } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import type { QueryLimits } from './query-limits';
import type { PersonaAgent } from './persona-agent';
import { SqlAgent } from './sql-agent';
import { ToolAgent } from './tool-agent';

/** One agent a persona of the semantic files. */
export class SqlAgents {
  private constructor(
    private readonly agents: ReadonlyMap<string, PersonaAgent>,
    private readonly warehouse: Warehouse,
    private readonly semanticVersion: string,
  ) {}

  static async create(model: SemanticModel, warehouse: Warehouse, limits: QueryLimits): Promise<SqlAgents> {
    const guard = await SqlGuard.create(guardSchemaOf(model));
    const agents = [...model.personas.values()].map(({ persona, tables }): [string, PersonaAgent] => [
      persona,
      tables.length === 0
        ? new ToolAgent(persona, model)
        : new SqlAgent(persona, model, guard, warehouse, limits),
    ]);
    return new SqlAgents(new Map(agents), warehouse, model.version);
  }

  /** Which state of the data and of the definitions is asked now. */
  async snapshot(): Promise<OutputOf<typeof sqlAgents.snapshot>> {
    const { dataVersion = null, dataAsOf = null } = (await this.warehouse.snapshot()) ?? {};
    return {
      dataVersion,
      dataAsOf,
      semanticVersion: this.semanticVersion,
      personas: [...this.agents.keys()],
    };
  }

  /** @throws PERSONA_NOT_ALLOWED for a persona that the semantic files do not know. */
  of(persona: string): PersonaAgent {
    const agent = this.agents.get(persona);
    if (agent === undefined) throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
    return agent;
  }
}
