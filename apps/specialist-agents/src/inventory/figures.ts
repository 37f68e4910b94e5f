import type { Figure, Scalar } from '#libs/contracts';

/** A number with what it is measured in. */
export function figure(
  name: string,
  label: string,
  value: Scalar,
  format: Figure['format'],
  unit = '',
): Figure {
  return { name, label, value, format, unit };
}

export const units = (name: string, label: string, value: number | null) =>
  figure(name, label, value, value === null || Number.isInteger(value) ? 'count' : 'decimal', 'units');
