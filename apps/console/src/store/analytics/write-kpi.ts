import type { KpiUnit } from '../../api/types';
import { locale } from '../../messages';
import { writeMoney, writeNumber } from '../../messages/written';

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const hours = new Intl.NumberFormat(locale, {
  style: 'unit',
  unit: 'hour',
  unitDisplay: 'narrow',
  maximumFractionDigits: 1,
});

export function writeKpi(value: number, unit: KpiUnit): string {
  if (unit === 'money') return writeMoney(value);
  if (unit === 'share') return percents.format(value);
  return unit === 'hours' ? hours.format(value) : writeNumber(value);
}
