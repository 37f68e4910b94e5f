import { z } from 'zod';

/** Minutes from midnight of the day, up to two days. */
const Minute = z.int().min(0).max(2_880);
const Span = z.strictObject({ start: Minute, end: Minute });
const Skill = z.strictObject({ skill: z.string(), level: z.int() });
const Id = z.string().min(1).max(100);

/** Largest days that are taken over the bus. */
const MAX_STAFF = 200;
const MAX_TASKS = 1_000;

/** What the calculation of a daily plan is given: who works when, what is to be done, and the plan in force. */
export const DayToPlan = z.strictObject({
  staff: z
    .array(
      z.strictObject({
        id: Id,
        skills: z.array(Skill),
        shifts: z.array(Span),
        breaks: z.array(Span),
        /** Share of the shift without breaks that tasks may take. */
        maxLoadShare: z.number(),
        /** Planned in the week of the day, and owed by contract; both or neither. */
        weekMinutes: z.int().min(0).optional(),
        contractMinutes: z.int().min(1).optional(),
      }),
    )
    .max(MAX_STAFF),
  tasks: z
    .array(
      z.strictObject({
        id: Id,
        title: z.string(),
        priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
        minutes: z.int(),
        skills: z.array(Skill),
        earliestStart: Minute.optional(),
        due: Minute.optional(),
        graceMinutes: Minute.optional(),
        assignees: z.array(Id).optional(),
        interruptible: z.boolean(),
        area: z.string(),
      }),
    )
    .max(MAX_TASKS),
  now: Minute,
  /** How the hours of the week count in sharing out the load. */
  weekHours: z.strictObject({ strength: z.number(), mostWeight: z.number() }).optional(),
  previous: z
    .array(
      z.strictObject({
        taskId: Id,
        staffId: Id,
        start: Minute,
        end: Minute,
        state: z.enum(['planned', 'started', 'done']),
      }),
    )
    .max(MAX_TASKS),
});
export type DayToPlan = z.infer<typeof DayToPlan>;

/** Why this person has this task; strongest first. The meaning of each kind is told by the calculation. */
const Reason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked_by_manager') }),
  z.strictObject({ kind: z.literal('already_started') }),
  z.strictObject({ kind: z.literal('already_done') }),
  z.strictObject({ kind: z.literal('only_one_with_skill'), skill: z.string(), level: z.int() }),
  z.strictObject({ kind: z.literal('only_one_possible') }),
  z.strictObject({ kind: z.literal('as_before') }),
  z.strictObject({ kind: z.literal('same_area'), area: z.string() }),
  z.strictObject({ kind: z.literal('least_loaded'), loadShare: z.number(), nextLoadShare: z.number() }),
  z.strictObject({
    kind: z.literal('fewer_week_hours'),
    weekShare: z.number(),
    otherWeekShare: z.number(),
  }),
  z.strictObject({ kind: z.literal('due_first'), due: z.int(), beforeTaskId: Id }),
  z.strictObject({ kind: z.literal('closest_skill') }),
  z.strictObject({ kind: z.literal('best_for_the_day') }),
]);
export type DayReason = z.infer<typeof Reason>;

/** What the calculation gives; minutes count from midnight, values are in points of its objective. */
export const PlannedDay = z.strictObject({
  assignments: z.array(
    z.strictObject({
      taskId: Id,
      staffId: Id,
      start: Minute,
      end: Minute,
      lateMinutes: z.int().min(0),
      state: z.enum(['planned', 'started', 'done']),
      reasons: z.array(Reason),
    }),
  ),
  /** `message` names persons by their id. */
  unplaced: z.array(z.strictObject({ taskId: Id, message: z.string() })),
  value: z.number(),
  /** No plan at all can be worth more. */
  bound: z.number(),
  /** (bound − value) / bound, 0 to 1. */
  gap: z.number().min(0).max(1),
  optimal: z.boolean(),
  iterations: z.int().min(0),
});
export type PlannedDay = z.infer<typeof PlannedDay>;

export const PlanDayEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), share: z.number().min(0).max(1), text: z.string() }),
  z.strictObject({ type: z.literal('planned'), plan: PlannedDay }),
  /** The day cannot be planned as it is given. */
  z.strictObject({ type: z.literal('refused'), message: z.string(), nextStep: z.string() }),
]);
export type PlanDayEvent = z.infer<typeof PlanDayEvent>;
