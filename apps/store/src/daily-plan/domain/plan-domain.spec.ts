import type { DayToPlan } from '#libs/contracts';
import { checkContent } from './check-content';
import { dayRequest } from './day-request';
import { editPlan } from './edit-plan';
import type { StoreDay } from './find-day';
import { assignmentsToWrite, changesOf, noticesOf } from './plan-changes';
import type { FoundPerson, FoundTask, PlanContent } from './plan-content';
import { coverOf } from './plan-figures';
import { planHash } from './plan-hash';

const [ANA, BO] = ['id-of-ana', 'id-of-bo'];

const person = (staffId: string, startsAt: number, endsAt: number): FoundPerson => ({
  staffId,
  name: staffId === ANA ? 'Ana' : 'Bo',
  shiftIds: [],
  shifts: [{ startsAt, endsAt }],
  breaks: [{ startsAt: 600, endsAt: 630 }],
});
const task = (taskId: string, more: Partial<FoundTask> = {}): FoundTask => ({
  taskId,
  title: `Task ${taskId}`,
  area: 'Deli',
  priority: 2,
  minutes: 40,
  requiredSkills: [],
  notBefore: null,
  due: null,
  state: 'planned',
  before: null,
  version: 1,
  ...more,
});
const day = (more: Partial<StoreDay> = {}): StoreDay => ({
  day: '2026-06-17',
  now: 0,
  shifts: [],
  weekShifts: [],
  staff: [],
  tasks: [],
  timeZone: 'UTC',
  ...more,
});

const rules = { planLoadPercent: 90, planWeekHoursPercent: 50, planWeekHoursMost: 2 };

function content(tasks: FoundTask[], assigned: [string, string, number, number][]): PlanContent {
  const people = [person(ANA, 480, 960), person(BO, 480, 960)];
  const stored = tasks.map(({ taskId, before }) => ({
    id: taskId,
    plannedEnd: before === null || before.start === null ? null : before.start + 40,
  }));
  const found = day({ tasks: stored as never });
  const request: DayToPlan = dayRequest(found, people, tasks, { pins: [] }, rules);
  return {
    people,
    tasks,
    request,
    assignments: assigned.map(([taskId, staffId, start, end]) => ({
      ...{ taskId, staffId, start, end },
      pinned: false,
      lateMinutes: 0,
      reasons: [],
    })),
    unplaced: [],
    run: { bound: 100, optimal: false, iterations: 1 },
    undo: [],
  };
}

describe('the request that a day makes', () => {
  it('plans what is overdue as late, asks for whoever was given it, and keeps pins', () => {
    const people = [person(ANA, 480, 960)];
    const tasks = [
      task('late', { due: 500, notBefore: 510 }),
      task('asked', { before: { staffId: ANA, name: 'Ana', start: null } }),
      task('gone', { before: { staffId: 'z', name: 'Zed', start: null } }),
      task('pinned'),
    ];
    const pins = [
      { taskId: 'pinned', staffId: ANA, start: 700, end: 740, pinned: true, lateMinutes: 0, reasons: [] },
      { taskId: 'late', staffId: 'z', start: 700, end: 740, pinned: true, lateMinutes: 0, reasons: [] },
    ];
    const request = dayRequest(day({ now: 600 }), people, tasks, { pins }, rules);
    const of = (id: string) => request.tasks.find((one) => one.id === id)!;
    expect(of('late')).toMatchObject({ due: 500, graceMinutes: 940 });
    expect(of('late').earliestStart).toBeUndefined();
    expect(of('asked').assignees).toEqual([ANA]);
    expect(of('gone').assignees).toBeUndefined();
    // Whoever is not there cannot keep what was pinned.
    expect(request.previous).toEqual([
      { taskId: 'pinned', staffId: ANA, start: 700, end: 740, state: 'started' },
    ]);
    expect(request.staff[0]!.maxLoadShare).toBe(0.9);
  });

  it('tells how much of the contract is planned in the week, without breaks and shifts of who is sick', () => {
    const shift = (staffId: string, status: 'planned' | 'sick') => ({
      ...{ id: '', staffId, staffName: '', day: '2026-06-16', status },
      ...{ startsAt: 480, endsAt: 960, breaks: [{ startsAt: 600, endsAt: 630 }] },
    });
    const found = day({
      weekShifts: [shift(ANA, 'planned'), shift(ANA, 'planned'), shift(BO, 'planned'), shift(BO, 'sick')],
      staff: [
        { id: ANA, contractMinutes: 900, skills: [] },
        { id: BO, contractMinutes: 0, skills: [] },
      ] as never,
    });
    const request = dayRequest(found, [person(ANA, 480, 960), person(BO, 480, 960)], [], { pins: [] }, rules);
    expect(request.weekHours).toEqual({ strength: 0.5, mostWeight: 2 });
    expect(request.staff[0]).toMatchObject({ id: ANA, weekMinutes: 900, contractMinutes: 900 });
    expect(request.staff[1]).not.toHaveProperty('weekMinutes');
    const people = [person(ANA, 480, 960), person(BO, 480, 960)];
    const withHours = dayRequest(
      { ...found, staff: [{ id: BO, contractMinutes: 450, skills: [] }] as never },
      ...([people, [], { pins: [] }, rules] as const),
    );
    expect(withHours.staff[1]).toMatchObject({ id: BO, weekMinutes: 450, contractMinutes: 450 });
  });
});

describe('edits of a plan', () => {
  const plan = content([task('1'), task('2'), task('long', { minutes: 90 })], [['1', ANA, 480, 520]]);

  it('find the first free time, around breaks and what is there', () => {
    const moved = editPlan(plan, { kind: 'move', taskId: '2', staffId: ANA });
    expect(moved.assignments.at(-1)).toMatchObject({ start: 520, end: 560, pinned: true });
    // The long one may stop for the break: 560 to 600, and 630 to 680.
    const both = editPlan(moved, { kind: 'move', taskId: 'long', staffId: ANA });
    expect(both.assignments.at(-1)).toMatchObject({ start: 560, end: 680 });
    expect(checkContent(both)).toEqual([]);
  });

  it('say in names what is wrong', () => {
    const [fault] = checkContent(editPlan(plan, { kind: 'move', taskId: '2', staffId: ANA, start: 500 }));
    expect(fault).toMatchObject({ severity: 'error' });
    expect(fault!.message).toBe('Ana has Task 2 from 08:20, and Task 1 until 08:40.');
    const full = content([task('1'), task('2', { minutes: 600 })], [['1', ANA, 480, 520]]);
    expect(() => editPlan(full, { kind: 'move', taskId: '2', staffId: ANA })).toThrow(
      'Ana has no 600 minutes free in a row for “Task 2”.',
    );
    expect(() => editPlan(plan, { kind: 'move', taskId: '2', staffId: 'x' })).toThrow('does not work');
    expect(() => editPlan(plan, { kind: 'pin', taskId: '2', pinned: true })).toThrow('is not in the plan');
  });

  it('are taken back one by one', () => {
    const dropped = editPlan(plan, { kind: 'drop', taskId: '1' });
    expect(dropped.unplaced).toMatchObject([{ taskId: '1', dropped: true }]);
    const restored = editPlan(dropped, { kind: 'restore', taskId: '1' });
    expect(restored.unplaced).toMatchObject([{ taskId: '1', dropped: false }]);
    const twice = editPlan(editPlan(restored, { kind: 'undo' }), { kind: 'undo' });
    expect(twice.assignments).toEqual(plan.assignments);
    expect(twice.undo).toEqual([]);
  });
});

describe('what an approval does', () => {
  const had = (start: number | null) => ({ staffId: ANA, name: 'Ana', start });
  const plan = content(
    [
      task('same', { before: had(480) }),
      task('moved', { before: had(520) }),
      task('later', { before: had(560) }),
      task('lost', { before: had(640) }),
      task('by hand', { before: had(null) }),
      task('new'),
    ],
    [
      ['same', ANA, 480, 520],
      ['moved', BO, 520, 560],
      ['later', ANA, 700, 740],
      ['new', BO, 560, 600],
    ],
  );

  it('writes only what is different, and takes only what a plan gave', () => {
    expect(assignmentsToWrite(plan)).toEqual([
      { taskId: 'moved', staffId: BO, plannedStart: 520, plannedEnd: 560 },
      { taskId: 'later', staffId: ANA, plannedStart: 700, plannedEnd: 740 },
      { taskId: 'lost', staffId: null, plannedStart: null, plannedEnd: null },
      { taskId: 'new', staffId: BO, plannedStart: 560, plannedEnd: 600 },
    ]);
    expect(planHash('S-01', '2026-06-17', plan)).not.toBe(planHash('S-02', '2026-06-17', plan));
  });

  it('is told in words, to each person once', () => {
    expect(changesOf(plan)).toEqual([
      '“Task moved”: from Ana to Bo, at 08:40.',
      '“Task later”: Ana at 11:40 instead of 09:20.',
      '“Task lost”: not planned any more; Ana had it.',
      '“Task new”: new for Bo at 09:20.',
    ]);
    expect(noticesOf(plan, 'today')).toEqual([
      {
        staffId: ANA,
        title: 'Your tasks today changed: 2 taken away, 1 at another time',
        text: 'Now 2 tasks for you today, first at 08:00.',
      },
      {
        staffId: BO,
        title: '2 tasks for you today, first at 08:40',
        text: '08:40 Task moved, 09:20 Task new',
      },
    ]);
  });
});

describe('cover', () => {
  it('is the thinnest minute of the opening hours that are left, breaks counted', () => {
    const store = { opensAt: 420, closesAt: 960, minimumCover: 2 };
    const people = [person(ANA, 420, 960), person(BO, 480, 960)];
    expect(coverOf(people, store, 0)).toEqual({ least: 0, at: 600, wanted: 2 });
    expect(coverOf(people, store, 700)).toEqual({ least: 2, at: 700, wanted: 2 });
  });
});
