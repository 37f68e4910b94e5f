// Search. Passages: the Cranfield collection (folder given by --collection, or DATA/search), mean average precision and
// nDCG@10 of BM25 alone, with proximity and latent semantics, and with feedback. Products: a catalog (CSV given by --catalog), questions made of its
// words with typing errors and half-typed ends. Time by the clock and of the processor, which a busy machine leaves alone.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const require = createRequire(import.meta.url);
const DEPTH = 1000;
const QUESTIONS = 1000;
const PRODUCT_HITS = 20;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const verdict = (met) => (met ? 'met' : 'missed');

/** Runs once; milliseconds by the clock and of the processor (all threads, so that collecting garbage counts). */
function timed(work) {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, ms: performance.now() - start, cpu: (user + system) / 1000 };
}
const times = ({ ms, cpu }) => `${(ms / 1000).toFixed(2)} s, ${(cpu / 1000).toFixed(2)} s CPU`;

/** Each question twice; its faster time counts, the slower one met somebody else's work. */
function durationsOf(questions, answer) {
  questions.slice(0, 50).forEach(answer);
  return questions.map((question) =>
    Math.min(timed(() => answer(question)).ms, timed(() => answer(question)).ms),
  );
}
const quantiles = (durations) =>
  `${quantile(durations, 0.5).toFixed(2)} ms p50, ${quantile(durations, 0.99).toFixed(2)} p99`;

function judged(queries, relevant, run) {
  const precision = [];
  const gain = [];
  for (const { id, text } of queries) {
    const grades = relevant.get(id);
    if (grades === undefined) continue;
    const found = run(text).map((hit) => hit.id);
    let [hits, sum] = [0, 0];
    found.forEach((document, rank) => {
      if (grades.has(document)) sum += (hits += 1) / (rank + 1);
    });
    precision.push(sum / grades.size);
    const gains = (list) =>
      list.slice(0, 10).reduce((all, grade, rank) => all + grade / Math.log2(rank + 2), 0);
    gain.push(
      gains(found.map((document) => grades.get(document) ?? 0)) /
        gains([...grades.values()].sort((a, b) => b - a)),
    );
  }
  return { map: mean(precision), ndcg: mean(gain), precision };
}

function passages(report, folder, library) {
  const { LexicalIndex, latentInput, fitLatent, LatentSpace, rankCombined } = library;
  const rows = (name) =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const documents = rows('cranfield.docs.jsonl');
  const queries = rows('cranfield.queries.jsonl');
  const relevant = new Map();
  for (const line of readFileSync(join(folder, 'cranfield.qrels.tsv'), 'utf8').trim().split('\n')) {
    const [query, document, grade] = line.split('\t');
    if (Number(grade) <= 0) continue;
    if (!relevant.has(query)) relevant.set(query, new Map());
    relevant.get(query).set(document, Number(grade));
  }
  const index = new LexicalIndex({ fields: { text: 1 }, language: 'en', wordOrder: true });
  const indexing = timed(() => documents.forEach(({ id, text }) => index.add({ id, fields: { text } })));
  const fitting = timed(() => fitLatent(latentInput(index)));
  const space = new LatentSpace(fitting.result);
  const folding = timed(() => space.follow(index));
  report(`Cranfield, ${documents.length} documents: index`, times(indexing), 'aim seconds');
  report(`  fit latent space, rank ${fitting.result.rank}`, times(fitting), 'aim seconds; in a worker');
  report('  fold the documents in', times(folding), '');
  const lexical = (limit) => (query) => index.rank(query, { limit });
  const combined = (limit) => (query) =>
    rankCombined(index, query, { limit, similarities: space.similaritiesTo(index.queryTerms(query)) });
  const shipped = (limit) => (query) =>
    rankCombined(index, query, {
      limit,
      feedback: true,
      similarities: space.similaritiesTo(index.queryTerms(query)),
    });
  const alone = judged(queries, relevant, lexical(DEPTH));
  const both = judged(queries, relevant, combined(DEPTH));
  const all = judged(queries, relevant, shipped(DEPTH));
  const halves = [0, 1].map((half) => mean(all.precision.filter((_, k) => k % 2 === half)).toFixed(4));
  report('  MAP, BM25 alone', alone.map.toFixed(4), '');
  report('  MAP, with proximity and latent semantics', both.map.toFixed(4), '');
  report(
    '  MAP, with feedback too, as qm search',
    all.map.toFixed(4),
    `aim 0.34 ${verdict(all.map >= 0.34)}`,
  );
  report('    odd and even queries', halves.join(', '), '');
  const gains = [alone, both, all].map(({ ndcg }) => ndcg.toFixed(4)).join(', ');
  report('  nDCG@10 of the three', gains, '');
  const texts = queries.map(({ text }) => text);
  report('  a query, ten hits: BM25', quantiles(durationsOf(texts, lexical(10))), '');
  report('  a query, ten hits: combined', quantiles(durationsOf(texts, combined(10))), '');
  report('  a query, 1,000 hits: as qm search', quantiles(durationsOf(texts, shipped(DEPTH))), '');
}

/** The same numbers in each run (Park and Miller 1988). */
function draws(seed) {
  let state = seed;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

/** One to three words of a product; one in three mistyped, one in three without the end of the last word. */
function questionsFrom(products) {
  const below = draws(20261121);
  const questions = [];
  while (questions.length < QUESTIONS) {
    const text = Object.values(products[below(products.length)].fields).join(' ');
    const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
    if (words.length < 2) continue;
    const from = below(words.length - 1);
    const chosen = words.slice(from, from + 1 + below(3));
    const kind = questions.length % 3;
    const at = kind === 2 ? chosen.length - 1 : below(chosen.length);
    const word = chosen[at];
    if (kind === 1 && word.length >= 5) {
      const letter = 1 + below(word.length - 2);
      const [before, here, next, after] = [
        word.slice(0, letter),
        word[letter],
        word[letter + 1],
        word.slice(letter + 2),
      ];
      chosen[at] = [
        before + next + here + after,
        before + next + after,
        `${before}${here}${here}${next}${after}`,
        `${before}x${next}${after}`,
      ][below(4)];
    }
    if (kind === 2) chosen[at] = word.slice(0, Math.max(2, word.length - 1 - below(4)));
    questions.push({ text: chosen.join(' '), kind, meant: word, words: chosen.length });
  }
  return questions;
}

function products(report, catalog, { LexicalIndex }) {
  const rows = parse(readFileSync(catalog, 'utf8'), { columns: true, skip_empty_lines: true });
  const named = rows.map((row) => {
    const {
      product_id: id,
      product_type: type,
      product_category: category,
      department,
      brand,
      package_size: size,
    } = row;
    return { id, fields: { type, category, department, brand, size } };
  });
  globalThis.gc?.();
  const before = process.memoryUsage();
  const index = new LexicalIndex({
    fields: { type: 3, category: 2, department: 1, brand: 1, size: 1 },
    language: 'en',
    wordForms: true,
  });
  const indexing = timed(() => named.forEach((product) => index.add(product)));
  globalThis.gc?.();
  const after = process.memoryUsage();
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
  report(`catalog, ${index.size} products: index`, times(indexing), '');
  report(
    '  memory',
    `${megabytes.toFixed(0)} MB`,
    globalThis.gc ? '' : 'with garbage; exact with node --expose-gc',
  );
  const questions = questionsFrom(named);
  const answer = ({ text }) => index.search(text, { limit: PRODUCT_HITS, fuzzy: true, prefix: true });
  for (const [kind, name] of ['words as written', 'with a typing error', 'half typed'].entries()) {
    const own = questions.filter((question) => question.kind === kind);
    const found = own.filter((question) => answer(question).length > 0).length;
    const durations = durationsOf(own, answer);
    const met = quantile(durations, 0.99) <= 20;
    report(
      `  ${own.length} questions, ${name}`,
      quantiles(durations),
      `aim 20 ms p99 ${verdict(met)}; ${found} found something`,
    );
  }
  const all = timed(() => questions.forEach(answer));
  report('  processor time a question', `${(all.cpu / questions.length).toFixed(2)} ms mean`, '');
}

export async function searching(report, { data, collection = data && join(data, 'search'), catalog }) {
  const library = require('../../dist/libs/search/src/index.js');
  if (collection !== undefined && existsSync(join(collection, 'cranfield.docs.jsonl')))
    passages(report, collection, library);
  else report('passages', 'left out', 'give --collection with the folder of the Cranfield files');
  if (catalog !== undefined) products(report, catalog, library);
  else report('products', 'left out', 'give --catalog with a CSV of products');
}
