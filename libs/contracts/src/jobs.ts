import { z } from 'zod';
import { BudgetState } from './services/costs';
import { Notification } from './services/watches';

/** One kind of work that is done later, at least once, in another process than the one that wants it. */
export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  summary: string;
  payload: Payload;
  /** How often it is tried in all; afterwards it is a dead letter. */
  attempts: number;
  /** Pause after the first failure; twice as long after each further one, with jitter, up to `longestRetrySeconds`. */
  firstRetrySeconds: number;
  longestRetrySeconds: number;
  /** An attempt that takes longer has failed. */
  timeoutSeconds: number;
  /** Batches that one process has in hand; more than one where a slow job must not hold up the others. Default 1. */
  batches?: number;
}

const define = <const D extends Record<string, JobDefinition>>(definitions: D): D => definitions;

/** Dotted, noun first: `proposal.executed`. */
export const WebhookEvent = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/);

/** Every job of the product, by its name. A job is written in the transaction of what it follows from. */
export const JOBS = define({
  notify: {
    summary: 'Tells a user something in the console. The id of the job is the id of the notification.',
    payload: z.strictObject({
      userId: z.uuid(),
      kind: Notification.shape.kind,
      title: z.string().min(1).max(200),
      text: z.string().max(2_000),
      /** Path in the console. */
      link: z.string().startsWith('/').max(500).nullable(),
    }),
    attempts: 8,
    firstRetrySeconds: 1,
    longestRetrySeconds: 300,
    timeoutSeconds: 30,
  },
  webhook: {
    summary: 'Tells the endpoints of the settings about an event. The id of the job is the id of the event.',
    payload: z.strictObject({ event: WebhookEvent, payload: z.record(z.string(), z.json()) }),
    attempts: 8,
    firstRetrySeconds: 1,
    longestRetrySeconds: 300,
    timeoutSeconds: 30,
  },
  'webhook-delivery': {
    summary: 'Sends one event to one endpoint; attempts and pauses are those of the settings.',
    payload: z.strictObject({ deliveryId: z.uuid() }),
    attempts: 8,
    firstRetrySeconds: 10,
    longestRetrySeconds: 14_400,
    timeoutSeconds: 120,
    batches: 4,
  },
  'budget-alert': {
    summary: 'Tells every administrator that most of a budget is spent.',
    payload: z.strictObject({
      scope: BudgetState.shape.scope,
      /** First day of the budget's period. */
      period: z.iso.date(),
      /** Whose it is; null for the budgets of all users. */
      username: z.string().nullable(),
      limitUsd: z.number(),
      spentUsd: z.number(),
    }),
    attempts: 8,
    firstRetrySeconds: 1,
    longestRetrySeconds: 300,
    timeoutSeconds: 30,
  },
  'fit-recommendations': {
    summary: 'Learns recommendations again from the purchases of those who agree to it.',
    payload: z.strictObject({ reason: z.enum(['schedule', 'import', 'consent', 'erasure', 'sample']) }),
    attempts: 3,
    firstRetrySeconds: 30,
    longestRetrySeconds: 600,
    timeoutSeconds: 1_800,
  },
  'redact-customer': {
    summary: 'Takes a customer who was erased out of answers, messages and what else keeps words.',
    payload: z.strictObject({ redactionId: z.uuid() }),
    attempts: 30,
    firstRetrySeconds: 2,
    longestRetrySeconds: 3_600,
    timeoutSeconds: 1_800,
  },
  'watch-run': {
    summary: 'Runs a watch that is due.',
    payload: z.strictObject({ watchId: z.uuid() }),
    attempts: 3,
    firstRetrySeconds: 5,
    longestRetrySeconds: 60,
    timeoutSeconds: 120,
    batches: 2,
  },
});

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;
