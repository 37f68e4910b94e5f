import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { route } from './route';

const solomon = `TOY
VEHICLE
NUMBER CAPACITY
2 10
CUSTOMER
CUST NO. XCOORD. YCOORD. DEMAND READY TIME DUE DATE SERVICE TIME
0 0 0 0 0 230 0
1 1 1 9 161 171 10
2 0 3 7 50 60 10
3 5 5 11 0 200 10
`;

describe('qm route', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-route-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  async function answersTo(lines: string[]): Promise<Record<string, unknown>[]> {
    const input = join(directory, 'rows.jsonl');
    writeFileSync(input, lines.join('\n'));
    let output = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    try {
      await route.run([input], loadSettings());
    } finally {
      write.mockRestore();
    }
    return output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('answers every row in order: a plan by customer numbers, or what is wrong with the row or its file', async () => {
    const good = join(directory, 'toy.txt');
    const broken = join(directory, 'broken.txt');
    writeFileSync(good, solomon);
    writeFileSync(broken, solomon.replace('161', 'soon'));
    const row = (instance: unknown, file: unknown, seconds: unknown) =>
      JSON.stringify({ instance, file, seconds });
    const answers = await answersTo([
      row('broken', broken, 0.05),
      row('gone', join(directory, 'gone.vrp'), 0.05),
      'no JSON',
      row('slow', good, -1),
      '',
      row('toy', good, 0.05),
    ]);
    expect(answers.map(({ instance }) => instance)).toEqual(['broken', 'gone', null, 'slow', 'toy']);
    expect(answers.map(({ error }) => (error as { code: string } | undefined)?.code)).toEqual([
      'VALIDATION_FAILED',
      'NOT_FOUND',
      'VALIDATION_FAILED',
      'VALIDATION_FAILED',
      undefined,
    ]);
    expect(answers[0]!.error).toEqual({
      code: 'VALIDATION_FAILED',
      message: 'line 8, READY TIME: "soon" is not a number',
      nextStep: expect.any(String) as string,
    });
    const { routes, cost, unserved, ms } = answers[4]!;
    expect([...(routes as number[][])].sort()).toEqual([[1], [2]]);
    expect(cost).toBe(8.8);
    expect(unserved).toEqual([
      {
        customer: 3,
        reason: 'too_big',
        message: 'Its load of 11 is more than the 10 that a vehicle carries.',
      },
    ]);
    expect(ms).toEqual(expect.any(Number));
  });
});
