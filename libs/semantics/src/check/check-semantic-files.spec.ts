import { builtInDefinitions, checkSemanticFiles, readSemanticFiles, type SemanticFile } from '..';

const shipped = readSemanticFiles([builtInDefinitions()]);
const check = (...texts: string[]) =>
  checkSemanticFiles([
    ...shipped,
    ...texts.map((text, at): SemanticFile => ({ path: `own/${at + 1}.yaml`, text })),
  ]);

const CRATE = `entity: crate
table: crate
label: Crate
plural: Crates
personas: [warehouse_manager]
key: [crate_code]
identity: crate_code
list: [crate_code]
columns: { deposit: decimal }
dimensions:
  crate_code: { column: crate_code, type: string, role: code, label: Crate code }
measures:
  crates: { aggregate: count, format: count, label: Number of crates }
joins:
  product: { to: product, relationship: many_to_one, on: { product_code: product_code } }
`;

describe('checkSemanticFiles', () => {
  it('finds nothing in the shipped files', async () => {
    expect(await check()).toEqual({ faults: [], warnings: [] });
  }, 60_000);

  it("finds nothing in a plain table of one's own", async () => {
    expect(await check(CRATE)).toEqual({ faults: [], warnings: [] });
  }, 60_000);

  it('gives what loading refuses as faults', async () => {
    const { faults } = await check(CRATE.replace('warehouse_manager', 'nobody'));
    expect(faults).toEqual([
      { file: 'own/1.yaml', line: 5, field: 'personas.0', message: 'there is no persona nobody' },
    ]);
  });

  it('names columns that the six tables do not have', async () => {
    const { faults } = await check(`entity: stock
dimensions:
  shelf: { column: shelf_code, type: string, role: code, label: Shelf, index: false }
`);
    expect(faults).toEqual([
      {
        file: 'own/1.yaml',
        line: 3,
        field: 'dimensions.shelf.column',
        message: 'the table warehouse_product has no column shelf_code',
      },
    ]);
  }, 60_000);

  it('names joins that fan out', async () => {
    const { faults } = await check(
      CRATE.replace(
        'product: { to: product, relationship: many_to_one, on: { product_code: product_code } }',
        'stock: { to: stock, relationship: many_to_one, on: { product_code: product_code } }',
      ),
    );
    expect(faults).toEqual([
      {
        file: 'own/1.yaml',
        line: 15,
        field: 'joins.stock.on',
        message: expect.stringMatching(/fans out: .* warehouse_code is not in it/),
      },
    ]);
  }, 60_000);

  it('names expressions that a warehouse would refuse', async () => {
    const { faults } = await check(`entity: stock
measures:
  sleepy: { aggregate: sum, sql: 'pg_sleep({current_stock})', format: count, label: Sleepy }
`);
    expect(faults).toMatchObject([
      {
        line: 3,
        field: 'measures.sleepy',
        message: expect.stringMatching(/^cannot be asked in \w+: .*pg_sleep/),
      },
    ]);
  }, 60_000);

  it('warns of clashes, unless they are meant', async () => {
    const clash = CRATE.replace(
      'measures:',
      `  depth: { column: depth, type: integer, role: quantity, label: Depth, synonyms: [Size] }
  height: { column: height, type: integer, role: quantity, label: Height, synonyms: [tallness, sizes] }
measures:`,
    );
    expect((await check(clash)).warnings).toEqual([
      {
        file: 'own/1.yaml',
        line: 13,
        field: 'dimensions.height.synonyms.1',
        message: '"sizes" already means crate.depth; list it under shared if that is meant',
      },
    ]);
    const meant = clash.replace('key:', 'shared: [size]\nkey:');
    expect((await check(meant)).warnings).toEqual([]);
  }, 60_000);

  it('warns of what can never be read, or asked', async () => {
    const { faults, warnings } = await check(
      CRATE.replace('label: Number of crates', 'label: Number of crates, synonyms: [stock report]').replace(
        'measures:',
        `measures:
  deposits: { aggregate: sum, sql: '{deposit}', format: money, label: Deposits, hidden: true }`,
      ),
      CRATE.replace('personas: [warehouse_manager]\n', '')
        .replaceAll('crate', 'pallet')
        .replaceAll('Crate', 'Pallet'),
    );
    expect(faults).toEqual([]);
    expect(warnings.map(({ field, message }) => [field, message])).toEqual([
      ['measures.deposits.hidden', 'it is hidden, and no measure is made of it'],
      ['table', 'no persona sees pallet: name some under personas'],
      [
        'measures.crates.synonyms.0',
        '"stock report" is never read as this: it means the term "inventory report"',
      ],
    ]);
  }, 60_000);
});
