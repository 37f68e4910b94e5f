import { z } from 'zod';
import { defineService } from '../service';
import { MAX_REASON_LENGTH } from './proposals';
import { StoreRequest } from './store-requests';

export const TimeOffKind = z.enum(['vacation', 'personal']).meta({ id: 'TimeOffKind' });
export type TimeOffKind = z.infer<typeof TimeOffKind>;

/** Days of one kind in one calendar year. `left` is what can still be asked for. */
export const TimeOffBalance = z
  .strictObject({
    kind: TimeOffKind,
    year: z.int(),
    entitled: z.number(),
    /** Granted and over. */
    taken: z.number(),
    /** Granted and still to come. */
    planned: z.number(),
    /** Asked for and not decided yet. */
    requested: z.number(),
    left: z.number(),
  })
  .meta({ id: 'TimeOffBalance' });
export type TimeOffBalance = z.infer<typeof TimeOffBalance>;

export const TimeOffBalances = z
  .strictObject({ data: z.array(TimeOffBalance) })
  .meta({ id: 'TimeOffBalances' });
export type TimeOffBalances = z.infer<typeof TimeOffBalances>;

/** Time off that was granted. Both days are off. */
export const TimeOff = z
  .strictObject({
    id: z.uuid(),
    staffId: z.uuid(),
    staffName: z.string(),
    kind: TimeOffKind,
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    /** Days that count against the balance. */
    days: z.number(),
    requestId: z.uuid().nullable(),
    /** Whether a request to cancel it waits for a decision. */
    cancelling: z.boolean(),
  })
  .meta({ id: 'TimeOff' });
export type TimeOff = z.infer<typeof TimeOff>;

export const TimeOffList = z.strictObject({ data: z.array(TimeOff) }).meta({ id: 'TimeOffList' });
export type TimeOffList = z.infer<typeof TimeOffList>;

const asked = {
  kind: TimeOffKind,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  /** Granted time off that this takes the place of. */
  insteadOf: z.uuid().optional(),
};

export const TimeOffPreview = z
  .strictObject({
    days: z.number(),
    /** Of the first day's year, after it would be granted. */
    balance: TimeOffBalance,
    warnings: z.array(z.string()),
  })
  .meta({ id: 'TimeOffPreview' });
export type TimeOffPreview = z.infer<typeof TimeOffPreview>;

export const AskTimeOffPreview = z.strictObject(asked).meta({ id: 'AskTimeOffPreview' });
export const NewTimeOff = z
  .strictObject({
    ...asked,
    reason: z.string().trim().max(MAX_REASON_LENGTH).default(''),
    origin: z.enum(['person', 'assistant']).default('person'),
    /** An open request of the caller that this takes the place of. */
    replaces: z.uuid().optional(),
  })
  .meta({ id: 'NewTimeOff' });
export const CancelTimeOff = z
  .strictObject({
    reason: z.string().trim().max(MAX_REASON_LENGTH).default(''),
    origin: z.enum(['person', 'assistant']).default('person'),
  })
  .meta({ id: 'CancelTimeOff' });

const ASKING_ERRORS = [
  'NO_STORE',
  'REQUEST_INVALID',
  'TOO_MANY_REQUESTS',
  'REQUEST_CLOSED',
  'NOT_FOUND',
] as const;

/** Time off of the caller: what is left, what was granted, asking for it. A manager of the store decides. */
export const timeOff = defineService('time-off', {
  balances: {
    summary: "The caller's days of a year by kind.",
    input: z.strictObject({ year: z.int().min(2000).max(2100).optional() }),
    output: TimeOffBalances,
    timeoutMs: 5_000,
    errors: ['NO_STORE'],
  },
  list: {
    summary: 'Granted time off that ends on a day or later: the own, for a manager of the whole store.',
    input: z.strictObject({ of: z.enum(['me', 'store']), from: z.iso.date().optional() }),
    output: TimeOffList,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER'],
  },
  preview: {
    summary: 'What asking for it would come to; nothing is asked.',
    input: AskTimeOffPreview,
    output: TimeOffPreview,
    timeoutMs: 5_000,
    errors: ASKING_ERRORS,
  },
  request: {
    summary: 'Asks a manager for time off.',
    input: NewTimeOff.extend({ requestId: z.uuid() }),
    output: StoreRequest,
    timeoutMs: 10_000,
    errors: ASKING_ERRORS,
  },
  cancel: {
    summary: 'Asks a manager to take granted time off back.',
    input: CancelTimeOff.extend({ requestId: z.uuid(), timeOffId: z.uuid() }),
    output: StoreRequest,
    timeoutMs: 10_000,
    errors: ASKING_ERRORS,
  },
});
