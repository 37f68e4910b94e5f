import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { OpenQuestions } from './open-questions';

/** Of the time to stop, what requests in flight may take; the rest is for closing stores and sending spans. */
const REQUESTS_SHARE = 2 / 3;
const CLOSE_IDLE_EVERY_MS = 50;

/**
 * How a gateway leaves without failing anybody: it says at /readyz that it goes and closes each connection with its
 * next answer, but still answers (`shutdown.noticeMs`), until load balancers send nothing more; then it refuses new
 * connections and lets what is in flight finish; what is not done in time is told an error that asks to try again.
 */
@Injectable()
export class Departure implements OnModuleDestroy, BeforeApplicationShutdown {
  private leaving = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly http: HttpAdapterHost,
    private readonly questions: OpenQuestions,
    private readonly logger: Logger,
  ) {}

  /** True from the moment at which others should be asked instead. */
  get isLeaving(): boolean {
    return this.leaving;
  }

  register(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.leaving) void reply.header('connection', 'close');
      done();
    });
  }

  onModuleDestroy(): void {
    this.leaving = true;
    this.questions.leave();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { drainMs, noticeMs } = this.settings.shutdown;
    const timer = setTimeout(() => {
      this.logger.warn('gateway.requests-cut', { afterMs: drainMs * REQUESTS_SHARE });
      this.questions.endAll();
    }, drainMs * REQUESTS_SHARE);
    await delay(noticeMs);
    // A connection whose stream ends from now on would be kept alive, and keep the server open, for a minute.
    const server = this.http.httpAdapter.getHttpServer() as Server;
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    try {
      await (this.http.httpAdapter.close() as Promise<void>);
    } finally {
      clearInterval(idle);
      clearTimeout(timer);
    }
  }
}
