import { type OutputOf, QuartermasterError, type sqlAgents } from '#libs/contracts';
import { guardSchemaOf, type SemanticModel, SqlGuard } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import type { QueryLimits } from './query-limits';
import { SqlAgent } from './sql-agent';

/** One agent a persona of the semantic files. */
export class SqlAgents {
  private constructor(
    private readonly agents: ReadonlyMap<string, SqlAgent>,
    private readonly warehouse: Warehouse,
    private readonly semanticVersion: string,
  ) {}

  static async create(model: SemanticModel, warehouse: Warehouse, limits: QueryLimits): Promise<SqlAgents> {
    const guard = await SqlGuard.create(guardSchemaOf(model));
    const agents = [...model.personas.keys()].map(
      (persona) => [persona, new SqlAgent(persona, model, guard, warehouse, limits)] as const,
    );
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
  of(persona: string): SqlAgent {
    const agent = this.agents.get(persona);
    if (agent === undefined) throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
    return agent;
  }
}
