import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInModel } from '../../test/built-in-model';
import { loadSemanticModel } from './load-semantic-model';
import { MAX_SEMANTIC_FILE_BYTES, readSemanticFiles, type SemanticFile } from './read-semantic-files';
import { type SemanticFault, SemanticFilesError } from './semantic-files-error';

const SHOP = `entity: shop
table: shop
label: Shop
plural: Shops
key: [shop_code]
identity: shop_code
list: [shop_code]
dimensions:
  shop_code: { column: shop_code, type: string, role: code, label: Shop }
  size: { column: size, type: integer, role: quantity, label: Size }
  opened: { column: opened, type: date, role: date, label: Opened }
measures:
  shops: { aggregate: count, format: count, label: Shops }
`;
const VISIT = `entity: visit
table: visit
label: Visit
plural: Visits
key: [visit_number]
identity: visit_number
list: [visit_number, shop.shop_code]
time: day
dimensions:
  visit_number: { column: visit_number, type: integer, role: code, label: Visit }
  day: { column: day, type: date, role: date, label: Day }
joins:
  shop: { to: shop, relationship: many_to_one, on: { shop_code: shop_code } }
`;
const PERSONA = `persona: clerk
label: Clerk
tables: [shop, visit]
examples: [a, b, c]
`;

const file = (path: string, text: string): SemanticFile => ({ path, text });
const base = (): SemanticFile[] => [
  file('base/shop.yaml', SHOP),
  file('base/visit.yaml', VISIT),
  file('base/clerk.yaml', PERSONA),
];

function faultsOf(files: SemanticFile[]): readonly SemanticFault[] {
  try {
    loadSemanticModel(files);
  } catch (error) {
    if (error instanceof SemanticFilesError) return error.faults;
    throw error;
  }
  return [];
}

/** The base files with one text replaced in all of them. */
function changed(from: string, to: string): readonly SemanticFault[] {
  const files = base().map(({ path, text }) => file(path, text.replace(from, to)));
  expect(files).not.toEqual(base());
  return faultsOf(files);
}

describe('loadSemanticModel', () => {
  it('loads the files that the product ships', () => {
    const model = builtInModel();
    expect([...model.entities.keys()].sort()).toEqual([
      'product',
      'purchase_line',
      'purchase_order',
      'sales_line',
      'sales_order',
      'stock',
    ]);
    expect([...model.personas.keys()].sort()).toEqual([
      'field_engineer',
      'procurement_specialist',
      'store_associate',
      'store_manager',
      'warehouse_manager',
    ]);
    expect(model.personas.get('store_manager')?.tables).toEqual([]);
    expect(model.terms.length).toBeGreaterThan(10);
    expect(model.measure('sales_line.revenue')).toMatchObject({ entity: 'sales_line', name: 'revenue' });
    expect(model.dimension('sales_line.nothing')).toBeUndefined();
    expect(model.segment('stock.low')?.label).toBe('Low stock');
  });

  it('gives the same version for the same texts and another for others', () => {
    const { version } = loadSemanticModel(base());
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(loadSemanticModel(base()).version).toBe(version);
    expect(loadSemanticModel([...base(), file('x/t.yaml', 'terms: []')]).version).not.toBe(version);
  });

  it.each<[string, string, string, string, string, number, RegExp]>([
    ['an unknown field', 'label: Shop\n', 'lable: Shop\n', 'base/shop.yaml', 'lable', 3, /not known/],
    [
      'a wrong type',
      'type: integer',
      'type: number',
      'base/shop.yaml',
      'dimensions.size.type',
      10,
      /Invalid option/,
    ],
    [
      'a missing list entry',
      'list: [shop_code]',
      'list: [shop_name]',
      'base/shop.yaml',
      'list.0',
      7,
      /no dimension shop_name/,
    ],
    ['an unknown join', 'to: shop,', 'to: shopp,', 'base/visit.yaml', 'joins.shop.to', 13, /no entity shopp/],
    [
      'an unreachable field',
      'time: day',
      'time: shop.day',
      'base/visit.yaml',
      'time',
      8,
      /shop has no dimension day/,
    ],
    ['a time that is no date', 'time: day', 'time: visit_number', 'base/visit.yaml', 'time', 8, /not a date/],
    [
      'column and sql',
      'column: size,',
      "column: size, sql: '{size}',",
      'base/shop.yaml',
      'dimensions.size',
      10,
      /either column or sql/,
    ],
    [
      'an unknown column in sql',
      'column: size,',
      "sql: '{width} + 1',",
      'base/shop.yaml',
      'dimensions.size.sql',
      10,
      /no dimension or column width/,
    ],
    [
      'a dimension of itself',
      'column: size,',
      "sql: '{size} + 1',",
      'base/shop.yaml',
      'dimensions.size.sql',
      10,
      /circle: shop.size → shop.size/,
    ],
    [
      'a sum of nothing',
      'aggregate: count,',
      'aggregate: sum,',
      'base/shop.yaml',
      'measures.shops',
      13,
      /needs sql/,
    ],
    [
      'a ratio of one',
      'aggregate: count,',
      'aggregate: ratio, numerator: shops,',
      'base/shop.yaml',
      'measures.shops',
      13,
      /denominator/,
    ],
    [
      'a word of SQL',
      'shops: { aggregate',
      'order: { aggregate',
      'base/shop.yaml',
      'measures.order',
      13,
      /word of SQL/,
    ],
    [
      'a clash of names',
      'shops: { aggregate',
      'size: { aggregate',
      'base/shop.yaml',
      'measures.size',
      13,
      /already one of the dimensions/,
    ],
    [
      'an unknown table',
      'tables: [shop, visit]',
      'tables: [shop, visits]',
      'base/clerk.yaml',
      'tables.1',
      3,
      /no entity has the table visits/,
    ],
    [
      'too few examples',
      'examples: [a, b, c]',
      'examples: [a]',
      'base/clerk.yaml',
      'examples',
      4,
      /expected array to have >=3/,
    ],
  ])('names %s', (_, from, to, path, field, line, message) => {
    const faults = changed(from, to);
    expect(faults).toContainEqual({ file: path, line, field, message: expect.stringMatching(message) });
  });

  it('says every fault, not only the first', () => {
    const faults = faultsOf([
      ...base().slice(0, 2),
      file(
        'base/clerk.yaml',
        PERSONA.replace('shop, visit', 'nothing') +
          'prefer: { word: nowhere }\nelsewhere: { word: nobody }\n',
      ),
    ]);
    expect(faults.map(({ field }) => field)).toEqual(['tables.0', 'prefer.word', 'elsewhere.word']);
    expect(new SemanticFilesError(faults).message).toContain(
      'base/clerk.yaml:3 tables.0: no entity has the table',
    );
  });

  it('names the line of what is no YAML', () => {
    const [fault] = faultsOf([...base(), file('base/bad.yaml', 'terms:\n  - phrases: [a\n')]);
    expect(fault).toMatchObject({ file: 'base/bad.yaml', line: 3 });
    expect(faultsOf([...base(), file('base/twice.yaml', `${SHOP}table: other\n`)])[0]).toMatchObject({
      line: 14,
      message: expect.stringMatching(/unique/),
    });
    expect(faultsOf([...base(), file('base/list.yaml', '- a')])[0]?.message).toMatch(/must hold fields/);
    expect(faultsOf([...base(), file('base/other.yaml', 'a: 1')])[0]?.message).toMatch(/must hold an entity/);
  });

  it('refuses measures and joins that run in circles', () => {
    const ratio =
      'r: { aggregate: ratio, numerator: r, denominator: shops, format: percent, label: R }\n  shops:';
    expect(changed('shops:', ratio)[0]?.message).toMatch(/circle: shop.r → shop.r/);
    const back = '\njoins:\n  v: { to: visit, relationship: many_to_one, on: { shop_code: visit_number } }\n';
    expect(faultsOf([file('base/shop.yaml', SHOP + back), ...base().slice(1)])[0]?.message).toMatch(
      /circle: shop → visit → shop/,
    );
  });

  it('wants both sides of a join to say the same', () => {
    const back = '\njoins:\n  v: { to: visit, relationship: one_to_many, on: { shop_code: visit_number } }\n';
    const faults = faultsOf([file('base/shop.yaml', SHOP + back), ...base().slice(1)]);
    expect(faults.map(({ message }) => message)).toContain('visit declares this join differently');
  });

  it('checks terms', () => {
    const faults = faultsOf([
      ...base(),
      file(
        'base/terms.yaml',
        'terms:\n  - phrases: [busy]\n    measures: [shop.visits]\n  - phrases: [idle]\n    personas: [boss]\n',
      ),
    ]);
    expect(faults.map(({ line, field, message }) => [line, field, message])).toEqual([
      [3, 'terms.0.measures.0', 'there is no measure shop.visits'],
      [5, 'terms.1.personas.0', 'there is no persona boss'],
      [4, 'terms.1', 'a term needs a measure, a dimension or a segment'],
    ]);
  });

  describe('with a later directory', () => {
    it('adds and overrides fields by name and keeps the rest', () => {
      const model = loadSemanticModel([
        ...base(),
        file(
          'mine/shop.yaml',
          'entity: shop\nlabel: Store\nmeasures:\n  biggest: { aggregate: max, sql: "{size}", format: count, label: Biggest }\n',
        ),
        file('mine/clerk.yaml', 'persona: clerk\ntables: [shop]\n'),
      ]);
      const shop = model.entities.get('shop')!;
      expect([shop.label, shop.plural, [...shop.measures.keys()]]).toEqual([
        'Store',
        'Shops',
        ['shops', 'biggest'],
      ]);
      expect(model.personas.get('clerk')).toMatchObject({ tables: ['shop'], examples: ['a', 'b', 'c'] });
    });

    it('names the file that brought the fault', () => {
      const faults = faultsOf([
        ...base(),
        file(
          'mine/shop.yaml',
          'entity: shop\nmeasures:\n  biggest: { aggregate: max, sql: "{sizes}", format: count, label: Biggest }\n',
        ),
      ]);
      expect(faults).toEqual([
        {
          file: 'mine/shop.yaml',
          line: 3,
          field: 'measures.biggest.sql',
          message: 'shop has no dimension or column sizes',
        },
      ]);
    });

    it('refuses the same entity twice in one directory', () => {
      expect(faultsOf([...base(), file('base/again.yaml', 'entity: shop\n')])[0]).toMatchObject({
        file: 'base/again.yaml',
        message: 'base/shop.yaml in the same directory defines the same name',
      });
    });
  });
});

describe('readSemanticFiles', () => {
  const directory = mkdtempSync(join(tmpdir(), 'semantic-files-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('reads YAML files of all levels, sorted, directories in the given order', () => {
    for (const [path, text] of [
      ['b/two.yaml', '2'],
      ['a/deep/one.yml', '1'],
      ['a/note.txt', '-'],
      ['a/z.yaml', 'z'],
    ] as const) {
      mkdirSync(join(directory, path, '..'), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const read = readSemanticFiles([join(directory, 'b'), join(directory, 'a')]);
    expect(read.map(({ text }) => text)).toEqual(['2', '1', 'z']);
  });

  it('names a directory that is missing or empty, and a file that is too large', () => {
    expect(() => readSemanticFiles([join(directory, 'nowhere')])).toThrow(
      /nowhere:1: the directory cannot be read/,
    );
    mkdirSync(join(directory, 'empty'));
    expect(() => readSemanticFiles([join(directory, 'empty')])).toThrow(/no .yaml file/);
    mkdirSync(join(directory, 'large'));
    writeFileSync(join(directory, 'large', 'x.yaml'), 'x'.repeat(MAX_SEMANTIC_FILE_BYTES + 1));
    expect(() => readSemanticFiles([join(directory, 'large')])).toThrow(/larger than 1048576 bytes/);
  });
});
