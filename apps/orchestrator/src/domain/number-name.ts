import type { ResultColumn, Scalar } from '#libs/contracts';

/**
 * Says which number of a table is meant: "Rows behind Units sold (Dairy, 2026-05)".
 *
 * @returns undefined when the table has no such column
 */
export function nameOfNumber(
  columns: readonly ResultColumn[],
  row: readonly Scalar[],
  column: string,
): string | undefined {
  const clicked = columns.find(({ name }) => name === column);
  if (clicked === undefined) return undefined;
  const where = columns.flatMap(({ role }, index) => {
    const value = row[index];
    return role === 'measure' || value === null || value === undefined ? [] : [String(value)];
  });
  return `Rows behind ${clicked.label}${where.length > 0 ? ` (${where.join(', ')})` : ''}`;
}
