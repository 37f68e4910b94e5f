import type { SemanticCatalog } from '../api/types';

export interface Term {
  name: string;
  label: string;
  description?: string;
  synonyms: string[];
  /** What the field is of; undefined for entities themselves. */
  entity?: string;
  detail?: string;
}

export interface TermSection {
  kind: 'measures' | 'segments' | 'dimensions' | 'entities';
  terms: Term[];
}

type CatalogField = SemanticCatalog['segments'][number];

/** The catalog as the page shows it: what is asked for most comes first. */
export function termSections(catalog: SemanticCatalog): TermSection[] {
  const entityLabels = new Map(catalog.entities.map(({ name, label }) => [name, label]));
  const entityOf = (name: string) => entityLabels.get(name.split('.')[0]!);
  const field = ({ name, label, description, synonyms }: CatalogField): Term => ({
    name,
    label,
    description,
    synonyms,
    entity: entityOf(name),
  });
  return [
    { kind: 'measures', terms: catalog.measures.map(field) },
    { kind: 'segments', terms: catalog.segments.map(field) },
    { kind: 'dimensions', terms: catalog.dimensions.map(field) },
    {
      kind: 'entities',
      terms: catalog.entities.map((entity) => ({
        ...field(entity),
        entity: undefined,
        detail: entity.table,
      })),
    },
  ];
}

/** Terms of which every word is found in the label, a synonym, the description or the entity. */
export function searchTerms(sections: readonly TermSection[], term: string): TermSection[] {
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label, synonyms, description, entity }: Term) => {
    const text = [label, ...synonyms, description, entity].join('\n').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return sections
    .map(({ kind, terms }) => ({ kind, terms: terms.filter(fits) }))
    .filter(({ terms }) => terms.length > 0);
}
