import type { Filter, MeasureFilter } from '#libs/contracts';

export const UP = /^gte?$/;
export const DOWN = /^lte?$/;

/** "over 2000", then "under 500": no number is both. */
export function areOpposed(a: { operator: string; values?: readonly unknown[] }, b: typeof a): boolean {
  const [x, y] = [Number(a.values?.[0]), Number(b.values?.[0])];
  if (UP.test(a.operator) && UP.test(b.operator)) return true;
  if (DOWN.test(a.operator) && DOWN.test(b.operator)) return true;
  return (
    (UP.test(a.operator) && DOWN.test(b.operator) && x >= y) ||
    (DOWN.test(a.operator) && UP.test(b.operator) && x <= y)
  );
}

export function takesPlaceOf(bound: MeasureFilter, old: MeasureFilter): boolean {
  const plain = ({ operator, value }: MeasureFilter) => ({ operator, values: [value] });
  return (
    JSON.stringify(bound.measure) === JSON.stringify(old.measure) && areOpposed(plain(old), plain(bound))
  );
}

/** A value that is wanted and left out at once. */
export function isContradiction(filter: Filter, filters: readonly Filter[]): boolean {
  if (!('member' in filter) || !('values' in filter) || filter.operator !== 'notEquals') return false;
  return filters.some(
    (other) =>
      'member' in other &&
      'values' in other &&
      other.operator === 'equals' &&
      other.member === filter.member &&
      (other.values ?? []).every((value) => filter.values?.includes(value)),
  );
}
