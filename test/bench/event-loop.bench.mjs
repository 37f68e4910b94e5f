// How long the event loop is held up while routes of 500 stops are searched for three seconds: idle, in a worker thread,
// and in the main thread, beside it.
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const SECONDS = 3;
const STOPS = 500;
const RESOLUTION_MS = 1;

function problem() {
  const stops = Array.from({ length: STOPS }, (_, index) => ({
    id: `S${index}`,
    x: (index * 7919) % 1009,
    y: (index * 104729) % 997,
    load: 1 + ((index * 31) % 20),
  }));
  return { depot: { x: 500, y: 500 }, stops, vehicles: { capacity: 100 }, distance: 'euclidean' };
}

/** Delays beyond the sampling interval, while the work runs. */
async function delays(work) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // It compares ticks, so there must be one before the work, and one after work that never gives way.
  await delay(20);
  await work();
  await delay(20);
  histogram.disable();
  const beyond = (nanoseconds) => `${Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS).toFixed(1)} ms`;
  return `${beyond(histogram.percentile(99))} p99, ${beyond(histogram.max)} max`;
}

export async function eventLoop(report) {
  const { WorkerPool } = require('../../dist/apps/specialist-agents/src/workers/worker-pool.js');
  const { solveRoutes } = require('../../dist/libs/calculations/src/index.js');
  const pool = new WorkerPool({ maxWorkers: 2, maxQueued: 8, maxHeapMebibytes: 256 });
  const milliseconds = SECONDS * 1000;
  const search = { problem: problem(), milliseconds, seed: 1 };
  report('event loop delay, nothing else', await delays(() => delay(milliseconds)), '');
  const inWorker = await delays(() => pool.run('optimise-routes', search));
  report(`${STOPS} stops for ${SECONDS} s in a worker thread`, inWorker, 'aim p99 under 50 ms');
  const two = await delays(() =>
    Promise.all([pool.run('optimise-routes', search), pool.run('optimise-routes', search)]),
  );
  report('two of them, as many as there are cores here', two, 'aim p99 under 50 ms');
  await pool.close();
  const inMain = await delays(async () =>
    solveRoutes(search.problem, { milliseconds, seed: 1, clock: () => performance.now() }),
  );
  report('the same in the main thread', inMain, '');
}
