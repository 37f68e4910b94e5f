import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Health, Metrics } from '#libs/runtime';
import { Departure } from '../http/departure';
import { openApiDocument } from '../open-api';

/** For those who run it, and for tools that read the interface's description. */
@Controller()
export class OperationsController {
  private readonly document = JSON.stringify(openApiDocument());

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly departure: Departure,
  ) {}

  @Get('livez')
  live(): { ok: true } {
    return { ok: true };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const report = await this.health.check();
    const ok = report.ok && !this.departure.isLeaving;
    void reply.status(ok ? 200 : 503).header('cache-control', 'no-store');
    // Which check failed is told; why stands in the log, since it may name hosts.
    return { ok, checks: report.checks.map(({ name, ok: passed }) => ({ name, ok: passed })) };
  }

  @Get('metrics')
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  @Get('openapi.json')
  openApi(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.document;
  }
}
