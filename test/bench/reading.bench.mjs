// What reading costs with 100,000 values indexed: ordinary questions about any of the values, the golden questions, and
// 10,000 random strings. The aims are p95 5 ms and p99 20 ms for questions, and no string slower than 100 ms. Each text is
// read in several rounds and its quickest reading counts, so that the figures are of the reader and not of what else the
// machine does; CPU time is the process's, with what compiling and collecting garbage take beside the reading.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const PERSONA = 'warehouse_manager';
const TODAY = '2026-06-17';
const QUESTIONS = 5_000;
const GOLDEN = join(import.meta.dirname, '../golden');
const WARM_UP = 300;
const ROUNDS = 3;
const SHOWN = 10;
const STRINGS = 10_000;
const MAX_LENGTH = 1_000;
const PRODUCTS = 33_000;
const CUSTOMERS = 15_000;
const SUPPLIERS = 1_800;

/** The same numbers in every run (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we yo zi bra cle dri flo gru'.split(' ');
const ENDINGS = 'n r l s t ck nd rn st m'.split(' ');
const KINDS =
  'Butter Cheese Yoghurt Juice Coffee Tea Biscuits Crisps Flour Rice Soap Towels Pens Paper Salmon Peas Bread Cream Honey Pasta'.split(
    ' ',
  );
const SIZES = ['250 g', '500 g', '1 kg', '6 x 330 ml', '1 l', 'Catering Pack', 'Twin Pack', 'A4'];
const SHOPS = ['Stores', 'Deli', 'Market', 'Foods', 'Pantry', 'Wholesale', '& Sons', 'Corner Shop'];
const GROUPS = ['Beverages', 'Dairy', 'Frozen', 'Household', 'Snacks', 'Stationery', 'Bakery', 'Pet Care'];
const AREAS = ['North', 'South', 'Harbour', 'Airport', 'Old Town', 'Riverside'];

function makeValues(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => {
    const letters = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
    return letters[0].toUpperCase() + letters.slice(1) + pick(ENDINGS);
  };
  const brands = Array.from({ length: 2_500 }, word);
  const padded = (prefix, number, width) => `${prefix}-${String(number).padStart(width, '0')}`;
  const named = (count, prefix, width, name) =>
    Array.from({ length: count }, (_, at) => ({ value: padded(prefix, at + 1, width), names: name() }));
  const things = {
    warehouses: Array.from({ length: 60 }, (_, at) => padded('WH', at + 1, 2)),
    products: named(
      PRODUCTS,
      'P',
      5,
      () => `${pick(brands)} ${random() < 0.5 ? `${word()} ` : ''}${pick(KINDS)} ${pick(SIZES)}`,
    ),
    customers: named(CUSTOMERS, 'C', 5, () => `${word()} ${pick(brands)} ${pick(SHOPS)}`),
    suppliers: named(SUPPLIERS, 'SUP', 4, () => `${word()} & ${word()} ${pick(SHOPS)}`),
  };
  const of = (member, values) => values.map((value) => ({ member, value }));
  const pairs = (member, values) => values.map((each) => ({ member, ...each }));
  const values = [
    ...of('stock.warehouse_code', things.warehouses),
    ...of('sales_order.warehouse_code', things.warehouses),
    ...of('product.product_group', GROUPS),
    ...of('sales_order.delivery_area', AREAS),
    ...of('sales_order.status', ['Pending', 'Processing', 'Shipped', 'Delivered', 'Cancelled']),
    ...pairs('product.product_code', things.products),
    ...pairs('product.supplier_code', things.suppliers),
    ...pairs('sales_order.customer_code', things.customers),
  ];
  return { values, things };
}

const PERIODS = [
  'last month',
  'in the last ninety days',
  'this year',
  'between 1 and 15 May',
  'in Q1 2026',
  'since March',
  'yesterday',
  'in the first half of June',
  'week 23',
  'year to date',
];

/** Ways of asking; each call names other values. A letter is left out of one name in ten. */
function questionsOf({ things }, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const mistyped = (name) => {
    const at = 1 + Math.floor(random() * (name.length - 2));
    return random() < 0.1 ? name.slice(0, at) + name.slice(at + 1) : name;
  };
  const warehouse = () => pick(things.warehouses);
  const product = () => mistyped(pick(things.products).names);
  const beginning = () => product().split(' ').slice(0, 2).join(' ');
  const customer = () => mistyped(pick(things.customers).names);
  const period = () => pick(PERIODS);
  const forms = [
    () => `how much stock do we hold of ${pick(things.products).value} at ${warehouse()}`,
    () =>
      `which ${pick(GROUPS).toLowerCase()} items are below their minimum in warehouse ${1 + Math.floor(random() * 60)}`,
    () => `units sold of ${product()} ${period()}`,
    () => `revenue by month for ${customer()} ${period()}`,
    () => `top 10 products by revenue ${period()} in ${warehouse()}`,
    () => `show me all orders of ${customer()} that are overdue`,
    () => `stock of ${beginning()} per warehouse`,
    () => `what did ${customer()} order ${period()}, and how much of it was ${pick(GROUPS).toLowerCase()}?`,
    () => `compare units sold in March and April for ${pick(GROUPS)} at ${warehouse()}`,
    () => `products from ${pick(things.suppliers).names} with less than 7 days of cover`,
    () => `average order value per delivery area ${period()} excluding cancelled orders`,
    () => `which customers in ${pick(AREAS)} bought ${beginning()} but not ${beginning()} ${period()}`,
    () => `fill rate per warehouse ${period()} compared with the month before`,
    () => `dead stock at ${warehouse()} worth more than 500`,
  ];
  return Array.from({ length: QUESTIONS }, () => pick(forms)());
}

/** Letters, figures, signs, and words of names and questions in any order, up to 1,000 characters. */
function stringsOf({ things }, questions, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = [...things.products.slice(0, 2_000), ...things.customers.slice(0, 2_000)]
    .flatMap(({ names }) => names.split(' '))
    .concat(questions.slice(0, 500).flatMap((question) => question.split(' ')));
  const fill = (length, piece) => {
    let text = '';
    while (text.length < length) text += piece();
    return text.slice(0, length);
  };
  const kinds = [
    () => String.fromCodePoint(32 + Math.floor(random() * 95)),
    () => String.fromCharCode(Math.floor(random() * 65_536)),
    () => `${pick(words)} `,
    () => `${pick(words).slice(1)} `,
    () => `${Math.floor(random() * 100_000)}${pick([' ', '-', '.', '/', ',', 'k '])}`,
    () => `${pick(SYLLABLES)}${pick(SYLLABLES)}${random() < 0.3 ? ' ' : ''}`,
  ];
  return Array.from({ length: STRINGS }, () => fill(1 + Math.floor(random() * MAX_LENGTH), pick(kinds)));
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

/** First questions of the persona's conversations among the golden ones. */
function goldenQuestions() {
  const lines = (file) =>
    readFileSync(join(GOLDEN, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const answers = readdirSync(join(GOLDEN, 'answers')).filter((name) => name.endsWith('.jsonl'));
  return ['questions.jsonl', ...answers.map((name) => join('answers', name))]
    .flatMap(lines)
    .filter(({ persona }) => persona === PERSONA)
    .map(({ question, turns }) => question ?? turns[0]);
}

/** Milliseconds of the quickest of some readings of each text. */
function timesOf(texts, read, rounds) {
  const wall = new Float64Array(texts.length).fill(Infinity);
  const cpu = new Float64Array(texts.length).fill(Infinity);
  for (let round = 0; round < rounds; round += 1) {
    texts.forEach((text, at) => {
      const before = process.cpuUsage();
      const start = performance.now();
      read(text);
      wall[at] = Math.min(wall[at], performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      cpu[at] = Math.min(cpu[at], (user + system) / 1000);
    });
  }
  const of = (times) => {
    const sorted = [...times].sort((a, b) => a - b);
    return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
  };
  // By CPU time, which says more of a text than how long the machine let it wait.
  const slowest = [...cpu.keys()].sort((a, b) => cpu[b] - cpu[a]).slice(0, SHOWN);
  return {
    wall: of(wall),
    cpu: of(cpu),
    slowest: slowest.map((at) => ({ text: texts[at], ms: cpu[at] })),
  };
}

const milliseconds = ({ p50, p95, p99 }) =>
  `${p50.toFixed(2)} ms p50, ${p95.toFixed(2)} p95, ${p99.toFixed(2)} p99`;

/** The parts of a reading, by the methods that do them. What is left is grammar, choice and telling. */
function phasesOf(library) {
  const from = (path, name) => library(path)[name].prototype;
  return [
    ['words', from('grammar/word-forms.js', 'WordReader'), 'read'],
    ['periods', from('time/time-grammar.js', 'TimeGrammar'), 'spans'],
    ['names', from('values/value-index.js', 'ValueIndex'), 'namesAt'],
    ['cut', from('grammar/segmenter.js', 'Segmenter'), 'segment'],
    ['drafts', from('compose/composer.js', 'Composer'), 'compose'],
    ['chips', from('understanding.js', 'Understanding'), 'withParts'],
  ];
}

/** Shares of the phases in some readings of one text; a phase within another is not counted twice. */
function sharesOf(phases, read, text) {
  const spent = new Map(phases.map(([name]) => [name, 0]));
  const within = [];
  const originals = phases.map(([, prototype, method]) => prototype[method]);
  phases.forEach(([name, prototype, method], at) => {
    prototype[method] = function (...given) {
      const start = performance.now();
      within.push(0);
      try {
        return originals[at].apply(this, given);
      } finally {
        const all = performance.now() - start;
        spent.set(name, spent.get(name) + all - within.pop());
        if (within.length > 0) within[within.length - 1] += all;
      }
    };
  });
  const start = performance.now();
  for (let round = 0; round < 20; round += 1) read(text);
  const all = performance.now() - start;
  phases.forEach(([, prototype, method], at) => (prototype[method] = originals[at]));
  const parts = [...spent, ['rest', all - [...spent.values()].reduce((sum, ms) => sum + ms, 0)]];
  return parts.map(([name, ms]) => `${name} ${((100 * ms) / all).toFixed(0)} %`).join(', ');
}

const met = (isMet) => (isMet ? 'met' : 'missed');

function heap() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export async function reading(report) {
  const library = (path) => require(`../../dist/libs/reader/src/${path}`);
  const { Reader, ValueIndex } = library('index.js');
  const {
    builtInDefinitions,
    loadSemanticModel,
    readSemanticFiles,
  } = require('../../dist/libs/semantics/src/index.js');
  const random = randomOf(7);
  const made = makeValues(random);
  const questions = questionsOf(made, random);
  const strings = stringsOf(made, questions, random);
  const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

  const before = heap();
  const start = performance.now();
  const values = ValueIndex.build(model, PERSONA, made.values);
  const builtMs = performance.now() - start;
  const held = heap() - before;
  const reader = new Reader(model, PERSONA, values);
  const count = new Set(made.values.flatMap(({ value, names }) => [value, names])).size;
  report(`index of ${count.toLocaleString('en')} values`, `${builtMs.toFixed(0)} ms to build`, '');
  report(
    globalThis.gc ? 'memory of the index' : 'memory of the index, at most',
    `${(held / 2 ** 20).toFixed(0)} MiB`,
    globalThis.gc ? '' : 'with what building it leaves behind; node --expose-gc tells what is held',
  );

  const read = (question) => reader.read({ question, today: TODAY, history: [] });
  for (const question of questions.slice(0, WARM_UP)) read(question);
  const understood = questions.filter((question) => read(question).kind === 'reading').length;
  const share = (100 * understood) / questions.length;
  report(`${questions.length.toLocaleString('en')} questions, understood`, `${share.toFixed(1)} %`, '');
  const golden = goldenQuestions();
  for (const [name, texts] of [
    ['reading a question', questions],
    [`reading one of ${golden.length} golden ones`, golden],
  ]) {
    const { wall, cpu, slowest } = timesOf(texts, read, ROUNDS);
    const isMet = wall.p95 <= 5 && wall.p99 <= 20;
    report(name, milliseconds(wall), `aim 5 ms p95, 20 ms p99 ${met(isMet)}`);
    report('… CPU time', milliseconds(cpu), '');
    for (const { text, ms } of slowest)
      report(`… ${ms.toFixed(1)} ms CPU`, text, sharesOf(phasesOf(library), read, text));
  }

  const once = timesOf(strings, read, 1);
  const again = timesOf(
    once.slowest.map(({ text }) => text),
    read,
    ROUNDS,
  );
  const slowest = again.slowest[0].ms;
  report(
    `${strings.length.toLocaleString('en')} random strings, up to ${MAX_LENGTH.toLocaleString('en')}`,
    `${milliseconds(once.wall)}, ${slowest.toFixed(0)} CPU the slowest`,
    `aim 100 ms ${met(slowest <= 100)}; ${once.slowest[0].ms.toFixed(0)} ms CPU the first time; none crashed`,
  );
  report('… CPU time', milliseconds(once.cpu), '');
}
