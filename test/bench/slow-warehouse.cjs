// Required before a process of the product: its warehouse answers each query from memory after a fixed time, so many at a time.
const { setTimeout: delay } = require('node:timers/promises');
const { DuckDbWarehouse } = require('../../dist/libs/warehouse/src/index.js');

const LATENCY_MS = Number(process.env.BENCH_LATENCY_MS);
const AT_A_TIME = Number(process.env.BENCH_AT_A_TIME);

const results = new Map();
const waiting = [];
let running = 0;

async function slot() {
  if (running >= AT_A_TIME) await new Promise((resolve) => waiting.push(resolve));
  else running += 1;
}
function freeSlot() {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}

const { query } = DuckDbWarehouse.prototype;
DuckDbWarehouse.prototype.query = async function (asked) {
  const key = `${asked.persona}\n${asked.sql}`;
  // The first time of each query is the database's own; the start reads every value this way.
  if (!results.has(key)) {
    const result = await query.call(this, asked);
    results.set(key, result);
    return result;
  }
  await slot();
  try {
    await delay(LATENCY_MS);
    return results.get(key);
  } finally {
    freeSlot();
  }
};
