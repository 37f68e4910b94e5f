import type { KpiUnit } from '#libs/contracts';
import { counted } from '../../domain/words';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A figure in words; shares as percent. */
export function writeFigure(value: number, unit: KpiUnit): string {
  switch (unit) {
    case 'money':
      return cents.format(value);
    case 'share':
      return `${tenths.format(value * 100)}%`;
    case 'hours':
      return `${tenths.format(value)} h`;
    case 'days':
      return counted(value, 'day');
    case 'count':
      return whole.format(value);
  }
}

/** "3.1 points less than ….", "12% more than … (1,204)."; `than` is the rest of the sentence. */
export const compare = (value: number, before: number, unit: KpiUnit, than: string): string =>
  `${difference(value, before, unit, than)}.`;

function difference(value: number, before: number, unit: KpiUnit, than: string): string {
  const size = Math.abs(value - before);
  const word = value > before ? 'more' : 'less';
  const was = ` (${writeFigure(before, unit)})`;
  if (unit === 'share') {
    const points = tenths.format(size * 100);
    return points === '0'
      ? `As ${than.replace(/^than /, '')}${was}`
      : `${points} points ${word} ${than}${was}`;
  }
  if (size === 0) return `As ${than.replace(/^than /, '')}${was}`;
  // A percentage of few, or of nothing, says less than the number itself.
  if (unit === 'count' && Math.max(value, before) < 20)
    return `${writeFigure(size, unit)} ${word === 'less' ? 'fewer' : 'more'} ${than}${was}`;
  if (before === 0) return `${writeFigure(size, unit)} ${word} ${than}${was}`;
  return `${tenths.format((size / before) * 100)}% ${word} ${than}${was}`;
}
