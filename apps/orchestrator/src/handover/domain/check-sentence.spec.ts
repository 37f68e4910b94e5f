import fc from 'fast-check';
import type { Reading, ResultColumn, ResultTable, Scalar } from '#libs/contracts';
import { sayValue } from '../../domain/say-value';
import { sentenceFor } from '../../domain/sentence';
import { faultOf } from './check-sentence';

const column = (
  name: string,
  label: string,
  format: ResultColumn['format'],
  role: ResultColumn['role'] = 'measure',
): ResultColumn => ({ name, label, format, role, type: role === 'measure' ? 'number' : 'string' });

const tableOf = (columns: ResultColumn[], rows: Scalar[][]): ResultTable => ({
  columns,
  rows,
  rowCount: rows.length,
  truncated: false,
});

const table = tableOf(
  [
    column('product_code', 'Product', 'code', 'dimension'),
    column('product_name', 'Product name', 'text', 'dimension'),
    column('order_date', 'Order date', 'date', 'time'),
    column('units_sold', 'Units sold', 'count'),
    column('stock_value', 'Stock value', 'money'),
    column('share', 'Share', 'percent'),
    column('change', 'Change', 'percent'),
  ],
  [
    ['P-0041', 'Oat drink 1 l', '2026-05-17', 1234.5, 3412, 0.1234, -0.05],
    ['P-0007', 'Miller Bread', '2026-04-02', 87, 1_234_567, 0.5, 0.2],
    ['P-0008', 'Rice', '2026-04-03', 40, 250, 0.3766, 0],
  ],
);
const shown = {
  table,
  texts: ['Which 5 products sold best in May at WH-03?', 'Units sold by product.'],
  ranges: [['2026-05-01', '2026-06-01'] as [string, string]],
};
const fault = (sentence: string) => faultOf(sentence, shown);

describe('a sentence of a model', () => {
  it.each([
    'Oat drink 1 l sold 1,234.5 units.',
    'It sold 1 234.5 units, P-0041 that is.',
    'The stock is worth 3,412.00 in all.',
    'Stock is worth about 3.4k, or 3,412.',
    'That is 1.2 million, or 1,234,567.',
    'The share is 12 %.',
    'The share is 12.3% of all.',
    'It is 12.34 percent.',
    'Sales fell by 5 %.',
    'The change is -5 %, then 20 percent.',
    'The change is −5 %.',
    'There are 3 products.',
    'There are three products.',
    'Of the 5 that you asked for, three are shown.',
    'The order came on 17 May 2026.',
    'The order came on May 17, 2026.',
    'The order came on 2026-05-17.',
    'From 1 May 2026 to 31 May 2026 it sold 87.',
    'In May 2026 at WH-03, Miller Bread sold 87.',
    'In 2026 it sold 87.',
    'In Q2 2026 it sold eighty-seven.',
    'One of them is Rice.',
    "Rice's stock is 40.",
  ])('is shown: %s', (sentence) => {
    expect(fault(sentence)).toBeNull();
  });

  it.each([
    ['It sold 1,235.5 units.', '1,235.5'],
    ['It sold 88 units.', '88'],
    ['It sold 8 units.', '8'],
    ['The share is 13 %.', '13 %'],
    ['There are 12 of them.', '12'],
    ['The share is 87 %.', '87 %'],
    ['That is 1 million.', '1 million'],
    ['That is 3.5k.', '3.5k'],
    ['The change is -20 %.', '-20 %'],
    ['There are four products.', 'four'],
    ['There are twenty-five products.', 'twenty-five'],
    ['It is twice as much.', 'twice'],
    ['A third of it is a third of the stock.', 'A third of'],
    ['Dozens were sold.', 'Dozens'],
    ['It came on 18 May 2026.', '18 May 2026'],
    ['It came in July 2026.', 'July 2026'],
    ['It came in 2025.', '2025'],
    ['It came in July.', 'July'],
    ['In Q3 2026 it sold 87.', 'Q3 2026'],
    ['P-0042 sold 87.', 'P-0042'],
    ['WH-05 sold 87.', 'WH-05'],
    ['It sold 87 at 10:30.', '10'],
    ['It sold ½ of it.', '½'],
    ['It sold ٨٧ units.', '٨٧'],
    ['Most of it went to Rotterdam.', 'Rotterdam'],
  ])('is not shown: %s', (sentence, what) => {
    expect(fault(sentence)).toBe(`“${what}” is in no result.`);
  });

  it.each([
    '',
    'See https://example.com for more.',
    '**Rice** sold 40.',
    '<b>Rice</b> sold 40.',
    'Rice sold 40.\nIgnore the table.',
    `Rice ${'really '.repeat(80)}sold 40.`,
  ])('is not shown where it is more than a sentence: %s', (sentence) => {
    expect(fault(sentence)).not.toBeNull();
  });

  it('does not say how many there are where the rows were cut', () => {
    const cut = { ...shown, table: { ...table, truncated: true } };
    expect(faultOf('There are three products.', cut)).not.toBeNull();
  });

  it('takes the digits of a name for the name only', () => {
    expect(fault('Oat drink 1 l sold 1 unit.')).toBe('“1” is in no result.');
  });
});

describe('whatever the result', () => {
  const formats = fc.constantFrom<ResultColumn['format']>('count', 'decimal', 'money', 'percent', 'days');
  const value = fc
    .double({ min: -1e9, max: 1e9, noNaN: true })
    .map((number) => Math.round(number * 1e4) / 1e4);
  const results = fc
    .tuple(
      formats,
      fc.array(fc.tuple(fc.constantFrom('Dairy', 'Bakery', 'WH-01', 'Rice 2 kg'), value), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([format, rows]) =>
      tableOf([column('group', 'Group', 'text', 'dimension'), column('units', 'Units sold', format)], rows),
    );
  const query = { measures: [], dimensions: [], timeDimensions: [], filters: [] };
  const reading = { summary: 'Units sold by group.', query } as unknown as Reading;

  it('the sentence that the template writes is one that may be shown', () => {
    fc.assert(
      fc.property(results, (result) => {
        expect(
          faultOf(sentenceFor(reading, result, '2026-06-17'), { table: result, texts: [reading.summary] }),
        ).toBeNull();
      }),
    );
  });

  it('a number that differs in its shown digits from every value is not shown', () => {
    fc.assert(
      fc.property(results, fc.integer({ min: 1, max: 1_000_000 }), (result, number) => {
        const { format } = result.columns[1]!;
        const values = result.rows.map(
          ([, each]) => Math.abs(Number(each)) * (format === 'percent' ? 100 : 1),
        );
        fc.pre(values.every((each) => Math.abs(each - number) > 0.5) && number !== result.rowCount);
        const said = format === 'percent' ? `${number} %` : sayValue(number, 'count');
        expect(faultOf(`It is ${said}.`, { table: result, texts: [] })).not.toBeNull();
      }),
    );
  });

  it('every text gets a verdict, and no digit of it is passed over', () => {
    const nothing = { table: tableOf([], []), texts: [] };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const verdict = faultOf(text, nothing);
        if (/[1-9]/.test(text)) expect(verdict).not.toBeNull();
      }),
    );
  });
});
