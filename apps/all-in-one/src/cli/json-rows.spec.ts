import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonRows } from './json-rows';

describe('rows of JSON', () => {
  const directory = mkdtempSync(join(tmpdir(), 'json-rows-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('names the fault of a wrong row and reads on', async () => {
    const file = join(directory, 'rows.jsonl');
    writeFileSync(
      file,
      [
        '{"id":1,"x":[1,2]}',
        '',
        '{"id":"two","x":[1,null]}',
        'not json',
        '{"x":[1]}',
        '[]',
        '{"id":6,"x":[]}',
      ].join('\n'),
    );
    const rows = [];
    for await (const row of readJsonRows(z.object({ x: z.array(z.number()) }), file)) rows.push(row);
    expect(rows.map((row) => [row.id, 'error' in row ? row.error.code : row.value.x])).toEqual([
      [1, [1, 2]],
      ['two', 'INVALID_INPUT'],
      [null, 'INVALID_INPUT'],
      [null, 'INVALID_INPUT'],
      [null, 'INVALID_INPUT'],
      [6, []],
    ]);
    expect(rows[1]).toMatchObject({ error: { message: expect.stringMatching(/^Line 3: x\.1: /) } });
  });
});
