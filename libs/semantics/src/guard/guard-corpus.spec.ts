import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSemanticModel, readSemanticFiles } from '..';
import { DIALECTS, type Dialect, GUARD_CODES, type GuardCode, guardSchemaOf, SqlGuard } from '.';

interface GuardCase {
  id: string;
  dialect: Dialect;
  persona: string;
  expect: 'accept' | 'reject';
  code?: GuardCode;
  note: string;
  sql: string;
}

const room = join(__dirname, '../..');
const cases = readFileSync(join(room, 'corpus/guard.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GuardCase);
const model = loadSemanticModel(readSemanticFiles([join(room, 'definitions')]));

describe('the guard corpus', () => {
  let guard: SqlGuard;
  beforeAll(async () => {
    guard = await SqlGuard.create(guardSchemaOf(model));
  });

  it('holds accepted and rejected statements in every dialect, and every code that a statement can get', () => {
    expect(cases.length).toBeGreaterThanOrEqual(220);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const dialect of DIALECTS) {
      for (const expected of ['accept', 'reject']) {
        const some = cases.filter((one) => one.dialect === dialect && one.expect === expected);
        expect(some.length).toBeGreaterThanOrEqual(40);
      }
    }
    const codes = new Set<string>(['ACCEPTED', ...cases.flatMap(({ code }) => code ?? [])]);
    expect([...codes].sort()).toEqual(Object.keys(GUARD_CODES).sort());
  });

  it.each(cases)('$id $expect: $note', ({ dialect, persona, sql, expect: expected, code }) => {
    const verdict = guard.check(sql, { dialect, persona });
    expect({ verdict: verdict.verdict, code: verdict.code }).toEqual({
      verdict: expected,
      code: code ?? 'ACCEPTED',
    });
    expect(verdict.reason).not.toBe('');
    if (expected === 'reject') return;
    const allowed = model.personas.get(persona)?.tables ?? [];
    const read = [...verdict.tables, ...verdict.columns.map((column) => column.split('.')[0]!)];
    expect(read.filter((table) => !allowed.includes(table))).toEqual([]);
  });
});
