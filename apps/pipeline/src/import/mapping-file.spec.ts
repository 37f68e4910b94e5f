import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuartermasterError } from '#libs/contracts';
import { TABLES } from '#libs/warehouse';
import { type MappingFault, parseMapping } from './mapping-file';

function faults(text: string): MappingFault[] {
  try {
    parseMapping('/somewhere/orders.yaml', text, TABLES);
    return [];
  } catch (error) {
    expect((error as QuartermasterError).code).toBe('VALIDATION_FAILED');
    return (error as QuartermasterError).details!.faults as MappingFault[];
  }
}

const GOOD = `sources:
  items:
    files: items.csv
tables:
  product:
    from: items
    columns:
      product_code: { from: Code }
      product_name: { from: Name }
`;

describe('parseMapping', () => {
  it('takes a mapping, with defaults filled in', () => {
    const { mapping } = parseMapping('m.yaml', GOOD, TABLES);
    expect(mapping.tables.product!.columns.product_code).toMatchObject({
      from: 'Code',
      trim: true,
      invalid: 'reject',
    });
    expect(mapping.sources.items!.csv.quote).toBe('"');
  });

  it.each([
    ['no YAML', GOOD.replace('{ from: Code }', '{ from: Code'), 9, '', /flow|map/i],
    ['an unknown field', `${GOOD}    wher: []\n`, 10, 'tables.product.wher', /unknown field "wher"/],
    ['a wrong type', GOOD.replace('files: items.csv', 'files: 7'), 3, 'sources.items.files', /./],
    [
      'two origins',
      GOOD.replace('{ from: Code }', '{ from: Code, constant: 1 }'),
      8,
      'tables.product.columns.product_code',
      /exactly one of from, constant/,
    ],
    [
      'no origin',
      GOOD.replace('{ from: Code }', '{ trim: false }'),
      8,
      'tables.product.columns.product_code',
      /exactly one of/,
    ],
    [
      'an unknown table',
      GOOD.replace('product:', 'products:'),
      6,
      'tables.products',
      /Did you mean "product"/,
    ],
    [
      'an unknown source',
      GOOD.replace('from: items', 'from: itmes'),
      6,
      'tables.product.from',
      /Did you mean "items"/,
    ],
    [
      'an unknown column',
      `${GOOD}      unit_prise: { from: Price }\n`,
      10,
      'tables.product.columns.unit_prise',
      /Did you mean "unit_price"/,
    ],
    [
      'a required column that is missing',
      GOOD.replace('      product_name: { from: Name }\n', ''),
      8,
      'tables.product.columns',
      /product_name is missing/,
    ],
    [
      'a key that is no column',
      GOOD.replace('    columns:', '    distinctOn: [sku]\n    columns:'),
      6,
      'tables.product',
      /"sku" is not among this table's columns/,
    ],
    [
      'a condition with two tests',
      GOOD.replace('    columns:', '    where: [{ column: A, is: x, isNot: y }]\n    columns:'),
      7,
      'tables.product.where.0',
      /exactly one of is/,
    ],
    ['nothing', '', 1, 'sources', /./],
    ['no table', 'sources: {}\ntables: {}\n', 2, 'tables', /maps no table/],
  ])('names file, line and field of %s', (_name, text, line, field, message) => {
    expect(faults(text)[0]).toEqual({
      file: 'orders.yaml',
      line,
      field,
      message: expect.stringMatching(message),
    });
  });

  it('names every fault, not only the first', () => {
    expect(faults(GOOD.replace('Code }', 'Code, a: 1 }').replace('Name }', 'Name, b: 2 }'))).toHaveLength(2);
  });

  it('finds the shipped mappings valid', () => {
    const folder = join(__dirname, '../../../../mappings');
    const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(shipped.length).toBeGreaterThan(1);
    for (const name of shipped)
      expect(() => parseMapping(name, readFileSync(join(folder, name), 'utf8'), TABLES)).not.toThrow();
  });

  it('finds the mapping of the guide valid', () => {
    const guide = readFileSync(join(__dirname, '../../../../docs/guides/import-your-data.md'), 'utf8');
    const [, mapping] = /```yaml\n([\s\S]*?)```/.exec(guide)!;
    expect(Object.keys(parseMapping('guide.yaml', mapping!, TABLES).mapping.tables)).toHaveLength(3);
  });
});
