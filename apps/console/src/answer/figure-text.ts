import type { Figure } from '../api/types';
import { columnFormatter, type FormatWords, NO_VALUE } from './format';
import { periodOf } from './period-text';

export interface WrittenFigure {
  value: string;
  /** Empty where the number says it. */
  unit: string;
  interval: { level: string; lower: string; upper: string } | null;
}

const columnType = (value: Figure['value']) =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';

/** A figure as the reader's locale writes it; the bounds of its interval with as many decimals as the number. */
export function writeFigure(figure: Figure, locale: string, words: FormatWords): WrittenFigure {
  const { name, label, format, value, interval } = figure;
  const said = columnType(value);
  const type = periodOf({ format, type: said }) === null ? said : 'date';
  const bounds = interval ? [interval.lower, interval.upper] : [];
  const column = { name, label, format, type, role: 'measure' } as const;
  const write = columnFormatter(column, [value, ...bounds], locale, words);
  const written = write(value);
  return {
    value: written,
    unit: written === NO_VALUE ? '' : figure.unit,
    interval: interval
      ? {
          level: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
            interval.level / 100,
          ),
          lower: write(interval.lower),
          upper: write(interval.upper),
        }
      : null,
  };
}
