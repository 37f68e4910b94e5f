import { z } from 'zod';
import { PersonaId } from '../principal';
import { ErrorEnvelope } from '../errors';
import { defineService, stream } from '../service';

const Name = z.string().trim().min(1).max(120);

/** When a watch tells its owner: how many rows there are, or what a number of the first row is. */
export const WatchCondition = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('rows'),
      operator: z.enum(['gt', 'gte', 'lt', 'lte', 'equals']),
      value: z.number(),
    }),
    z.strictObject({
      kind: z.literal('value'),
      /** Name of a column of the answer; any row that meets the condition counts. */
      column: z.string().max(200),
      operator: z.enum(['gt', 'gte', 'lt', 'lte', 'equals']),
      value: z.number(),
    }),
    z.strictObject({ kind: z.literal('changed') }),
  ])
  .meta({ id: 'WatchCondition' });
export type WatchCondition = z.infer<typeof WatchCondition>;

/** In the time zone of the settings. */
export const WatchSchedule = z
  .discriminatedUnion('every', [
    z.strictObject({ every: z.literal('hour'), minute: z.int().min(0).max(59) }),
    z.strictObject({ every: z.literal('day'), at: z.iso.time({ precision: -1 }) }),
    z.strictObject({
      every: z.literal('week'),
      at: z.iso.time({ precision: -1 }),
      /** 1 is Monday. */
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    }),
  ])
  .meta({ id: 'WatchSchedule' });
export type WatchSchedule = z.infer<typeof WatchSchedule>;

const settable = {
  name: Name,
  condition: WatchCondition,
  schedule: WatchSchedule,
  /** False pauses it. */
  active: z.boolean(),
};

export const Watch = z
  .strictObject({
    id: z.uuid(),
    ...settable,
    persona: PersonaId,
    savedQuestionId: z.uuid(),
    /** What is asked, in words. */
    question: z.string(),
    nextRunAt: z.iso.datetime().nullable(),
    lastRun: z
      .strictObject({
        at: z.iso.datetime(),
        outcome: z.enum(['told', 'quiet', 'failed']),
        text: z.string(),
        answerId: z.uuid().nullable(),
      })
      .nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Watch' });
export type Watch = z.infer<typeof Watch>;

export const WatchPage = z
  .strictObject({ data: z.array(Watch), nextCursor: z.string().nullable() })
  .meta({ id: 'WatchPage' });
export type WatchPage = z.infer<typeof WatchPage>;

export const NewWatch = z.strictObject({ savedQuestionId: z.uuid(), ...settable }).meta({ id: 'NewWatch' });
export const WatchChange = z.strictObject(settable).meta({ id: 'WatchChange' });

export const Notification = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['watch', 'proposal', 'budget', 'task', 'request']),
    title: z.string(),
    text: z.string(),
    /** Path in the console. */
    link: z.string().nullable(),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const NotificationPage = z
  .strictObject({ data: z.array(Notification), unread: z.int(), nextCursor: z.string().nullable() })
  .meta({ id: 'NotificationPage' });
export type NotificationPage = z.infer<typeof NotificationPage>;

/** How many are unread now and the newest of all; told at the beginning and at each change. */
export const NotificationEvent = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('notifications'), unread: z.int(), newest: Notification.nullable() }),
    z.strictObject({ type: z.literal('error'), error: ErrorEnvelope }),
  ])
  .meta({ id: 'NotificationEvent' });
export type NotificationEvent = z.infer<typeof NotificationEvent>;

const pageOf = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100) };
const ById = z.strictObject({ watchId: z.uuid() });

/** Saved questions that run on a schedule and tell their owner (X8). Served by the pipeline. */
export const watches = defineService('watches', {
  create: {
    summary: 'Watches a saved question of the caller.',
    input: NewWatch.extend({ watchId: z.uuid() }),
    output: Watch,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND', 'TOO_MANY_WATCHES'],
  },
  change: {
    summary: 'Changes name, condition, schedule, or pauses.',
    input: ById.extend(settable),
    output: Watch,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  remove: {
    summary: 'Deletes a watch of the caller.',
    input: ById,
    output: z.strictObject({ deleted: z.literal(true) }),
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  list: {
    summary: "The caller's watches, newest first.",
    input: z.strictObject(pageOf),
    output: WatchPage,
    timeoutMs: 10_000,
    errors: ['VALIDATION_FAILED'],
  },
  run: {
    summary: 'Runs a watch of the caller now.',
    input: ById,
    output: Watch,
    timeoutMs: 60_000,
    errors: ['NOT_FOUND'],
  },
  notifications: {
    summary: 'What the caller was told, newest first.',
    input: z.strictObject(pageOf),
    output: NotificationPage,
    timeoutMs: 10_000,
    errors: ['VALIDATION_FAILED'],
  },
  notificationEvents: {
    summary: 'Tells of new notifications as they come, for less than a minute; then it is asked for again.',
    input: z.strictObject({}),
    output: stream(NotificationEvent),
    timeoutMs: 60_000,
    errors: [],
  },
  markRead: {
    summary: 'Marks one notification as read, or all of them.',
    input: z.strictObject({ notificationId: z.uuid().optional() }),
    output: z.strictObject({ unread: z.int() }),
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
});
