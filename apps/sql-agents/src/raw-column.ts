import type { ResultColumn } from '#libs/contracts';
import type { WarehouseResult } from '#libs/warehouse';

const FORMATS: Record<ResultColumn['type'], ResultColumn['format']> = {
  string: 'text',
  number: 'decimal',
  integer: 'count',
  date: 'date',
  boolean: 'text',
};

/** What is known of a column that no definition names: its name and its type. */
export function columnOf({ name, type }: WarehouseResult['columns'][number]): ResultColumn {
  const words = name.replaceAll('_', ' ').trim();
  const isNumber = type === 'number' || type === 'integer';
  return {
    name,
    label: words.charAt(0).toUpperCase() + words.slice(1),
    type,
    format: type === 'string' && name.endsWith('_code') ? 'code' : FORMATS[type],
    role: type === 'date' ? 'time' : isNumber ? 'measure' : 'dimension',
  };
}
