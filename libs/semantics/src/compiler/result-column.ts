import type { Granularity, ResultColumn } from '#libs/contracts';
import type { Dimension, Measure } from '../model';

type Format = ResultColumn['format'];

export function dimensionColumn(dimension: Dimension, name: string): ResultColumn {
  const { type, label } = dimension;
  return {
    name,
    label,
    type: type === 'decimal' ? 'number' : type,
    format: formatOf(dimension),
    role: type === 'date' ? 'time' : 'dimension',
  };
}

function formatOf({ role, type, format }: Dimension): Format {
  if (format !== undefined) return format;
  switch (role) {
    case 'code':
    case 'date':
    case 'money':
      return role;
    case 'days':
      return 'days';
    case 'quantity':
      return type === 'integer' ? 'count' : 'decimal';
    default:
      return 'text';
  }
}

const PERIOD_LABELS: Record<Granularity, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  half: 'Half-year',
  year: 'Year',
};

export function timeColumn(dimension: Dimension, granularity: Granularity, name: string): ResultColumn {
  return {
    name,
    label: `${PERIOD_LABELS[granularity]} of ${dimension.label.toLowerCase()}`,
    type: 'date',
    format: granularity === 'day' ? 'date' : granularity,
    role: 'time',
  };
}

export function measureColumn(measure: Measure, name: string, label = measure.label): ResultColumn {
  const { format } = measure;
  const type = format === 'count' ? 'integer' : format === 'date' ? 'date' : 'number';
  return { name, label, type, format, role: 'measure' };
}

export function shareColumn(name: string, label: string): ResultColumn {
  return { name, label, type: 'number', format: 'percent', role: 'measure' };
}
