import type { ResultColumn, Scalar } from '#libs/contracts';
import { sayValue } from './say-value';

/**
 * Says which number of a table is meant: "Rows behind Units sold (Dairy, May 2026)".
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
  const where = columns.flatMap(({ role, format }, index) => {
    const value = row[index];
    return role === 'measure' || value === null || value === undefined ? [] : [sayValue(value, format)];
  });
  return `Rows behind ${clicked.label}${where.length > 0 ? ` (${where.join(', ')})` : ''}`;
}
