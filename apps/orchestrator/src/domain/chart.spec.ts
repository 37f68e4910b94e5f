import type { ResultColumn, Scalar } from '#libs/contracts';
import { chartFor } from './chart';

const column = (
  name: string,
  role: ResultColumn['role'],
  format: ResultColumn['format'] = 'text',
): ResultColumn => ({
  name,
  label: name,
  role,
  format,
  type: role === 'measure' ? 'number' : 'string',
});
const table = (columns: ResultColumn[], rows: Scalar[][]) => ({
  columns,
  rows,
  rowCount: rows.length,
  truncated: false,
});

describe('chartFor', () => {
  it('draws months as a line', () => {
    const rows = [
      ['2026-01-01', 3],
      ['2026-02-01', 4],
    ];
    expect(
      chartFor(table([column('month', 'time', 'month'), column('revenue', 'measure', 'money')], rows)),
    ).toEqual({
      kind: 'line',
      x: 'month',
      y: ['revenue'],
    });
  });

  it('draws one line a warehouse', () => {
    const rows = [
      ['WH-01', '2026-01-01', 3],
      ['WH-02', '2026-01-01', 4],
    ];
    const columns = [
      column('warehouse', 'dimension', 'code'),
      column('month', 'time', 'month'),
      column('units', 'measure', 'count'),
    ];
    expect(chartFor(table(columns, rows))).toMatchObject({ kind: 'line', series: 'warehouse' });
  });

  it('draws groups as bars, lying down when their names are long', () => {
    const columns = [column('group', 'dimension'), column('units', 'measure', 'count')];
    expect(
      chartFor(
        table(columns, [
          ['Dairy', 1],
          ['Frozen', 2],
        ]),
      )?.kind,
    ).toBe('bar');
    expect(
      chartFor(
        table(columns, [
          ['Personal Care Products', 1],
          ['Frozen', 2],
        ]),
      )?.kind,
    ).toBe('horizontal-bar');
  });

  it('draws the name where code and name stand side by side', () => {
    const columns = [
      column('code', 'dimension', 'code'),
      column('name', 'dimension'),
      column('units', 'measure', 'count'),
    ];
    expect(
      chartFor(
        table(columns, [
          ['P-1', 'Milk', 1],
          ['P-2', 'Tea', 2],
        ]),
      )?.x,
    ).toBe('name');
  });

  it('never puts two units on one axis', () => {
    const columns = [
      column('group', 'dimension'),
      column('spend', 'measure', 'money'),
      column('rate', 'measure', 'percent'),
    ];
    expect(
      chartFor(
        table(columns, [
          ['A', 1, 0.1],
          ['B', 2, 0.2],
        ]),
      )?.y,
    ).toEqual(['spend']);
  });

  it('draws nothing for a list, a single number or too many bars', () => {
    const units = column('units', 'measure', 'count');
    expect(chartFor(table([column('name', 'dimension')], [['A'], ['B']]))).toBeNull();
    expect(chartFor(table([units], [[3]]))).toBeNull();
    expect(
      chartFor(
        table(
          [column('name', 'dimension'), units],
          Array.from({ length: 41 }, (_, i) => [`n${i}`, i]),
        ),
      ),
    ).toBeNull();
  });
});
