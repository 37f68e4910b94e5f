import { SYSTEM_COLUMNS } from './dialects/common';
import type { GuardTable } from './guard-schema';
import { Rejection } from './verdict';

/** What is known of a value: where it comes from, and how many times longer than stored text it may be. */
export interface Column {
  /** `table.column` when it is that column unchanged. */
  readonly origin?: string;
  /** It has few different values. */
  readonly isCategory?: boolean;
  /** 1 for stored values; texts that were repeated or padded have more. */
  readonly growth: number;
}

/** Something in FROM: a table, a WITH name, a subquery, VALUES. */
export interface Relation {
  /** The name by which columns are qualified; undefined for a subquery without alias. */
  readonly name: string | undefined;
  readonly columns: ReadonlyMap<string, Column>;
  /** Upper bound of its rows; Infinity when the text does not say. */
  readonly rows: number;
}

/** What a SELECT gives to the one around it. */
export interface Output {
  /** In order; those that cannot be referred to have an empty name. */
  readonly columns: readonly (readonly [string, Column])[];
  /** The same by name, where it is used often. */
  readonly byName?: ReadonlyMap<string, Column>;
  readonly rows: number;
  /** Relations that its expansion holds. */
  readonly weight: number;
}

/** What a table gives in a dialect, as its columns and rows are known before any statement is. */
export function tableOutput(
  { name, columns, categories = [], isPartitioned = false }: GuardTable,
  partitionColumn?: string,
): Output {
  const all = isPartitioned && partitionColumn !== undefined ? [...columns, partitionColumn] : columns;
  const known = all.map((column): [string, Column] => [
    column,
    { origin: `${name}.${column}`, isCategory: categories.includes(column), growth: 1 },
  ]);
  return { columns: known, byName: new Map(known), rows: Infinity, weight: 1 };
}

/** WITH names in lexical scope: each list sees those before it and those around it. */
export interface WithNames {
  readonly name: string;
  readonly output: Output;
  readonly next: WithNames | undefined;
}

export function findWithName(names: WithNames | undefined, name: string): Output | undefined {
  for (let entry = names; entry; entry = entry.next) if (entry.name === name) return entry.output;
  return undefined;
}

/** Names that expressions of one SELECT can use: its FROM, then those around it. */
export class Scope {
  readonly relations: Relation[] = [];
  /** Aliases of the SELECT list, with what is known of them. */
  readonly aliases = new Map<string, Column>();
  /** Relations of this scope that subqueries within it used. */
  readonly usedFromWithin = new Set<Relation>();
  /** Relations that the expansion of the subqueries in its expressions holds. */
  innerWeight = 0;

  /** This scope, then those around it. */
  private readonly outwards: readonly Scope[];

  constructor(readonly parent: Scope | undefined) {
    this.outwards = [this, ...(parent?.outwards ?? [])];
  }

  add(relation: Relation): void {
    if (relation.name !== undefined && this.relations.some(({ name }) => name === relation.name)) {
      throw new Rejection('NAME_NOT_ALLOWED', `"${relation.name}" names two tables of one FROM.`);
    }
    this.relations.push(relation);
  }

  /** The relation of this scope that a column belongs to, without judging. */
  owner(qualifier: string | undefined, name: string): Relation | undefined {
    return this.relations.find(
      (relation) => (qualifier === undefined || relation.name === qualifier) && relation.columns.has(name),
    );
  }

  /** @throws Rejection when no relation in scope has the column */
  resolve(qualifier: string | undefined, name: string, aliasesAllowed: boolean): Column {
    const isSystem = SYSTEM_COLUMNS.has(name);
    for (const scope of this.outwards) {
      const owner = scope.owner(qualifier, name);
      if (owner) {
        if (scope !== this) scope.usedFromWithin.add(owner);
        return owner.columns.get(name)!;
      }
      // Engines prefer the system column to an alias.
      if (isSystem && scope.relations.length > 0) {
        throw new Rejection('SYSTEM_COLUMN', `"${name}" is a system column.`);
      }
      // A nearer relation of that name hides the ones around it.
      if (qualifier !== undefined && scope.relations.some((relation) => relation.name === qualifier)) {
        throw new Rejection('UNKNOWN_COLUMN', `"${qualifier}" has no column "${name}".`);
      }
      if (qualifier === undefined && aliasesAllowed && scope === this) {
        const alias = scope.aliases.get(name);
        if (alias) return alias;
      }
    }
    throw this.unresolved(qualifier, name);
  }

  private unresolved(qualifier: string | undefined, name: string): Rejection {
    if (qualifier !== undefined) {
      return new Rejection(
        'UNKNOWN_COLUMN',
        `"${qualifier}" is no table or alias in scope of "${qualifier}.${name}".`,
      );
    }
    for (const scope of this.outwards) {
      if (scope.relations.some((relation) => relation.name === name)) {
        return new Rejection('WHOLE_ROW', `"${name}" is a table: name its columns.`);
      }
    }
    return new Rejection('UNKNOWN_COLUMN', `No table in scope has a column "${name}".`);
  }
}
