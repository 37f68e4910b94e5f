import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, ERRORS } from '#libs/contracts';
import { Logger, Metrics } from '#libs/runtime';
import { SessionStore } from '../persistence/session-store';

/** Counts and logs every request; nothing that a user typed is in either. */
@Injectable()
export class RequestMetrics implements OnApplicationBootstrap {
  private readonly duration;
  private readonly errors;

  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly sessions: SessionStore,
  ) {
    this.duration = metrics.histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer.',
      labelNames: ['method', 'route', 'status'],
    });
    this.errors = metrics.counter({
      name: 'quartermaster_errors_total',
      help: 'Errors that callers were told, also as the last event of a stream.',
      labelNames: ['category', 'code'],
    });
  }

  private countError(code: ErrorCode): void {
    this.errors.inc({ code, category: ERRORS[code].category });
  }

  onApplicationBootstrap(): void {
    const { sessions, logger } = this;
    this.metrics.gauge({
      name: 'active_sessions',
      help: 'Sessions that are neither ended nor idle for too long.',
      async collect() {
        try {
          this.set(await sessions.countActive());
        } catch (error) {
          logger.warn('metrics.active-sessions-failed', { err: error });
        }
      },
    });
  }

  /** Called when the answer has gone out, or the caller has gone away. */
  finished(request: FastifyRequest, reply: FastifyReply): void {
    const { requestId, traceId, startedAt, session, apiKeyId, errorCode, span } = request.scope;
    const ms = performance.now() - startedAt;
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    this.duration.observe({ method, route, status }, ms / 1000);
    if (errorCode !== undefined) this.countError(errorCode);
    const failed = status >= 500 || (errorCode !== undefined && ERRORS[errorCode].status >= 500);
    span.end(failed ? (errorCode ?? 'INTERNAL') : undefined);
    this.logger.info('request', {
      method,
      route,
      status,
      ms: Math.round(ms * 100) / 100,
      requestId,
      traceId,
      ...(session === undefined ? {} : { user: session.username }),
      ...(apiKeyId === undefined ? {} : { apiKeyId }),
      ...(errorCode === undefined ? {} : { code: errorCode }),
      ...(reply.raw.writableFinished ? {} : { aborted: true }),
    });
  }
}
