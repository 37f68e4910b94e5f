import { z } from 'zod';
import { defineService } from '../service';
import {
  MAX_TASK_AREA_LENGTH,
  MAX_TASK_DESCRIPTION_LENGTH,
  MAX_TASK_MINUTES,
  MAX_TASK_SKILLS,
  MAX_TASK_TITLE_LENGTH,
  RequiredSkill,
} from './tasks';

/** Entries of a routine's history that are given, the latest. */
export const MAX_ROUTINE_HISTORY = 50;

const MinuteOfDay = z.int().min(0).max(1440);
const line = (max: number) => z.string().trim().min(1).max(max);

const settable = {
  title: line(MAX_TASK_TITLE_LENGTH),
  description: z.string().trim().max(MAX_TASK_DESCRIPTION_LENGTH),
  /** Department, in words: "Bakery". */
  area: line(MAX_TASK_AREA_LENGTH),
  /** 1 is urgent, 2 high, 3 normal, 4 low. */
  priority: z.int().min(1).max(4),
  estimateMinutes: z.int().min(1).max(MAX_TASK_MINUTES),
  requiredSkills: z.array(RequiredSkill).max(MAX_TASK_SKILLS),
  /** 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** Minute of the day before which it cannot be begun; null is any time. */
  notBefore: MinuteOfDay.nullable(),
  /** Minute of the day by which it is to be done; null is the end of the day. */
  dueMinute: MinuteOfDay.nullable(),
};

/** What is to be done in a store on certain days of the week. */
export const Routine = z
  .strictObject({
    id: z.uuid(),
    ...settable,
    title: z.string(),
    description: z.string(),
    area: z.string(),
    /** False while it is paused: it makes no tasks. */
    active: z.boolean(),
    /** Goes up by one at every change; `If-Match` names it. */
    version: z.int().min(1),
    /** Made up by Quartermaster. */
    sample: z.boolean(),
  })
  .meta({ id: 'StoreRoutine' });
export type Routine = z.infer<typeof Routine>;

/** Tasks of today and later that followed a change of their routine. What somebody has or has changed stays as it is. */
export const RoutineTasks = z
  .strictObject({ made: z.int().min(0), changed: z.int().min(0), cancelled: z.int().min(0) })
  .meta({ id: 'StoreRoutineTasks' });
export type RoutineTasks = z.infer<typeof RoutineTasks>;

export const RoutineEvent = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['created', 'changed', 'paused', 'resumed', 'removed']),
    by: z.strictObject({ staffId: z.uuid(), name: z.string() }),
    at: z.iso.datetime(),
    changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    tasks: RoutineTasks,
  })
  .meta({ id: 'StoreRoutineEvent' });
export type RoutineEvent = z.infer<typeof RoutineEvent>;

export const RoutineDetail = z
  .strictObject({
    routine: Routine,
    /** The oldest first; the sample's routines begin without one. */
    history: z.array(RoutineEvent),
  })
  .meta({ id: 'StoreRoutineDetail' });
export type RoutineDetail = z.infer<typeof RoutineDetail>;

export const RoutineList = z.strictObject({ data: z.array(Routine) }).meta({ id: 'StoreRoutineList' });
export type RoutineList = z.infer<typeof RoutineList>;

export const NewRoutine = z
  .strictObject({
    ...settable,
    description: settable.description.optional(),
    priority: settable.priority.optional(),
    estimateMinutes: settable.estimateMinutes.optional(),
    requiredSkills: settable.requiredSkills.optional(),
    notBefore: settable.notBefore.optional(),
    dueMinute: settable.dueMinute.optional(),
  })
  .meta({ id: 'NewStoreRoutine' });
export type NewRoutine = z.infer<typeof NewRoutine>;

/** Only what is given changes; `active` pauses and resumes. */
export const RoutineChange = z
  .strictObject({ ...settable, active: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one field to change')
  .meta({ id: 'StoreRoutineChange' });
export type RoutineChange = z.infer<typeof RoutineChange>;

const ById = z.strictObject({ routineId: z.uuid() });
const Act = ById.extend({ actId: z.uuid(), version: z.int().min(1) });
const ACT_ERRORS = ['NO_STORE', 'NOT_THE_MANAGER', 'NOT_FOUND', 'CONFLICT', 'CHANGED_MEANWHILE'] as const;

/** What the tasks of a day are made from, for the managers of a store. */
export const routines = defineService('routines', {
  list: {
    summary: 'All routines of the store, also paused ones, by area and the time of the day.',
    input: z.strictObject({}),
    output: RoutineList,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER'],
  },
  get: {
    summary: 'One routine of the store with its history.',
    input: ById,
    output: RoutineDetail,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'NOT_FOUND'],
  },
  create: {
    summary: 'Adds a routine; days from today on that were looked at already get its task.',
    input: NewRoutine.extend({ routineId: z.uuid() }),
    output: RoutineDetail,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'CONFLICT', 'ROUTINE_INVALID', 'TOO_MANY_ROUTINES'],
  },
  change: {
    summary: 'Changes, pauses or resumes a routine, if it still is the version that the manager looked at.',
    input: Act.extend({ change: RoutineChange }),
    output: RoutineDetail,
    timeoutMs: 10_000,
    errors: [...ACT_ERRORS, 'ROUTINE_INVALID'],
  },
  remove: {
    summary: 'Removes a routine for good; its tasks that nobody has are cancelled.',
    input: Act,
    output: RoutineDetail,
    timeoutMs: 10_000,
    errors: ACT_ERRORS,
  },
});
