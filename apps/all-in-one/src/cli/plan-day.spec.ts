import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { planDay } from './plan-day';

describe('qm plan-day', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-plan-day-'));
  const file = join(directory, 'day.json');
  afterAll(() => rmSync(directory, { recursive: true }));

  async function outputsOf(text: string): Promise<{ output: string; told: string }> {
    writeFileSync(file, text);
    const written = { output: '', told: '' };
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      jest.spyOn(process[name], 'write').mockImplementation((chunk) => {
        written[name === 'stdout' ? 'output' : 'told'] += String(chunk);
        return true;
      }),
    );
    try {
      await planDay.run(['--file', file], loadSettings());
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    return written;
  }

  const staff = [{ id: 'Ada', skills: [], shifts: [{ start: 480, end: 720 }] }];
  const tasks = [{ id: '1', title: 'Count stock', priority: 2, minutes: 30 }];

  it('prints the plan as JSON, and bound and gap on standard error', async () => {
    const { output, told } = await outputsOf(JSON.stringify({ staff, tasks }));
    expect(JSON.parse(output)).toMatchObject({
      kind: 'planned',
      optimal: true,
      assignments: [{ taskId: '1', staffId: 'Ada', start: 480, end: 510 }],
    });
    expect(told).toMatch(/bound 1\d\.\d\d, gap 0\.000 %/);
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['a wrong field', JSON.stringify({ staff: 1, tasks }), /staff/],
    ['a day that is refused', JSON.stringify({ staff: [], tasks }), /Nobody works today/],
  ])('refuses %s', async (_, text, message) => {
    await expect(outputsOf(text)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringMatching(message),
    });
  });
});
