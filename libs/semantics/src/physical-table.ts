import type { ColumnKind, Entity, SemanticModel } from './model';

/** A physical table as the semantic files describe it: what a warehouse has to hold for the entity to be asked. */
export interface PhysicalTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnKind;
    readonly isMoney: boolean;
  }[];
  readonly key: readonly string[];
  /** Columns that name a row of another table by its key, in that key's order. */
  readonly references: readonly { readonly columns: readonly string[]; readonly table: string }[];
  /** The date by whose month its files are cut: of the row itself, or of the row of `table` that it refers to. */
  readonly partitionDate?: { readonly table: string; readonly column: string };
}

/** Column of a partitioned table of files: the month of its rows, `YYYY-MM`. */
export const PARTITION_COLUMN = 'month';

/** The tables of all entities, each after those it refers to. */
export function physicalTables(model: SemanticModel): PhysicalTable[] {
  const done = new Map<string, PhysicalTable>();
  const visit = (entity: Entity): void => {
    if (done.has(entity.table)) return;
    for (const { to } of keyJoins(model, entity)) visit(model.entities.get(to)!);
    done.set(entity.table, physicalTable(model, entity));
  };
  for (const entity of model.entities.values()) visit(entity);
  return [...done.values()];
}

function physicalTable(model: SemanticModel, entity: Entity): PhysicalTable {
  const joined = [...entity.joins.values()].flatMap(({ on, relationship }) =>
    relationship === 'many_to_one' ? Object.keys(on) : [],
  );
  const shown = [...entity.dimensions.values()].flatMap(({ column }) => column ?? []);
  const names = new Set([
    ...entity.key,
    ...shown,
    ...joined.map((name) => entity.dimensions.get(name)?.column ?? name),
    ...(entity.site === undefined ? [] : [entity.site]),
    ...Object.keys(entity.columns),
  ]);
  return {
    name: entity.table,
    columns: [...names].map((name) => ({ name, ...columnType(model, entity, name) })),
    key: entity.key,
    references: keyJoins(model, entity).map(({ to, on }) => {
      const target = model.entities.get(to)!;
      const own = new Map(Object.entries(on).map(([column, other]) => [other, column]));
      return { columns: target.key.map((column) => own.get(column)!), table: target.table };
    }),
    partitionDate: partitionDate(model, entity),
  };
}

function partitionDate(
  model: SemanticModel,
  { name, partitionDate: field }: Entity,
): PhysicalTable['partitionDate'] {
  if (field === undefined) return undefined;
  const dimension = model.dimension(field.includes('.') ? field : `${name}.${field}`)!;
  return { table: model.entities.get(dimension.entity)!.table, column: dimension.column! };
}

/** Many-to-one joins by the other's whole key: a row that names one has to find it. */
function keyJoins(
  model: SemanticModel,
  { joins }: Entity,
): { to: string; on: Readonly<Record<string, string>> }[] {
  return [...joins.values()].filter(({ to, on, relationship }) => {
    const key = model.entities.get(to)!.key;
    const others = Object.values(on);
    return (
      relationship === 'many_to_one' &&
      others.length === key.length &&
      key.every((column) => others.includes(column))
    );
  });
}

/** As the files declare it; a column of a join is of the type of what it is equal to; all others are texts. */
function columnType(
  model: SemanticModel,
  entity: Entity,
  name: string,
): { type: ColumnKind; isMoney: boolean } {
  const dimension = [...entity.dimensions.values()].find(({ column }) => column === name);
  if (dimension) return { type: dimension.type, isMoney: dimension.role === 'money' };
  const declared = entity.columns[name];
  if (declared !== undefined) return { type: declared, isMoney: false };
  for (const { to, on } of entity.joins.values()) {
    const other = on[name];
    const target = model.entities.get(to);
    if (target && other !== undefined && !other.includes('.')) return columnType(model, target, other);
  }
  return { type: 'string', isMoney: false };
}
