import { join } from 'node:path';
import { countOf, ImportTrial } from './import-trial';

jest.setTimeout(60_000);

describe('importing by a mapping', () => {
  let trial: ImportTrial;
  beforeEach(() => (trial = new ImportTrial()));
  afterEach(() => trial.remove());

  const MAP = `sources:
  flat:
    files: flat-*.csv
    csv: { delimiter: ';', encoding: latin-1 }
tables:
  product:
    from: flat
    where: [{ column: Kind, isNot: [Service] }]
    distinctOn: [product_code]
    columns:
      product_code: { code: { of: Article, prefix: P- } }
      product_name: { from: Article, cutAt: 12 }
      product_group: { from: Group, values: { F: Food, O: Office }, otherwise: reject }
      unit_cost: { from: Price, number: { decimal: ',', thousands: '.' }, invalid: empty, aggregate: min }
      unit_price: { from: Price, number: { decimal: ',', thousands: '.' }, invalid: empty, aggregate: max }
      supplier_code: { code: { of: Maker, prefix: S, style: hash, digits: 8 }, aggregate: mode }
      supplier_name: { from: [Maker, Importer], empty: [n/a, 'see *'], case: upper, aggregate: last }
      created_date: { from: Date, formats: ['%d.%m.%Y', '%d/%m/%y'], aggregate: min }
  sales_order_header:
    from: flat
    where: [{ column: Kind, isNot: [Service] }]
    distinctOn: [sales_order_prefix, sales_order_number]
    columns:
      sales_order_prefix: { from: Order, split: { by: '-', part: 1 } }
      sales_order_number: { from: Order, split: { by: '-', part: -1 } }
      order_date: { from: Date, formats: ['%d.%m.%Y', '%d/%m/%y'] }
      customer_name: { concat: [{ text: 'Branch ' }, { from: Branch }] }
      delivery_area: { concat: [{ from: Branch, optional: true }, { text: '!' }] }
      warehouse_code: { constant: WH-01 }
      status: { from: State, default: Delivered }
  sales_order_line:
    from: flat
    where: [{ column: Kind, isNot: [Service] }]
    columns:
      sales_order_prefix: { from: Order, split: { by: '-', part: 1 } }
      sales_order_number: { from: Order, split: { by: '-', part: -1 } }
      sales_order_line: { lineNumber: { within: [sales_order_prefix, sales_order_number] } }
      product_code: { code: { of: Article, prefix: P- } }
      order_quantity: { from: Pieces }
      unit_price: { divide: [Total, Pieces] }
      line_total: { from: Total }
`;
  const HEADER = 'Order;Date;Kind;Article;Group;Maker;Importer;Price;Pieces;Total;Branch;State\n';
  const FLAT_1 = `${HEADER}SO-x-1;02.01.2026;Goods;Tee, grün;F;n/a;Leaf;$ 1.234,50;4;10;North;
SO-x-1;02.01.2026;Goods;Ink;O;Inkwell;;2,00;0;0;North;
SO-x-2;03/02/26;Goods;Tee, grün;F;See list;Leaf;Included;3;10;;Open
`;
  const FLAT_2 = `${HEADER}SO-x-3;04.02.2026;Service;Repair;X;;;9;1;9;East;
SO-x-3;05.02.2026;Goods;A very long article name;F;Inkwell;;(3,00);1;9;East;
SO-x-4;05.02.2026;Goods;Ink;Z;Inkwell;;1,00;1;1;East;
`;
  const giveFlat = () =>
    trial.give({ 'flat-1.csv': Buffer.from(FLAT_1, 'latin1'), 'flat-2.csv': Buffer.from(FLAT_2, 'latin1') });

  it('makes headers, lines and products of one flat file', async () => {
    giveFlat();
    const end = await trial.load({ map: MAP });
    expect(
      await trial.rows(
        'product',
        'product_code, product_name, product_group, unit_cost, unit_price, supplier_name, created_date',
      ),
    ).toEqual([
      ['P-0001', 'A very long ', 'Food', '-3.00', '-3.00', 'INKWELL', '2026-02-05'],
      ['P-0002', 'Ink', 'Office', '2.00', '2.00', 'INKWELL', '2026-01-02'],
      ['P-0004', 'Tee, grün', 'Food', '1234.50', '1234.50', 'LEAF', '2026-01-02'],
    ]);
    expect(
      await trial.rows(
        'sales_order_header',
        'sales_order_prefix, sales_order_number, order_date, customer_name, delivery_area, warehouse_code, status',
      ),
    ).toEqual([
      ['SO', '1', '2026-01-02', 'Branch North', 'North!', 'WH-01', 'Delivered'],
      ['SO', '2', '2026-02-03', null, '!', 'WH-01', 'Open'],
      ['SO', '3', '2026-02-05', 'Branch East', 'East!', 'WH-01', 'Delivered'],
      ['SO', '4', '2026-02-05', 'Branch East', 'East!', 'WH-01', 'Delivered'],
    ]);
    expect(
      await trial.rows(
        'sales_order_line',
        'sales_order_number, sales_order_line, product_code, order_quantity, unit_price, line_total',
      ),
    ).toEqual([
      ['1', 1, 'P-0004', 4, '2.50', '10.00'],
      ['1', 2, 'P-0002', 0, null, '0.00'],
      ['2', 1, 'P-0004', 3, '3.33', '10.00'],
      ['3', 1, 'P-0001', 1, '9.00', '9.00'],
      ['4', 1, 'P-0002', 1, '1.00', '1.00'],
    ]);
    expect(countOf(end, 'product').rejected).toBe(1);
    expect(trial.rejects('product').split('\n')[1]).toMatch(
      /^flat-2\.csv,4,"product_group: ""Z"" is not among the mapped values"/,
    );
  });

  it('makes the same hash code for the same value', async () => {
    giveFlat();
    await trial.load({ map: MAP });
    const codes = (await trial.rows('product', 'supplier_name, supplier_code')) as [string, string | null][];
    const inkwell = codes.filter(([name]) => name === 'INKWELL').map(([, code]) => code);
    expect(inkwell).toEqual([inkwell[0], inkwell[0]]);
    expect(inkwell[0]).toMatch(/^S[0-9A-F]{8}$/);
  });

  it('reads every condition', async () => {
    trial.give({ 'items.csv': 'Code,Name,Kind\n1,Ant,a\n2,Bee,b\n3,Cat,\n4,Cow,c\n' });
    const kept = async (condition: string) => {
      await trial.load({
        map: `sources: { items: { files: items.csv } }
tables:
  product:
    from: items
    where: [{ column: ${condition} }]
    columns: { product_code: { from: Code }, product_name: { from: Name } }
`,
      });
      return ((await trial.rows('product', 'product_code')) as string[][]).flat().join('');
    };
    expect(await kept('Kind, is: a')).toBe('1');
    expect(await kept('Kind, is: [a, c]')).toBe('14');
    expect(await kept('Kind, isNot: b')).toBe('134');
    expect(await kept('Name, startsWith: C')).toBe('34');
    expect(await kept('Name, contains: e')).toBe('2');
    expect(await kept('Kind, empty: true')).toBe('3');
    expect(await kept('Kind, empty: false')).toBe('124');
  });

  it('calculates with two columns, in the numbers of the country', async () => {
    trial.give({ 'items.csv': 'Code;Price;Pieces\n1;1.234,50;2\n2;0,30;0\n3;;4\n4;3,00;7\n' });
    await trial.load({
      map: `sources: { items: { files: items.csv } }
tables:
  product:
    from: items
    columns:
      product_code: { from: Code }
      product_name: { from: Code }
      unit_cost: { multiply: [Price, Pieces], number: { decimal: ',', thousands: '.' } }
      unit_price: { divide: [Price, Pieces], number: { decimal: ',', thousands: '.' } }
`,
    });
    expect(await trial.rows('product', 'product_code, unit_cost, unit_price')).toEqual([
      ['1', '2469.00', '617.25'],
      ['2', '0.00', null],
      ['3', null, null],
      ['4', '21.00', '0.43'],
    ]);
  });

  it('reads every aggregate', async () => {
    trial.give({ 'items.csv': 'Code,Name,Cost\n1,b,2\n1,a,5\n1,b,\n1,c,3\n' });
    const cost = async (aggregate: string) => {
      await trial.load({
        map: `sources: { items: { files: items.csv } }
tables:
  product:
    from: items
    distinctOn: [product_code]
    columns:
      product_code: { from: Code }
      product_name: { from: Name, aggregate: mode }
      unit_cost: { from: Cost, aggregate: ${aggregate} }
`,
      });
      return (await trial.rows('product', 'product_name, unit_cost'))[0];
    };
    expect(await cost('first')).toEqual(['b', '2.00']);
    expect(await cost('last')).toEqual(['b', '3.00']);
    expect(await cost('sum')).toEqual(['b', '10.00']);
    expect(await cost('min')).toEqual(['b', '2.00']);
    expect(await cost('max')).toEqual(['b', '5.00']);
    expect(await cost('count')).toEqual(['b', '3.00']);
  });

  it('names line and field of a column that the source lacks, with the nearest', async () => {
    giveFlat();
    const error = await trial.failure({ map: MAP.replace('from: Pieces', 'from: Pices') });
    expect(error).toMatchObject({
      code: 'VALIDATION_FAILED',
      details: {
        faults: [
          {
            file: 'map.yaml',
            line: 39,
            field: 'tables.sales_order_line.columns.order_quantity',
            message: 'flat has no column "Pices". Did you mean "Pieces"?',
          },
        ],
      },
    });
  });

  it('names a file that is missing, a header that differs, and a mapping that is not there', async () => {
    expect(await trial.failure({ map: MAP })).toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { source: 'flat', fault: 'there is no file flat-*.csv' },
    });
    trial.give({
      'flat-1.csv': Buffer.from(FLAT_1, 'latin1'),
      'flat-2.csv': FLAT_2.replace('Branch', 'Store'),
    });
    expect(await trial.failure({ map: MAP })).toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { file: 'flat-2.csv', fault: 'its header differs from that of flat-1.csv' },
    });
    const request = { directory: trial.input, mapFile: join(trial.root, 'none.yaml'), maxRejectedShare: 0 };
    await expect(
      trial.pipeline.importFiles(request, () => undefined, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('treats names and texts as data, whatever they hold', async () => {
    trial.give({ "it's.csv": `"Co""de; DROP TABLE product",O'Name\n"1'); DROP TABLE product; --",x\n` });
    await trial.load({
      map: `sources: { items: { files: "it's.csv" } }
tables:
  product:
    from: items
    columns:
      product_code: { from: 'Co"de; DROP TABLE product' }
      product_name: { concat: [{ text: "it's " }, { from: "O'Name" }], values: { "'": "''" } }
`,
    });
    expect(await trial.rows('product', 'product_code, product_name')).toEqual([
      ["1'); DROP TABLE product; --", "it's x"],
    ]);
  });
});
