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
    if (name === undefined || year === undefined) return value;
    return sayPeriod(format, { year, month: Number(month), name, day: parseInt(day ?? '1') }) ?? value;
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  switch (format) {
    case 'percent':
      return `${FORMATS.tenths.format(value * 100)} %`;
    case 'money':
      return FORMATS.hundredths.format(value);
    case 'month-of-year':
      return MONTHS[value - 1] ?? String(value);
    case 'quarter-of-year':
      return `Q${value}`;
    case 'days':
      return `${FORMATS.tenths.format(value)} ${value === 1 ? 'day' : 'days'}`;
    default:
      return FORMATS.upToHundredths.format(value);
  }
}

interface FirstDay {
  year: string;
  month: number;
  name: string;
  day: number;
}

/** A period at its grain, of its first day. */
function sayPeriod(format: ResultColumn['format'], { year, month, name, day }: FirstDay): string | undefined {
  switch (format) {
    case 'date':
      return `${day} ${name} ${year}`;
    case 'week':
      return `the week of ${day} ${name} ${year}`;
    case 'month':
      return `${name} ${year}`;
    case 'quarter':
      return `Q${Math.ceil(month / 3)} ${year}`;
    case 'half':
      return `H${month > 6 ? 2 : 1} ${year}`;
    case 'year':
      return year;
    default:
      return undefined;
  }
}

/** "+12.50", "-3": of what has changed. */
export function saySigned(value: number, format: ResultColumn['format']): string {
  return `${value > 0 ? '+' : ''}${sayValue(value, format)}`;
}
