import { MetricQuery, QuartermasterError } from '#libs/contracts';
import { compileMetricQuery, type SemanticModel } from '#libs/semantics';

/** Every dialect takes the same queries; what is written here is thrown away. */
const ANY_DIALECT = 'postgres';

/** Whether a query can be asked by a persona: the same compiler decides that answers it later. */
export class Trial {
  constructor(
    private readonly model: SemanticModel,
    private readonly persona: string,
  ) {}

  /** @throws QuartermasterError QUERY_INVALID, with the problem in its details. */
  check(query: MetricQuery, today: string): ReturnType<typeof compileMetricQuery> {
    return compileMetricQuery(this.model, query, {
      dialect: ANY_DIALECT,
      persona: this.persona,
      today,
      maxRows: 1,
    });
  }

  accepts(query: MetricQuery, today: string): boolean {
    if (!MetricQuery.safeParse(query).success) return false;
    try {
      this.check(query, today);
      return true;
    } catch (error) {
      if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID') return false;
      throw error;
    }
  }
}
