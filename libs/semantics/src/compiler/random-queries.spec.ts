import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import { QuartermasterError } from '#libs/contracts';
import { compileMetricQuery, DIALECTS, guardSchemaOf, SqlGuard } from '..';
import { builtInModel } from '../../test/built-in-model';
import { randomQuery } from '../../test/random-query.conformance';

const RUNS = 400;
const model = builtInModel();

describe('random metric queries', () => {
  let guard: SqlGuard;
  beforeAll(async () => {
    await loadModule();
    guard = await SqlGuard.create(guardSchemaOf(model));
  });

  const withTables = [...model.personas.values()].filter(({ tables }) => tables.length > 0);

  it.each(withTables.map(({ persona }) => persona))(
    'of a %s compile to SQL that the grammar reads, or are refused',
    (persona) => {
      let compiled = 0;
      fc.assert(
        fc.property(
          randomQuery(persona),
          fc.constantFrom(...DIALECTS),
          fc.constantFrom(null, ['WH-01']),
          (query, dialect, sites) => {
            let result;
            try {
              result = compileMetricQuery(model, query, {
                dialect,
                persona,
                today: '2026-06-17',
                maxRows: 100,
                sites,
              });
            } catch (error) {
              if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID') return;
              throw error;
            }
            compiled++;
            const { stmts } = parseSync(result.sql);
            expect(stmts).toHaveLength(1);
            const select = (
              stmts![0]!.stmt as { SelectStmt: { targetList: { ResTarget: { name?: string } }[] } }
            ).SelectStmt;
            expect(select.targetList).toHaveLength(result.columns.length);
            const allowed = model.personas.get(persona)!.tables;
            expect(result.tables.filter((table) => !allowed.includes(table))).toEqual([]);
            const verdict = guard.check(result.sql, { dialect, persona });
            expect({ ...verdict, sql: result.sql }).toMatchObject({ verdict: 'accept' });
          },
        ),
        { numRuns: RUNS },
      );
      // Otherwise the property would hold because everything is refused.
      expect(compiled).toBeGreaterThan(RUNS / 5);
    },
  );
});
