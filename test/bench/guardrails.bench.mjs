// The local guardrail on lines written for it (test/golden/guardrails): every second line was looked at while the rules
// were made, the others were not; both figures are told. Recall counts a detail as found when all of it is covered by one
// of its kind. Then the product's golden questions, which must not be blocked, and CPU time with text made to be slow.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const GOLDEN = join(import.meta.dirname, '../golden');
const CORPUS = join(GOLDEN, 'guardrails');
const FORMS = ['LC-########'];
const LONG = 100_000;
const signal = new AbortController().signal;

const linesOf = (name) =>
  readFileSync(join(CORPUS, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const fieldsOf = (name) => linesOf(name).map((line) => line.split('\t'));
const share = (part, whole) => (whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`);
const halves = (lines) => [
  ['looked at', lines.filter((_, at) => at % 2 === 0)],
  ['held out', lines.filter((_, at) => at % 2 === 1)],
];

/** `Call [phone:030 901820]` → the text and where its details stand. */
function marked(line) {
  const details = [];
  let text = '';
  let at = 0;
  for (const match of line.matchAll(/\[([a-z-]+):((?:[^[\]]|\[[^\]]*\])+)\]/gu)) {
    text += line.slice(at, match.index);
    details.push({ kind: match[1], start: text.length, end: text.length + match[2].length });
    text += match[2];
    at = match.index + match[0].length;
  }
  return { text: text + line.slice(at), details };
}

function details(report, guardrail) {
  const names = linesOf('names.txt');
  for (const [half, lines] of halves(fieldsOf('personal-details.txt'))) {
    const counts = new Map();
    const count = (kind, what) => {
      const of = counts.get(kind) ?? { right: 0, missed: 0, wrong: 0 };
      of[what] += 1;
      counts.set(kind, of);
    };
    let [plain, alarms] = [0, 0];
    for (const [, line] of lines) {
      const { text, details: wanted } = marked(line);
      const found = guardrail.detailsIn(text, names);
      for (const { kind, start, end } of wanted) {
        const isFound = found.some((one) => one.kind === kind && one.start <= start && one.end >= end);
        count(kind, isFound ? 'right' : 'missed');
        if (!isFound && process.env.QM_SHOW_MISSES === half) console.log('    missed', line);
      }
      const wrong = found.filter(
        (one) =>
          !wanted.some(({ kind, start, end }) => kind === one.kind && one.start < end && start < one.end),
      );
      for (const { kind } of wrong) count(kind, 'wrong');
      if (wrong.length > 0 && process.env.QM_SHOW_MISSES === half) console.log('    wrong', line, wrong);
      if (wanted.length === 0) plain += 1;
      if (wanted.length === 0 && found.length > 0) alarms += 1;
    }
    report(`details, ${half}: ${lines.length} lines`, 'precision, recall', '');
    for (const [kind, { right, missed, wrong }] of [...counts].sort())
      report(
        `  ${kind}`,
        `${share(right, right + wrong)}, ${share(right, right + missed)}`,
        `of ${right + missed}`,
      );
    const all = [...counts.values()].reduce(
      (sum, one) => ({
        right: sum.right + one.right,
        missed: sum.missed + one.missed,
        wrong: sum.wrong + one.wrong,
      }),
      { right: 0, missed: 0, wrong: 0 },
    );
    report(
      '  all',
      `${share(all.right, all.right + all.wrong)}, ${share(all.right, all.right + all.missed)}`,
      `of ${all.right + all.missed}; ${alarms} of ${plain} lines without any: found one`,
    );
  }
}

function goldenQuestions() {
  const rows = ['questions.jsonl', 'store-questions.jsonl'].flatMap((name) =>
    readFileSync(join(GOLDEN, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  );
  const answers = readdirSync(join(GOLDEN, 'answers'))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(GOLDEN, 'answers', name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return [...rows, ...answers].flatMap(({ question, q, turns }) => turns ?? [question ?? q]);
}

function topics(report, guardrail) {
  for (const [half, lines] of halves(fieldsOf('topics.txt'))) {
    const on = lines.filter(([topic]) => topic !== '-');
    const off = lines.filter(([topic]) => topic === '-');
    const missed = on.filter(([topic, text]) => guardrail.blockedTopic(text)?.name !== topic);
    const wrong = off.filter(([, text]) => guardrail.blockedTopic(text) !== null);
    if (process.env.QM_SHOW_MISSES === half) console.log(missed, wrong);
    report(
      `topics, ${half}`,
      `${share(on.length - missed.length, on.length)} blocked`,
      `of ${on.length}; false blocks ${share(wrong.length, off.length)} of ${off.length}`,
    );
  }
  const golden = goldenQuestions();
  const blocked = golden.filter((text) => guardrail.blockedTopic(text) !== null);
  report('topics, golden questions of the product', `${blocked.length} blocked`, `of ${golden.length}`);
}

function tricks(report, cleanText) {
  for (const [half, lines] of halves(fieldsOf('untrusted-text.txt'))) {
    const on = lines.filter(([sign]) => sign === '+');
    const off = lines.filter(([sign]) => sign === '-');
    const missed = on.filter(([, text]) => cleanText(text).tricks.length === 0);
    const wrong = off.filter(([, text]) => cleanText(text).tricks.length > 0);
    if (process.env.QM_SHOW_MISSES === half) console.log(missed, wrong);
    report(
      `untrusted text, ${half}`,
      `${share(on.length - missed.length, on.length)} found`,
      `of ${on.length}; false alarms ${share(wrong.length, off.length)} of ${off.length}`,
    );
  }
}

/** CPU milliseconds, the least of three. */
function cpuOf(work) {
  const times = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function speed(report, guardrail) {
  const names = linesOf('names.txt');
  const text = [...fieldsOf('personal-details.txt').map(([, line]) => marked(line).text)].join('\n');
  const ordinary = text.repeat(Math.ceil(LONG / text.length)).slice(0, LONG);
  const pass = (given) => {
    const question = guardrail.question(names);
    question.data(given);
    guardrail.blockedTopic(given);
  };
  pass(ordinary);
  const part = cpuOf(() => pass(ordinary.slice(0, LONG / 4)));
  const whole = cpuOf(() => pass(ordinary));
  report(
    'CPU, 1,000 characters of ordinary text',
    `${(whole / (LONG / 1000)).toFixed(3)} ms`,
    `a quarter of the text takes ${share(part, whole)} of the time`,
  );
  const slow = {
    digits: '1',
    'digits and spaces': '1 ',
    'capital letters': 'A',
    'words with capitals': 'Maple ',
    'house numbers': '12 Maple ',
    dots: 'a.',
    'signs of e-mail': '@',
    'e-mail half': 'a@a',
    'open brackets': '[(<',
    'hidden letters': 'a\u200b',
    'comment begun': '<!--',
    'cue of a birth date': 'born ',
    'ignore your': 'ignore your ',
    'how many take': 'how many ',
    base64: 'Ab1',
    escapes: '\\u0',
    snake: 'a_',
    'known name': 'Priya ',
    'token look-alikes': '<person-1>',
    spaces: ' ',
  };
  const times = Object.entries(slow).map(([name, unit]) => {
    const given = unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG);
    const [half, ms] = [cpuOf(() => pass(given.slice(0, LONG / 2))), cpuOf(() => pass(given))];
    return { name, half, ms };
  });
  const slowest = times.sort((a, b) => b.ms - a.ms).slice(0, 3);
  for (const { name, half, ms } of slowest)
    report(
      `CPU, ${LONG.toLocaleString('en')} characters: ${name}`,
      `${ms.toFixed(0)} ms`,
      `half of it ${half.toFixed(0)} ms`,
    );
}

export async function guardrails(report) {
  const { LocalGuardrail, cleanText } = require('../../dist/libs/model/src/index.js');
  const { loadSettings } = require('../../dist/libs/runtime/src/index.js');
  const settings = loadSettings({ env: {} }).guardrails;
  const guardrail = new LocalGuardrail({ ...settings, customerNumbers: FORMS });
  await guardrail.judge('warm', 'input', { signal });
  details(report, guardrail);
  topics(report, guardrail);
  tricks(report, cleanText);
  speed(report, guardrail);
}
