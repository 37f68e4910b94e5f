import type { z } from 'zod';
import type { Calendar, CalendarFile } from '../calendar';
import { JoinGraph } from '../join-graph';
import type {
  Dimension,
  Entity,
  EntityFile,
  Measure,
  PersonaFile,
  Segment,
  SemanticModel,
  Term,
} from '../model';

export function buildEntity(file: EntityFile): Entity {
  const { entity, ...rest } = file;
  const members = <T extends object, M extends T & { name: string; entity: string; member: string }>(
    fields: Record<string, T>,
  ): Map<string, M> =>
    new Map(
      Object.entries(fields).map(([name, field]) => [
        name,
        { ...field, name, entity, member: `${entity}.${name}` } as unknown as M,
      ]),
    );
  return {
    ...rest,
    name: entity,
    dimensions: members<EntityFile['dimensions'][string], Dimension>(file.dimensions),
    measures: members<EntityFile['measures'][string], Measure>(file.measures),
    segments: members<EntityFile['segments'][string], Segment>(file.segments),
    joins: new Map(Object.entries(file.joins)),
  };
}

export function buildCalendar({ holidays, ...rest }: z.infer<typeof CalendarFile>): Calendar {
  const named = Object.entries(holidays).flatMap(([name, holiday]) =>
    holiday ? [{ ...holiday, name }] : [],
  );
  return { ...rest, holidays: named };
}

/** Personas with the tables that entities give them. */
export function withEntityTables(
  personas: ReadonlyMap<string, PersonaFile>,
  { entities }: SemanticIndex,
): Map<string, PersonaFile> {
  return new Map(
    [...personas].map(([name, persona]) => {
      const given = [...entities.values()].filter((entity) => entity.personas.includes(name));
      return [
        name,
        { ...persona, tables: [...new Set([...persona.tables, ...given.map(({ table }) => table)])] },
      ];
    }),
  );
}

/** Entities with what is derived from them: the join graph and the physical columns that the files know of. */
export class SemanticIndex {
  readonly graph: JoinGraph;

  constructor(readonly entities: ReadonlyMap<string, Entity>) {
    this.graph = new JoinGraph(entities);
  }

  /** Physical columns: of dimensions, keys, sites and joins. Those that none of these name are listed. */
  columns(entity: Entity): ReadonlySet<string> {
    const columns = new Set([...entity.key, ...Object.keys(entity.columns)]);
    if (entity.site !== undefined) columns.add(entity.site);
    for (const { column } of entity.dimensions.values()) if (column !== undefined) columns.add(column);
    for (const other of this.entities.values()) {
      for (const join of other.joins.values()) {
        for (const [own, foreign] of Object.entries(join.on)) {
          if (other === entity && !entity.dimensions.has(own)) columns.add(own);
          if (join.to === entity.name && !foreign.includes('.') && !entity.dimensions.has(foreign)) {
            columns.add(foreign);
          }
        }
      }
    }
    return columns;
  }

  tables(): Set<string> {
    return new Set([...this.entities.values()].map(({ table }) => table));
  }

  dimension(member: string): Dimension | undefined {
    const [entity, name] = split(member);
    return this.entities.get(entity)?.dimensions.get(name);
  }

  measure(member: string): Measure | undefined {
    const [entity, name] = split(member);
    return this.entities.get(entity)?.measures.get(name);
  }

  segment(member: string): Segment | undefined {
    const [entity, name] = split(member);
    return this.entities.get(entity)?.segments.get(name);
  }

  toModel(rest: {
    version: string;
    personas: ReadonlyMap<string, PersonaFile>;
    terms: readonly Term[];
    calendar: Calendar;
  }): SemanticModel {
    return {
      ...rest,
      entities: this.entities,
      dimension: (member) => this.dimension(member),
      measure: (member) => this.measure(member),
      segment: (member) => this.segment(member),
    };
  }
}

function split(member: string): [string, string] {
  const dot = member.indexOf('.');
  return [member.slice(0, dot), member.slice(dot + 1)];
}
