import type { MetricQuery, ReadWord } from '#libs/contracts';
import { compileMetricQuery, type SemanticModel } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import type { QueryLimits } from './query-limits';
import type { ValueScope } from './value-loading';

/** Existing codes that are offered instead, from each side. */
const NEAREST = 2;

/** A code of the question that the data does not hold, with the next ones that it does. */
export interface MissingCode {
  readonly word: ReadWord;
  readonly member: string;
  readonly value: string;
  readonly nearest: readonly string[];
}

/**
 * Codes that are too many to be loaded, such as order numbers, are read by their looks. Whether there is such a one is
 * asked of the data, as far as the person may see it, before anything is answered about it.
 */
export class CodeLookup {
  constructor(
    private readonly model: SemanticModel,
    private readonly warehouse: Warehouse,
    private readonly limits: QueryLimits,
  ) {}

  /** The first code of a reading that does not exist. */
  async missing(
    words: readonly ReadWord[],
    scope: ValueScope,
    today: string,
  ): Promise<MissingCode | undefined> {
    for (const word of words) {
      const { role, member = '', value } = word;
      const dimension = role === 'value' ? this.model.dimension(member) : undefined;
      if (dimension?.index !== false || dimension.pattern === undefined || typeof value !== 'string')
        continue;
      const codes = (operator: 'equals' | 'gte' | 'lte'): Promise<string[]> =>
        this.codes(member, operator, value, scope, today);
      if ((await codes('equals')).length > 0) continue;
      const [after, before] = [await codes('gte'), await codes('lte')];
      return { word, member, value, nearest: [...before.reverse(), ...after] };
    }
    return undefined;
  }

  private async codes(
    member: string,
    operator: 'equals' | 'gte' | 'lte',
    value: string,
    { persona, sites }: ValueScope,
    today: string,
  ): Promise<string[]> {
    const query: MetricQuery = {
      measures: [],
      dimensions: [member],
      timeDimensions: [],
      filters: [{ member, operator, values: [value] }],
      order: [{ by: member, direction: operator === 'lte' ? 'desc' : 'asc' }],
      limit: NEAREST,
    };
    const { dialect } = this.warehouse;
    const { timeoutMs, maxBytes } = this.limits;
    const { sql } = compileMetricQuery(this.model, query, {
      dialect,
      persona,
      today,
      maxRows: NEAREST,
      sites,
    });
    const { rows } = await this.warehouse.query({ persona, sql, timeoutMs, maxRows: NEAREST, maxBytes });
    return rows.map(([code]) => String(code));
  }
}
