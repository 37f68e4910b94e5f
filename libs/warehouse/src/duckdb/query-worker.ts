/**
 * The child process in which SQL runs. DuckDB has no statement timeout, some functions ignore interrupts, and some
 * allocate outside its memory limit: a process can be killed, a thread cannot. Started by `QueryProcess`.
 */
import { performance } from 'node:perf_hooks';
import { type DuckDBConnection, StatementType } from '@duckdb/node-api';
import { QueryDatabases } from './query-database';
import type { FromWorker, QueryFailure, QueryWorkerOptions, RunMessage, ToWorker } from './query-protocol';
import { resultColumns, RowCollector } from './result-rows';

const MEMORY_CHECK_INTERVAL_MS = 25;

const options = JSON.parse(process.argv[2]!) as QueryWorkerOptions;
const databases = new QueryDatabases(options);
/** Null until the query has its connection. */
const running = new Map<number, DuckDBConnection | null>();
const cancelled = new Set<number>();

/** DuckDB rewrites some PRAGMA and SHOW statements into SELECT, so the type of the statement alone does not tell. */
const QUERY_START = /^[\s(]*(select|with|values)\b/i;

class SqlError extends Error {}

function send(message: FromWorker): void {
  // Fails only when the parent is gone, and then `disconnect` ends this process.
  if (process.connected) process.send!(message);
}

async function execute({ id, file, sql, maxRows, maxBytes }: RunMessage): Promise<FromWorker> {
  const instance = await databases.open(file);
  const start = performance.now();
  const connection = await instance.connect();
  running.set(id, connection);
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw new SqlError(`one statement is allowed, not ${statements.count}`);
    const statement = await statements.prepare(0);
    if (statement.statementType !== StatementType.SELECT || !QUERY_START.test(sql)) {
      throw new SqlError('only SELECT is allowed');
    }
    const result = await statement.stream();
    const collector = new RowCollector(maxRows, maxBytes);
    for (;;) {
      if (cancelled.has(id)) throw new Error('INTERRUPT Error: cancelled');
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0 || !collector.takeChunk(chunk)) break;
    }
    const { rows, truncated } = collector;
    return {
      type: 'rows',
      id,
      columns: resultColumns(result),
      rows,
      truncated,
      executeMs: performance.now() - start,
    };
  } finally {
    connection.closeSync();
  }
}

function classify(error: unknown): QueryFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof SqlError) return 'sql';
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'file-missing';
  if (/^INTERRUPT Error/.test(message)) return 'interrupted';
  if (/^Out of Memory Error|bad_alloc/.test(message)) return 'out-of-memory';
  if (/^(INTERNAL Error|FATAL Error)|database has been invalidated/.test(message)) return 'database-lost';
  if (/^(IO Error|Serialization Error)/.test(message)) return 'file-damaged';
  return 'sql';
}

async function run(message: RunMessage): Promise<void> {
  const { id } = message;
  running.set(id, null);
  try {
    send(await execute(message));
  } catch (error) {
    const failure = classify(error);
    if (failure === 'file-damaged' || failure === 'database-lost') await databases.release(message.file);
    send({ type: 'failure', id, failure, message: (error as Error).message });
  } finally {
    running.delete(id);
    cancelled.delete(id);
  }
}

process.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'run':
      void run(message);
      break;
    case 'cancel':
      if (!running.has(message.id)) break;
      cancelled.add(message.id);
      running.get(message.id)?.interrupt();
      break;
    case 'release':
      void databases
        .release(message.directory)
        .then(() => send({ type: 'released', directory: message.directory }));
      break;
  }
});
// The parent decides when this process ends: Ctrl-C reaches the whole process group, and queries should drain first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

setInterval(() => {
  if (running.size === 0) return;
  const residentBytes = process.memoryUsage.rss();
  if (residentBytes > options.maxResidentBytes) send({ type: 'over-memory', residentBytes });
}, MEMORY_CHECK_INTERVAL_MS).unref();

send({ type: 'ready' });
