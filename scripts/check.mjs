// `npm run check`: everything CI runs, in the order in which a mistake is cheapest to find; what needs one processor two at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const AT_A_TIME = 2;
/** The slowest first: the others fit beside them. */
const STEPS = [
  ['lint', 'npx', ['eslint', '--max-warnings', '0', '.']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['types', 'npx', ['tsc', '-p', '.']],
  ['types of the console', 'npx', ['tsc', '-p', 'apps/console']],
  ['boundaries', 'npm', ['run', '-s', 'boundaries']],
  ['generated files', 'node', ['scripts/generate.mjs', '--check']],
];
const TESTS = ['tests', 'npm', ['test', '--', ...process.argv.slice(2)]];

/** @param stdio `inherit`, or `pipe` to show what it said when it has ended */
async function run([name, command, args], stdio) {
  const start = performance.now();
  if (stdio === 'inherit') process.stderr.write(`\n── ${name}\n`);
  const child = spawn(command, args, { stdio: ['inherit', stdio, stdio] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (stdio === 'pipe') process.stderr.write(`\n── ${name}\n${said}`);
  process.stderr.write(code === 0 ? `   ${seconds} s\n` : `\n${name} failed: ${command} ${args.join(' ')}\n`);
  return code ?? 1;
}

const left = [...STEPS];
let status = 0;
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    while (left.length > 0 && status === 0) status = (await run(left.shift(), 'pipe')) || status;
  }),
);
process.exit(status || (await run(TESTS, 'inherit')));
