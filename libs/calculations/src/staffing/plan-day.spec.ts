import { array, assert, constantFrom, integer, option, property, record, subarray } from 'fast-check';
import { checkPlan } from './check-plan';
import type { DailyPlan, DailyPlanRequest, StaffOnShift, StoreTask, TaskPriority } from './daily-plan';
import { storeDay } from './instances';
import {
  AREA_CHANGE,
  latenessCost,
  levelOf,
  levelsAbove,
  LOAD,
  loadWeights,
  OVERQUALIFIED,
  VALUE,
} from './objective';
import { planDay } from './plan-day';

const person = (id: string, more: Partial<StaffOnShift> = {}): StaffOnShift => ({
  id,
  skills: [{ skill: 'fresh', level: 2 }],
  shifts: [{ start: 480, end: 960 }],
  breaks: [{ start: 720, end: 750 }],
  ...more,
});
const task = (id: string, more: Partial<StoreTask> = {}): StoreTask => ({
  id,
  title: `Task ${id}`,
  priority: 2,
  minutes: 60,
  ...more,
});

function planned(request: DailyPlanRequest, iterations = 300): DailyPlan {
  const plan = planDay(request, { iterations });
  if (plan.kind === 'refused') throw new Error(plan.message);
  expect(checkPlan(plan.assignments, request.staff, request.tasks)).toEqual([]);
  return plan;
}

/** The best of all plans, minute by minute from the definition: every order, every team, appended as early as possible. */
function bruteForce({ staff, tasks }: DailyPlanRequest): number {
  const works = staff.map(({ shifts, breaks = [] }) => (minute: number) => {
    const inside = ({ start, end }: { start: number; end: number }) => minute >= start && minute < end;
    return shifts.some(inside) && !breaks.some(inside);
  });
  const available = works.map((at) => Array.from({ length: 200 }, (_, m) => at(m)).filter(Boolean).length);
  const weights = loadWeights(staff);
  const runFrom = (who: number, start: number, { minutes, interruptible, persons }: StoreTask): number => {
    let [left, minute] = [minutes, start];
    if (!works[who]!(start)) return -1;
    for (; left > 0; minute += 1) {
      if (minute > 200) return -1;
      if (works[who]!(minute)) left -= 1;
      else if (!interruptible || persons === 2) return -1;
    }
    return minute;
  };
  const teams = (count: number): number[][] =>
    count === 1
      ? staff.map((_, one) => [one])
      : staff.flatMap((_, one) => staff.flatMap((__, two) => (two > one ? [[one, two]] : [])));
  let best = -Infinity;
  const ends = staff.map(() => 0);
  const loads = staff.map(() => 0);
  const areas = staff.map((): string | undefined => undefined);
  const visit = (left: StoreTask[], points: number): void => {
    const load = loads.reduce(
      (sum, one, who) => sum + (LOAD * weights[who]! * one * one) / available[who]!,
      0,
    );
    best = Math.max(best, points - load);
    for (const one of left)
      for (const team of teams(one.persons ?? 1)) {
        if (
          !team.every((who) =>
            (one.skills ?? []).every(({ skill, level }) => levelOf(staff[who]!, skill) >= level),
          )
        )
          continue;
        if (
          team.some(
            (who) =>
              loads[who]! + one.minutes > Math.floor((staff[who]!.maxLoadShare ?? 1) * available[who]!),
          )
        )
          continue;
        let start = Math.max(one.earliestStart ?? 0, ...team.map((who) => ends[who]!));
        while (start < 200 && team.some((who) => runFrom(who, start, one) < 0)) start += 1;
        if (start >= 200) continue;
        const end = runFrom(team[0]!, start, one);
        if (end > (one.due ?? 200) + (one.graceMinutes ?? 0)) continue;
        const before = team.map((who) => [ends[who]!, areas[who]] as const);
        let gain = 0;
        for (const who of team) {
          const [last] = [areas[who]];
          if (last !== undefined && one.area !== undefined && last !== one.area) gain -= AREA_CHANGE;
          gain +=
            VALUE[one.priority] - OVERQUALIFIED * levelsAbove(one, staff[who]!) - latenessCost(one, end);
          [ends[who], areas[who]] = [end, one.area];
          loads[who]! += one.minutes;
        }
        visit(
          left.filter((other) => other !== one),
          points + gain,
        );
        team.forEach((who, at) => {
          [ends[who], areas[who]] = before[at]!;
          loads[who]! -= one.minutes;
        });
      }
  };
  visit([...tasks], 0);
  return best;
}

const smallDay = record({
  staff: array(
    record({
      start: integer({ min: 0, max: 30 }),
      length: integer({ min: 20, max: 80 }),
      rest: option(integer({ min: 1, max: 15 }), { nil: undefined }),
      skills: subarray(['a', 'b']),
      level: integer({ min: 1, max: 3 }),
      maxLoadShare: constantFrom(1, 0.8),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  tasks: array(
    record({
      priority: constantFrom<TaskPriority[]>(1, 2, 3, 4),
      minutes: integer({ min: 5, max: 40 }),
      skill: option(constantFrom('a', 'b'), { nil: undefined }),
      earliestStart: option(integer({ min: 0, max: 40 }), { nil: undefined }),
      window: option(integer({ min: 10, max: 80 }), { nil: undefined }),
      graceMinutes: constantFrom(0, 10),
      interruptible: constantFrom(true, false),
      area: option(constantFrom('x', 'y'), { nil: undefined }),
      persons: constantFrom(1, 1, 1, 2),
    }),
    { minLength: 1, maxLength: 4 },
  ),
}).map(({ staff, tasks }): DailyPlanRequest => ({
  staff: staff.map(({ start, length, rest, skills, level, maxLoadShare }, index) => ({
    id: `P${index}`,
    skills: skills.map((skill) => ({ skill, level })),
    shifts: [{ start, end: start + length }],
    breaks:
      rest === undefined
        ? []
        : [{ start: start + 10, end: start + 10 + Math.min(rest, length - 15) }].filter(
            ({ end }) => end > start + 10,
          ),
    maxLoadShare,
  })),
  tasks: tasks.map(({ skill, window, earliestStart, graceMinutes, ...one }, index) => ({
    ...one,
    id: `T${index}`,
    title: `T${index}`,
    skills: skill === undefined ? [] : [{ skill, level: 1 }],
    earliestStart,
    ...(window === undefined ? {} : { due: (earliestStart ?? 0) + window, graceMinutes }),
  })),
}));

describe('planDay', () => {
  it('solves small days to the optimum, and its bound is above it', () => {
    assert(
      property(smallDay, (request) => {
        const best = bruteForce(request);
        const plan = planned(request, 50);
        expect(plan.score.value).toBeCloseTo(best, 6);
        expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-6);
        const greedy = planned(request, 0);
        // Without the complete search the bound is the relaxation's own.
        expect(greedy.bound).toBeGreaterThanOrEqual(best - 1e-6);
        expect(greedy.score.value).toBeLessThanOrEqual(best + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same plan for the same request and seed, within the bound and never below the greedy one', () => {
    for (const pressure of [0.7, 1.3]) {
      const request = storeDay({ staff: 12, tasks: 70, seed: 5, pressure });
      const plan = planned(request, 200);
      expect(planned(request, 200)).toEqual(plan);
      expect(plan.score.value).toBeLessThanOrEqual(plan.bound);
      expect(plan.score.value).toBeGreaterThanOrEqual(planned(request, 0).score.value - 1e-9);
      const placed = new Set(plan.assignments.map(({ taskId }) => taskId));
      expect(placed.size + plan.unplaced.length).toBe(request.tasks.length);
      for (const { reasons } of plan.assignments) expect(reasons.length).toBeGreaterThan(0);
    }
  });

  it('says why a person has a task', () => {
    const plan = planned({
      staff: [person('Ada', { skills: [{ skill: 'deli', level: 3 }] }), person('Bo')],
      tasks: [task('1', { skills: [{ skill: 'deli', level: 2 }] }), task('2', { assignees: ['Bo'] })],
    });
    expect(plan.optimal).toBe(true);
    expect(plan.assignments.map(({ staffId, reasons }) => [staffId, reasons[0]])).toEqual([
      ['Ada', { kind: 'only_one_with_skill', skill: 'deli', level: 2 }],
      ['Bo', { kind: 'asked_by_manager' }],
    ]);
  });

  it('shares out by the hours of the week as much as it is told, says so, and calls that fair', () => {
    const staff = [
      person('Ada', { weekMinutes: 1_000, contractMinutes: 2_000 }),
      person('Bo', { weekMinutes: 2_000, contractMinutes: 2_000 }),
    ];
    const tasks = Array.from({ length: 6 }, (_, index) => task(`${index}`, { minutes: 40 }));
    const loads = ({ loads: all }: DailyPlan) => all.map(({ loadMinutes }) => loadMinutes);
    const inFull = planned({ staff, tasks });
    // w = 0.5 / 0.75 and 1 / 0.75: twice the work for whoever has half the hours.
    expect(loads(inFull)).toEqual([160, 80]);
    expect(inFull.fairness).toBeCloseTo(1);
    expect(inFull.assignments.flatMap(({ reasons }) => reasons)).toContainEqual({
      kind: 'fewer_week_hours',
      weekShare: 0.5,
      otherWeekShare: 1,
    });
    const notAtAll = planned({ staff, tasks, weekHours: { strength: 0, mostWeight: 2 } });
    expect(loads(notAtAll)).toEqual([120, 120]);
    expect(JSON.stringify(notAtAll)).not.toContain('fewer_week_hours');
    expect(loadWeights(staff, { strength: 1, mostWeight: 1.2 })).toEqual([1 / 1.2, 1.2]);
  });

  it.each([
    [{ strength: 1.5, mostWeight: 2 }, 'weekHours.strength'],
    [{ strength: Number.NaN, mostWeight: 2 }, 'weekHours.strength'],
    [{ strength: 1, mostWeight: 0.5 }, 'weekHours.mostWeight'],
  ])('refuses %p', (weekHours, field) => {
    expect(planDay({ staff: [person('Ada')], tasks: [task('1')], weekHours })).toMatchObject({
      kind: 'refused',
      faults: [{ kind: 'out_of_range', field }],
    });
  });

  it.each<[string, Partial<StoreTask>, string]>([
    ['a missing skill', { skills: [{ skill: 'bakery', level: 1 }] }, 'no_skill_on_shift'],
    ['a level above all', { skills: [{ skill: 'fresh', level: 5 }] }, 'no_skill_on_shift'],
    ['a missing role', { role: 'manager' }, 'no_role_on_shift'],
    ['an absent assignee', { assignees: ['Zoe'] }, 'assignee_not_on_shift'],
    ['too few persons', { persons: 2 }, 'too_few_able'],
    ['too long a task', { minutes: 300 }, 'longer_than_any_shift'],
    ['a due time too soon', { due: 500 }, 'no_time_before_due'],
    ['higher priorities', { priority: 3, due: 540 }, 'taken_by_higher_priority'],
  ])('says that a task is not planned for %s', (_, more, kind) => {
    const plan = planned({
      staff: [person('Ada')],
      tasks: [task('first', { priority: 1, due: 540 }), task('late', more)],
    });
    expect(plan.unplaced.map(({ taskId, reason }) => [taskId, reason.kind])).toEqual([['late', kind]]);
  });

  it('keeps what is started and moves only what the absent person had', () => {
    const request = storeDay({ staff: 10, tasks: 40, seed: 3, pressure: 0.6 });
    const morning = planned(request);
    const gone = 'P4';
    const now = 720;
    const previous = morning.assignments.map(({ taskId, staffId, start, end }) => ({
      taskId,
      staffId,
      start,
      end,
      state: end <= now ? ('done' as const) : start < now ? ('started' as const) : ('planned' as const),
    }));
    const staff = request.staff.filter(({ id }) => id !== gone).map((one) => ({ ...one, takenMinutes: 0 }));
    const plan = planDay({ ...request, staff, now, previous }, { iterations: 300 });
    if (plan.kind === 'refused') throw new Error(plan.message);
    for (const { taskId, staffId, start, state } of previous)
      if (
        state === 'done' ||
        (state === 'started' &&
          staffId !== gone &&
          !previous.some((one) => one.taskId === taskId && one.staffId === gone))
      )
        expect(plan.assignments).toContainEqual(expect.objectContaining({ taskId, staffId, start, state }));
    const moved = plan.changes.filter(({ kind }) => kind === 'moved');
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.filter((one) => one.kind === 'moved' && one.from !== gone).length).toBeLessThanOrEqual(2);
  });

  it.each<[string, Partial<DailyPlanRequest>, string]>([
    ['no staff', { staff: [] }, 'no_staff'],
    ['no tasks', { tasks: [] }, 'no_tasks'],
    [
      'overlapping shifts',
      {
        staff: [
          person('A', {
            shifts: [
              { start: 1, end: 9 },
              { start: 5, end: 20 },
            ],
            breaks: [],
          }),
        ],
      },
      'overlapping_shifts',
    ],
    ['zero minutes', { tasks: [task('1', { minutes: 0 })] }, 'not_positive'],
    ['negative minutes', { tasks: [task('1', { minutes: -5 })] }, 'not_positive'],
    [
      'an unknown skill',
      { knownSkills: ['fresh'], tasks: [task('1', { skills: [{ skill: 'frsh', level: 1 }] })] },
      'unknown_skill',
    ],
    [
      'too many tasks',
      { tasks: Array.from({ length: 1001 }, (_, index) => task(String(index))) },
      'over_limit',
    ],
    ['an id given twice', { tasks: [task('1'), task('1')] }, 'duplicate_id'],
  ])('refuses %s', (_, more, kind) => {
    const refusal = planDay({ staff: [person('Ada')], tasks: [task('1')], ...more });
    expect(refusal).toMatchObject({ kind: 'refused', code: 'INVALID_INPUT', faults: [{ kind }] });
  });
});

describe('checkPlan', () => {
  const staff = [person('Ada'), person('Bo', { skills: [] })];
  const tasks = [task('1', { due: 600, skills: [{ skill: 'fresh', level: 1 }] }), task('2')];
  it.each([
    ['outside_shift', 'error', [{ taskId: '2', staffId: 'Ada', start: 930, end: 990 }]],
    ['in_break', 'error', [{ taskId: '2', staffId: 'Ada', start: 700, end: 760 }]],
    [
      'overlap',
      'error',
      [
        { taskId: '1', staffId: 'Ada', start: 480, end: 540 },
        { taskId: '2', staffId: 'Ada', start: 510, end: 570 },
      ],
    ],
    ['missing_skill', 'warning', [{ taskId: '1', staffId: 'Bo', start: 480, end: 540 }]],
    ['past_due', 'warning', [{ taskId: '1', staffId: 'Ada', start: 560, end: 620 }]],
    ['unknown_person', 'error', [{ taskId: '1', staffId: 'Zoe', start: 480, end: 540 }]],
    ['unknown_task', 'error', [{ taskId: '9', staffId: 'Ada', start: 480, end: 540 }]],
  ])('tells %s as %s', (kind, severity, plan) => {
    expect(checkPlan(plan, staff, tasks)).toContainEqual(expect.objectContaining({ kind, severity }));
  });
});
