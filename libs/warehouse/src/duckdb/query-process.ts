import { type ChildProcess, fork } from 'node:child_process';
import { QuartermasterError } from '#libs/contracts';
import type {
  FromWorker,
  QueryFailure,
  QueryRows,
  QueryWorkerOptions,
  RunMessage,
  ToWorker,
} from './query-protocol';

export interface QueryProcessOptions extends QueryWorkerOptions {
  /** The compiled worker. */
  readonly workerFile: string;
  /** Queries that run at once; the others wait in line. */
  readonly maxConcurrentQueries: number;
  /** How long an interrupted query may take to stop before its process is killed, in milliseconds. */
  readonly killGraceMs: number;
}

export interface QueryRequest extends Omit<RunMessage, 'type' | 'id'> {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** A failure that the worker reported, for the adapter to translate. */
export class QueryFailed extends Error {
  constructor(
    readonly failure: QueryFailure,
    message: string,
  ) {
    super(message);
  }
}

interface Job {
  readonly id: number;
  readonly request: QueryRequest;
  readonly resolve: (rows: QueryRows) => void;
  readonly reject: (error: Error) => void;
  /** The caller has its answer; the query may still be running until it is stopped. */
  settled: boolean;
  retried: boolean;
  /** Suspected of having ended a worker: runs with no other beside it, so that the guilty one is known. */
  alone: boolean;
  graceTimer?: NodeJS.Timeout;
}

type Ending = 'unresponsive-query' | 'over-memory' | 'closed' | 'crashed';

/**
 * Owns the one query worker: starts it, hands it queries, stops those that pass their time, kills it when it does not
 * obey, starts another. Queries that were in flight with a guilty one run again; nobody sees the restart.
 */
export class QueryProcess {
  private worker?: ChildProcess;
  private workerReady = false;
  private ending: Ending = 'crashed';
  private readonly waiting: Job[] = [];
  private readonly running = new Map<number, Job>();
  private readonly releases = new Map<string, () => void>();
  private lastId = 0;
  private closed = false;

  constructor(private readonly options: QueryProcessOptions) {}

  /** The worker's process id, while there is one. */
  get pid(): number | undefined {
    return this.worker?.pid;
  }

  /**
   * @throws QUERY_TIMEOUT, CANCELLED, QUERY_TOO_LARGE, WAREHOUSE_UNAVAILABLE when the process died twice under this
   * query, and {@link QueryFailed} for what the database reported.
   */
  run(request: QueryRequest): Promise<QueryRows> {
    const { timeoutMs, signal } = request;
    return new Promise((resolve, reject) => {
      if (this.closed || signal?.aborted) return reject(new QuartermasterError('CANCELLED'));
      const onAbort = () => this.giveUp(job, new QuartermasterError('CANCELLED'));
      const timer = setTimeout(
        () => this.giveUp(job, new QuartermasterError('QUERY_TIMEOUT', { details: { timeoutMs } })),
        timeoutMs,
      );
      const settle =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          if (job.settled) return;
          job.settled = true;
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          end(value);
        };
      const job: Job = {
        id: ++this.lastId,
        request,
        resolve: settle(resolve),
        reject: settle(reject),
        settled: false,
        retried: false,
        alone: false,
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(job);
      this.dispatch();
    });
  }

  /** Starts the worker when there is none, and resolves when it takes queries. */
  async start(timeoutMs: number): Promise<void> {
    const worker = this.ensureWorker();
    if (this.workerReady) return;
    await new Promise<void>((resolve, reject) => {
      const fail = () => reject(new QuartermasterError('WAREHOUSE_UNAVAILABLE'));
      const timer = setTimeout(fail, timeoutMs);
      worker.once('exit', fail);
      worker.on('message', (message: FromWorker) => {
        if (message.type !== 'ready') return;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Resolves when no database under the directory is open any more. */
  async release(directory: string): Promise<void> {
    if (this.worker === undefined) return;
    await new Promise<void>((resolve) => {
      this.releases.set(directory, resolve);
      this.send({ type: 'release', directory });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of [...this.waiting.splice(0), ...this.running.values()]) {
      job.reject(new QuartermasterError('CANCELLED'));
    }
    const { worker } = this;
    if (worker === undefined) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    // Somebody waits for it now: a process with nothing else to do would end before it has closed.
    worker.ref();
    this.kill('closed');
    await exited;
  }

  private dispatch(): void {
    while (this.waiting.length > 0 && this.running.size < this.options.maxConcurrentQueries) {
      const others = [...this.running.values()];
      if (others.some(({ alone }) => alone) || (this.waiting[0]!.alone && others.length > 0)) return;
      const job = this.waiting.shift()!;
      const { file, sql, maxRows, maxBytes } = job.request;
      this.ensureWorker();
      this.running.set(job.id, job);
      this.send({ type: 'run', id: job.id, file, sql, maxRows, maxBytes });
    }
  }

  /** Answers the caller now and sees to it that the query stops. */
  private giveUp(job: Job, error: QuartermasterError): void {
    job.reject(error);
    const position = this.waiting.indexOf(job);
    if (position >= 0) {
      this.waiting.splice(position, 1);
      return;
    }
    this.send({ type: 'cancel', id: job.id });
    job.graceTimer = setTimeout(() => this.kill('unresponsive-query'), this.options.killGraceMs);
    job.graceTimer.unref();
  }

  private ensureWorker(): ChildProcess {
    if (this.worker !== undefined) return this.worker;
    const { workerFile, memoryLimit, threads, maxResidentBytes, maxConcurrentQueries } = this.options;
    const workerOptions: QueryWorkerOptions = { memoryLimit, threads, maxResidentBytes };
    const worker = fork(workerFile, [JSON.stringify(workerOptions)], {
      // The worker gets no setting and no secret of ours. One pool thread a query, and some for files.
      env: { UV_THREADPOOL_SIZE: String(maxConcurrentQueries + 2), TZ: 'UTC' },
      execArgv: [],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.worker = worker;
    this.workerReady = false;
    this.ending = 'crashed';
    worker.on('message', (message: FromWorker) => this.receive(worker, message));
    worker.once('error', () => this.lost(worker));
    worker.once('exit', () => this.lost(worker));
    // A worker without work keeps nobody's process alive: the timers of running queries do.
    worker.unref();
    worker.channel?.unref();
    return worker;
  }

  private send(message: ToWorker): void {
    // A worker that is just going away makes send fail; `exit` follows and takes care of the query.
    this.worker?.send(message, () => undefined);
  }

  private receive(worker: ChildProcess, message: FromWorker): void {
    if (worker !== this.worker) return;
    switch (message.type) {
      case 'ready':
        this.workerReady = true;
        break;
      case 'rows':
        this.finish(message.id)?.resolve(message);
        this.dispatch();
        break;
      case 'failure': {
        const job = this.finish(message.id);
        if (message.failure === 'out-of-memory') {
          job?.reject(new QuartermasterError('QUERY_TOO_LARGE', { cause: new Error(message.message) }));
        } else job?.reject(new QueryFailed(message.failure, message.message));
        this.dispatch();
        break;
      }
      case 'released':
        this.releases.get(message.directory)?.();
        this.releases.delete(message.directory);
        break;
      case 'over-memory':
        this.kill('over-memory');
        break;
    }
  }

  private finish(id: number): Job | undefined {
    const job = this.running.get(id);
    if (job === undefined) return undefined;
    clearTimeout(job.graceTimer);
    this.running.delete(id);
    return job;
  }

  private kill(ending: Ending): void {
    if (this.ending !== 'crashed') return;
    this.ending = ending;
    this.worker?.kill('SIGKILL');
  }

  private lost(worker: ChildProcess): void {
    if (worker !== this.worker) return;
    const { ending, workerReady } = this;
    this.worker = undefined;
    for (const resolve of this.releases.values()) resolve();
    this.releases.clear();
    const jobs = [...this.running.values()];
    this.running.clear();
    for (const job of jobs) {
      clearTimeout(job.graceTimer);
      if (job.settled) continue;
      if (ending === 'over-memory' && jobs.length === 1)
        job.reject(new QuartermasterError('QUERY_TOO_LARGE'));
      else if (ending === 'unresponsive-query') this.waiting.unshift(job);
      else if (!workerReady || job.retried) job.reject(new QuartermasterError('WAREHOUSE_UNAVAILABLE'));
      else {
        job.retried = true;
        job.alone = true;
        this.waiting.unshift(job);
      }
    }
    this.dispatch();
  }
}
