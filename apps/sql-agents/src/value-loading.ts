import type { MetricQuery } from '#libs/contracts';
import { indexedMembers, type IndexedValue, ValueIndex } from '#libs/reader';
import { compileMetricQuery, type SemanticModel } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import type { QueryLimits } from './query-limits';

/** Value loading does not depend on the day; the compiler wants one. */
const ANY_DAY = '2000-01-01';

/** The values that one persona may see, loaded through the same compiler and the same warehouse as its answers. */
export async function loadValueIndex(
  model: SemanticModel,
  persona: string,
  warehouse: Warehouse,
  limits: QueryLimits,
): Promise<ValueIndex> {
  const values: IndexedValue[] = [];
  for (const { member, names } of indexedMembers(model, persona)) {
    const room = limits.maxIndexedValues - values.length;
    if (room <= 0) break;
    values.push(...(await distinctValues(model, persona, warehouse, limits, room, member, names)));
  }
  return ValueIndex.build(model, persona, values);
}

async function distinctValues(
  model: SemanticModel,
  persona: string,
  warehouse: Warehouse,
  { timeoutMs, maxBytes }: QueryLimits,
  maxRows: number,
  member: string,
  names?: string,
): Promise<IndexedValue[]> {
  const dimensions = names === undefined ? [member] : [member, names];
  const entity = member.split('.')[0]!;
  const query: MetricQuery = {
    entity,
    measures: [],
    dimensions,
    timeDimensions: [],
    filters: [{ member, operator: 'set' }],
  };
  const { sql } = compileMetricQuery(model, query, {
    dialect: warehouse.dialect,
    persona,
    today: ANY_DAY,
    maxRows,
  });
  const { rows } = await warehouse.query({ persona, sql, timeoutMs, maxRows, maxBytes });
  return rows.flatMap(([value, named]) =>
    value === null || value === undefined
      ? []
      : [{ member, value: String(value), names: textOrNothing(named) }],
  );
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
