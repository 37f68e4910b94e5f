import { type ColumnType, QuartermasterError } from '#libs/contracts';
import type { PersonaTables } from './files/manifest';
import { type FieldType, isTableName, tableSchema, type TableSchema } from './schema';
import type { TableInfo } from './warehouse';

/** What a field's values are in results. */
export const COLUMN_TYPES = {
  text: 'string',
  integer: 'integer',
  money: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
} as const satisfies Record<FieldType['kind'], ColumnType>;

/** How the persona's tables are described. A table that nobody describes is left out. */
export function schemasOf({ tables, described = [] }: PersonaTables): TableSchema[] {
  return tables.flatMap((name) => {
    const schema = isTableName(name)
      ? tableSchema(name)
      : described.find((candidate) => candidate.name === name);
    return schema ?? [];
  });
}

export function tableInfo({ name, fields }: TableSchema, rowCount: number): TableInfo {
  return {
    name,
    rowCount,
    columns: fields.map((field) => ({ name: field.name, type: COLUMN_TYPES[field.type.kind] })),
  };
}

/** The personas that an adapter was told of. */
export class Personas {
  private readonly byId: ReadonlyMap<string, PersonaTables>;

  constructor(personas: readonly PersonaTables[]) {
    this.byId = new Map(personas.map((persona) => [persona.id, persona]));
  }

  get ids(): string[] {
    return [...this.byId.keys()];
  }

  /** @throws PERSONA_NOT_ALLOWED */
  of(id: string): PersonaTables {
    const persona = this.byId.get(id);
    if (persona === undefined)
      throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona: id } });
    return persona;
  }
}
