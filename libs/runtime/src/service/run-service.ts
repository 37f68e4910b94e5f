import type { Logger } from '../logging/logger';
import { SettingsError } from '../settings/settings-error';

/** Ctrl-C reaches a child of npm twice, from the terminal and from npm: only a later signal means impatience. */
const SECOND_SIGNAL_AFTER_MS = 1_000;

const EXIT_FAILED = 1;
const EXIT_FORCED = 130;

/** What runs until it is closed; an application, alone or with what it stands on. */
export interface Running {
  close(): Promise<void>;
}

export interface RunServiceOptions {
  logger: Logger;
  /** How long the drain may take before the process ends with exit code 1, in milliseconds. */
  drainMs: number;
  /** Called once everything is up. */
  onReady?: (running: Running) => void | Promise<void>;
  /** For specs. */
  exit?: (code: number) => void;
}

/**
 * Runs an application until SIGTERM or SIGINT, then closes it: exit code 0, or 1 when the drain took too long. A second
 * signal forces the exit (130). What nobody caught is logged and ends the process with 1, as does a failed start.
 * @returns when the application is up
 */
export async function runService(
  create: () => Promise<Running>,
  { logger, drainMs, onReady, exit = (code) => process.exit(code) }: RunServiceOptions,
): Promise<void> {
  let stoppingSince: number | undefined;
  let started: Promise<Running> | undefined;

  const stop = async (signal: NodeJS.Signals) => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince >= SECOND_SIGNAL_AFTER_MS) exit(EXIT_FORCED);
      return;
    }
    stoppingSince = performance.now();
    logger.info('service.stopping', { signal });
    const timer = setTimeout(() => {
      logger.error('service.drain-timeout', { drainMs });
      exit(EXIT_FAILED);
    }, drainMs);
    try {
      await (await started)?.close();
      clearTimeout(timer);
      logger.info('service.stopped', { ms: Math.round(performance.now() - stoppingSince) });
      exit(0);
    } catch (error) {
      clearTimeout(timer);
      logger.error('service.stop-failed', { err: error });
      exit(EXIT_FAILED);
    }
  };
  const fail = (event: string) => (error: unknown) => {
    logger.error(event, { err: error });
    exit(EXIT_FAILED);
  };

  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
  process.on('uncaughtException', fail('service.uncaught-exception'));
  process.on('unhandledRejection', fail('service.unhandled-rejection'));

  try {
    started = create();
    const app = await started;
    await onReady?.(app);
    if (stoppingSince === undefined) logger.info('service.ready', { ms: Math.round(performance.now()) });
  } catch (error) {
    if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
    fail('service.start-failed')(error);
  }
}
