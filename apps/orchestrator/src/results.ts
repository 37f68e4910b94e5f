import { Injectable } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import { type AnswerEvent, type MetricQuery, type Plan, type RunResult, sqlAgents } from '#libs/contracts';
import type { Asked } from './asked';
import { AnswerCache, type CachePurpose, type Kept } from './cache/answer-cache';
import { DataState } from './data-state';
import type { PlanOutcome } from './domain/plan/outcome';
import type { Reservation } from './money/money';
import { PlanRunner } from './plans/plan-runner';
import { ToolCatalog } from './plans/tool-catalog';
import { AGENT_VERSION } from './query-answer';

/** What of a question decides its result. */
type AskedOfData = Pick<Asked, 'persona' | 'principal' | 'context' | 'today'> & { purpose: CachePurpose };

/** What a reading comes to: from the cache where it is known, otherwise computed. */
@Injectable()
export class Results {
  constructor(
    private readonly services: ServiceClient,
    private readonly data: DataState,
    private readonly cache: AnswerCache,
    private readonly plans: PlanRunner,
    private readonly tools: ToolCatalog,
  ) {}

  async ofQuery(asked: AskedOfData, query: MetricQuery): Promise<Kept<RunResult>> {
    const { persona, principal, context, today, purpose } = asked;
    const key = {
      persona,
      kind: 'query' as const,
      sites: principal.sites,
      content: [query, today, AGENT_VERSION],
    };
    return this.cache.of(
      key,
      purpose,
      () => this.version(asked),
      context.signal,
      async () => {
        const run = await this.services.call(sqlAgents.run, { persona, query, today }, context);
        return { value: run, version: versionOf(run.dataVersion, run.semanticVersion) };
      },
    );
  }

  /** @param tell takes what the steps tell; nothing when the outcome was known */
  async ofPlan(
    asked: AskedOfData,
    plan: Plan,
    tell: (event: AnswerEvent) => void,
    reservation: Reservation,
  ): Promise<Kept<PlanOutcome>> {
    const { persona, principal, context, today, purpose } = asked;
    const key = {
      persona,
      kind: 'plan' as const,
      sites: principal.sites,
      content: [plan, today, AGENT_VERSION],
    };
    return this.cache.of(
      key,
      purpose,
      () => this.version(asked),
      context.signal,
      async () => {
        const tools = await this.tools.of(persona, context);
        const outcome = await this.plans.run({ plan, persona, today, tools, reservation }, context, tell);
        const versions = new Set(
          outcome.steps.flatMap(({ queries }) =>
            queries.map((query) => versionOf(query.dataVersion, query.semanticVersion)),
          ),
        );
        const [version = null] = versions;
        // What is not whole may be whole the next time; and a load in the middle mixes two states.
        return { value: outcome, version: outcome.complete && versions.size === 1 ? version : null };
      },
    );
  }

  private async version({ context }: AskedOfData): Promise<string | null> {
    const { dataVersion, semanticVersion } = await this.data.of(context);
    return dataVersion === null ? null : versionOf(dataVersion, semanticVersion);
  }
}

/** The definitions decide a result as the data does. */
const versionOf = (data: string, semantics: string): string => `${data}/${semantics}`;
