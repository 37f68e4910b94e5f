import type { ResultColumn, Scalar } from '#libs/contracts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Kept, because making one costs more than the rest of a sentence. */
export const FORMATS = {
  whole: new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }),
  tenths: new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }),
  upToHundredths: new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }),
  hundredths: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

/** A value as the sentence writes it, by the column's format. Null is said as "no value". */
export function sayValue(value: Scalar, format: ResultColumn['format']): string {
  if (value === null) return 'no value';
  if (typeof value === 'string') {
    const [year, month, day] = value.split('-');
    const name = MONTHS[Number(month) - 1];
    if (name === undefined) return value;
    if (format === 'month') return `${name} ${year}`;
    return format === 'date' && day !== undefined ? `${Number(day.slice(0, 2))} ${name} ${year}` : value;
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  switch (format) {
    case 'percent':
      return `${FORMATS.tenths.format(value * 100)} %`;
    case 'money':
      return FORMATS.hundredths.format(value);
    case 'days':
      return `${FORMATS.tenths.format(value)} ${value === 1 ? 'day' : 'days'}`;
    default:
      return FORMATS.upToHundredths.format(value);
  }
}

/** "+12.50", "-3": of what has changed. */
export function saySigned(value: number, format: ResultColumn['format']): string {
  return `${value > 0 ? '+' : ''}${sayValue(value, format)}`;
}
