import { z } from 'zod';
import { defineService } from '../service';
import { MAX_REASON_LENGTH } from './proposals';
import { StoreCode } from './stores';

/** What waits for a manager of the store: each kind is one room's. */
export const StoreRequestKind = z
  .enum(['time-off', 'time-off-cancellation', 'daily-plan', 'tasks'])
  .meta({ id: 'StoreRequestKind' });
export type StoreRequestKind = z.infer<typeof StoreRequestKind>;

/** `open` waits for a decision; all others are final. Approving and carrying out are one step: `executed`. */
export const StoreRequestStatus = z
  .enum(['open', 'executed', 'rejected', 'withdrawn', 'replaced', 'expired'])
  .meta({ id: 'StoreRequestStatus' });
export type StoreRequestStatus = z.infer<typeof StoreRequestStatus>;

const Person = z.strictObject({ staffId: z.uuid(), name: z.string() });

/** One thing that somebody, or the assistant for somebody, asked for, with all that a manager needs to decide (X4). */
export const StoreRequest = z
  .strictObject({
    id: z.uuid(),
    kind: StoreRequestKind,
    status: StoreRequestStatus,
    storeCode: StoreCode,
    /** In one line: "Ana Silva: vacation from 2 to 6 March, 5 days". */
    title: z.string(),
    reason: z.string(),
    /** What would be different afterwards, line by line. */
    diff: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
    /** What a manager should know before deciding: thin cover, a balance that goes to zero. */
    warnings: z.array(z.string()),
    /** Exactly what is carried out; its shape is the kind's. */
    arguments: z.record(z.string(), z.unknown()),
    /** SHA-256 of the canonical arguments; approving names it, so that nobody approves what changed meanwhile. */
    hash: z.string(),
    requestedBy: Person,
    /** Whether a person filled it in or the assistant made it from words. */
    origin: z.enum(['person', 'assistant']),
    replaces: z.uuid().nullable(),
    replacedBy: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** Whether the caller may approve it now, and if not, why. */
    mayDecide: z.boolean(),
    mayNotDecideBecause: z.string().nullable(),
    decision: z.strictObject({ by: Person, at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
    /** What was written when it was carried out, in words. */
    effects: z.array(z.string()),
  })
  .meta({ id: 'StoreRequest' });
export type StoreRequest = z.infer<typeof StoreRequest>;

export const StoreRequestPage = z
  .strictObject({ data: z.array(StoreRequest), nextCursor: z.string().nullable() })
  .meta({ id: 'StoreRequestPage' });
export type StoreRequestPage = z.infer<typeof StoreRequestPage>;

export const ApproveStoreRequest = z
  .strictObject({ hash: z.string().min(1).max(100) })
  .meta({ id: 'ApproveStoreRequest' });
export const RejectStoreRequest = z
  .strictObject({ reason: z.string().trim().min(1).max(MAX_REASON_LENGTH) })
  .meta({ id: 'RejectStoreRequest' });

const ById = z.strictObject({ requestId: z.uuid() });
const DECISION_ERRORS = [
  'NO_STORE',
  'NOT_THE_MANAGER',
  'NOT_FOUND',
  'REQUEST_CHANGED',
  'REQUEST_CLOSED',
  'REQUEST_INVALID',
] as const;

/** Requests of a store and the decisions on them. What may be requested is each room's own operation. */
export const storeRequests = defineService('store-requests', {
  list: {
    summary: "The caller's requests, for a manager all of the store, newest first.",
    input: z.strictObject({
      status: z.enum(['open', 'closed', 'all']),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100),
    }),
    output: StoreRequestPage,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'VALIDATION_FAILED'],
  },
  get: {
    summary: 'One request that the caller made or may decide on.',
    input: ById,
    output: StoreRequest,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  approve: {
    summary: 'Approves exactly what the hash names; it is carried out once, in the same transaction.',
    input: ById.extend({ hash: z.string().min(1).max(100) }),
    output: StoreRequest,
    timeoutMs: 15_000,
    errors: DECISION_ERRORS,
  },
  reject: {
    summary: 'Rejects with a reason.',
    input: ById.extend({ reason: z.string().trim().min(1).max(MAX_REASON_LENGTH) }),
    output: StoreRequest,
    timeoutMs: 10_000,
    errors: DECISION_ERRORS,
  },
  withdraw: {
    summary: 'Takes back an open request of the caller.',
    input: ById,
    output: StoreRequest,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_FOUND', 'REQUEST_CLOSED'],
  },
});
