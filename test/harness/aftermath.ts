import { setTimeout as delay } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import type { Answered } from '#libs/contracts';
import type { Client } from './client';
import type { Replica } from './deployment';
import type { Outcome } from './load';
import type { Started } from './processes';

/** The same question until it is answered; a product that does not recover by itself fails here. */
export async function recovers(client: Client, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    const response = await client
      .request('POST', '/v1/questions', { question: 'stock value per warehouse' })
      .catch((error: unknown) => error as Error);
    if (response instanceof Response && response.status === 200) return;
    if (Date.now() > end)
      throw new Error(
        `not recovered: ${response instanceof Response ? await response.text() : response.message}`,
      );
    await delay(200);
  }
}

/** Until it no longer throws; then its last error. */
export async function eventually<T>(attempt: () => T | Promise<T>, withinMs = 60_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(100);
    }
  }
}

/** What a process has logged that contains a text. */
export const linesOf = (started: Started, text: string): string[] =>
  started
    .log()
    .split('\n')
    .filter((line) => line.includes(text));

/**
 * Heap of all these processes together after their garbage was collected, in MiB: the median of several looks. They have
 * to run with collect-garbage.cjs.
 */
export async function keptMemory(replicas: Replica[], looks = 5): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    for (const { started } of replicas) started.kill('SIGUSR2');
    // A process collects before it answers: both wait for the same thread.
    await delay(500);
    const used = await Promise.all(replicas.map((replica) => replica.metric('nodejs_heap_size_used_bytes')));
    seen.push(used.reduce((sum, bytes) => sum + bytes, 0) / 1024 / 1024);
  }
  return seen.sort((one, other) => one - other)[Math.floor(looks / 2)]!;
}

/** No process met anything that it has no name for: INTERNAL is a fault of ours, whatever happened around it. */
export function expectNoInternalError(replicas: Replica[]): void {
  const faults = replicas.flatMap(({ started }) =>
    linesOf(started, '"code":"INTERNAL"').map((line) => line.slice(0, 3_000)),
  );
  expect(faults).toEqual([]);
}

/** Every request got one terminal answer: an answer, or an error that says what it is and whether to ask again. */
export function expectTerminal(outcomes: Outcome[]): void {
  const lost = outcomes.filter(({ status, code }) => status === 0 || (status !== 200 && !code));
  expect(lost).toEqual([]);
}

/** What was acknowledged can be read, each once; nothing runs on; the audit chain is whole. */
export async function expectNothingLost(
  admin: Client,
  client: Client,
  outcomes: Outcome[],
  replicas: Replica[] = [],
): Promise<void> {
  const ids = outcomes.flatMap(({ status, answerId }) => (status === 200 && answerId ? [answerId] : []));
  const answers = await Promise.all(ids.map((id) => client.get<Answered>(`/v1/answers/${id}`)));
  expect(answers.map(({ id }) => id)).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await admin.get('/v1/audit?limit=1')).toMatchObject({ chainIntact: true });
  await expectIdle(replicas);
  expectNoInternalError(replicas);
}

/** Nothing is in flight any more, anywhere. */
export async function expectIdle(replicas: Replica[], withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (const replica of replicas) {
    for (;;) {
      const calls = await replica.metric('quartermaster_bus_calls_in_flight');
      const questions = await replica.metric(`quartermaster_${replica.service}_questions_in_flight`);
      if (calls + questions === 0) break;
      if (Date.now() > end)
        throw new Error(`${replica.service} is still at ${calls} calls, ${questions} questions`);
      await delay(50);
    }
  }
}

/**
 * Settings under which every answered question costs the same, so that a missing or double booking shows, and under
 * which a crowd and a silence come soon.
 */
export const COUNTED_QUESTIONS = `
limits: { requestsPerMinute: 1000000, questionsInFlight: 24 }
database: { answerTimeoutMs: 10000 }
prices: { list: [{ service: platform, unit: question, usd: 0.001 }] }
`;

/**
 * Each stored answer was booked once, for what it was metered; the sums that budgets look at say what the ledger says.
 *
 * @param repeated answers that were asked for again after a kill: the first attempt is booked too where it had cost something
 */
export async function expectBookedAsMetered(databaseUrl: string, repeated: string[] = []): Promise<void> {
  const database = new Postgres({ connectionString: databaseUrl });
  await database.connect();
  try {
    const { rows: wrong } = await database.query(
      `SELECT answer.id, sum(usd) AS booked FROM answer LEFT JOIN ledger_entry ON answer_id = answer.id
      WHERE kind = 'answer' AND NOT answer.id = ANY($1)
      GROUP BY answer.id HAVING coalesce(sum(usd), 0) <> 0.001`,
      [repeated],
    );
    expect(wrong).toEqual([]);
    const { rows } = await database.query<Record<'booked' | 'summed', string>>(`
      SELECT (SELECT coalesce(sum(usd), 0) FROM ledger_entry) AS booked,
        (SELECT coalesce(sum(usd), 0) FROM spending WHERE scope = 'total-day') AS summed`);
    expect(Number(rows[0]!.summed)).toBeCloseTo(Number(rows[0]!.booked), 9);
  } finally {
    await database.end();
  }
}
