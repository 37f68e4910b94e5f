import type { Dimension, SemanticModel } from '#libs/semantics';
import { Visibility } from '../lexicon/visibility';

export interface IndexedMember {
  member: string;
  /** The dimension that names this one's codes; its values are loaded together with them. */
  names?: string;
}

const INDEXED_ROLES = new Set(['code', 'name', 'category']);

/** The members whose values the host loads for a persona, codes together with their names. */
export function indexedMembers(model: SemanticModel, persona: string): IndexedMember[] {
  const visibility = new Visibility(model, persona);
  const members = visibility.entities.flatMap((entity) =>
    [...entity.dimensions.values()].filter(
      (dimension) => isIndexed(dimension) && visibility.dimension(dimension),
    ),
  );
  const named = new Set(
    members.flatMap(({ entity, names }) => (names === undefined ? [] : [`${entity}.${names}`])),
  );
  return members
    .filter(({ member }) => !named.has(member))
    .map(({ member, entity, names }) =>
      names === undefined ? { member } : { member, names: `${entity}.${names}` },
    );
}

export function isIndexed({ index, role, type }: Dimension): boolean {
  return (index ?? true) && type === 'string' && INDEXED_ROLES.has(role);
}
