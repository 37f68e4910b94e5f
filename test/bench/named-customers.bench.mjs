// Names of customers in what goes to a model: how long looking for them takes among 100,000 customers of one store, and how
// many of 200 sentences with a name of a sample customer would leave with a part of it. The sentences are made here, one of
// each way to write a name for 20 customers; nothing was tuned on them.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { remove, temporaryDirectory } from './product.mjs';

const require = createRequire(import.meta.url);
const CUSTOMERS = 100_000;
const LOOKS = 1_000;
const STORE = 'S-01';
const TODAY = '2026-06-17';
const AIM_MS = 10;

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '');
const SENTENCES = [
  (name) => `what did ${name} buy last`,
  (name) => `Can you tell me when ${name} picked up the last order?`,
  (name) => `wann war ${name} zuletzt hier`,
  (name) => `¿qué compró ${name} la semana pasada?`,
  (name) => `qu’est-ce que ${name} a commandé hier`,
];
const SPELLINGS = {
  'as it is kept': (given, family) => `${given} ${family}`,
  'lower case': (given, family) => `${given} ${family}`.toLowerCase(),
  capitals: (given, family) => `${given} ${family}`.toUpperCase(),
  'without accents': (given, family) => plain(`${given} ${family}`),
  'last name first': (given, family) => `${family}, ${given}`,
  possessive: (given, family) => `${given} ${family}’s household`,
  'an initial in the middle': (given, family) => `${given} A. ${family}`,
  'a dot between': (given, family) => `${given}.${family}`.toLowerCase(),
  'a letter wrong': (given, family) => `${given} ${family.slice(0, 2)}${family[1]}${family.slice(2)}`,
  'first name as an initial': (given, family) => `${given[0]}. ${family}`,
};

export async function namedCustomers(report) {
  const directory = temporaryDirectory();
  const { startEmbeddedPostgres, createDataSource } = require('../../dist/libs/persistence/src/index.js');
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    log: () => undefined,
  });
  const { storePersistence } = require('../../dist/apps/store/src/store.module.js');
  const source = createDataSource({
    url: postgres.url,
    entities: [],
    migrations: storePersistence.migrations,
    poolSize: 4,
  });
  try {
    await source.initialize();
    await source.runMigrations();
    await measure(source, report);
  } finally {
    if (source.isInitialized) await source.destroy();
    await postgres.stop();
    remove(directory);
  }
}

async function measure(source, report) {
  const {
    CustomerNames,
    writeCustomerNames,
  } = require('../../dist/apps/store/src/customers/persistence/customer-names.js');
  const { NamedText } = require('../../dist/apps/store/src/customers/domain/name-words.js');
  const { sampleCustomers } = require('../../dist/apps/store/src/customers/domain/sample-customers.js');
  const samples = sampleCustomers(STORE, TODAY);
  await fill(source, samples, writeCustomerNames);
  const names = new CustomerNames(source);
  const find = async (text) => {
    const named = new NamedText(text);
    return named.stretches(await names.beginningWith(STORE, named.heads, 2_001));
  };
  const question = (at) => {
    const { givenName, familyName } = samples[at % samples.length];
    return SENTENCES[at % SENTENCES.length](`${givenName} ${familyName}`);
  };
  const filler = 'how much flour do we have and who is on the till tomorrow between nine and noon ';
  const texts = {
    'a question': question,
    '1,000 characters': (at) => (question(at) + '; ' + filler.repeat(13)).slice(0, 1_000),
  };
  for (const [what, of] of Object.entries(texts)) {
    const times = [];
    for (let at = -LOOKS / 10; at < LOOKS; at += 1) {
      const startedAt = performance.now();
      const found = await find(of(Math.abs(at)));
      if (found.length !== 1) throw new Error(`${of(Math.abs(at))}: ${found.join()}`);
      if (at >= 0) times.push(performance.now() - startedAt);
    }
    times.sort((a, b) => a - b);
    const [p50, p99] = [0.5, 0.99].map((share) => times[Math.floor(share * times.length)]);
    report(
      `${what} among ${CUSTOMERS} customers`,
      `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
      `aim p99 ≤ ${AIM_MS} ms`,
    );
  }
  await sentences(samples, find, report);
}

async function fill(source, samples, writeCustomerNames) {
  await source.query(
    `INSERT INTO store (code, name, address, time_zone, opens_at, closes_at, minimum_cover) VALUES ($1, 'Bench', '', 'UTC', 0, 1440, 1)`,
    [STORE],
  );
  const insert = (rows) =>
    source.query(
      `INSERT INTO customer (id, number, store_code, given_name, family_name)
       SELECT gen_random_uuid(), number, $1, given, family FROM jsonb_to_recordset($2) AS c (number text, given text, family text)`,
      [STORE, JSON.stringify(rows)],
    );
  const rows = samples.map(({ number, givenName, familyName }) => ({
    number,
    given: givenName,
    family: familyName,
  }));
  // Syllables: as many different names as a large store has.
  const syllable = (n) => 'bdfgklmnprst'[n % 12] + 'aeiou'[Math.floor(n / 12) % 5];
  const word = (n) => syllable(n) + syllable(n * 7 + 3) + syllable(Math.floor(n / 60)) + 'n';
  for (let n = rows.length; n < CUSTOMERS; n += 1)
    rows.push({
      number: `N-${n}`,
      given: word(n % 900),
      family: `${word(n * 13)} ${n % 4 === 0 ? word(n % 300) : ''}`.trim(),
    });
  for (let at = 0; at < rows.length; at += 5_000) {
    const some = rows.slice(at, at + 5_000);
    await insert(some);
    await writeCustomerNames(
      source.manager,
      some.map(({ number }) => number),
    );
  }
  await source.query('ANALYZE');
}

/** A sentence leaves with a name when the first or the last name of the customer stands in it still, as it was written. */
async function sentences(samples, find, report) {
  const { LocalGuardrail } = require('../../dist/libs/model/src/index.js');
  const { loadSettings } = require('../../dist/libs/runtime/src/index.js');
  const guardrail = new LocalGuardrail(loadSettings({ env: {} }).guardrails);
  const left = { before: 0, now: 0 };
  let total = 0;
  for (const [kind, spell] of Object.entries(SPELLINGS)) {
    let [before, now] = [0, 0];
    for (let at = 0; at < 20; at += 1) {
      const { givenName, familyName } = samples[(at * 3) % samples.length];
      const text = SENTENCES[at % SENTENCES.length](spell(givenName, familyName));
      const leaves = (names) => speaks(guardrail.question(names).words(text), givenName, familyName);
      if (leaves([])) before += 1;
      const named = await find(text);
      if (leaves(named)) {
        now += 1;
        if (process.env.QM_SHOW_MISSES !== undefined) console.log('    left with it:', text);
      }
      total += 1;
    }
    report(
      `sentences that leave with a name: ${kind}`,
      `${now} of 20`,
      `${before} of 20 without the look-up`,
    );
    left.before += before;
    left.now += now;
  }
  report(
    'sentences that leave with a name: all',
    `${left.now} of ${total}`,
    `${left.before} of ${total} without the look-up`,
  );
}

function speaks(text, givenName, familyName) {
  const flat = (word) => plain(word).toLowerCase();
  return [givenName, familyName.slice(0, 3)].some((part) =>
    new RegExp(`(?<!\\p{L})${flat(part)}`, 'u').test(flat(text)),
  );
}
