import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadSemanticModel, readSemanticFiles } from '..';
import { DIALECTS, type Dialect, GUARD_CODES, guardSchemaOf, SqlGuard } from '.';

const room = join(__dirname, '../..');
const model = loadSemanticModel(readSemanticFiles([join(room, 'definitions')]));
const cases = readFileSync(join(room, 'corpus/guard.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { dialect: Dialect; persona: string; expect: string; sql: string });
const accepted = cases.filter((one) => one.expect === 'accept');
const FORBIDDEN_TABLES = [
  'pg_shadow',
  'information_schema.tables',
  'users',
  '"data.csv"',
  'duckdb_secrets()',
  'stl_query',
];
const FORBIDDEN_FUNCTIONS = [
  'pg_sleep',
  'pg_read_file',
  'getenv',
  'current_setting',
  'dblink',
  'query_to_xml',
  'nextval',
];

const aCase = fc.constantFrom(...accepted);
const aContext = fc.record({
  dialect: fc.constantFrom(...DIALECTS),
  persona: fc.constantFrom(...model.personas.keys()),
});

/** Every place where the pattern matches outside literals and quoted names. */
function places(sql: string, pattern: RegExp): RegExpExecArray[] {
  const bare = sql.replace(/'(?:[^']|'')*'|"[^"]*"/g, (quoted) => '\u0000'.repeat(quoted.length));
  return [...bare.matchAll(pattern)];
}

describe('SqlGuard, whatever comes', () => {
  let guard: SqlGuard;
  beforeAll(async () => {
    guard = await SqlGuard.create(guardSchemaOf(model));
  });

  const tokens = fc.constantFrom(
    ...new Set(
      cases
        .flatMap(({ sql }) => sql.match(/\w+|'[^']*'|"[^"]*"|\S/g) ?? [])
        .filter((token) => token.length < 40),
    ),
  );

  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
    ['any words of SQL', fc.array(tokens, { maxLength: 40 }).map((words) => words.join(' '))],
    ['a statement cut off', fc.tuple(aCase, fc.nat()).map(([{ sql }, at]) => sql.slice(0, at % sql.length))],
    [
      'two statements spliced',
      fc
        .tuple(fc.constantFrom(...cases), fc.constantFrom(...cases), fc.nat(), fc.nat())
        .map(([one, other, from, to]) => {
          const words = other.sql.split(' ');
          const into = one.sql.split(' ');
          into.splice(from % into.length, 2, ...words.slice(to % words.length, (to % words.length) + 6));
          return into.join(' ');
        }),
    ],
  ])('gives a verdict on %s, and accepts only own tables', (_, texts) => {
    fc.assert(
      fc.property(texts, aContext, (sql, context) => {
        const { verdict, code, reason, tables } = guard.check(sql, context);
        expect(Object.keys(GUARD_CODES)).toContain(code);
        expect(verdict === 'accept').toBe(code === 'ACCEPTED');
        expect(reason).not.toBe('');
        const allowed = model.personas.get(context.persona)!.tables;
        if (verdict === 'accept') expect(tables.filter((table) => !allowed.includes(table))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('rejects an accepted statement once any of its tables is another', () => {
    const reading = accepted.filter(({ sql }) => places(sql, /\b(?:from|join)\s+[a-z]/gi).length > 0);
    fc.assert(
      fc.property(
        fc.constantFrom(...reading),
        fc.nat(),
        fc.nat(),
        ({ sql, dialect, persona }, which, what) => {
          const own = model.personas.get(persona)!.tables;
          const others = [...model.entities.values()]
            .map(({ table }) => table)
            .filter((table) => !own.includes(table));
          const forbidden = [...FORBIDDEN_TABLES, ...others, ...others.map((table) => `"${table}"`)];
          // A word after FROM or JOIN is a table or a WITH name; EXTRACT and TRIM have a FROM of their own.
          const found = places(sql, /\b(from|join)\s+[a-z_][a-z0-9_.]*/gi).filter(({ 0: text, index }) => {
            const name = text.split(/\s+/)[1]!.split('.').at(-1)!.toLowerCase();
            return (
              own.includes(name) && !/\b(?:extract|trim|substring)\s*\([^()]*$/i.test(sql.slice(0, index))
            );
          });
          fc.pre(found.length > 0);
          const place = found[which % found.length]!;
          const changed = `${sql.slice(0, place.index)}${place[1]} ${forbidden[what % forbidden.length]}${sql.slice(place.index + place[0].length)}`;
          expect([guard.check(changed, { dialect, persona }).verdict, changed]).toEqual(['reject', changed]);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('rejects an accepted statement once any of its functions is another', () => {
    const calling = accepted.filter(
      ({ sql }) => places(sql, /\b(?:sum|count|avg|max|min|round|lower)\s*\(/gi).length > 0,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...calling),
        fc.nat(),
        fc.constantFrom(...FORBIDDEN_FUNCTIONS),
        ({ sql, dialect, persona }, which, forbidden) => {
          const found = places(sql, /\b(?:sum|count|avg|max|min|round|lower)\s*\(/gi);
          const place = found[which % found.length]!;
          const changed = `${sql.slice(0, place.index)}${forbidden}(${sql.slice(place.index + place[0].length)}`;
          expect([guard.check(changed, { dialect, persona }).verdict, changed]).toEqual(['reject', changed]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('rejects an accepted statement with anything hung on', () => {
    const tails = [
      '; DROP TABLE product',
      ' -- x',
      ' /* x */',
      ' FOR UPDATE',
      '\u0000',
      ' INTO x',
      ' UNION SELECT usename FROM pg_user',
      '\\',
    ];
    fc.assert(
      fc.property(aCase, fc.constantFrom(...tails), ({ sql, dialect, persona }, tail) => {
        const changed = sql.trim().replace(/;$/, '') + tail;
        expect([guard.check(changed, { dialect, persona }).verdict, changed]).toEqual(['reject', changed]);
      }),
    );
  });

  it('accepts an accepted statement as a subquery, in other case of letters, with other blanks', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: 3 }), ({ sql, dialect, persona }, how) => {
        const plain = sql.trim().replace(/;$/, '');
        const outside = (change: (text: string) => string) =>
          plain.replace(/('(?:[^']|'')*'|"[^"]*")|([^'"]+)/g, (all, quoted: string) => quoted ?? change(all));
        const changed = [
          () => `SELECT COUNT(*) FROM (${plain}) outermost`,
          () => outside((text) => text.toUpperCase()),
          () => outside((text) => text.toLowerCase()),
          () => outside((text) => text.replaceAll(' ', '\n\t ')),
        ][how]!();
        expect([guard.check(changed, { dialect, persona }).code, changed]).toEqual(['ACCEPTED', changed]);
      }),
      { numRuns: 1_000 },
    );
  });
});
