import { Worker } from 'node:worker_threads';
import { QuartermasterError } from '#libs/contracts';
import { compiledWorker } from '#libs/runtime';
import type { CalculationRequest, FromWorker, TellProgress } from './worker-protocol';

export interface WorkerPoolOptions {
  /** Threads, and so calculations that run at a time. */
  readonly maxWorkers: number;
  /** Calculations that may wait; more are refused with TOO_MANY_CALCULATIONS. */
  readonly maxQueued: number;
  /** Heap of one thread, in MiB; a calculation that needs more ends with its thread. */
  readonly maxHeapMebibytes: number;
  /** A thread without work ends after so long. Default 30,000. */
  readonly idleMs?: number;
  /** The compiled worker file. Default: `calculation-worker.js`. */
  readonly workerFile?: string;
}

export interface CalculateOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: TellProgress;
}

interface Job {
  readonly request: CalculationRequest;
  readonly onProgress?: TellProgress;
  readonly resolve: (output: unknown) => void;
  /** Also takes the caller's abort listener away. */
  readonly reject: (error: QuartermasterError) => void;
}

/**
 * Runs long calculations in worker threads, so that the event loop stays free. A thread has one calculation at a time;
 * one that is cancelled or dies is replaced when there is work again.
 */
export class WorkerPool {
  private readonly waiting: Job[] = [];
  private readonly busy = new Map<Worker, Job>();
  /** Threads without work, with the timer that ends them. */
  private readonly idle = new Map<Worker, NodeJS.Timeout>();
  private closed = false;

  constructor(private readonly options: WorkerPoolOptions) {}

  get running(): number {
    return this.busy.size;
  }

  get queued(): number {
    return this.waiting.length;
  }

  /** Threads that are alive. */
  get threads(): number {
    return this.busy.size + this.idle.size;
  }

  /**
   * Runs the calculation of this name.
   *
   * @throws TOO_MANY_CALCULATIONS when the queue is full, the signal's reason or CANCELLED when it fires, SERVICE_UNAVAILABLE (try
   *   again) when the thread dies or the pool is closed, otherwise what the calculation throws
   */
  async run<Output>(
    calculation: string,
    input: unknown,
    { signal, onProgress }: CalculateOptions = {},
  ): Promise<Output> {
    if (signal?.aborted) throw cancelledError(signal);
    if (this.closed) throw closedError();
    const room = this.options.maxWorkers - this.busy.size + this.options.maxQueued;
    if (this.waiting.length >= room) throw new QuartermasterError('TOO_MANY_CALCULATIONS');
    return new Promise<unknown>((resolve, reject) => {
      const onAbort = () => this.cancel(job, cancelledError(signal));
      const job: Job = {
        request: { calculation, input },
        onProgress,
        resolve: (output) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(output);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(job);
      this.dispatch();
    }) as Promise<Output>;
  }

  /** Ends every thread; what runs or waits fails with SERVICE_UNAVAILABLE. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of [...this.waiting.splice(0), ...this.busy.values()]) job.reject(closedError());
    const threads = [...this.busy.keys(), ...this.idle.keys()];
    for (const timer of this.idle.values()) clearTimeout(timer);
    this.busy.clear();
    this.idle.clear();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  private dispatch(): void {
    while (this.waiting.length > 0 && this.busy.size < this.options.maxWorkers) {
      const job = this.waiting.shift()!;
      const thread = this.takeIdle() ?? this.start();
      this.busy.set(thread, job);
      try {
        thread.postMessage(job.request);
      } catch (error) {
        this.release(thread);
        job.reject(new QuartermasterError('INTERNAL', { cause: error }));
      }
    }
  }

  private takeIdle(): Worker | undefined {
    for (const [thread, timer] of this.idle) {
      clearTimeout(timer);
      this.idle.delete(thread);
      thread.ref();
      return thread;
    }
    return undefined;
  }

  private start(): Worker {
    const thread = new Worker(this.options.workerFile ?? compiledWorker(__dirname, 'calculation-worker.js'), {
      // No setting and no secret of ours.
      env: { TZ: 'UTC' },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.options.maxHeapMebibytes },
    });
    thread.on('message', (message: FromWorker) => this.receive(thread, message));
    thread.on('error', (error) => this.lost(thread, error));
    thread.on('exit', () => this.lost(thread));
    return thread;
  }

  private receive(thread: Worker, message: FromWorker): void {
    const job = this.busy.get(thread);
    if (job === undefined) return;
    if (message.type === 'progress') return job.onProgress?.(message.share, message.text);
    this.release(thread);
    if (message.type === 'output') job.resolve(message.output);
    else job.reject(QuartermasterError.fromEnvelope(message.error));
    this.dispatch();
  }

  /** The thread may take other work, or ends after a while; it does not keep the process alive. */
  private release(thread: Worker): void {
    this.busy.delete(thread);
    thread.unref();
    const timer = setTimeout(() => {
      this.idle.delete(thread);
      void thread.terminate();
    }, this.options.idleMs ?? 30_000);
    this.idle.set(thread, timer.unref());
  }

  private cancel(job: Job, reason: QuartermasterError): void {
    const position = this.waiting.indexOf(job);
    if (position >= 0) this.waiting.splice(position, 1);
    for (const [thread, running] of this.busy) {
      if (running !== job) continue;
      // Nothing else stops a loop for certain, and a new thread costs some tens of milliseconds.
      this.busy.delete(thread);
      void thread.terminate();
    }
    job.reject(reason);
    this.dispatch();
  }

  private lost(thread: Worker, error?: Error): void {
    clearTimeout(this.idle.get(thread));
    this.idle.delete(thread);
    const job = this.busy.get(thread);
    if (job === undefined) return;
    this.busy.delete(thread);
    job.reject(lossError(error));
    this.dispatch();
  }
}

/** The caller's own reason, for example a passed deadline, where it gave one of ours. */
function cancelledError(signal?: AbortSignal): QuartermasterError {
  const reason: unknown = signal?.reason;
  return reason instanceof QuartermasterError ? reason : new QuartermasterError('CANCELLED');
}

function closedError(): QuartermasterError {
  return new QuartermasterError('SERVICE_UNAVAILABLE', { message: 'Calculations are being stopped.' });
}

function lossError(cause?: Error): QuartermasterError {
  const outOfMemory = (cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (outOfMemory)
    return new QuartermasterError('SERVICE_UNAVAILABLE', {
      message: 'The calculation needed more memory than allowed and was stopped.',
      nextStep: 'Ask for less: fewer orders, fewer products, or a shorter period.',
      retryable: false,
      cause,
    });
  return new QuartermasterError('SERVICE_UNAVAILABLE', {
    message: 'The calculation ended before it had a result.',
    nextStep: 'Try again.',
    cause,
  });
}
