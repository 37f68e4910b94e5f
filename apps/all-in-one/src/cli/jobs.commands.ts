import { parseArgs } from 'node:util';
import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';
import { type Command, UsageError } from './command';
import { withJobs } from './local-services';
import { say, writeLine } from './output';

const MAX_SHOWN = 1_000;

export const jobsList: Command = {
  name: 'jobs list',
  usage: 'qm jobs list',
  summary: 'Shows how many jobs of each kind wait, run, and were given up',
  run: (_argv, settings) =>
    withJobs(settings, async (jobs) => {
      for (const counts of await jobs.counts()) await writeLine(counts);
    }),
};

export const jobsDead: Command = {
  name: 'jobs dead',
  usage: `qm jobs dead [--limit N]      the latest first; 100 when absent, at most ${MAX_SHOWN}`,
  summary: 'Shows the jobs that were given up, each with its reason',
  async run(argv, settings) {
    const { values } = parseArgs({ args: argv, options: { limit: { type: 'string' } } });
    const limit = Number(values.limit ?? 100);
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_SHOWN)
      throw new UsageError(`--limit wants a whole number from 1 to ${MAX_SHOWN}, not "${values.limit}"`);
    await withJobs(settings, async (jobs) => {
      for (const letter of await jobs.deadLetters(limit)) await writeLine(letter);
    });
  },
};

export const jobsRetry: Command = {
  name: 'jobs retry',
  usage: 'qm jobs retry ID…      ids as `qm jobs dead` shows them',
  summary: 'Puts jobs back that were given up, with all their attempts',
  async run(argv, settings) {
    const { positionals: ids } = parseArgs({ args: argv, allowPositionals: true });
    if (ids.length === 0) throw new UsageError('Give at least one id.');
    const wrong = ids.find((id) => !z.uuid().safeParse(id).success);
    if (wrong !== undefined) throw new UsageError(`"${wrong}" is not an id as \`qm jobs dead\` shows them.`);
    await withJobs(settings, async (jobs) => {
      const unknown: string[] = [];
      for (const id of ids) {
        if (await jobs.replay(id)) await writeLine({ id, retried: true });
        else unknown.push(id);
      }
      if (unknown.length === 0) return;
      say('Nothing that was given up has these ids; `qm jobs dead` shows what has.');
      throw new QuartermasterError('NOT_FOUND', { details: { ids: unknown } });
    });
  },
};
