import type { Figure } from '../api/types';
import { en } from '../messages/en';
import { writeFigure } from './figure-text';

const words = { yes: 'Yes', no: 'No', periods: en.periods };
const write = (figure: Partial<Figure>) =>
  writeFigure({ name: 'f', label: 'F', value: null, format: 'count', unit: '', ...figure }, 'en-GB', words);

test.each<[Partial<Figure>, string, string]>([
  [{ value: 1234, unit: 'units' }, '1,234', 'units'],
  [{ value: 12.345, format: 'decimal', unit: 'units a day' }, '12.35', 'units a day'],
  [{ value: 0.954, format: 'percent' }, '95.4%', ''],
  [{ value: 3, format: 'days' }, '3 days', ''],
  [{ value: '2026-06-17', format: 'date' }, '17 Jun 2026', ''],
  [{ value: '2026-05-04', format: 'week' }, 'week of 4 May 2026', ''],
  [{ value: '2026-04-01', format: 'quarter' }, 'Q2 2026', ''],
  [{ value: 'WH-03', format: 'code' }, 'WH-03', ''],
  [{ value: true, format: 'text' }, 'Yes', ''],
  // No value has no unit either.
  [{ value: null, unit: 'units' }, '—', ''],
])('%j', (figure, value, unit) => {
  expect(write(figure)).toMatchObject({ value, unit, interval: null });
});

test('bounds are written like the number, with the decimals that the three of them need', () => {
  const interval = { level: 95, lower: 210.5, upper: 260 };
  expect(write({ value: 235, interval })).toMatchObject({
    value: '235.0',
    interval: { level: '95%', lower: '210.5', upper: '260.0' },
  });
});
