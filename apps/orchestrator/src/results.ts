import { Injectable } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import {
  type AnswerEvent,
  type MetricQuery,
  type Plan,
  type RunResult,
  sqlAgents,
  type ToolDefinition,
} from '#libs/contracts';
import type { Asked } from './asked';
import {
  AnswerCache,
  type CacheKey,
  type CachePurpose,
  type Computed,
  type Kept,
} from './cache/answer-cache';
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

  ofQuery(asked: AskedOfData, query: MetricQuery): Promise<Kept<RunResult>> {
    return this.kept(asked, 'query', query, async () => {
      const { persona, context, today } = asked;
      const run = await this.services.call(sqlAgents.run, { persona, query, today }, context);
      return { value: run, version: versionOf(run) };
    });
  }

  /** @param tell takes what the steps tell; nothing when the outcome was known */
  async ofPlan(
    asked: AskedOfData,
    plan: Plan,
    tell: (event: AnswerEvent) => void,
    reservation: Reservation,
  ): Promise<Kept<PlanOutcome>> {
    const run = async (tools: readonly ToolDefinition[]) => {
      const { persona, context, today } = asked;
      return this.plans.run({ plan, persona, today, tools, reservation }, context, tell);
    };
    const tools = await this.tools.of(asked.persona, asked.context);
    if (isAboutStore(plan, tools)) return { value: await run(tools) };
    return this.kept(asked, 'plan', plan, async () => {
      const outcome = await run(tools);
      const versions = new Set(outcome.steps.flatMap(({ queries }) => queries.map(versionOf)));
      const [version = null] = versions;
      // What is not whole may be whole the next time; and a load in the middle mixes two states.
      return { value: outcome, version: outcome.complete && versions.size === 1 ? version : null };
    });
  }

  private kept<T>(
    asked: AskedOfData,
    kind: CacheKey['kind'],
    content: MetricQuery | Plan,
    compute: () => Promise<Computed<T>>,
  ): Promise<Kept<T>> {
    const { persona, principal, context, today, purpose } = asked;
    const key = { persona, kind, sites: principal.sites, content: [content, today, AGENT_VERSION] };
    const currentVersion = async () => {
      const { dataVersion, semanticVersion } = await this.data.of(context);
      return dataVersion === null ? null : versionOf({ dataVersion, semanticVersion });
    };
    return this.cache.of(key, purpose, currentVersion, context.signal, compute);
  }
}

/** What a store's tools give is the asker's own and of this moment: it is not kept, and not shared with who asks the same. */
function isAboutStore({ steps }: Plan, tools: readonly ToolDefinition[]): boolean {
  return steps.some((step) => {
    const agent = step.kind === 'tool' && tools.find(({ name }) => name === step.call.tool)?.agent;
    return agent === 'workforce' || agent === 'commerce';
  });
}

/** The definitions decide a result as the data does. */
function versionOf(made: { dataVersion: string; semanticVersion: string }): string {
  return `${made.dataVersion}/${made.semanticVersion}`;
}
