import { existsSync, readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { TableName } from '#libs/warehouse';
import { countOf, ImportTrial } from './import-trial';

jest.setTimeout(60_000);

const PRODUCTS = `product_code,product_name,product_group,unit_cost,unit_price,supplier_code,supplier_name,created_date,updated_date
P-0001,Ink,Office,1.25,2.50,SUP-001,Inkwell,2025-01-31,
P-0002,Tea,Food,0.10,0.30,SUP-002,Leaf,2024-02-29,2025-01-01
`;
const STOCK = `warehouse_code,product_code,current_stock,minimum_stock,maximum_stock,reorder_point,lead_time_days,last_restock_date
WH-01,P-0001,5,10,50,20,7,2026-06-01
`;
const ORDERS = `sales_order_prefix,sales_order_number,order_date,customer_code,customer_name,warehouse_code,delivery_address,delivery_area,delivery_date,status
SO,100001,2026-06-01,C-0001,Crown,WH-01,"1 Elm Street, North",North,2026-06-03,Delivered
`;
const LINES = `sales_order_prefix,sales_order_number,sales_order_line,product_code,order_quantity,fulfilled_quantity,unit_price,line_total,fulfillment_status
SO,100001,1,P-0001,4,4,2.50,10.00,Fulfilled
`;

describe('importing files with the six tables', () => {
  let trial: ImportTrial;
  beforeEach(() => (trial = new ImportTrial()));
  afterEach(() => trial.remove());

  it('takes what is there, leaves the other tables empty and says so', async () => {
    trial.give({ 'product.csv': PRODUCTS, 'warehouse_product.csv': STOCK, 'Sales_Order_Header.CSV': ORDERS });
    const end = await trial.load();
    expect(end.rejectsDirectory).toBeNull();
    expect(countOf(end, 'product')).toEqual({ table: 'product', rows: 2, rejected: 0 });
    expect(countOf(end, 'purchase_order_line').rows).toBe(0);
    expect(trial.steps).toContain(
      'No files for sales_order_line, purchase_order_header, purchase_order_line: left empty',
    );
    expect(await trial.rows('product', 'product_code, unit_cost, created_date, updated_date')).toEqual([
      ['P-0001', '1.25', '2025-01-31', null],
      ['P-0002', '0.10', '2024-02-29', '2025-01-01'],
    ]);
  });

  it('leaves nothing of the sources in what is published', async () => {
    trial.give({ 'product.csv': PRODUCTS });
    await trial.load();
    const tables = await trial.files.read(async (connection) =>
      (await connection.run('SELECT table_name FROM duckdb_tables()')).getRowsJson(),
    );
    expect(tables).toHaveLength(6);
  });

  it.each([
    ['a byte order mark', `\uFEFF${PRODUCTS}`],
    ['semicolons', PRODUCTS.replaceAll(',', ';')],
    ['tabs', PRODUCTS.replaceAll(',', '\t')],
    ['Windows line ends', PRODUCTS.replaceAll('\n', '\r\n')],
    ['line ends of two kinds', PRODUCTS.replace('2025-01-31,\n', '2025-01-31,\r\n')],
    ['no line end at the end', PRODUCTS.trimEnd()],
    ['spaces around values', PRODUCTS.replace('P-0001,Ink', '  P-0001 , Ink')],
    ['a column more than is needed', PRODUCTS.replaceAll('\n', ',x\n')],
    ['UTF-16', Buffer.from(`\uFEFF${PRODUCTS}`, 'utf16le')],
  ])('reads %s', async (_name, content) => {
    trial.give({ 'product.csv': content });
    const end = await trial.load();
    expect(end.rejectsDirectory).toBeNull();
    expect(await trial.rows('product', 'product_code, product_name, updated_date')).toEqual([
      ['P-0001', 'Ink', null],
      ['P-0002', 'Tea', '2025-01-01'],
    ]);
  });

  it('reads compressed files, and quoted line ends and delimiters', async () => {
    const quoted = PRODUCTS.replace('Ink,', '"Ink, ""blue""\nor black",');
    trial.give({ 'product.csv.gz': gzipSync(quoted) });
    await trial.load();
    expect((await trial.rows('product', 'product_name'))[0]).toEqual(['Ink, "blue"\nor black']);
  });

  it.each<[string, Partial<Record<TableName, string>>, TableName, number, RegExp]>([
    ['a missing key', { product: `${PRODUCTS},No code,,,,,,,\n` }, 'product', 4, /product_code: missing/],
    ['a missing name', { product: `${PRODUCTS}P-0003,,,,,,,,\n` }, 'product', 4, /product_name: missing/],
    [
      'a key that occurs twice',
      { product: `${PRODUCTS}P-0001,Again,,,,,,,\n` },
      'product',
      4,
      /the key \(product_code\) occurs before, in row 2 of product\.csv/,
    ],
    [
      'a text that is too long',
      { product: `${PRODUCTS}P-0003,${'x'.repeat(201)},,,,,,,\n` },
      'product',
      4,
      /product_name: 201 characters, at most 200 fit/,
    ],
    [
      'a word for an amount',
      { product: `${PRODUCTS}P-0003,Nut,,cheap,,,,,\n` },
      'product',
      4,
      /unit_cost: ""cheap"" is not an amount/,
    ],
    [
      'an amount that is too large',
      { product: `${PRODUCTS}P-0003,Nut,,100000000,,,,,\n` },
      'product',
      4,
      /unit_cost: ""100000000"" is not an amount below 100,000,000/,
    ],
    [
      'a date that does not exist',
      { product: `${PRODUCTS}P-0003,Nut,,,,,,2025-02-30,\n` },
      'product',
      4,
      /created_date: ""2025-02-30"" is not a date/,
    ],
    [
      'a year that cannot be meant',
      { product: `${PRODUCTS}P-0003,Nut,,,,,,0205-02-03,\n` },
      'product',
      4,
      /created_date: ""0205-02-03"" is not a date/,
    ],
    [
      'half a piece',
      { warehouse_product: `${STOCK}WH-02,P-0001,1.5,,,,,\n` },
      'warehouse_product',
      3,
      /current_stock: ""1\.5"" is not a whole number/,
    ],
    [
      'a number that is too large',
      { warehouse_product: `${STOCK}WH-02,P-0001,3000000000,,,,,\n` },
      'warehouse_product',
      3,
      /current_stock: ""3000000000"" is not a whole number/,
    ],
    [
      'an unknown product',
      { warehouse_product: `${STOCK}WH-02,P-0009,1,,,,,\n` },
      'warehouse_product',
      3,
      /product_code: there is no product P-0009/,
    ],
    [
      'an unknown order',
      { sales_order_line: `${LINES}SO,999999,1,P-0001,1,1,1,1,Fulfilled\n` },
      'sales_order_line',
      3,
      /there is no sales_order_header SO 999999/,
    ],
    [
      'too few fields',
      { product: `${PRODUCTS}P-0003,Nut\nP-0004,Bolt,,,,,,,\n` },
      'product',
      4,
      /fewer fields than the header has/,
    ],
    [
      'too many fields',
      { product: `${PRODUCTS}P-0003,Nut,,,,,,,,,,more\n` },
      'product',
      4,
      /more fields than the header has/,
    ],
    [
      'a quotation mark that is not closed',
      { product: `${PRODUCTS}P-0003,"Nut,,,,,,,\n` },
      'product',
      4,
      /a quotation mark that is not closed/,
    ],
  ])('rejects a row with %s and says where it was', async (_name, given, table, row, reason) => {
    const contents: Record<TableName, string | undefined> = {
      product: PRODUCTS,
      warehouse_product: STOCK,
      sales_order_header: ORDERS,
      sales_order_line: LINES,
      purchase_order_header: undefined,
      purchase_order_line: undefined,
      ...given,
    };
    trial.give(
      Object.fromEntries(
        Object.entries(contents).flatMap(([name, text]) =>
          text === undefined ? [] : [[`${name}.csv`, text]],
        ),
      ),
    );
    const end = await trial.load();
    expect(countOf(end, table).rejected).toBe(1);
    expect(end.rejectsDirectory).toBe(trial.rejectsDirectory);
    const [header, line] = trial.rejects(table).split('\n');
    expect(header).toMatch(/^source_file,source_row,reason,line,/);
    expect(line).toMatch(new RegExp(`^${table}\\.csv,${row},`));
    expect(line).toMatch(reason);
    // The other rows were taken.
    expect(await trial.rows('product', 'count(*)')).not.toEqual([['0']]);
  });

  it('names every fault of a row, and shows the row as it was', async () => {
    trial.give({ 'product.csv': `${PRODUCTS}P-0003,,,cheap,,,,tomorrow,\n` });
    await trial.load();
    expect(trial.rejects('product').split('\n')[1]).toBe(
      'product.csv,4,"product_name: missing; unit_cost: ""cheap"" is not an amount below 100,000,000; created_date: ""tomorrow"" is not a date",,P-0003,,,cheap,,,,tomorrow,',
    );
  });

  it('counts rows as the file does, also behind rows that could not be read', async () => {
    const bad = 'short\n';
    const body = `${PRODUCTS}${bad}P-0003,Nut,,x,,,,,\n${bad}${bad}P-0004,"two\nlines",,y,,,,,\nP-0005,Bolt,,z,,,,,\n`;
    trial.give({ 'product.csv': body });
    await trial.load();
    const found = [...trial.rejects('product').matchAll(/^product\.csv,(\d+),(fewer|"unit_cost: ""[xyz])/gm)];
    expect(found.map(([, row, reason]) => `${row} ${reason!.at(-1)}`)).toEqual([
      '4 r',
      '5 x',
      '6 r',
      '7 r',
      '8 y',
      '9 z',
    ]);
  });

  it('rejects text in another encoding, row by row, and names the remedy', async () => {
    trial.give({ 'product.csv': Buffer.from(`${PRODUCTS}P-0003,Caf\xe9,,,,,,,\n`, 'latin1') });
    await trial.load();
    expect(trial.rejects('product')).toMatch(
      /product\.csv,4,not text in the encoding of the file.*csv\.encoding/,
    );
  });

  it('rejects a field of megabytes without choking on it', async () => {
    trial.give({ 'product.csv': `${PRODUCTS}P-0003,${'x'.repeat(3_000_000)},,,,,,,\nP-0004,Bolt,,,,,,,\n` });
    const end = await trial.load();
    expect(countOf(end, 'product')).toMatchObject({ rows: 3, rejected: 1 });
    expect(trial.rejects('product')).toMatch(/longer than 1000000 bytes/);
  });

  it('takes a file with only a header, and says that it has no rows', async () => {
    trial.give({ 'product.csv': PRODUCTS.split('\n')[0]! });
    expect(countOf(await trial.load({ maxRejectedShare: 0 }), 'product').rows).toBe(0);
    expect(trial.steps).toContain('product: no rows, only a header');
  });

  it.each<[string, Record<string, string | Buffer>, RegExp]>([
    ['an empty file', { 'product.csv': '' }, /"file":"product\.csv","fault":"it is empty/],
    ['no file of the six', { 'notes.csv': 'a\n' }, /none of the tables is there/],
    [
      'the same table twice',
      { 'product.csv': PRODUCTS, 'product.csv.gz': gzipSync(PRODUCTS) },
      /are the same table/,
    ],
    [
      'a column that is missing',
      { 'product.csv': PRODUCTS.replace('unit_cost', 'unit_costs') },
      /product has no column \\"unit_cost\\"\. Did you mean \\"unit_costs\\"\?/,
    ],
    [
      'a column that occurs twice',
      { 'product.csv': PRODUCTS.replace('unit_cost', 'Unit_Price') },
      /its header names \\"unit_price\\" twice/,
    ],
    [
      'a column without a name',
      { 'product.csv': PRODUCTS.replace('unit_cost', '') },
      /a column of its header has no name/,
    ],
    [
      'a program',
      { 'product.csv': readFileSync(process.execPath).subarray(0, 100_000) },
      /it is no text file|its header is not utf-8/,
    ],
    ['something that is no Parquet file', { 'product.parquet': 'PAR?' }, /"file":"product\.parquet"/],
    [
      'Windows line ends in the header only',
      { 'product.csv': PRODUCTS.replace('updated_date\n', 'updated_date\r\n') },
      /"file":"product\.csv","fault":"its lines do not all end in the same way/,
    ],
  ])('refuses %s as a whole, by name', async (_name, contents, details) => {
    trial.give(contents);
    const error = await trial.failure();
    expect(error.code).toBe('IMPORT_REJECTED');
    expect(JSON.stringify(error.details)).toMatch(details);
  });

  it('refuses a folder that is not there', async () => {
    rmSync(trial.input, { recursive: true });
    expect(await trial.failure()).toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { fault: 'there is no such folder' },
    });
  });

  it('refuses the whole import over the allowed share, with counts, and leaves the data as it was', async () => {
    trial.give({ 'product.csv': PRODUCTS });
    await trial.load();
    trial.give({ 'product.csv': `${PRODUCTS}P-0003,,,,,,,,\nP-0004,Bolt,,,,,,,\n` });
    const error = await trial.failure({ maxRejectedShare: 0.2 });
    expect(error).toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { tables: { product: { rows: 4, rejected: 1 } }, rejectsDirectory: expect.any(String) },
    });
    expect(existsSync(String(error.details!.rejectsDirectory))).toBe(true);
    expect(await trial.rows('product', 'count(*)')).toEqual([['2']]);
    await trial.load({ maxRejectedShare: 0.25 });
    expect(await trial.rows('product', 'count(*)')).toEqual([['3']]);
  });
});
