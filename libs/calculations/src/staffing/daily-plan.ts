import type { Refusal } from '../refusal';

/** Largest requests that are taken; above them the answer is a refusal that names the limit. */
export const DAILY_PLAN_LIMITS = {
  staff: 200,
  tasks: 1_000,
  /** Shift intervals, breaks, skills of one person; required skills, assignees, forbidden persons of one task. */
  listEntries: 50,
  /** Latest minute: two days, so that a night shift may end after midnight. */
  minute: 2_880,
  personsPerTask: 3,
  skillLevel: 5,
  /** Repairs of one search. */
  iterations: 200_000,
};

/** 1 is the most urgent. */
export type TaskPriority = 1 | 2 | 3 | 4;

/** Minutes from midnight, half open: [start, end). Whole numbers. */
export interface TimeSpan {
  start: number;
  end: number;
}

export interface SkillLevel {
  skill: string;
  /** 1 (can do it) to 5 (expert). */
  level: number;
}

/** One person who works today. */
export interface StaffOnShift {
  id: string;
  role?: string;
  skills: readonly SkillLevel[];
  /** Without overlap; touching is fine. */
  shifts: readonly TimeSpan[];
  /** Within the shifts. */
  breaks?: readonly TimeSpan[];
  /** Share of the shift without breaks that tasks may take, above 0 up to 1. Default 1. */
  maxLoadShare?: number;
  /**
   * Minutes that what is in hand now still takes, apart from what `previous` says. They are the person's first free
   * minutes (from `now` on) and count as load. Default 0.
   */
  takenMinutes?: number;
  /** Planned or worked this week, and owed by contract; both or neither. Who has more of the contract's hours gets less. */
  weekMinutes?: number;
  contractMinutes?: number;
}

export interface StoreTask {
  id: string;
  title: string;
  priority: TaskPriority;
  /** Of each person; above 0. */
  minutes: number;
  /** All of them are needed, at this level or above. Default none: anyone. */
  skills?: readonly SkillLevel[];
  /** Default any. */
  role?: string;
  /** Default: from the first shift on. */
  earliestStart?: number;
  /** To be finished by then. Default: the end of the day. */
  due?: number;
  /** How long after `due` it is still worth doing; lateness costs. Default 0: `due` is hard. */
  graceMinutes?: number;
  /** Whom the manager asked for; as many as `persons` or fewer. They must be able to do it. */
  assignees?: readonly string[];
  /** Who must not do it. */
  forbidden?: readonly string[];
  /** May stop for a break and go on after it, with the same person. Other tasks do not come between. Default no. */
  interruptible?: boolean;
  /** Where in the store; changing it costs a little. */
  area?: string;
  /** 1 to 3, all at the same time, never interrupted when more than one. Default 1. */
  persons?: number;
}

/** One assignment of the plan that is in force. */
export interface PreviousAssignment {
  taskId: string;
  staffId: string;
  start: number;
  end: number;
  /** `started` and `done` stay as they are; `planned` may change. */
  state: 'planned' | 'started' | 'done';
}

/** How the hours of the week count when the load of a day is shared out; see `loadWeights`. */
export interface WeekHours {
  /** 0: not at all; 1: load shares are to be in inverse proportion to the week's share of the contract. */
  strength: number;
  /** Nobody's load weighs more than this, or less than 1 by this; from 1. */
  mostWeight: number;
}

export interface DailyPlanRequest {
  staff: readonly StaffOnShift[];
  tasks: readonly StoreTask[];
  /** The skills that the store knows; others are refused as misspelt. Default: not checked. */
  knownSkills?: readonly string[];
  /** Nothing is planned before. Default 0. */
  now?: number;
  /** Default `WEEK_HOURS` of `objective.ts`. */
  weekHours?: WeekHours;
  /** The plan in force: the new one changes it as little as possible. */
  previous?: readonly PreviousAssignment[];
}

/** Why this person has this task, at this time; strongest first, never empty. Each is true of the final plan. */
export type AssignmentReason =
  | { kind: 'asked_by_manager' }
  | { kind: 'already_started' }
  | { kind: 'already_done' }
  /** Nobody else who works today may do it; `skill` when a skill decides that. */
  | { kind: 'only_one_with_skill'; skill: string; level: number }
  | { kind: 'only_one_possible' }
  /** Had it in the plan before. */
  | { kind: 'as_before' }
  /** Did the task before or does the task after it in the same area. */
  | { kind: 'same_area'; area: string }
  /** The lowest load share, 0 to 1, among those who could do it, not counting this task. */
  | { kind: 'least_loaded'; loadShare: number; nextLoadShare: number }
  /**
   * Lowest load share weighted by the hours of the week, though somebody else has a lower share of today. The shares are
   * minutes of the week by those of the contract, of this person and of that other one.
   */
  | { kind: 'fewer_week_hours'; weekShare: number; otherWeekShare: number }
  /** Comes before a task of the same person that is due later. */
  | { kind: 'due_first'; due: number; beforeTaskId: string }
  /** No one who may do it is less over-qualified. */
  | { kind: 'closest_skill' }
  /** None of the others applies: the whole day is worth most this way. */
  | { kind: 'best_for_the_day' };

export interface PlannedAssignment {
  taskId: string;
  staffId: string;
  start: number;
  end: number;
  /** More than one only when a break comes between. */
  parts: TimeSpan[];
  /** After `due`, within the grace. */
  lateMinutes: number;
  state: 'planned' | 'started' | 'done';
  reasons: AssignmentReason[];
}

/** Minutes of other tasks, by their priority. */
export type MinutesByPriority = Record<TaskPriority, number>;

/** Why a task is not in the plan; `message` says it with its figures. */
export type UnplacedReason =
  | { kind: 'no_skill_on_shift'; skill: string; level: number; highestOnShift: number }
  /** Each skill is there, no one has all of them (or with the role). */
  | { kind: 'no_one_with_all'; skills: string[]; role?: string }
  | { kind: 'no_role_on_shift'; role: string }
  | { kind: 'assignee_not_on_shift'; staffId: string }
  | { kind: 'assignee_not_able'; staffId: string; missing: string }
  | { kind: 'too_few_able'; needed: number; able: number }
  /** No one who may do it has so long a stretch of work, at any time of the day. */
  | { kind: 'longer_than_any_shift'; minutes: number; longest: number }
  /** Even with an empty list nobody could finish between its earliest start and its due time. */
  | { kind: 'no_time_before_due'; earliestStart: number; due: number }
  /** Those who may do it work on nothing but higher priorities in its time. */
  | { kind: 'taken_by_higher_priority'; minutes: MinutesByPriority }
  /** Their time went to tasks that are worth more together, or no free stretch is long enough. */
  | { kind: 'taken_by_other_tasks'; minutes: MinutesByPriority; longestFree: number }
  /** There is time, but it would pass the load that they may have. */
  | { kind: 'load_limit_reached'; freeMinutes: number }
  /** Several persons are needed at the same time, and are not free together. */
  | { kind: 'not_free_together'; needed: number }
  /** It would fit, and would move or delay others by more than it is worth. */
  | { kind: 'costs_more_than_it_is_worth' };

export interface UnplacedTask {
  taskId: string;
  reason: UnplacedReason;
  message: string;
}

export interface PersonLoad {
  staffId: string;
  /** Of the shift, without breaks. */
  availableMinutes: number;
  /** What tasks take: planned, started, done and `takenMinutes`. */
  loadMinutes: number;
  /** `loadMinutes` by `availableMinutes`. */
  loadShare: number;
  areaChanges: number;
}

/** What the value is made of, in points; see `objective.ts`. value = priorities − all others. */
export interface PlanScore {
  value: number;
  priorities: number;
  load: number;
  overqualified: number;
  lateness: number;
  areaChanges: number;
  moved: number;
  retimed: number;
}

/** What is different from the plan before. */
export type PlanChange =
  /** `fromPresent`: whether the person it was taken from still works today. */
  | { kind: 'moved'; taskId: string; from: string; to: string; fromPresent: boolean }
  | { kind: 'retimed'; taskId: string; staffId: string; from: number; to: number }
  | { kind: 'added'; taskId: string; to: string }
  | { kind: 'dropped'; taskId: string; from: string; fromPresent: boolean };

export interface DailyPlan {
  kind: 'planned';
  /** By person as in the request, then by start. */
  assignments: PlannedAssignment[];
  /** Most urgent first. */
  unplaced: UnplacedTask[];
  loads: PersonLoad[];
  /** Jain's index of the load shares, each by its `loadWeights`: 1 when all are equal, 1/staff when one does everything. */
  fairness: number;
  score: PlanScore;
  /** No plan at all can be worth more. */
  bound: number;
  /** (bound − value) / bound, 0 to 1; 0 when there is nothing to win. */
  gap: number;
  /** The best of all plans, by complete search; else at most `gap` away from it. */
  optimal: boolean;
  iterations: number;
  /** Against `previous`; empty without one. */
  changes: PlanChange[];
}

/** Which rule of the request is broken. */
export type RequestFaultKind =
  | 'no_staff'
  | 'no_tasks'
  | 'over_limit'
  | 'duplicate_id'
  | 'not_a_time'
  | 'not_positive'
  | 'empty_span'
  | 'overlapping_shifts'
  | 'break_outside_shift'
  | 'unknown_skill'
  | 'unknown_person'
  | 'contradiction'
  | 'out_of_range';

export interface RequestFault {
  kind: RequestFaultKind;
  /** For example `tasks[3].minutes`. */
  field: string;
  message: string;
}

/** All that is wrong with the request; `message` tells the first. */
export interface DailyPlanRefusal extends Refusal {
  code: 'INVALID_INPUT';
  faults: RequestFault[];
}

/** An assignment as a person edited it. */
export interface EditedAssignment {
  taskId: string;
  staffId: string;
  start: number;
  end: number;
}

export type PlanFaultKind =
  | 'unknown_task'
  | 'unknown_person'
  | 'assigned_twice'
  | 'too_few_persons'
  | 'too_many_persons'
  | 'not_together'
  | 'not_a_time'
  | 'outside_shift'
  | 'in_break'
  | 'overlap'
  | 'missing_skill'
  | 'wrong_role'
  | 'forbidden_person'
  | 'not_the_asked_person'
  | 'too_early'
  | 'past_due'
  | 'too_short'
  | 'too_long'
  | 'over_load_limit';

/** A rule that an edited plan breaks. Errors cannot be carried out; warnings can, at a price that the manager may pay. */
export interface PlanFault {
  kind: PlanFaultKind;
  severity: 'error' | 'warning';
  message: string;
  taskId?: string;
  staffId?: string;
}
