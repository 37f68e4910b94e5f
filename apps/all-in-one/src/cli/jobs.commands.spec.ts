import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadSettings } from '#libs/runtime';
import { type Command, UsageError } from './command';
import { jobsDead, jobsList, jobsRetry } from './jobs.commands';
import { withJobs } from './local-services';

jest.setTimeout(60_000);

describe('qm jobs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-jobs-'));
  const settings = loadSettings({ env: { QM_DATA_DIR: directory } });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function linesOf<T>(command: Command, argv: string[] = []): Promise<T[]> {
    let output = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    try {
      await command.run(argv, settings);
    } finally {
      write.mockRestore();
    }
    return output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
  }

  it('shows what was given up, with its reason, and puts it back', async () => {
    await withJobs(settings, async (jobs) => {
      jobs.work('notify', () => Promise.reject(new Error('the printer is on fire')));
      await jobs.startWorking();
      const note = {
        userId: randomUUID(),
        kind: 'watch' as const,
        title: 'Low stock',
        text: '3',
        link: null,
      };
      await jobs.enqueueNow('notify', note, { attempts: 1 });
      while ((await jobs.deadLetters()).length === 0) await delay(50);
    });
    const countsOf = async () =>
      (await linesOf<{ job: string; waiting: number; dead: number }>(jobsList)).find(
        ({ job }) => job === 'notify',
      );
    expect(await countsOf()).toMatchObject({ waiting: 0, dead: 1 });
    const [letter] = await linesOf<{ id: string }>(jobsDead);
    expect(letter).toMatchObject({ job: 'notify', reason: 'the printer is on fire' });
    expect(await linesOf(jobsRetry, [letter!.id])).toEqual([{ id: letter!.id, retried: true }]);
    expect(await countsOf()).toMatchObject({ waiting: 1, dead: 0 });
    await expect(linesOf(jobsRetry, [letter!.id])).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { ids: [letter!.id] },
    });
  });

  it.each([
    ['no id', jobsRetry, [], 'at least one id'],
    ['an id that is none', jobsRetry, ['17'], 'is not an id'],
    ['a limit that is none', jobsDead, ['--limit', 'all'], '--limit wants a whole number'],
  ])('says what is wrong with %s', async (_what, command, argv, message) => {
    const failed = command.run(argv, settings);
    await expect(failed).rejects.toBeInstanceOf(UsageError);
    await expect(failed).rejects.toThrow(message);
  });
});
