import { Controller, Get, type OnModuleDestroy, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Health, Metrics } from '#libs/runtime';
import { openApiDocument } from '../open-api';

/** For those who run it, and for tools that read the interface's description. */
@Controller()
export class OperationsController implements OnModuleDestroy {
  private readonly document = JSON.stringify(openApiDocument());
  private isStopping = false;

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  /** From now on load balancers should send their requests elsewhere. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @Get('livez')
  live(): { ok: true } {
    return { ok: true };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const report = await this.health.check();
    const ok = report.ok && !this.isStopping;
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
