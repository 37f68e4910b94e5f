import { newCallContext, type ServiceClient } from '#libs/bus';
import type { Plan, Principal, ToolDefinition } from '#libs/contracts';
import type { AnswerCache } from './cache/answer-cache';
import type { DataState } from './data-state';
import type { PlanOutcome } from './domain/plan/outcome';
import type { PlanRunner } from './plans/plan-runner';
import type { ToolCatalog } from './plans/tool-catalog';
import { Results } from './results';

const PLAN: Plan = {
  steps: [{ kind: 'tool', id: 'look-up', label: 'Mine', call: { tool: 'my_schedule', arguments: {} } }],
};

describe('results of a store’s tools', () => {
  it('are made for each asker anew: neither kept nor shared with who asks the same', async () => {
    const runs: string[] = [];
    const cache = {
      of: () => {
        throw new Error('the cache was asked');
      },
    };
    const results = new Results(
      {} as ServiceClient,
      {} as DataState,
      cache as unknown as AnswerCache,
      {
        run: async (_request: unknown, { principal }: { principal?: Principal }) => {
          runs.push(principal!.username);
          return { shown: {}, complete: true, steps: [] } as unknown as PlanOutcome;
        },
      } as unknown as PlanRunner,
      {
        of: async () => [{ name: 'my_schedule', agent: 'workforce' } as ToolDefinition],
      } as unknown as ToolCatalog,
    );
    const askAs = (username: string) => {
      const principal = { username, personas: ['store_associate'], sites: null } as unknown as Principal;
      const context = newCallContext({ principal });
      const asked = { persona: 'store_associate', principal, context, today: '2026-11-18' };
      return results.ofPlan({ ...asked, purpose: 'conversation' }, PLAN, () => undefined, {} as never);
    };
    await Promise.all([askAs('ben'), askAs('amara')]);
    expect(runs.sort()).toEqual(['amara', 'ben']);
  });
});
