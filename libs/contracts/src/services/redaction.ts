import { z } from 'zod';
import { defineService } from '../service';

/** What stands in the place of somebody who was erased. */
export const ERASED_CUSTOMER = 'an erased customer';

export const RedactionStep = z.strictObject({
  /** Regular expressions of JavaScript with `u`. Nothing of them is logged or kept. */
  patterns: z.array(z.string().min(1).max(50_000)).min(1).max(100),
  /** Where the step before stopped; null at the beginning. */
  after: z.string().max(200).nullable(),
  /** Rows that one step looks at. */
  limit: z.int().min(1).max(10_000),
});
export type RedactionStep = z.infer<typeof RedactionStep>;

export const RedactionProgress = z.strictObject({
  /** Where the next step goes on; null when everything was looked at. */
  next: z.string().nullable(),
  /** Rows that were changed. */
  changed: z.int().min(0),
});
export type RedactionProgress = z.infer<typeof RedactionProgress>;

/** No user asks it: a job does. */
const step = {
  input: RedactionStep,
  output: RedactionProgress,
  timeoutMs: 60_000,
  errors: [],
  principal: false,
};

/** Takes an erased customer out of what others keep. Asked by the job that follows from an erasure, step by step. */
export const redaction = defineService('redaction', {
  answers: {
    summary:
      'In conversations, answers with their evidence and memory, and saved questions; kept results are forgotten.',
    ...step,
  },
  tasks: {
    summary: 'In tasks of the stores, with their comments and history.',
    ...step,
  },
  messages: {
    summary: 'In notifications, watches, events for webhooks, and the jobs that bring them.',
    ...step,
  },
});
