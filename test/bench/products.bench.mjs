// Products and recommendations of a store through REST, one call after another; --catalog is a products file of
// The Complete Journey (92,331 products), without it the sample's 400 or so.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { summarise } from './load.mjs';
import { remove, run, signIn, startProduct, temporaryDirectory } from './product.mjs';

const QUERIES = 600;
const WARM_UP = 60;
const SEARCH_AIM_MS = 60;
/** With session, store and audit log on the way; the engine alone is measured in recommendations.bench.mjs. */
const SERVE_AIM_MS = 30;
const MAPPING = 'mappings/store/completejourney-products.yaml';
const STOCKED = '  store: { constant: S-01 }\n  stock: { constant: "12" }\n  minimum: { constant: "5" }\n';

export async function products(report, { catalog }) {
  const directory = temporaryDirectory();
  try {
    // Makes the sample stores.
    await (await startProduct({ directory })).stop();
    if (catalog !== undefined) await importCatalog(directory, resolve(catalog));
    const product = await startProduct({ directory });
    try {
      await measure(product, report);
    } finally {
      await product.stop();
    }
  } finally {
    remove(directory);
  }
}

async function importCatalog(directory, file) {
  const mapping = join(directory, 'mapping.yaml');
  writeFileSync(mapping, readFileSync(MAPPING, 'utf8') + STOCKED);
  await run(
    process.execPath,
    ['scripts/qm.mjs', 'store', 'import', 'products', '--file', file, '--mapping', mapping],
    {
      QM_DATA_DIR: directory,
    },
  );
}

async function measure({ url }, report) {
  const token = await signIn(url, 'store_associate');
  const headers = { authorization: `Bearer ${token}` };
  const get = async (path) => {
    const response = await fetch(url + path, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const search = (query) => get(`/v1/store/products?query=${encodeURIComponent(query)}`);
  while (!(await search('bread')).tolerant) await delay(200);
  const me = await timed(WARM_UP * 4, () => get('/v1/me'));
  const { data } = await get('/v1/store/inventory?view=all&limit=100');
  const words = [
    ...new Set(data.flatMap(({ name }) => name.split(/[^A-Za-z]+/)).filter((word) => word.length > 4)),
  ];
  const found = await timed(QUERIES, (index) => search(asTyped(words[index % words.length], index)));
  tell(report, 'search of products', found, me, SEARCH_AIM_MS);
  const { data: customers } = await get('/v1/store/customers?query=Ma');
  for (let tries = 0; tries < 300; tries += 1) {
    const { model } = await get(`/v1/store/customers/${customers[0].id}/recommendations`);
    if (model !== null) break;
    await delay(200);
  }
  const served = await timed(QUERIES, (index) =>
    get(`/v1/store/customers/${customers[index % customers.length].id}/recommendations`),
  );
  tell(report, 'recommendations for a customer', served, me, SERVE_AIM_MS);
}

/** A third of them mistyped, a third half typed. */
function asTyped(word, index) {
  if (index % 3 === 0) return word;
  return index % 3 === 1 ? word.slice(0, 2) + word.slice(3) : word.slice(0, 4);
}

async function timed(calls, call) {
  const durations = [];
  for (let index = 0; index < calls + WARM_UP; index += 1) {
    const start = performance.now();
    await call(index);
    if (index >= WARM_UP) durations.push(performance.now() - start);
  }
  return summarise(durations);
}

function tell(report, what, { p50, p99 }, me, aim) {
  report(
    what,
    `${p50.toFixed(1)} ms p50, ${p99.toFixed(1)} p99`,
    `GET /v1/me ${me.p50.toFixed(1)} p50, ${me.p99.toFixed(1)} p99; aim ${aim} ms p99 ${p99 <= aim ? 'met' : 'missed'}`,
  );
}
