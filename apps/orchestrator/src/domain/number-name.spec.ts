import type { ResultColumn } from '#libs/contracts';
import { nameOfNumber } from './number-name';

const columns: ResultColumn[] = [
  { name: 'product_group', label: 'Product group', type: 'string', format: 'text', role: 'dimension' },
  { name: 'month', label: 'Month', type: 'date', format: 'month', role: 'time' },
  { name: 'units', label: 'Units sold', type: 'integer', format: 'count', role: 'measure' },
];

describe('nameOfNumber', () => {
  it('names the column and what the row is of', () => {
    expect(nameOfNumber(columns, ['Dairy', '2026-05-01', 7], 'units')).toBe(
      'Rows behind Units sold (Dairy, May 2026)',
    );
  });

  it('leaves out what the row does not have', () => {
    expect(nameOfNumber(columns, [null, null, 7], 'units')).toBe('Rows behind Units sold');
  });

  it('knows no other columns', () => {
    expect(nameOfNumber(columns, ['Dairy', '2026-05-01', 7], 'constructor')).toBeUndefined();
  });
});
