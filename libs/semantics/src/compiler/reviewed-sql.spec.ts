import { loadModule, parseSync } from 'libpg-query';
import { type CompiledQuery, compileMetricQuery, DIALECTS, type Dialect, guardSchemaOf, SqlGuard } from '..';
import { builtInModel } from '../../test/built-in-model';
import { REVIEWED_QUERIES } from '../../test/reviewed-queries';
import type { ReviewedQuery } from '../../test/reviewed-query';
import { SAMPLE_TODAY } from '../../test/sample-rows';

const compile = ({ query, persona, sites }: ReviewedQuery, dialect: Dialect): CompiledQuery =>
  compileMetricQuery(builtInModel(), query, { dialect, persona, today: SAMPLE_TODAY, maxRows: 1000, sites });

/** One text for all dialects; those that write the same share a heading. */
function sqlOfAllDialects(reviewed: ReviewedQuery): string {
  const bySql = new Map<string, Dialect[]>();
  for (const dialect of DIALECTS) {
    const { sql } = compile(reviewed, dialect);
    bySql.set(sql, [...(bySql.get(sql) ?? []), dialect]);
  }
  return [...bySql].map(([sql, dialects]) => `-- ${dialects.join(', ')}\n${sql}`).join('\n\n');
}

describe('the SQL of reviewed queries', () => {
  let guard: SqlGuard;
  beforeAll(async () => {
    await loadModule();
    guard = await SqlGuard.create(guardSchemaOf(builtInModel()));
  });

  it.each(REVIEWED_QUERIES.map((reviewed) => [reviewed.title, reviewed] as const))('%s', (_, reviewed) => {
    expect(`\n${sqlOfAllDialects(reviewed)}\n`).toMatchSnapshot();
  });

  it.each(DIALECTS)("is read by PostgreSQL's grammar and passes the guard in %s", (dialect) => {
    for (const reviewed of REVIEWED_QUERIES) {
      const { sql } = compile(reviewed, dialect);
      expect(parseSync(sql).stmts).toHaveLength(1);
      const verdict = guard.check(sql, { dialect, persona: reviewed.persona });
      expect({ title: reviewed.title, ...verdict }).toMatchObject({
        title: reviewed.title,
        verdict: 'accept',
      });
    }
  });

  it('uses the tables that it says', () => {
    for (const reviewed of REVIEWED_QUERIES) {
      const { sql, tables } = compile(reviewed, 'postgres');
      const verdict = guard.check(sql, { dialect: 'postgres', persona: reviewed.persona });
      expect([reviewed.title, [...(verdict.tables ?? [])].sort()]).toEqual([reviewed.title, tables]);
    }
  });
});
