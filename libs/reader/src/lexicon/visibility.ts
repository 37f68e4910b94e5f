import type { Dimension, Entity, Measure, Segment, SemanticModel } from '#libs/semantics';

const REFERENCE = /\{\s*(?:days\()?\s*([a-z][a-z0-9_.]*)(?:\s*,\s*([a-z][a-z0-9_.]*)\s*\))?[^}]*\}/g;

/** What of the model one persona may use: entities by their tables, members by what they are computed from. */
export class Visibility {
  readonly entities: readonly Entity[];
  private readonly visible: ReadonlySet<string>;
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly model: SemanticModel,
    persona: string,
  ) {
    const tables = new Set(model.personas.get(persona)?.tables ?? []);
    this.entities = [...model.entities.values()].filter(({ table }) => tables.has(table));
    this.visible = new Set(this.entities.map(({ name }) => name));
  }

  entity(name: string): boolean {
    return this.visible.has(name);
  }

  dimension(dimension: Dimension): boolean {
    return (
      this.entity(dimension.entity) && this.expressions(dimension.member, dimension.entity, [dimension.sql])
    );
  }

  segment(segment: Segment): boolean {
    return this.entity(segment.entity) && this.expressions(segment.member, segment.entity, [segment.sql]);
  }

  measure(measure: Measure): boolean {
    if (!this.entity(measure.entity) || measure.hidden) return false;
    return this.computable(measure);
  }

  private computable(measure: Measure): boolean {
    const { entity, member, aggregate, sql, where, numerator, denominator } = measure;
    if (!this.entity(entity)) return false;
    const parts =
      aggregate === 'ratio'
        ? [numerator, denominator]
        : aggregate === 'derived'
          ? [...(sql ?? '').matchAll(REFERENCE)].map((match) => match[1])
          : undefined;
    if (!parts) return this.expressions(member, entity, [sql, where]);
    return parts.every((part) => {
      const needed = part && this.model.measure(part.includes('.') ? part : `${entity}.${part}`);
      return needed !== undefined && needed !== '' && this.computable(needed);
    });
  }

  private expressions(member: string, entity: string, sqls: readonly (string | undefined)[]): boolean {
    const known = this.known.get(member);
    if (known !== undefined) return known;
    this.known.set(member, true);
    const result = sqls.every((sql) =>
      [...(sql ?? '').matchAll(REFERENCE)].every((match) =>
        [match[1], match[2]].every((field) => field === undefined || this.field(entity, field)),
      ),
    );
    this.known.set(member, result);
    return result;
  }

  private field(entity: string, field: string): boolean {
    if (field === 'today') return true;
    const [owner, name] = field.includes('.') ? (field.split('.') as [string, string]) : [entity, field];
    const rollup = this.model.entities.get(entity)?.rollups[owner];
    if (rollup) return this.entity(rollup.from);
    const dimension = this.model.dimension(`${owner}.${name}`);
    return dimension ? this.dimension(dimension) : this.entity(owner);
  }
}
