// `npm run bench [name …]`: every figure beside its reference, measured in the same run on this machine.
import { cpus } from 'node:os';
import { buildConsole, buildServer } from './build.mjs';
import { answering } from '../test/bench/answering.bench.mjs';
import { bus } from '../test/bench/bus.bench.mjs';
import { reading } from '../test/bench/reading.bench.mjs';
import { routing } from '../test/bench/routing.bench.mjs';

const BENCHMARKS = { bus, routing, reading, answering };
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}\n`);
  process.exit(2);
}
await buildServer();
await buildConsole();
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}\n`);
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  await benchmark((what, figure, reference) =>
    process.stdout.write(`  ${what.padEnd(44)} ${figure.padEnd(30)} ${reference}\n`),
  );
}
process.exit(0);
