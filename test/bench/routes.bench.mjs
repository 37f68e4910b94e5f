// Vehicle routes on published instances (folder given by --data): gap to the best known cost at 1 s and at 5 s, every
// plan checked from scratch. `ROUTES_ALL=1` takes all instances of the folder instead of a few.
import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const SECONDS = [1, 5];
/** What we aim at, in per cent above the best known cost, by seconds. */
const SETS = [
  { name: 'CVRP X', folder: 'X', ending: '.vrp', aim: { 1: 2, 5: 0.8 } },
  { name: 'Solomon VRPTW', folder: 'solomon', ending: '.txt', aim: { 1: 0.8, 5: 0.5 } },
];
/** Taken evenly from the folder, smallest to largest. */
const BY_DEFAULT = 3;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function chosen(directory, ending) {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith(ending) && existsSync(join(directory, solutionOf(file))))
    .sort();
  if (process.env.ROUTES_ALL || files.length <= BY_DEFAULT) return files;
  const step = (files.length - 1) / (BY_DEFAULT - 1);
  return Array.from({ length: BY_DEFAULT }, (_, index) => files[Math.round(index * step)]);
}

const solutionOf = (file) => file.replace(/\.[^.]+$/, '.sol');

function bestKnown(file) {
  const cost = /^Cost\s+([\d.]+)/im.exec(readFileSync(file, 'utf8'));
  if (cost === null) throw new Error(`${file} has no line "Cost …"`);
  return Number(cost[1]);
}

export async function routes(report, { data }) {
  const {
    readRoutingInstance,
    solveRoutes,
    verifyRoutePlan,
  } = require('../../dist/libs/calculations/src/index.js');
  const clock = () => performance.now();
  for (const { name, folder, ending, aim } of SETS) {
    const directory = join(data, 'routes', folder);
    const gaps = new Map(SECONDS.map((seconds) => [seconds, []]));
    let faults = 0;
    for (const file of chosen(directory, ending)) {
      const { problem } = readRoutingInstance(readFileSync(join(directory, file), 'utf8'));
      const best = bestKnown(join(directory, solutionOf(file)));
      const figures = SECONDS.map((seconds) => {
        const plan = solveRoutes(problem, { seed: 1, clock, milliseconds: seconds * 1000 });
        faults += verifyRoutePlan(problem, plan).length + plan.unserved.length;
        const gap = 100 * (plan.cost / best - 1);
        gaps.get(seconds).push(gap);
        return `${gap.toFixed(2)} %`;
      });
      report(`${file.replace(ending, '')}, 1 s and 5 s`, figures.join('; '), `best known ${best}`);
    }
    for (const [seconds, values] of gaps)
      report(
        `${name}, mean gap at ${seconds} s`,
        `${mean(values).toFixed(2)} %`,
        `aim ${aim[seconds]} % ${mean(values) <= aim[seconds] ? 'met' : 'missed'}; ${faults} faults found`,
      );
  }
}
