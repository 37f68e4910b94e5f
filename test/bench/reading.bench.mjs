// What reading costs with 100,000 values indexed: ordinary questions about any of the values, and 10,000 random strings.
// The aims are p95 5 ms and p99 20 ms for questions, and no string slower than 100 ms.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const PERSONA = 'warehouse_manager';
const TODAY = '2026-06-17';
const QUESTIONS = 5_000;
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

function timesOf(texts, read) {
  let slowest = { ms: 0, text: '' };
  const durations = texts.map((text) => {
    const start = performance.now();
    read(text);
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { ms, text };
    return ms;
  });
  const sorted = durations.sort((a, b) => a - b);
  const at = (q) => quantile(sorted, q);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest };
}

const met = (isMet) => (isMet ? 'met' : 'missed');

export async function reading(report) {
  const { Reader, ValueIndex } = require('../../dist/libs/reader/src/index.js');
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

  const before = process.memoryUsage().rss;
  const start = performance.now();
  const values = ValueIndex.build(model, PERSONA, made.values);
  const builtMs = performance.now() - start;
  const reader = new Reader(model, PERSONA, values);
  const count = new Set(made.values.flatMap(({ value, names }) => [value, names])).size;
  report(`index of ${count.toLocaleString('en')} values`, `${builtMs.toFixed(0)} ms to build`, '');
  report(
    'memory of the index, at most',
    `${((process.memoryUsage().rss - before) / 2 ** 20).toFixed(0)} MiB`,
    'with what building it leaves behind',
  );

  const read = (question) => reader.read({ question, today: TODAY, history: [] });
  for (const question of questions.slice(0, 300)) read(question);
  const kinds = new Map();
  const asked = timesOf(questions, (question) => {
    const { kind } = read(question);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  });
  const share = (100 * (kinds.get('reading') ?? 0)) / questions.length;
  report(`${questions.length.toLocaleString('en')} questions, understood`, `${share.toFixed(1)} %`, '');
  report(
    'reading a question',
    `${asked.p50.toFixed(2)} ms p50, ${asked.p95.toFixed(2)} p95, ${asked.p99.toFixed(2)} p99`,
    `aim 5 ms p95, 20 ms p99 ${met(asked.p95 <= 5 && asked.p99 <= 20)}`,
  );
  const random10k = timesOf(strings, read);
  report(
    `${strings.length.toLocaleString('en')} random strings, up to ${MAX_LENGTH.toLocaleString('en')}`,
    `${random10k.p50.toFixed(2)} ms p50, ${random10k.p99.toFixed(2)} p99, ${random10k.slowest.ms.toFixed(0)} slowest`,
    `aim 100 ms ${met(random10k.slowest.ms <= 100)}; none crashed`,
  );
}
