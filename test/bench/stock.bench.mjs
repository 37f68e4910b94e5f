// Attained service of reorder points: from a short history of made-up demand and lead times, then many fresh lead times
// of the same kind. The distributions here are others than those the widening was chosen with; draws have a fixed seed.
import { createRequire } from 'node:module';
import { summarise } from './load.mjs';

const require = createRequire(import.meta.url);
const TARGET = 0.95;
const ITEMS = 40;
const FRESH_LEAD_TIMES = 400;

/** Mulberry32: a small generator with a seed, uniform on [0, 1). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function distributions(random) {
  const exponential = () => -Math.log(1 - random());
  const binomial = (n, p) => Array.from({ length: n }, random).filter((u) => u < p).length;
  const geometric = (p) => Math.floor(Math.log(1 - random()) / Math.log(1 - p));
  const weekday = (t) => [1.2, 1, 0.9, 1, 1.3, 1.6, 0][t % 7];
  return {
    demand: {
      'binomial, 8 a day': () => binomial(20, 0.4),
      'geometric, 6 a day': () => geometric(1 / 7),
      'Weibull, measured': () => 30 * exponential() ** (1 / 1.5),
      'closed on Sundays': (t) => Math.round(weekday(t) * 10 * (0.5 + random())),
      'every fourth day': () => (random() < 0.25 ? 2 + geometric(0.2) : 0),
      'with promotions': () => Math.round((random() < 0.05 ? 60 : 20) * (0.6 + 0.8 * random())),
    },
    leadTime: {
      'always 5': () => 5,
      'triangular 3–12': () => 3 + Math.round(4.5 * (random() + random())),
      'geometric from 2': () => 2 + geometric(0.3),
      'lognormal around 10': () =>
        Math.max(1, Math.round(10 * Math.exp(0.3 * (exponential() - exponential())))),
    },
  };
}

const HISTORIES = [
  { periods: 60, receipts: 8 },
  { periods: 120, receipts: 12 },
  { periods: 365, receipts: 30 },
];

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export async function stocking(report) {
  const { adviseOrder } = require('../../dist/libs/calculations/src/index.js');
  const random = generator(20261121);
  const { demand: demands, leadTime: leadTimes } = distributions(random);
  const attained = new Map();
  const add = (name, value) => attained.set(name, [...(attained.get(name) ?? []), value]);
  const durations = [];
  const held = { ours: 0, source: 0, sourceServed: [] };
  for (const { periods, receipts } of HISTORIES)
    for (const [kind, draw] of Object.entries(demands))
      for (const [lead, drawLead] of Object.entries(leadTimes))
        for (let item = 0; item < ITEMS; item += 1) {
          const request = {
            demand: Array.from({ length: periods }, (_, t) => draw(t)),
            leadTimes: Array.from({ length: receipts }, drawLead),
            target: TARGET,
            stock: 0,
          };
          const start = performance.now();
          const advice = adviseOrder(request);
          durations.push(performance.now() - start);
          if (advice.kind === 'refused') throw new Error(advice.message);
          let [served, servedBySource] = [0, 0];
          for (let cycle = 0; cycle < FRESH_LEAD_TIMES; cycle += 1) {
            const first = Math.floor(random() * 7);
            let asked = 0;
            for (let t = drawLead(); t > 0; t -= 1) asked += draw(first + t);
            served += asked <= advice.reorderPoint ? 1 : 0;
            servedBySource += asked <= advice.source.reorderPoint ? 1 : 0;
          }
          const share = served / FRESH_LEAD_TIMES;
          for (const name of [
            'all',
            `${periods} days, ${receipts} receipts`,
            `demand ${kind}`,
            `lead time ${lead}`,
          ])
            add(name, share);
          held.ours += advice.safetyStock / advice.leadTimeDemand;
          held.source += advice.source.safetyStock / advice.leadTimeDemand;
          held.sourceServed.push(servedBySource / FRESH_LEAD_TIMES);
        }
  for (const [name, shares] of attained) {
    const service = 100 * mean(shares);
    const aim = name === 'all' ? `aim 94–96 % ${service >= 94 && service <= 96 ? 'met' : 'missed'}` : '';
    report(`service at 95 %, ${name}`, `${service.toFixed(1)} %`, aim);
  }
  report(
    'safety stock, share of lead-time demand',
    `${(held.ours / durations.length).toFixed(2)}`,
    `the source's max − average: ${(held.source / durations.length).toFixed(2)}, serving ${(100 * mean(held.sourceServed)).toFixed(1)} %`,
  );
  const { p50, p95 } = summarise(durations);
  report('time of one advice', `${p50.toFixed(1)} ms p50, ${p95.toFixed(1)} p95`, '');
}
