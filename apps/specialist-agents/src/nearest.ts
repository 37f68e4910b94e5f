import { editDistance } from '#libs/reader';

const MOST_NEAREST = 4;
const MOST_EDITS = 3;

/** Up to four of the known values that differ least from the wanted one; none when all are far. */
export function nearestOf(wanted: string, known: readonly string[]): string[] {
  const target = comparable(wanted);
  // Half of a short code changed is another code.
  const limit = Math.min(MOST_EDITS, Math.floor(target.length / 2));
  return known
    .map((value) => ({ value, edits: editDistance(target, comparable(value), limit) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || a.value.localeCompare(b.value, 'en'))
    .slice(0, MOST_NEAREST)
    .map(({ value }) => value);
}

/** "wh 3" and "WH-03" are near: case, separators and leading zeros do not count. */
const comparable = (value: string) =>
  value
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '');
