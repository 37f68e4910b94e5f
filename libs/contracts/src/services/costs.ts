import { z } from 'zod';
import { PersonaId } from '../principal';
import { Cost } from '../result';
import { defineService } from '../service';

/** One kind of cost of a span of time. `quantity` is in `unit`. */
export const CostLine = z
  .strictObject({ key: z.string(), label: z.string(), usd: z.number(), questions: z.int() })
  .meta({ id: 'CostLine' });

export const ServiceCost = z
  .strictObject({ service: z.string(), unit: z.string(), quantity: z.number(), usd: z.number() })
  .meta({ id: 'ServiceCost' });

export const BudgetState = z
  .strictObject({
    scope: z.enum(['user-day', 'total-day', 'total-month']),
    limitUsd: z.number(),
    spentUsd: z.number(),
    /** Held back for questions that are being answered. */
    reservedUsd: z.number(),
    state: z.enum(['fine', 'alert', 'spent']),
  })
  .meta({ id: 'BudgetState' });
export type BudgetState = z.infer<typeof BudgetState>;

/** What was spent (S8), by the ledger. Of other people only an administrator sees anything. */
export const Costs = z
  .strictObject({
    /** `mine`: the caller's own; `all`: everybody's, for administrators. */
    scope: z.enum(['mine', 'all']),
    /** The days that the breakdowns cover: from the first up to, not including, the second. */
    from: z.iso.date(),
    to: z.iso.date(),
    totalUsd: z.number(),
    questions: z.int(),
    perQuestionUsd: z.number(),
    todayUsd: z.number(),
    monthUsd: z.number(),
    /** This month's cost so far, carried on to its end at the rate of its days so far. */
    monthEstimateUsd: z.number(),
    byService: z.array(ServiceCost),
    byPersona: z.array(CostLine),
    byDay: z.array(z.strictObject({ day: z.iso.date(), usd: z.number(), questions: z.int() })),
    /** For administrators with `all`; empty otherwise. */
    byUser: z.array(CostLine),
    /** With `mine` the caller's, with `all` those of all users; empty where none is set. */
    budgets: z.array(BudgetState),
    /** Version of the price list that the newest entries were priced by. */
    priceVersion: z.string(),
  })
  .meta({ id: 'Costs' });
export type Costs = z.infer<typeof Costs>;

/** Work that costs money and that no question asked for. `photo`: a model describes one. */
export const WorkPurpose = z.enum(['photo']);
export type WorkPurpose = z.infer<typeof WorkPurpose>;

/** The ledger of every cost. Served by the orchestrator. */
export const costs = defineService('costs', {
  summary: {
    summary: 'What was spent in a span of days.',
    input: z.strictObject({ scope: z.enum(['mine', 'all']), from: z.iso.date(), to: z.iso.date() }),
    output: Costs,
    timeoutMs: 10_000,
    errors: ['FORBIDDEN', 'VALIDATION_FAILED'],
  },
  hold: {
    summary: 'Holds money for work of another service, before it is begun.',
    input: z.strictObject({
      /** Chosen by the service; the same when the work is settled. */
      workId: z.uuid(),
      mayCostUsd: z.number().min(0),
    }),
    /** The day that the work counts towards. */
    output: z.strictObject({ day: z.iso.date() }),
    timeoutMs: 10_000,
    errors: ['BUDGET_EXCEEDED'],
  },
  settle: {
    summary:
      'Books what the work has cost and frees what was held for it; a cost without lines books nothing.',
    input: z.strictObject({
      workId: z.uuid(),
      day: z.iso.date(),
      persona: PersonaId,
      purpose: WorkPurpose,
      cost: Cost,
    }),
    output: z.strictObject({}),
    timeoutMs: 10_000,
    errors: [],
  },
});
