import { join } from 'node:path';
import { loadSemanticModel, readSemanticFiles } from '..';
import { type Dialect, DIALECTS, GUARD_LIMITS, guardSchemaOf, SqlGuard } from '.';
import { DIALECT_RULES } from './dialects';
import { TABLE_COLUMNS } from './physical-columns';

const model = loadSemanticModel(readSemanticFiles([join(__dirname, '../../definitions')]));

describe('SqlGuard', () => {
  let guard: SqlGuard;
  beforeAll(async () => {
    guard = await SqlGuard.create(guardSchemaOf(model));
  });
  const check = (sql: string, dialect: Dialect = 'postgres', persona = 'warehouse_manager') =>
    guard.check(sql, { dialect, persona });
  const codeOf = (sql: string, dialect?: Dialect) => check(sql, dialect).code;

  it('says which tables and columns an accepted statement reads', () => {
    const sql =
      "WITH low AS (SELECT w.product_code FROM warehouse_product w WHERE w.current_stock < 5) SELECT p.product_name AS n FROM product p JOIN low ON low.product_code = p.product_code WHERE p.product_group = 'Dairy'";
    expect(check(sql)).toEqual({
      verdict: 'accept',
      code: 'ACCEPTED',
      reason: 'Reads product, warehouse_product.',
      tables: ['product', 'warehouse_product'],
      columns: [
        'product.product_code',
        'product.product_group',
        'product.product_name',
        'warehouse_product.current_stock',
        'warehouse_product.product_code',
      ],
    });
  });

  it('counts every column of a star as read', () => {
    expect(check('SELECT * FROM product').columns).toEqual(
      TABLE_COLUMNS.product.map((column) => `product.${column}`).sort(),
    );
    expect(check('SELECT COUNT(*) FROM product').columns).toEqual([]);
  });

  it('names the offending thing in plain words', () => {
    expect(check('SELECT * FROM purchase_order_line').reason).toContain('purchase_order_line');
    expect(check('SELECT pg_sleep(1)').reason).toContain('pg_sleep');
    expect(check('SELECT secret FROM product').reason).toContain('"secret"');
    expect(check('SELEC 1').reason).toContain('syntax error');
    expect(check('DROP TABLE product').reason).toBe('Drop is no SELECT.');
  });

  it('gives a verdict for what is no text, no dialect and no persona', () => {
    expect(check(undefined as unknown as string).verdict).toBe('reject');
    expect(check('SELECT 1', '__proto__' as Dialect).code).toBe('UNKNOWN_DIALECT');
    expect(check('SELECT 1', 'postgres', 'toString').code).toBe('UNKNOWN_PERSONA');
  });

  it('lets each persona read its own tables, and only those', () => {
    for (const { persona, tables } of model.personas.values()) {
      for (const table of Object.keys(TABLE_COLUMNS)) {
        for (const dialect of DIALECTS) {
          const verdict = check(`SELECT COUNT(*) FROM ${table}`, dialect, persona);
          expect(verdict.code).toBe(tables.includes(table) ? 'ACCEPTED' : 'TABLE_NOT_ALLOWED');
        }
      }
    }
  });

  it('knows the columns that no dimension uses', () => {
    expect(codeOf('SELECT created_date, updated_date FROM product')).toBe('ACCEPTED');
  });

  it('still works after statements at the end of what the parser bears', () => {
    for (let round = 0; round < 20; round++) {
      check(`SELECT ${'('.repeat(10_000)}`);
      check(`SELECT ${'NOT '.repeat(5_000)}TRUE`);
      check(`SELECT ${'- '.repeat(9_000)}1`);
      check(`SELECT ${'CASE WHEN '.repeat(1_500)}`);
      check(`SELECT 1${' UNION SELECT 1'.repeat(1_000)}`);
    }
    expect(codeOf('SELECT COUNT(*) FROM product')).toBe('ACCEPTED');
  });

  it('allows no regular expression function without a rule for its pattern', () => {
    for (const { functions, patternFunctions } of Object.values(DIALECT_RULES)) {
      const taking = [...functions.keys()].filter((name) => name.startsWith('regexp_'));
      expect(taking.filter((name) => !patternFunctions.has(name))).toEqual([]);
    }
  });

  describe('a new table in the semantic files', () => {
    it('is open to the personas that list it, with the columns that its entity names', async () => {
      const extended = guardSchemaOf(model);
      const own = await SqlGuard.create({
        tables: [...extended.tables, { name: 'shipment', columns: ['shipment_id', 'carrier'] }],
        personas: [...extended.personas, { id: 'carrier_manager', tables: ['shipment', 'not_described'] }],
      });
      const as = (persona: string, sql: string) => own.check(sql, { dialect: 'postgres', persona }).code;
      expect(as('carrier_manager', 'SELECT carrier, COUNT(*) FROM shipment GROUP BY carrier')).toBe(
        'ACCEPTED',
      );
      expect(as('carrier_manager', 'SELECT weight FROM shipment')).toBe('UNKNOWN_COLUMN');
      expect(as('carrier_manager', 'SELECT 1 FROM product')).toBe('TABLE_NOT_ALLOWED');
      expect(as('warehouse_manager', 'SELECT 1 FROM shipment')).toBe('TABLE_NOT_ALLOWED');
      expect(as('warehouse_manager', 'SELECT 1 FROM not_described')).toBe('TABLE_NOT_ALLOWED');
    });
  });

  describe('limits', () => {
    const list = (count: number, item: (index: number) => string, by = ', ') =>
      Array.from({ length: count }, (_, index) => item(index)).join(by);
    const nested = (depth: number) =>
      `${'SELECT x FROM ('.repeat(depth - 1)}SELECT 1 AS x${') q'.repeat(depth - 1)}`;
    const joined = (count: number) =>
      `SELECT COUNT(*) FROM product p0 ${list(count - 1, (i) => `JOIN product p${i + 1} ON p${i + 1}.product_code = p${i}.product_code`, ' ')}`;
    const union = (count: number) => list(count, () => 'SELECT 1', ' UNION ALL ');
    const series = (count: number) => `SELECT COUNT(*) FROM generate_series(1, ${count})`;
    const values = (count: number) => `SELECT COUNT(*) FROM (VALUES ${list(count, (i) => `(${i})`)}) v (x)`;
    const crossed = (count: number) =>
      `SELECT COUNT(*) FROM product CROSS JOIN (SELECT product_code FROM warehouse_product LIMIT ${count}) x`;
    const small = (count: number) =>
      `SELECT COUNT(*) FROM generate_series(1, 1000) a CROSS JOIN generate_series(1, ${count}) b`;
    const L = GUARD_LIMITS;

    it.each<[string, (count: number) => string, number]>([
      ['textLength', (n) => 'SELECT 1'.padEnd(n), L.textLength],
      ['literalLength', (n) => `SELECT '${'x'.repeat(n)}'`, L.literalLength],
      ['numberLength', (n) => `SELECT ${'1'.repeat(n)}`, L.numberLength],
      ['nameBytes', (n) => `SELECT 1 AS ${'x'.repeat(n)}`, L.nameBytes],
      ['nameBytes, two a letter', (n) => `SELECT 1 AS "${'ß'.repeat(n)}"`, Math.floor(L.nameBytes / 2)],
      ['openParentheses', (n) => `SELECT ${'('.repeat(n)}1${')'.repeat(n)}`, L.openParentheses],
      ['operators', (n) => `SELECT ${list(n, () => '-x', ' , ').replaceAll('x', '1')}`, L.operators],
      ['selects', union, L.selects],
      ['cases', (n) => `SELECT ${list(n, () => 'CASE WHEN 1 = 1 THEN 1 END')}`, L.cases],
      ['expressionDepth', (n) => `SELECT ${'NOT '.repeat(n - 1)}TRUE`, L.expressionDepth],
      ['selectDepth', nested, L.selectDepth],
      ['relationsInFrom', joined, L.relationsInFrom],
      [
        'relations',
        (n) =>
          `WITH a AS (${joined(10)}), b AS (SELECT 1 AS x FROM a a1, a a2, a a3, a a4, a a5) SELECT 1 FROM b ${list(n - 50, (i) => `CROSS JOIN (SELECT 1 AS y) t${i}`, ' ')}`,
        L.relations,
      ],
      ['listElements', (n) => `SELECT 1 WHERE 1 IN (${list(n, String)})`, L.listElements],
      ['valuesRows', values, L.valuesRows],
      ['seriesRows', series, L.seriesRows],
      [
        'groupingSets',
        (n) => `SELECT 1 FROM product GROUP BY GROUPING SETS (${list(n, () => '()')})`,
        L.groupingSets,
      ],
      ['rowCount', (n) => `SELECT 1 FROM product LIMIT ${n} OFFSET ${n}`, L.rowCount],
      ['crossFactor', crossed, L.crossFactor],
      ['crossRows', small, L.crossRows / 1_000],
      ['textGrowth', (n) => `SELECT repeat('x', ${n})`, L.textGrowth],
      ['textGrowth of lpad', (n) => `SELECT lpad('x', ${n}, '-')`, L.textGrowth],
      ['patternLength', (n) => `SELECT 1 WHERE 'a' ~ '${'x'.repeat(n)}'`, L.patternLength],
      ['patternQuantifiers', (n) => `SELECT 1 WHERE 'a' ~ '${'x*'.repeat(n)}'`, L.patternQuantifiers],
      ['patternRepeats', (n) => `SELECT 1 WHERE 'a' ~ 'x{1,${n}}'`, L.patternRepeats],
      ['likeWildcards', (n) => `SELECT 1 WHERE 'a' LIKE '${'x%'.repeat(n)}'`, L.likeWildcards],
      ['paddedLength', (n) => `SELECT CAST('x' AS CHAR(${n}))`, L.paddedLength],
      ['typeModifier', (n) => `SELECT CAST('x' AS VARCHAR(${n}))`, L.typeModifier],
    ])('%s: accepts at the limit and rejects beyond', (_, statement, limit) => {
      expect([codeOf(statement(limit)), statement(limit).slice(0, 60)]).toEqual([
        'ACCEPTED',
        expect.anything(),
      ]);
      expect(codeOf(statement(limit + 1))).toMatch(
        /^(?:TOO_LONG|TOO_COMPLEX|RESOURCE_LIMIT|CARTESIAN_PRODUCT)$/,
      );
    });

    it('nodes: rejects a statement of too many parts', () => {
      const wide = (count: number) => list(7, () => `SELECT ${list(count, () => '1', ',')}`, ' UNION ALL ');
      expect(codeOf(wide(800))).toBe('ACCEPTED');
      expect(codeOf(wide(1_000))).toBe('TOO_COMPLEX');
    });

    it('categoryValues: crosses lists of categories, not of codes', () => {
      const cross = (column: string) =>
        `SELECT COUNT(*) FROM (SELECT DISTINCT ${column} FROM warehouse_product) a CROSS JOIN (SELECT DISTINCT product_code FROM product) b`;
      expect(codeOf(cross('warehouse_code'))).toBe('ACCEPTED');
      expect(codeOf(cross('product_code'))).toBe('CARTESIAN_PRODUCT');
    });
  });
});
