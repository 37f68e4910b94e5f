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

/** A fraction of 1. */
export const ratio = (name: string, label: string, value: number): Figure =>
  figure(name, label, value, 'percent');
export const count = (name: string, label: string, value: number, unit = ''): Figure =>
  figure(name, label, value, 'count', unit);
export const money = (name: string, label: string, value: number): Figure =>
  figure(name, label, value, 'money');
export const period = (days: number): Figure => figure('days', 'Period', days, 'days');
