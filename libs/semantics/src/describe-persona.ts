import { type MetricQuery, QuartermasterError, type SemanticCatalog } from '#libs/contracts';
import { compileMetricQuery } from './compiler/compile-metric-query';
import type { Entity, SemanticModel } from './model';

/** What a persona can ask; what only the warehouse knows (how fresh the data is) is added by whoever asks it. */
export type PersonaDescription = Omit<SemanticCatalog, 'semanticVersion' | 'dataAsOf'>;

const available = new WeakMap<SemanticModel, Map<string, ReadonlySet<string>>>();

/**
 * The dimensions, measures and segments that this persona can use, as `entity.name`: those that compile with its
 * tables alone. Days of cover need sales, so who sees no sales has no days of cover.
 */
export function availableMembers(model: SemanticModel, persona: string): ReadonlySet<string> {
  const known = available.get(model) ?? new Map<string, ReadonlySet<string>>();
  available.set(model, known);
  let members = known.get(persona);
  if (!members) known.set(persona, (members = new Set(compilingMembers(model, persona))));
  return members;
}

/** @throws QuartermasterError PERSONA_NOT_ALLOWED for a persona that the semantic files do not know. */
export function describePersona(model: SemanticModel, persona: string): PersonaDescription {
  const file = model.personas.get(persona);
  if (!file) throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
  const members = availableMembers(model, persona);
  const entities = [...model.entities.values()].filter(({ table }) => file.tables.includes(table));
  const fields = <T extends { member: string; label: string; description?: string; synonyms: string[] }>(
    pick: (entity: Entity) => ReadonlyMap<string, T>,
  ): T[] =>
    entities.flatMap((entity) => [...pick(entity).values()].filter(({ member }) => members.has(member)));
  return {
    persona: { id: file.persona, label: file.label, examples: file.examples },
    dashboard: file.dashboard ?? { title: file.label, tiles: [] },
    entities: entities.map(({ name, label, description, synonyms, table }) => ({
      name,
      label,
      description,
      synonyms,
      table,
    })),
    dimensions: fields(({ dimensions }) => dimensions).map((field) => ({
      ...catalogued(field),
      type: field.type,
    })),
    measures: fields(({ measures }) => measures)
      .filter(({ hidden }) => !hidden)
      .map((field) => ({
        ...catalogued(field),
        description: field.description ?? field.formula,
        format: field.format,
      })),
    segments: fields(({ segments }) => segments).map(catalogued),
  };
}

function catalogued({
  member,
  label,
  description,
  synonyms,
}: {
  member: string;
  label: string;
  description?: string;
  synonyms: string[];
}): SemanticCatalog['segments'][number] {
  return { name: member, label, description, synonyms };
}

function compilingMembers(model: SemanticModel, persona: string): string[] {
  const compiles = (query: Partial<MetricQuery>): boolean => {
    try {
      compileMetricQuery(
        model,
        { measures: [], dimensions: [], timeDimensions: [], filters: [], ...query },
        { dialect: 'postgres', persona, today: '2000-01-01', maxRows: 1 },
      );
      return true;
    } catch (error) {
      if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID') return false;
      throw error;
    }
  };
  return [...model.entities.values()].flatMap((entity) => [
    ...[...entity.dimensions.keys()]
      .map((name) => `${entity.name}.${name}`)
      .filter((member) => compiles({ entity: entity.name, dimensions: [member] })),
    ...[...entity.measures.keys()]
      .map((name) => `${entity.name}.${name}`)
      .filter((measure) => compiles({ measures: [{ measure }] })),
    ...[...entity.segments.keys()]
      .map((name) => `${entity.name}.${name}`)
      .filter((segment) =>
        compiles({ entity: entity.name, dimensions: [firstField(entity)], filters: [{ segment }] }),
      ),
  ]);
}

function firstField(entity: Entity): string {
  return `${entity.name}.${[...entity.dimensions.keys()][0]!}`;
}
