// Runs specs that failed once more, alone: see docs/decisions/2026-11-22-what-fails-in-a-crowd-runs-again-alone.md.
import { spawnSync } from 'node:child_process';
import { readReport } from './report.mjs';

/** More of them are no accident. */
const MOST = 5;
/** They start processes and wait for them, beside another worker that does the same. */
const TIMED = /\/test\/(browser|system|golden)\//;

const [first, again] = process.argv.slice(2);
const failed = (readReport(first)?.testResults ?? []).filter(({ status }) => status === 'failed');
if (failed.length === 0 || failed.length > MOST || !failed.every(({ name }) => TIMED.test(name)))
  process.exit(1);
for (const { name, assertionResults } of failed)
  for (const { fullName } of assertionResults.filter(({ status }) => status === 'failed'))
    console.log(
      `failed beside others, runs again alone: ${name.replace(`${process.cwd()}/`, '')}: ${fullName}`,
    );
const names = failed.map(({ name }) => name);
const { status } = spawnSync(
  'npx',
  ['jest', '--maxWorkers=1', '--json', `--outputFile=${again}`, '--runTestsByPath', ...names],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
