import { z } from 'zod';
import { ErrorEnvelope } from '../errors';
import { defineService, stream } from '../service';
import { RequiredSkill } from './tasks';

/** Days ahead for which a plan can be made: as far as routine tasks are known. */
export const MAX_PLAN_DAYS_AHEAD = 14;

const Minute = z.int().min(0).max(1440);
const Span = z.strictObject({ startsAt: Minute, endsAt: Minute });
const Person = z.strictObject({ staffId: z.uuid(), name: z.string() });
const Who = Person.extend({ at: z.iso.datetime() });

/** Somebody who works on the day, and what the plan asks of them. */
export const PlanPerson = z
  .strictObject({
    ...Person.shape,
    /** To mark that somebody is sick. */
    shiftIds: z.array(z.uuid()),
    shifts: z.array(Span),
    breaks: z.array(Span),
    /** Of the shifts, without breaks. */
    availableMinutes: z.int().min(0),
    /** What tasks take of them: planned, started and done. */
    loadMinutes: z.int().min(0),
  })
  .meta({ id: 'DailyPlanPerson' });
export type PlanPerson = z.infer<typeof PlanPerson>;

export const PlanTask = z
  .strictObject({
    taskId: z.uuid(),
    title: z.string(),
    area: z.string(),
    priority: z.int().min(1).max(4),
    minutes: z.int().min(1),
    requiredSkills: z.array(RequiredSkill),
    /** Before it, it cannot begin. */
    notBefore: Minute.nullable(),
    due: Minute.nullable(),
    /** `planned` can be moved; what is started or done stays. */
    state: z.enum(['planned', 'started', 'done']),
    /** Who has it by the plan in force; null where nobody does. */
    before: Person.extend({ start: Minute.nullable() }).nullable(),
  })
  .meta({ id: 'DailyPlanTask' });
export type PlanTask = z.infer<typeof PlanTask>;

export const PlanAssignment = z
  .strictObject({
    taskId: z.uuid(),
    staffId: z.uuid(),
    start: Minute,
    end: Minute,
    /** Stays where it is when the plan is made again. */
    pinned: z.boolean(),
    lateMinutes: z.int().min(0),
    /** Why this person, in words; strongest first. */
    reasons: z.array(z.string()),
  })
  .meta({ id: 'DailyPlanAssignment' });
export type PlanAssignment = z.infer<typeof PlanAssignment>;

export const PlanFault = z
  .strictObject({
    /** Errors cannot be approved; warnings can. */
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    taskId: z.uuid().nullable(),
    staffId: z.uuid().nullable(),
  })
  .meta({ id: 'DailyPlanFault' });
export type PlanFault = z.infer<typeof PlanFault>;

/** How good it is. Points are those of the calculation's objective. */
export const PlanFigures = z
  .strictObject({
    /** Of the plan as it stands, edits included. */
    value: z.number(),
    /** No plan of that day, around the pins of the last run, is worth more. */
    bound: z.number(),
    /** (bound − value) / bound, 0 to 1. */
    gap: z.number().min(0).max(1),
    optimal: z.boolean(),
    /** Repairs that the search made. */
    iterations: z.int().min(0),
    /** Jain's index of the load shares, weighted by the hours of the week: 1 when all are equal. */
    fairness: z.number().min(0).max(1),
    /** By priority, 1 to 4: how many tasks there are, and how many are in the plan. */
    placed: z.array(z.strictObject({ priority: z.int(), planned: z.int(), all: z.int() })),
    /** Fewest people on shift at a minute of the opening hours, when that first is so, and what the store wants. */
    cover: z.strictObject({ least: z.int(), at: Minute, wanted: z.int() }),
  })
  .meta({ id: 'DailyPlanFigures' });
export type PlanFigures = z.infer<typeof PlanFigures>;

/** A plan that nobody has approved: it does nothing yet. */
export const PlanDraft = z
  .strictObject({
    id: z.uuid(),
    day: z.iso.date(),
    /** Goes up by one at every edit and run. */
    version: z.int().min(1),
    /** SHA-256 of exactly what an approval carries out. */
    hash: z.string(),
    madeBy: Who,
    changedBy: Who,
    people: z.array(PlanPerson),
    tasks: z.array(PlanTask),
    assignments: z.array(PlanAssignment),
    /** What is not in the plan and why; `dropped` was taken out by a manager and stays out. */
    unplaced: z.array(z.strictObject({ taskId: z.uuid(), message: z.string(), dropped: z.boolean() })),
    faults: z.array(PlanFault),
    /** What changed in the store since the plan was made; what `blocks` keeps it from being approved. */
    stale: z.array(z.strictObject({ message: z.string(), blocks: z.boolean() })),
    /** What is different from what people have now, in words. */
    changes: z.array(z.string()),
    figures: PlanFigures,
    /** What an undo takes back, in words; null when there is nothing. */
    undo: z.string().nullable(),
  })
  .meta({ id: 'DailyPlanDraft' });
export type PlanDraft = z.infer<typeof PlanDraft>;

export const DailyPlanDay = z
  .strictObject({
    day: z.iso.date(),
    today: z.iso.date(),
    draft: PlanDraft.nullable(),
    /** The newest plan of the day that was approved. */
    approved: z
      .strictObject({ planId: z.uuid(), by: Person, at: z.iso.datetime(), effects: z.array(z.string()) })
      .nullable(),
    /** Tasks of the day that nobody has begun, and who is on shift: what a plan would be made of. */
    openTasks: z.int().min(0),
    onShift: z.int().min(0),
    /** Shifts of the day whose people called in sick. */
    sick: z.array(Person.extend({ shiftId: z.uuid(), ...Span.shape })),
  })
  .meta({ id: 'DailyPlanDay' });
export type DailyPlanDay = z.infer<typeof DailyPlanDay>;

export const PlanEdit = z
  .discriminatedUnion('kind', [
    /** To somebody, and to a time; without one to the first free time. Puts a task into the plan, too. */
    z.strictObject({
      kind: z.literal('move'),
      taskId: z.uuid(),
      staffId: z.uuid(),
      start: Minute.optional(),
    }),
    /** Out of the plan, also when it is made again. */
    z.strictObject({ kind: z.literal('drop'), taskId: z.uuid() }),
    /** What was dropped may be planned again. */
    z.strictObject({ kind: z.literal('restore'), taskId: z.uuid() }),
    z.strictObject({ kind: z.literal('pin'), taskId: z.uuid(), pinned: z.boolean() }),
    z.strictObject({ kind: z.literal('undo') }),
  ])
  .meta({ id: 'DailyPlanEdit' });
export type PlanEdit = z.infer<typeof PlanEdit>;

/** `version` is of the draft that the run goes on from, with its pins; absent where there is none. */
export const MakePlan = z.strictObject({ version: z.int().min(1).optional() }).meta({ id: 'MakeDailyPlan' });

export const ApprovePlan = z
  .strictObject({ hash: z.string().min(1).max(100) })
  .meta({ id: 'ApproveDailyPlan' });

export const DailyPlanEvent = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('progress'), share: z.number().min(0).max(1), text: z.string() }),
    z.strictObject({ type: z.literal('plan'), plan: DailyPlanDay }),
    z.strictObject({ type: z.literal('error'), error: ErrorEnvelope }),
  ])
  .meta({ id: 'DailyPlanEvent' });
export type DailyPlanEvent = z.infer<typeof DailyPlanEvent>;

const OfDay = z.strictObject({ day: z.iso.date() });
const ERRORS = ['NO_STORE', 'NOT_THE_MANAGER', 'VALIDATION_FAILED'] as const;

/** Who does what on a day of the caller's store. A draft does nothing; a manager approves exactly what it says. */
export const dailyPlan = defineService('daily-plan', {
  get: {
    summary: 'The draft of a day and what was approved for it.',
    input: OfDay,
    output: DailyPlanDay,
    timeoutMs: 10_000,
    errors: ERRORS,
  },
  make: {
    summary: 'Plans the day, around the pins of the draft where there is one; the last event is the plan.',
    input: OfDay.extend(MakePlan.shape),
    output: stream(DailyPlanEvent),
    timeoutMs: 60_000,
    errors: [...ERRORS, 'PLAN_INVALID', 'CHANGED_MEANWHILE', 'TOO_MANY_CALCULATIONS'],
  },
  edit: {
    summary:
      'Changes one thing of a draft that still is the version named; tells what is wrong with it then.',
    input: OfDay.extend({ version: z.int().min(1), edit: PlanEdit }),
    output: DailyPlanDay,
    timeoutMs: 10_000,
    errors: [...ERRORS, 'PLAN_INVALID', 'CHANGED_MEANWHILE', 'NOT_FOUND'],
  },
  discard: {
    summary: 'Throws a draft away.',
    input: OfDay.extend({ version: z.int().min(1) }),
    output: DailyPlanDay,
    timeoutMs: 10_000,
    errors: [...ERRORS, 'CHANGED_MEANWHILE'],
  },
  approve: {
    summary: 'Carries out exactly the plan that the hash names, once, however often it is called.',
    input: OfDay.extend(ApprovePlan.shape),
    output: DailyPlanDay,
    timeoutMs: 15_000,
    errors: [...ERRORS, 'PLAN_INVALID', 'PLAN_STALE', 'CHANGED_MEANWHILE', 'NOT_FOUND'],
  },
});
