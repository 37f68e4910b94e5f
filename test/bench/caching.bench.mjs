// The same question again through REST: from the cache, beside the first time and beside a session that is looked at alone.
import { summarise } from './load.mjs';
import { NO_CACHE, remove, run, signIn, startProduct, temporaryDirectory, TODAY } from './product.mjs';

const QUESTIONS = ['capacity utilisation per warehouse', 'top 5 products by revenue this year'];
const TOOL = { tool: 'advise_orders', arguments: { warehouse_code: 'WH-03' } };
const REPEATS = 400;
const WARM_UP = 50;

export async function caching(report) {
  const directory = temporaryDirectory();
  try {
    await run(process.execPath, ['scripts/qm.mjs', 'data', 'generate', '--seed', '1', '--today', TODAY], {
      QM_DATA_DIR: directory,
    });
    const without = await measured(directory, NO_CACHE);
    const kept = await measured(directory, 'cache:\n  warm: false\n');
    for (const [what, { p50, p99 }] of Object.entries(kept)) {
      const computed = without[what];
      const aim = what === 'GET /v1/me' ? '' : `; aim 5 ms p99 ${p99 <= 5 ? 'met' : 'missed'}`;
      report(
        what,
        `${p50.toFixed(1)} ms p50, ${p99.toFixed(1)} p99`,
        `without the cache ${computed.p50.toFixed(1)} p50, ${computed.p99.toFixed(1)} p99${aim}`,
      );
    }
  } finally {
    remove(directory);
  }
}

async function measured(directory, settings) {
  const product = await startProduct({ directory, settings });
  try {
    const token = await signIn(product.url, 'warehouse_manager');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const post = (path, body) => async () => {
      const response = await fetch(product.url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${path}: ${answer.code}`);
    };
    const me = async () => void (await (await fetch(`${product.url}/v1/me`, { headers })).json());
    const results = {};
    for (const question of QUESTIONS) results[question] = await timed(post('/v1/questions', { question }));
    results[TOOL.tool] = await timed(post(`/v1/tools/${TOOL.tool}`, { arguments: TOOL.arguments }), 60);
    results['GET /v1/me'] = await timed(me);
    return results;
  } finally {
    await product.stop();
  }
}

async function timed(ask, repeats = REPEATS) {
  for (let i = 0; i < Math.min(WARM_UP, repeats / 2); i += 1) await ask();
  const durations = [];
  for (let i = 0; i < repeats; i += 1) {
    const start = performance.now();
    await ask();
    durations.push(performance.now() - start);
  }
  return summarise(durations);
}
