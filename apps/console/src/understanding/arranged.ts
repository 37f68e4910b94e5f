import type { ChipOption } from '../api/types';

/**
 * In the order in which they are shown: those of one kind together, kinds in the order of their first option, and what
 * takes the part away at the end.
 */
export function arranged(options: readonly ChipOption[]): ChipOption[] {
  const kinds = [...new Set(options.map(({ kind }) => kind))];
  const rank = (option: ChipOption) => (option.removes ? kinds.length : kinds.indexOf(option.kind));
  return [...options].sort((a, b) => rank(a) - rank(b));
}
