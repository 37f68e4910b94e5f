// `npm run check`: everything CI runs, in the order in which a mistake is cheapest to find.
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['lint', 'npx', ['eslint', '--max-warnings', '0', '.']],
  ['types', 'npx', ['tsc', '-p', '.']],
  ['types of the console', 'npx', ['tsc', '-p', 'apps/console']],
  ['boundaries', 'npm', ['run', '-s', 'boundaries']],
  ['generated files', 'node', ['scripts/generate.mjs', '--check']],
  ['tests', 'npm', ['test', '--', ...process.argv.slice(2)]],
];

for (const [name, command, args] of STEPS) {
  const start = performance.now();
  process.stderr.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`\n${name} failed: ${command} ${args.join(' ')}\n`);
    process.exit(status ?? 1);
  }
  process.stderr.write(`   ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}
