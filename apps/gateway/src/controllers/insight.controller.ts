import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  answerCache,
  type CacheStatistics,
  costs,
  type Costs,
  type Dashboard,
  memory,
  type Memory,
  orchestrator,
  type SavedQuestion,
  sqlAgents,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { api } from '../api';
import { Catalogs } from '../catalogs';
import { dashboardOf } from '../domain/dashboard';
import type { InputOf } from '../endpoint';
import { personaOf } from '../http/persona';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';

const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;
const MAX_PAGE_SIZE = 100;

/** What is spent, kept, remembered and seen at a glance. Who may see what, the services check. */
@Controller()
export class InsightController {
  constructor(
    private readonly services: ServiceClient,
    private readonly catalogs: Catalogs,
    private readonly clock: Clock,
  ) {}

  @Serves(api.costs)
  costs(@Input() { query }: InputOf<typeof api.costs>, @Req() request: FastifyRequest): Promise<Costs> {
    const to = query.to ?? daysAfter(this.clock.today(), 1);
    const from = query.from ?? daysAfter(to, -DEFAULT_DAYS);
    const context = callContextOf(request, costs.summary);
    return this.services.call(costs.summary, { scope: query.scope, from, to }, context);
  }

  @Serves(api.cacheStatistics)
  cacheStatistics(@Req() request: FastifyRequest): Promise<CacheStatistics> {
    return this.services.call(answerCache.statistics, {}, callContextOf(request, answerCache.statistics));
  }

  @Serves(api.invalidateCache)
  invalidateCache(
    @Input() { query }: InputOf<typeof api.invalidateCache>,
    @Req() request: FastifyRequest,
  ): Promise<{ forgotten: number }> {
    return this.services.call(answerCache.invalidate, query, callContextOf(request, answerCache.invalidate));
  }

  @Serves(api.memory)
  memory(@Input() { query }: InputOf<typeof api.memory>, @Req() request: FastifyRequest): Promise<Memory> {
    const persona = personaOf(request, query.persona);
    return this.services.call(memory.recall, { persona }, callContextOf(request, memory.recall));
  }

  @Serves(api.forgetMemory)
  forgetMemory(
    @Input() { query }: InputOf<typeof api.forgetMemory>,
    @Req() request: FastifyRequest,
  ): Promise<{ forgotten: number }> {
    const persona = personaOf(request, query.persona);
    return this.services.call(memory.forget, { persona }, callContextOf(request, memory.forget));
  }

  @Serves(api.dashboard)
  async dashboard(
    @Input() { query }: InputOf<typeof api.dashboard>,
    @Req() request: FastifyRequest,
  ): Promise<Dashboard> {
    const persona = personaOf(request, query.persona);
    const [catalog, saved] = await Promise.all([
      this.catalogs.describe(persona, callContextOf(request, sqlAgents.describe)),
      this.savedQuestions(callContextOf(request, orchestrator.listSavedQuestions)),
    ]);
    return dashboardOf(catalog, saved);
  }

  private async savedQuestions(context: CallContext): Promise<SavedQuestion[]> {
    const saved: SavedQuestion[] = [];
    let cursor: string | undefined;
    do {
      const asked = { limit: MAX_PAGE_SIZE, cursor };
      const page = await this.services.call(orchestrator.listSavedQuestions, asked, context);
      saved.push(...page.data);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return saved;
  }
}

/** Days are YYYY-MM-DD. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
