import type { ResultTable } from '#libs/contracts';
import { toCsv } from './csv';

const table = (rows: ResultTable['rows'], label = 'Name'): Pick<ResultTable, 'columns' | 'rows'> => ({
  columns: [{ name: 'name', label, type: 'string', format: 'text', role: 'dimension' }],
  rows,
});

describe('toCsv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' padded ', '" padded "'],
    ['Größe 5″', 'Größe 5″'],
    ['', ''],
    [null, ''],
    [true, 'true'],
    [-3.5, '-3.5'],
    [1e21, '1e+21'],
  ])('writes %j as %j', (value, written) => {
    expect(toCsv(table([[value]]))).toBe(`Name\r\n${written}\r\n`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('makes text of %j', (value) => {
    expect(
      toCsv(table([[value]]))
        .split('\r\n')[1]!
        .replace(/^"/, ''),
    ).toMatch(/^'/);
  });

  it('does so for labels too', () => {
    expect(toCsv(table([], '=cmd'))).toBe("'=cmd\r\n");
  });
});
