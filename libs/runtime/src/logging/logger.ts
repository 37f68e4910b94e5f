import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';
import { redact } from './redact';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LoggerOptions {
  serviceName: string;
  level?: LogLevel;
  /** `stdout` (default), `stderr`, the path of a file, or a stream. */
  destination?: string | NodeJS.WritableStream;
}

/** A system call a line costs more than all the rest of a small request. */
const BUFFER_BYTES = 4096;
const FLUSH_EVERY_MS = 100;

type Destination = ReturnType<typeof pino.destination>;

/** What is buffered at the end is written before the process is gone. */
const buffered = new Set<Destination>();
process.on('exit', () => {
  for (const destination of buffered) {
    try {
      destination.flushSync();
    } catch {
      // Its reader is gone; that must not change how we end.
    }
  }
});

function destinationOf(destination: string): Destination {
  const options = { sync: true, minLength: BUFFER_BYTES, periodicFlush: FLUSH_EVERY_MS };
  const opened = pino.destination({ ...options, ...targetOf(destination) });
  buffered.add(opened);
  return opened;
}

function targetOf(destination: string): { fd: number } | { dest: string; append: true } {
  if (destination === 'stdout') return { fd: 1 };
  if (destination === 'stderr') return { fd: 2 };
  mkdirSync(dirname(destination), { recursive: true });
  return { dest: destination, append: true };
}

/**
 * One JSON line an event: `{"level","time","service","event",…}`. `event` is a fixed string in dotted lower case, such
 * as `bus.call-failed`; what varies goes into the fields. Users' questions and data belong in neither. Values under
 * names of secrets are redacted. A warning or an error is written at once, with all that came before; less important
 * lines within a tenth of a second.
 */
export class Logger {
  private constructor(
    private readonly pino: pino.Logger,
    private readonly flush: () => void,
  ) {}

  static create({ serviceName, level = 'info', destination = 'stdout' }: LoggerOptions): Logger {
    const options: pino.LoggerOptions = {
      level,
      base: { service: serviceName },
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors have been described by then.
      serializers: { err: (described: unknown) => described },
      formatters: { level: (label) => ({ level: label }) },
    };
    if (typeof destination !== 'string') return new Logger(pino(options, destination), () => undefined);
    const opened = destinationOf(destination);
    return new Logger(pino(options, opened), () => opened.flushSync());
  }

  debug(event: string, fields?: object): void {
    this.write('debug', event, fields);
  }

  info(event: string, fields?: object): void {
    this.write('info', event, fields);
  }

  warn(event: string, fields?: object): void {
    this.write('warn', event, fields);
  }

  error(event: string, fields?: object): void {
    this.write('error', event, fields);
  }

  /** A logger whose lines all hold these fields, for example a request's id. */
  child(bindings: Record<string, unknown>): Logger {
    return new Logger(this.pino.child(redact(bindings) as pino.Bindings), this.flush);
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields?: object): void {
    if (!this.pino.isLevelEnabled(level)) return;
    this.pino[level](fields === undefined ? { event } : { event, ...(redact(fields) as object) });
    if (level === 'warn' || level === 'error') this.flush();
  }
}
