// Recommendations: seconds of a fit and milliseconds of a question on 1,000 users × 1,700 items made up with a fixed seed;
// with --data, a folder with completejourney-transactions.csv (and -products.csv), how good the ranking is on what
// households bought later: nDCG@10 and recall@10 beside popularity and item neighbours (cosine).
import { createRequire } from 'node:module';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { summarise } from './load.mjs';

const require = createRequire(import.meta.url);
const USERS = 1000;
const ITEMS = 1700;
const INTERACTIONS = 100_000;
const FIT_AIM_SECONDS = 10;
const SERVE_AIM_MS = 10;
const DEPTH = 10;
/** Weeks of the year that are learned from; what comes after is to be foretold. */
const LAST_WEEK = 40;
const NEIGHBOURS = 100;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const verdict = (met) => (met ? 'met' : 'missed');

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

/** Users of different zeal, items of different fame, tastes in 12 directions: the size of MovieLens 100K, not its contents. */
function madeUp() {
  const random = generator(20261121);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const tastes = (count, scale) =>
    Array.from({ length: count }, () => Array.from({ length: 12 }, () => scale * normal()));
  const fame = Array.from({ length: ITEMS }, () => 1.5 * normal());
  const itemTastes = tastes(ITEMS, 0.45);
  const zeal = Array.from({ length: USERS }, () => Math.exp(0.9 * normal()));
  const scale = INTERACTIONS / zeal.reduce((sum, one) => sum + one, 0);
  const rows = { users: [], items: [] };
  tastes(USERS, 1).forEach((own, user) => {
    const drawn = itemTastes
      .map((taste, item) => {
        const liking = taste.reduce((sum, value, k) => sum + value * own[k], 0);
        return { item, key: fame[item] + liking - Math.log(-Math.log(1 - random())) };
      })
      .sort((a, b) => b.key - a.key)
      .slice(0, Math.max(10, Math.min(ITEMS / 2, Math.round(zeal[user] * scale))));
    for (const { item } of drawn) {
      rows.users.push(`u${user}`);
      rows.items.push(`i${item}`);
    }
  });
  return rows;
}

/** By user what was bought, as sets. */
function byUser({ users, items }) {
  const found = new Map();
  users.forEach((user, row) => {
    if (!found.has(user)) found.set(user, new Set());
    found.get(user).add(items[row]);
  });
  return found;
}

const purchases = (items) => [...items].map((item) => ({ item }));

async function readRows(file) {
  const rows = [];
  for await (const row of createReadStream(file).pipe(parse({ columns: true, bom: true }))) rows.push(row);
  return rows;
}

/** Scores by the cosines with the nearest of these items, for comparison; rare items would win by two buyers in common. */
function itemNeighbours(train, items, most) {
  const position = new Map(items.map((item, index) => [item, index]));
  const own = byUser(train);
  const counts = new Float64Array(items.length);
  const together = items.map(() => new Map());
  for (const bought of own.values()) {
    const list = [...bought].map((item) => position.get(item)).filter((at) => at !== undefined);
    for (const a of list) {
      counts[a] += 1;
      for (const b of list) if (a !== b) together[a].set(b, (together[a].get(b) ?? 0) + 1);
    }
  }
  const near = together.map((others, a) =>
    [...others]
      .map(([b, both]) => [b, both / Math.sqrt(counts[a] * counts[b])])
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, most),
  );
  return (bought) => {
    const scores = new Map();
    for (const item of bought)
      for (const [b, closeness] of near[position.get(item)] ?? [])
        scores.set(b, (scores.get(b) ?? 0) + closeness);
    return [...scores]
      .filter(([b]) => !bought.has(items[b]))
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, DEPTH)
      .map(([b]) => items[b]);
  };
}

/** Rankings for every user who has something to be foretold. */
function compare(report, name, train, test, library) {
  const { discountedGain, recallAt, recommendationModel, Recommender } = library;
  const recommender = new Recommender(recommendationModel({ interactions: train }));
  const had = byUser(train);
  const wanted = new Map();
  for (const [user, items] of byUser(test)) {
    const fresh = new Set([...items].filter((item) => !had.get(user)?.has(item)));
    if (had.has(user) && fresh.size > 0) wanted.set(user, fresh);
  }
  const popular = recommender.model.items;
  const inner = popular.slice(0, recommender.model.inner);
  const rankings = {
    EASE: (items) => recommender.recommend(purchases(items)).map(({ item }) => item),
    popularity: (items) => popular.filter((item) => !items.has(item)).slice(0, DEPTH),
    [`${NEIGHBOURS} neighbours`]: itemNeighbours(train, inner, NEIGHBOURS),
    'all neighbours': itemNeighbours(train, inner, Infinity),
  };
  const quality = Object.entries(rankings).map(([ranking, rank]) => {
    const lists = [...wanted].map(([user, items]) => [rank(had.get(user)), items]);
    return {
      ranking,
      gain: mean(lists.map(([list, items]) => discountedGain(list, items, DEPTH))),
      recall: mean(lists.map(([list, items]) => recallAt(list, items, DEPTH))),
    };
  });
  const [ours, ...others] = quality;
  const { settings, users, items } = recommender.model;
  const against = (of) => others.map((other) => `${other.ranking} ${other[of].toFixed(4)}`).join(', ');
  const most = (of) => Math.max(...others.map((other) => other[of]));
  report(
    `${name}, nDCG@10`,
    ours.gain.toFixed(4),
    `${against('gain')}; aim the best ${verdict(ours.gain > most('gain'))}`,
  );
  report(
    `${name}, recall@10`,
    ours.recall.toFixed(4),
    `${against('recall')}; aim the best ${verdict(ours.recall > most('recall'))}`,
  );
  report(
    `  ${users} × ${items.length}, asked for ${wanted.size}`,
    `begins at ${settings.baseline}`,
    `λ ${settings.lambda}`,
  );
}

async function onTransactions(report, data, library) {
  const lines = await readRows(join(data, 'completejourney-transactions.csv'));
  const productFile = join(data, 'completejourney-products.csv');
  const types = new Map(
    (existsSync(productFile) ? await readRows(productFile) : []).map((row) => [
      row.product_id,
      `${row.product_category}, ${row.product_type}`,
    ]),
  );
  const columns = (later, name) => {
    const rows = lines.filter((line) => Number(line.week) > LAST_WEEK === later && name(line) !== undefined);
    return { users: rows.map((line) => line.household_id), items: rows.map(name) };
  };
  const levels = {
    products: (line) => line.product_id,
    ...(types.size > 0 && { 'kinds of product': (line) => types.get(line.product_id) }),
  };
  for (const [level, name] of Object.entries(levels))
    compare(report, `weeks after ${LAST_WEEK}, ${level}`, columns(false, name), columns(true, name), library);
}

function onMadeUp(report, library) {
  const { recommendationModel, Recommender } = library;
  const interactions = madeUp();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const model = recommendationModel({ interactions });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  report(
    `fit, ${USERS} × ${ITEMS}, ${interactions.users.length} interactions`,
    `${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU`,
    `aim ${FIT_AIM_SECONDS} s ${verdict(seconds <= FIT_AIM_SECONDS)}`,
  );
  const recommender = new Recommender(model);
  const durations = [];
  const cpuTimes = [];
  for (const items of byUser(interactions).values()) {
    const bought = purchases(items);
    const [before, begin] = [process.cpuUsage(), performance.now()];
    recommender.recommend(bought);
    durations.push(performance.now() - begin);
    const used = process.cpuUsage(before);
    cpuTimes.push((used.user + used.system) / 1000);
  }
  const { p50, p99 } = summarise(durations);
  report(
    'serve 10 with reasons',
    `${p50.toFixed(2)} ms p50, ${p99.toFixed(2)} p99`,
    `aim ${SERVE_AIM_MS} ms p99 ${verdict(p99 <= SERVE_AIM_MS)}; ${summarise(cpuTimes).p99.toFixed(2)} ms of CPU p99`,
  );
  const held = generator(7);
  const out = interactions.users.map(() => held() < 0.2);
  const part = (test) => ({
    users: interactions.users.filter((_, row) => out[row] === test),
    items: interactions.items.filter((_, row) => out[row] === test),
  });
  compare(report, 'made up, a fifth held out', part(false), part(true), library);
}

export async function recommendations(report, { data }) {
  const library = require('../../dist/libs/calculations/src/index.js');
  onMadeUp(report, library);
  if (data !== undefined && existsSync(join(data, 'completejourney-transactions.csv')))
    await onTransactions(report, data, library);
  else report('ranking of real purchases', 'left out', 'give --data with completejourney-transactions.csv');
}
