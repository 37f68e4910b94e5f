import type { SemanticModel } from '../model';
import { CATEGORY_COLUMNS, TABLE_COLUMNS } from './physical-columns';

export interface GuardTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Those of few values, whose DISTINCT lists may be crossed without a condition. */
  readonly categories?: readonly string[];
  /** Where the warehouse keeps files, they are cut by month and have a column that names it. */
  readonly isPartitioned?: boolean;
}

/** All that the guard knows of the world: every name in a statement has to be found here. Names are lower case. */
export interface GuardSchema {
  readonly tables: readonly GuardTable[];
  readonly personas: readonly { readonly id: string; readonly tables: readonly string[] }[];
}

/**
 * Tables and personas of the semantic files. A table's columns are those that its entity names, and, for the six
 * tables of the supply-chain schema, also those that no dimension uses yet.
 */
export function guardSchemaOf(model: SemanticModel): GuardSchema {
  const columns = new Map<string, Set<string>>();
  const categories = new Map<string, Set<string>>();
  const partitioned = new Set<string>();
  const at = (map: Map<string, Set<string>>, table: string) => {
    const known = map.get(table);
    if (known) return known;
    const fresh = new Set<string>();
    map.set(table, fresh);
    return fresh;
  };
  for (const [table, names] of Object.entries(TABLE_COLUMNS)) {
    for (const name of names) {
      at(columns, table).add(name);
      if (CATEGORY_COLUMNS.has(name)) at(categories, table).add(name);
    }
  }
  for (const entity of model.entities.values()) {
    const own = at(columns, entity.table);
    for (const name of [...entity.key, ...Object.keys(entity.columns)]) own.add(name);
    if (entity.site !== undefined) own.add(entity.site);
    if (entity.partitionDate !== undefined) partitioned.add(entity.table);
    for (const dimension of entity.dimensions.values()) {
      if (dimension.column === undefined) continue;
      own.add(dimension.column);
      if (dimension.role === 'category') at(categories, entity.table).add(dimension.column);
    }
    for (const join of entity.joins.values()) {
      const other = model.entities.get(join.to);
      for (const [mine, theirs] of Object.entries(join.on)) {
        own.add(mine);
        if (other) at(columns, other.table).add(theirs);
      }
    }
  }
  return {
    tables: [...columns].map(([name, names]) => ({
      name,
      columns: [...names],
      categories: [...(categories.get(name) ?? [])],
      isPartitioned: partitioned.has(name),
    })),
    personas: [...model.personas.values()].map(({ persona, tables }) => ({ id: persona, tables })),
  };
}
