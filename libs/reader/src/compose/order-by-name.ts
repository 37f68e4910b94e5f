import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** By the first name among the columns, or by the field that was named; false where it is no column. */
export function orderByName(
  vocabulary: Vocabulary,
  draft: Draft,
  names: readonly string[],
  direction: 'asc' | 'desc' = 'asc',
): boolean {
  const name = draft.dimensions.find((member) =>
    names.length > 0 ? names.includes(member) : vocabulary.dimension(member).role === 'name',
  );
  if (name === undefined) return false;
  draft.order = [{ by: name, direction }];
  return true;
}
