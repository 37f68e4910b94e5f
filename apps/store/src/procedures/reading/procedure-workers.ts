import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ErrorEnvelope, QuartermasterError } from '#libs/contracts';
import type { LatentFit, LatentInput } from '#libs/search';
import { compiledWorker, SETTINGS, type Settings } from '#libs/runtime';
import { invalidFile } from '../domain/file-kind';
import type { FileRead, FileToRead } from './read-file';

export type ProcedureJob = { job: 'read'; input: FileToRead } | { job: 'fit'; input: LatentInput };
export type FromProcedureWorker = { output: unknown } | { error: ErrorEnvelope };

const MEBIBYTE = 1024 * 1024;
/** What a process needs besides its heap: code, libraries, and buffers of the size of the heap's data. */
const BESIDE_HEAP_MEBIBYTES = 256;
const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4096;

/**
 * Reads files that strangers made in a process of its own each: one that hangs or grows is killed, and takes nothing
 * with it. The process has no setting, no secret and no connection.
 */
@Injectable()
export class ProcedureWorkers implements OnApplicationShutdown {
  private readonly limits: Settings['stores']['procedures'];
  private readonly running = new Set<ChildProcess>();
  private readonly waiting: (() => void)[] = [];
  private taken = 0;
  private closed = false;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.limits = settings.stores.procedures;
  }

  /** @throws QuartermasterError PROCEDURE_INVALID, PROCEDURE_TOO_LARGE, TOO_MANY_CALCULATIONS, the signal's reason */
  read(file: Pick<FileToRead, 'content' | 'fileName'>, signal: AbortSignal): Promise<FileRead> {
    const { maxPages, maxCharacters, maxUnpackedBytes, passageCharacters } = this.limits;
    const input = { ...file, maxPages, maxCharacters, maxUnpackedBytes, passageCharacters };
    return this.run<FileRead>({ job: 'read', input }, signal);
  }

  fit(input: LatentInput, signal: AbortSignal): Promise<LatentFit> {
    return this.run<LatentFit>({ job: 'fit', input }, signal);
  }

  onApplicationShutdown(): void {
    this.closed = true;
    for (const child of this.running) child.kill('SIGKILL');
    for (const go of this.waiting.splice(0)) go();
  }

  private async run<Output>(job: ProcedureJob, signal: AbortSignal): Promise<Output> {
    await this.turn(signal);
    try {
      if (this.closed) throw new QuartermasterError('SERVICE_UNAVAILABLE');
      if (signal.aborted) throw reasonOf(signal);
      return (await this.inChild(job, signal)) as Output;
    } finally {
      this.taken -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw reasonOf(signal);
    if (this.taken >= this.limits.maxReaders) {
      if (this.waiting.length >= this.limits.maxWaiting)
        throw new QuartermasterError('TOO_MANY_CALCULATIONS');
      await new Promise<void>((resolve, reject) => {
        const go = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        const leave = () => {
          const place = this.waiting.indexOf(go);
          if (place >= 0) this.waiting.splice(place, 1);
          reject(reasonOf(signal));
        };
        signal.addEventListener('abort', leave, { once: true });
        this.waiting.push(go);
      });
    }
    this.taken += 1;
  }

  private inChild(job: ProcedureJob, signal: AbortSignal): Promise<unknown> {
    const { readMs, readMebibytes } = this.limits;
    const child = fork(compiledWorker(__dirname, 'procedure-worker.js'), [], {
      execArgv: [`--max-old-space-size=${readMebibytes}`],
      env: { TZ: 'UTC' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.running.add(child);
    return new Promise<unknown>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(late);
        clearInterval(look);
        signal.removeEventListener('abort', left);
        this.running.delete(child);
        child.kill('SIGKILL');
        settle();
      };
      const left = () => end(() => reject(reasonOf(signal)));
      const late = setTimeout(() => end(() => reject(tooSlow(readMs))), readMs);
      const look = setInterval(() => {
        if (residentBytes(child) > (readMebibytes + BESIDE_HEAP_MEBIBYTES) * MEBIBYTE)
          end(() => reject(tooHungry(readMebibytes)));
      }, LOOK_EVERY_MS);
      signal.addEventListener('abort', left, { once: true });
      child.once('message', (message: FromProcedureWorker) =>
        end(() =>
          'output' in message
            ? resolve(message.output)
            : reject(QuartermasterError.fromEnvelope(message.error)),
        ),
      );
      child.once('error', (cause) =>
        end(() => reject(new QuartermasterError('SERVICE_UNAVAILABLE', { cause }))),
      );
      // Without an answer: its heap was full, or the system ended it.
      child.once('exit', () => {
        if (this.running.has(child))
          end(() =>
            reject(this.closed ? new QuartermasterError('SERVICE_UNAVAILABLE') : tooHungry(readMebibytes)),
          );
      });
      child.send(job, (cause) => {
        if (cause !== null) end(() => reject(new QuartermasterError('SERVICE_UNAVAILABLE', { cause })));
      });
    });
  }
}

/** The caller's own reason, for example a passed deadline, where it gave one of ours. */
function reasonOf({ reason }: AbortSignal): QuartermasterError {
  return reason instanceof QuartermasterError ? reason : new QuartermasterError('CANCELLED');
}

const tooSlow = (milliseconds: number) =>
  invalidFile(
    `Reading the file took longer than ${Math.round(milliseconds / 1000)} seconds and was given up.`,
    'Split it into several documents, or save it again in a simpler form.',
  );

const tooHungry = (mebibytes: number) =>
  invalidFile(
    `Reading the file needed more memory than allowed (${mebibytes} MiB) and was given up.`,
    'Split it into several documents, or save it again in a simpler form.',
  );

/** Buffers outside of the heap count too, which only the system knows; 0 where it does not say. */
function residentBytes({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return 0;
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
