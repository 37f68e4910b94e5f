import { z } from 'zod';
import { defineService } from '../service';
import { SkillName, StoreCode } from './stores';

export const MAX_TASK_TITLE_LENGTH = 120;
export const MAX_TASK_DESCRIPTION_LENGTH = 2_000;
export const MAX_TASK_COMMENT_LENGTH = 1_000;
export const MAX_TASK_AREA_LENGTH = 40;
export const MAX_TASK_MINUTES = 600;
export const MAX_TASK_SKILLS = 8;
/** Days ahead for which a task can be made. */
export const MAX_TASK_DAYS_AHEAD = 62;

const Minute = z.int().min(0).max(1440);
const line = (max: number) => z.string().trim().min(1).max(max);

export const TaskStatus = z
  .enum(['open', 'in_progress', 'completed', 'cancelled'])
  .meta({ id: 'StoreTaskStatus' });
export type TaskStatus = z.infer<typeof TaskStatus>;

/** What can be done with a task besides commenting. */
export const TaskAct = z.enum(['start', 'complete', 'reopen', 'cancel', 'edit']).meta({ id: 'StoreTaskAct' });
export type TaskAct = z.infer<typeof TaskAct>;

export const TaskSource = z
  .strictObject({
    kind: z.enum(['routine', 'manual', 'daily-plan', 'recommendation']),
    /** Of the routine, request or recommendation that it came from. */
    id: z.string().max(200).nullable(),
  })
  .meta({ id: 'StoreTaskSource' });
export type TaskSource = z.infer<typeof TaskSource>;

/** A skill and the lowest level of it that the work needs. */
export const RequiredSkill = z
  .strictObject({ skill: SkillName, level: z.int().min(1).max(3) })
  .meta({ id: 'RequiredSkill' });
export type RequiredSkill = z.infer<typeof RequiredSkill>;

const Person = z.strictObject({ staffId: z.uuid(), name: z.string() });

export const TaskDue = z
  .strictObject({
    day: z.iso.date(),
    /** Minutes from midnight in the store; null is the end of the day. */
    minute: Minute.nullable(),
  })
  .meta({ id: 'StoreTaskDue' });
export type TaskDue = z.infer<typeof TaskDue>;

const settable = {
  title: line(MAX_TASK_TITLE_LENGTH),
  description: z.string().trim().max(MAX_TASK_DESCRIPTION_LENGTH),
  /** Department, in words: "Bakery". */
  area: line(MAX_TASK_AREA_LENGTH),
  /** 1 is urgent, 2 high, 3 normal, 4 low. */
  priority: z.int().min(1).max(4),
  estimateMinutes: z.int().min(1).max(MAX_TASK_MINUTES),
  requiredSkills: z.array(RequiredSkill).max(MAX_TASK_SKILLS),
  /** Day on whose list it stands. */
  day: z.iso.date(),
  due: TaskDue.nullable(),
};

export const Task = z
  .strictObject({
    id: z.uuid(),
    storeCode: StoreCode,
    ...settable,
    title: z.string(),
    description: z.string(),
    area: z.string(),
    /** Minute of the day before which it cannot be begun. */
    notBefore: Minute.nullable(),
    /** Minutes of the day that a daily plan gave it. */
    plannedStart: Minute.nullable(),
    plannedEnd: Minute.nullable(),
    assignee: Person.nullable(),
    status: TaskStatus,
    overdue: z.boolean(),
    source: TaskSource,
    /** Goes up by one at every change but comments; `If-Match` names it. */
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
    /** Null where nobody made it: a routine. */
    createdBy: Person.nullable(),
    startedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
    completedBy: Person.nullable(),
    commentCount: z.int().min(0),
    /** What the caller may do with it now. */
    acts: z.array(TaskAct),
  })
  .meta({ id: 'StoreTask' });
export type Task = z.infer<typeof Task>;

export const TaskEvent = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['created', 'changed', 'started', 'completed', 'reopened', 'cancelled']),
    /** Null where a routine made it. */
    by: Person.nullable(),
    /** When it was done, as the caller's device says, within the bounds of the settings. */
    at: z.iso.datetime(),
    /** When the store heard of it. */
    recordedAt: z.iso.datetime(),
    changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    note: z.string().nullable(),
  })
  .meta({ id: 'StoreTaskEvent' });
export type TaskEvent = z.infer<typeof TaskEvent>;

export const TaskComment = z
  .strictObject({
    id: z.uuid(),
    by: Person,
    text: z.string(),
    at: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: 'StoreTaskComment' });
export type TaskComment = z.infer<typeof TaskComment>;

export const TaskDetail = z
  .strictObject({
    task: Task,
    /** Oldest first. */
    history: z.array(TaskEvent),
    comments: z.array(TaskComment),
    photoIds: z.array(z.uuid()),
    /** What to know about the assignment: not on shift that day, a skill that is missing. */
    warnings: z.array(z.string()),
  })
  .meta({ id: 'StoreTaskDetail' });
export type TaskDetail = z.infer<typeof TaskDetail>;

/** Numbers of what a list would show in each status; `areas` and `overdue` count what is open or in progress. */
export const TaskCounts = z
  .strictObject({
    open: z.int(),
    in_progress: z.int(),
    completed: z.int(),
    cancelled: z.int(),
    overdue: z.int(),
    areas: z.array(z.strictObject({ area: z.string(), count: z.int() })),
  })
  .meta({ id: 'StoreTaskCounts' });
export type TaskCounts = z.infer<typeof TaskCounts>;

export const TaskPage = z
  .strictObject({ data: z.array(Task), nextCursor: z.string().nullable(), counts: TaskCounts })
  .meta({ id: 'StoreTaskPage' });
export type TaskPage = z.infer<typeof TaskPage>;

export const TaskWhose = z.enum(['mine', 'unassigned', 'all']);

export const NewTask = z
  .strictObject({
    ...settable,
    description: settable.description.optional(),
    priority: settable.priority.optional(),
    estimateMinutes: settable.estimateMinutes.optional(),
    requiredSkills: settable.requiredSkills.optional(),
    day: settable.day.optional(),
    due: settable.due.optional(),
    /** An associate makes tasks for himself alone; absent is nobody for a manager. */
    assigneeId: z.uuid().nullable().optional(),
  })
  .meta({ id: 'NewStoreTask' });
export type NewTask = z.infer<typeof NewTask>;

/** Only what is given changes. */
export const TaskChange = z
  .strictObject({ ...settable, assigneeId: z.uuid().nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one field to change')
  .meta({ id: 'StoreTaskChange' });
export type TaskChange = z.infer<typeof TaskChange>;

/** `at` is when it was done by the clock of the device: an act can reach the store long after it was done. */
const at = z.iso.datetime({ offset: true }).optional();
export const TaskActBody = z
  .strictObject({ at, note: line(MAX_TASK_COMMENT_LENGTH).optional() })
  .meta({ id: 'StoreTaskActBody' });
export const NewTaskComment = z
  .strictObject({ at, text: line(MAX_TASK_COMMENT_LENGTH) })
  .meta({ id: 'NewStoreTaskComment' });

/** Somebody who could do a task, and what speaks against it. */
export const TaskCandidate = z
  .strictObject({
    staffId: z.uuid(),
    name: z.string(),
    /** Minutes of the day; null when not on shift. */
    shift: z.strictObject({ startsAt: Minute, endsAt: Minute }).nullable(),
    missingSkills: z.array(RequiredSkill),
    /** Estimated minutes of what is assigned for that day and not done. */
    assignedMinutes: z.int().min(0),
  })
  .meta({ id: 'StoreTaskCandidate' });
export type TaskCandidate = z.infer<typeof TaskCandidate>;
export const TaskCandidates = z
  .strictObject({ data: z.array(TaskCandidate) })
  .meta({ id: 'StoreTaskCandidates' });
export type TaskCandidates = z.infer<typeof TaskCandidates>;

const ById = z.strictObject({ taskId: z.uuid() });
/** The same act again, by its id, is done once. */
const Act = ById.extend({ actId: z.uuid(), ...TaskActBody.shape });
const ACT_ERRORS = [
  'NO_STORE',
  'NOT_FOUND',
  'CONFLICT',
  'TASK_TAKEN',
  'TASK_CLOSED',
  'NOT_THE_MANAGER',
] as const;
const act = (summary: string) => ({
  summary,
  input: Act,
  output: TaskDetail,
  timeoutMs: 10_000,
  errors: ACT_ERRORS,
});

/** What is to be done in the caller's store. Routine tasks of a day are made when the day is first looked at. */
export const tasks = defineService('tasks', {
  list: {
    summary: 'Tasks by due time and priority: mine, nobody’s, or for a manager all of the store.',
    input: z.strictObject({
      whose: TaskWhose,
      /** Absent: all days. */
      day: z.iso.date().optional(),
      status: z.array(TaskStatus).max(4).optional(),
      area: z.string().max(MAX_TASK_AREA_LENGTH).optional(),
      overdue: z.boolean().optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100),
    }),
    output: TaskPage,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'VALIDATION_FAILED'],
  },
  get: {
    summary: 'One task of the store with its history and comments.',
    input: ById,
    output: TaskDetail,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  create: {
    summary: 'Makes a task: a manager for anybody of the store, an associate for himself.',
    input: NewTask.extend({ taskId: z.uuid() }),
    output: TaskDetail,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'TASK_INVALID', 'TOO_MANY_TASKS'],
  },
  change: {
    summary: 'Changes fields of a task, if it still is the version that the manager looked at.',
    input: ById.extend({ actId: z.uuid(), version: z.int().min(1), change: TaskChange }),
    output: TaskDetail,
    timeoutMs: 10_000,
    errors: [
      'NO_STORE',
      'NOT_THE_MANAGER',
      'NOT_FOUND',
      'CONFLICT',
      'CHANGED_MEANWHILE',
      'TASK_CLOSED',
      'TASK_INVALID',
    ],
  },
  start: act('Starts a task; whoever starts one that is nobody’s has it.'),
  complete: act('Completes a task.'),
  reopen: act('Opens a completed task again, on the day that it was completed or as a manager.'),
  cancel: act('Cancels a task that is not completed.'),
  comment: {
    summary: 'Adds a comment to a task.',
    input: ById.extend({ actId: z.uuid(), ...NewTaskComment.shape }),
    output: TaskDetail,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_FOUND', 'CONFLICT', 'TOO_MANY_COMMENTS'],
  },
  candidates: {
    summary: 'Who could do something on a day: on shift and with the skills first.',
    input: z.strictObject({ day: z.iso.date(), requiredSkills: z.array(RequiredSkill).max(MAX_TASK_SKILLS) }),
    output: TaskCandidates,
    timeoutMs: 10_000,
    errors: ['NO_STORE'],
  },
});
