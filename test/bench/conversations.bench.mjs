// What a conversation costs in the memory of the process: it is kept in PostgreSQL, so the aim is next to nothing.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { remove, run, signIn, startProduct, temporaryDirectory, TODAY } from './product.mjs';

/** 10,000 take half an hour: `QM_BENCH_CONVERSATIONS=10000`. */
const CONVERSATIONS = Number(process.env.QM_BENCH_CONVERSATIONS ?? 1_000);
/** Until everything has been compiled and every kept result is there. */
const WARM_UP = 200;
/** The heap is looked at so often: one conversation's share is the slope over all of these. */
const LOOKS = 10;
const TURNS = 20;
const AT_ONCE = 8;
const ATTEMPTS = 20;
const QUESTIONS = ['stock value per warehouse', 'and for WH-03?', 'low stock in WH-03', 'and for WH-05?'];

export async function conversations(report) {
  const directory = temporaryDirectory();
  try {
    await run(process.execPath, ['scripts/qm.mjs', 'data', 'generate', '--seed', '1', '--today', TODAY], {
      QM_DATA_DIR: directory,
    });
    const heapFile = join(directory, 'heap');
    process.env.QM_BENCH_HEAP_FILE = heapFile;
    const product = await startProduct({ directory, script: 'test/bench/with-gc.cjs' });
    const heap = async () => {
      rmSync(heapFile, { force: true });
      process.kill(product.pid, 'SIGUSR2');
      while (!existsSync(heapFile) || readFileSync(heapFile, 'utf8') === '') await delay(50);
      return Number(readFileSync(heapFile, 'utf8'));
    };
    const token = await signIn(product.url, 'warehouse_manager');
    const start = performance.now();
    await converse(product.url, token, WARM_UP);
    const looks = [[0, await heap()]];
    for (let look = 1; look <= LOOKS; look += 1) {
      const count = Math.round((CONVERSATIONS * look) / LOOKS);
      await converse(product.url, token, count - looks.at(-1)[0]);
      looks.push([count, await heap()]);
    }
    const turnsPerSecond = ((WARM_UP + CONVERSATIONS) * TURNS * 1000) / (performance.now() - start);
    const { slope, error } = regression(looks);
    const megabytes = looks.map(([, bytes]) => (bytes / 1e6).toFixed(1)).join(' ');
    report(
      `${CONVERSATIONS} conversations × ${TURNS} turns`,
      `${slope.toFixed(0)} ± ${error.toFixed(0)} bytes a conversation`,
      `aim 3000 ${slope <= 3000 ? 'met' : 'missed'}; heap ${megabytes} MB; resident ${product.memoryMb().toFixed(0)} MiB; ${turnsPerSecond.toFixed(0)} turns/s`,
    );
    await product.stop();
  } finally {
    remove(directory);
  }
}

async function converse(url, token, count) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let left = count;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        let conversationId;
        for (let turn = 0; turn < TURNS; turn += 1) {
          const body = JSON.stringify({ question: QUESTIONS[turn % QUESTIONS.length], conversationId });
          const answer = await ask(url, headers, body);
          conversationId ??= answer.conversationId;
        }
      }
    }),
  );
}

/** Again where the product had no time for it: this counts bytes, and hours of questions meet others' work. */
async function ask(url, headers, body) {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${url}/v1/questions`, { method: 'POST', headers, body });
    const answer = await response.json();
    if (response.ok) return answer;
    if (!answer.retryable || attempt === ATTEMPTS) throw new Error(answer.code);
    await delay(1_000);
  }
}

/** Least squares: bytes a conversation, and the standard error of that. */
function regression(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / spread;
  const residual = points.reduce((sum, [x, y]) => sum + (y - y0 - slope * (x - x0)) ** 2, 0);
  return { slope, error: Math.sqrt(residual / (points.length - 2) / spread) };
}
