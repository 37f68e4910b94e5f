import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import type { Endpoint } from '../endpoint';
import { Authentication } from './authentication';
import { readBodies } from './bodies';
import { Departure } from './departure';
import { OpenQuestions } from './open-questions';
import { RateLimits } from './rate-limits';
import { RequestMetrics } from './request-metrics';
import { openScope } from './request-scope';
import { checkHost, checkOrigin } from './same-origin';
import { dataHeaders } from './security-headers';
import { readUploads } from './uploads';

/** They are counted apart: each keeps a thread or a row of ours busy. */
const SIGN_INS = new Set(['signIn', 'oidcSignIn']);

/** What every request passes before a controller sees it: ids, headers, who it is, how often, from where. */
@Injectable()
export class RequestPipeline implements OnApplicationShutdown {
  private readonly limits: RateLimits;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly authentication: Authentication,
    private readonly metrics: RequestMetrics,
    private readonly questions: OpenQuestions,
    private readonly departure: Departure,
    logger: Logger,
  ) {
    this.limits = new RateLimits(settings, logger);
  }

  async register(fastify: FastifyInstance): Promise<void> {
    readBodies(fastify, this.settings.limits);
    await readUploads(fastify);
    const headers = dataHeaders(this.settings);
    fastify.addHook('onRequest', (request, reply, done) => {
      request.scope = openScope(request);
      // Pages have headers of their own, which these would overwrite.
      if (request.routeOptions.config.endpoint !== undefined) void reply.headers(headers);
      void reply
        .header('x-request-id', request.scope.requestId)
        .header('traceparent', request.scope.span.traceparent);
      done();
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      this.metrics.finished(request, reply);
      done();
    });
    this.departure.register(fastify);
    await this.limits.register(fastify);
    fastify.addHook('onRequest', (request, reply) => this.admit(request, reply));
  }

  onApplicationShutdown(): void {
    this.limits.close();
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    checkHost(request, this.settings);
    const { endpoint } = request.routeOptions.config;
    if (endpoint === undefined) return;
    this.questions.admit(endpoint, reply);
    void reply.header('cache-control', 'no-store');
    // Whoever is turned away is counted too, by address: guessing tokens is limited like everything else.
    const refusal = await this.refusalOf(request, endpoint);
    await this.limits.check(request, reply, refusal === undefined ? endpoint.rate : 'requests');
    if (SIGN_INS.has(endpoint.id)) await this.limits.check(request, reply, 'sign-ins');
    if (refusal !== undefined) throw refusal;
  }

  private async refusalOf(
    request: FastifyRequest,
    { access, scope }: Endpoint,
  ): Promise<QuartermasterError | undefined> {
    try {
      checkOrigin(request);
      if (access !== 'public') await this.authentication.authenticate(request, { access, scope });
      return undefined;
    } catch (error) {
      return QuartermasterError.from(error);
    }
  }
}
