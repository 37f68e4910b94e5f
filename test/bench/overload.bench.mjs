// Five times as many questions as can be answered: what is still answered, and how soon the rest hears that it is not.
import { setTimeout as delay } from 'node:timers/promises';
import { summarise } from './load.mjs';
import { NO_CACHE, remove, run, signIn, startProduct, temporaryDirectory, TODAY } from './product.mjs';
import { startBroker, startServices } from './services.mjs';

/**
 * The warehouse is what is short: four queries of 200 ms at a time are 20 answers a second. Where the processor is short
 * too (a busy machine), `BENCH_LATENCY_MS` asks for less.
 */
const { BENCH_LATENCY_MS = '200', BENCH_AT_A_TIME = '4' } = process.env;
const PRELOAD = ['test/bench/slow-warehouse.cjs'];
const QUESTION = 'stock value per warehouse';
const CALLERS = 32;
const MEASURE_MS = 8_000;
const WARM_UP_MS = 3_000;
const TIMES = 5;
const AIM = { goodput: 0.8, rejectionMs: 100 };

export async function overload(report) {
  Object.assign(process.env, { BENCH_LATENCY_MS, BENCH_AT_A_TIME });
  const directory = temporaryDirectory();
  const broker = await startBroker(directory);
  try {
    await run(process.execPath, ['scripts/qm.mjs', 'data', 'generate', '--seed', '1', '--today', TODAY], {
      QM_DATA_DIR: directory,
    });
    const together = await startProduct({ directory, settings: NO_CACHE, preload: PRELOAD });
    await measure(report, 'one process', together);
    if (broker === undefined) return report('services over NATS', 'skipped', 'nats-server is not installed');
    const apart = await startServices({
      directory,
      env: broker.env,
      settings: NO_CACHE,
      preload: PRELOAD,
    });
    await measure(report, 'services over NATS', apart);
  } finally {
    broker?.stop();
    remove(directory);
  }
}

async function measure(report, what, product) {
  const token = await signIn(product.url, 'warehouse_manager');
  const ask = asker(product.url, token);
  await saturate(ask, WARM_UP_MS);
  const capacity = await saturate(ask, MEASURE_MS);
  const { answered, refused, failed } = await flood(ask, capacity * TIMES);
  await product.stop();
  const goodput = answered.perSecond / capacity;
  report(
    `${what}: answers at ${TIMES} times the load`,
    `${(goodput * 100).toFixed(0)} % of ${capacity.toFixed(0)}/s`,
    `aim ${AIM.goodput * 100} % ${goodput >= AIM.goodput ? 'met' : 'missed'}; p50 ${answered.p50.toFixed(0)} ms, p99 ${answered.p99.toFixed(0)}; ${failed.size} failed otherwise ${[...failed].join(' ')}`,
  );
  report(
    `${what}: time to a refusal`,
    `${refused.p50.toFixed(1)} ms p50, ${refused.p99.toFixed(1)} p99`,
    `aim ${AIM.rejectionMs} ms p99 ${refused.p99 < AIM.rejectionMs ? 'met' : 'missed'}; ${refused.count} refused`,
  );
}

const asker = (url, token) => async () => {
  const start = performance.now();
  const response = await fetch(`${url}/v1/questions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION }),
  });
  const { code } = await response.json();
  return { status: response.status, code, start, ms: performance.now() - start };
};

/** As many callers as keep the warehouse busy, each asking when it was answered: answers a second. */
async function saturate(ask, durationMs) {
  const start = performance.now();
  let answers = 0;
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() - start < durationMs) if ((await ask()).status === 200) answers += 1;
    }),
  );
  return (answers / (performance.now() - start)) * 1000;
}

/**
 * So many questions a second, whether or not they are answered. Counted is what ends after the first refusals: before
 * them the product takes in what it has room for, and callers open the connections that they then keep.
 */
async function flood(ask, perSecond) {
  const outcomes = [];
  const asked = [];
  const start = performance.now();
  let countedFrom = Infinity;
  const askOnce = async () => {
    const outcome = await ask().catch((error) => ({ status: 0, code: String(error), start: 0, ms: 0 }));
    outcomes.push({ ...outcome, end: performance.now() });
    if (outcome.code === 'OVERLOADED') countedFrom = Math.min(countedFrom, performance.now() + WARM_UP_MS);
  };
  for (let sent = 0; performance.now() < countedFrom + MEASURE_MS; await delay(5))
    for (const due = ((performance.now() - start) / 1000) * perSecond; sent < due; sent += 1)
      asked.push(askOnce());
  const until = performance.now();
  await Promise.all(asked);
  const counted = outcomes.filter(({ end }) => end > countedFrom && end < until);
  const answered = counted.filter(({ status }) => status === 200).map(({ ms }) => ms);
  const refused = counted.filter(({ code }) => code === 'OVERLOADED').map(({ ms }) => ms);
  const failed = outcomes.filter(({ status, code }) => status !== 200 && code !== 'OVERLOADED');
  return {
    answered: {
      perSecond: (answered.length / (until - countedFrom)) * 1000,
      ...summarise(answered),
    },
    refused: { count: refused.length, ...summarise(refused) },
    failed: new Set(failed.map(({ code }) => code)),
  };
}
