// `npm run bench [-- name … --data DIR]`: every figure beside its reference, measured in the same run on this machine.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { buildConsole, buildServer } from './build.mjs';
import { answering } from '../test/bench/answering.bench.mjs';
import { bus } from '../test/bench/bus.bench.mjs';
import { caching } from '../test/bench/caching.bench.mjs';
import { conversations } from '../test/bench/conversations.bench.mjs';
import { dailyPlan } from '../test/bench/daily-plan.bench.mjs';
import { distribution } from '../test/bench/distribution.bench.mjs';
import { eventLoop } from '../test/bench/event-loop.bench.mjs';
import { forecasting } from '../test/bench/forecast.bench.mjs';
import { guardrails } from '../test/bench/guardrails.bench.mjs';
import { models } from '../test/bench/models.bench.mjs';
import { namedCustomers } from '../test/bench/named-customers.bench.mjs';
import { overload } from '../test/bench/overload.bench.mjs';
import { products } from '../test/bench/products.bench.mjs';
import { reading } from '../test/bench/reading.bench.mjs';
import { recommendations } from '../test/bench/recommendations.bench.mjs';
import { routes } from '../test/bench/routes.bench.mjs';
import { routing } from '../test/bench/routing.bench.mjs';
import { searching } from '../test/bench/search.bench.mjs';
import { stocking } from '../test/bench/stock.bench.mjs';

const BENCHMARKS = {
  bus,
  routing,
  reading,
  answering,
  caching,
  distribution,
  overload,
  conversations,
  stocking,
  'event-loop': eventLoop,
  forecasting,
  routes,
  searching,
  models,
  guardrails,
  'named-customers': namedCustomers,
  'daily-plan': dailyPlan,
  recommendations,
  products,
};
/** These measure on published data, from the folder that --data names. */
const NEED_DATA = new Set(['forecasting', 'routes']);
const { values, positionals: chosen } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, collection: { type: 'string' }, catalog: { type: 'string' } },
});
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
  if (NEED_DATA.has(name) && values.data === undefined) {
    process.stdout.write('  left out: give --data with the folder of the published series and instances\n');
    continue;
  }
  await benchmark(
    (what, figure, reference) =>
      process.stdout.write(`  ${what.padEnd(44)} ${figure.padEnd(30)} ${reference}\n`),
    values,
  );
}
process.exit(0);
