import type { ChipOption } from '../api/types';

const FEW = 4;

/** So few of each kind that all kinds are in sight before one has typed anything. */
export function fewOfEach(options: readonly ChipOption[]): ChipOption[] {
  const seen = new Map<ChipOption['kind'], number>();
  return options.filter(({ kind }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= FEW;
  });
}

/**
 * In the order in which they are shown: those of one kind together, kinds in the order of their first option, and what
 * takes the part away at the end.
 */
export function arranged(options: readonly ChipOption[]): ChipOption[] {
  const kinds = [...new Set(options.map(({ kind }) => kind))];
  const rank = (option: ChipOption) => (option.removes ? kinds.length : kinds.indexOf(option.kind));
  return [...options].sort((a, b) => rank(a) - rank(b));
}
