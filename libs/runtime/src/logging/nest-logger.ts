import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger';

/** Nest's own messages as events of ours. Its chatter at start is only of use when debugging. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.logger.debug('nest.log', fields(message, more));
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.logger.debug('nest.debug', fields(message, more));
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.logger.debug('nest.verbose', fields(message, more));
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.logger.warn('nest.warning', fields(message, more));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.logger.error('nest.error', fields(message, more));
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.logger.error('nest.fatal', fields(message, more));
  }
}

/** Nest passes the context last, and a stack before it for errors. */
function fields(message: unknown, more: unknown[]): object {
  const context = more.length > 0 ? more.at(-1) : undefined;
  const rest = more.slice(0, -1);
  return {
    ...(message instanceof Error ? { err: message } : { message }),
    ...(context === undefined ? {} : { context }),
    ...(rest.length === 0 ? {} : { more: rest }),
  };
}
