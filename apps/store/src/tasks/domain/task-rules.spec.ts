import { plusDays } from '../../domain/days';
import { changesBetween, faultOf } from './task-changes';
import { rankCandidates, warningsOf } from './candidates';
import { SAMPLE_AD_HOC, SAMPLE_ROUTINES } from './sample-routines';
import { actsOf, refusalOf } from './task-rules';
import { actTime, dueOrder, isOverdue, minuteOfDay } from './task-time';

const BEN = { staffId: 'ben', name: 'Ben' };
const AMARA = { staffId: 'amara', name: 'Amara' };
const now = new Date('2026-06-17T09:00:00.000Z');
const actor = (staffId: string, isManager = false) => ({
  staffId,
  isManager,
  now,
  timeZone: 'Europe/Berlin',
});
const task = (more: object = {}) => ({
  status: 'open' as const,
  assignee: null,
  createdBy: null,
  completedBy: null,
  completedAt: null,
  startedAt: null,
  source: { kind: 'routine' as const, id: null },
  ...more,
});

describe('what may be done with a task', () => {
  it.each([
    ['nobody’s', {}, 'ben', ['start', 'complete']],
    ['mine', { assignee: BEN }, 'ben', ['start', 'complete']],
    ['mine and begun', { assignee: BEN, status: 'in_progress' }, 'ben', ['complete']],
    ['a colleague’s', { assignee: AMARA }, 'ben', []],
    [
      'completed by me today',
      { status: 'completed', completedBy: BEN, completedAt: '2026-06-17T07:00:00.000Z' },
      'ben',
      ['reopen'],
    ],
    // 21:59 in Greenwich is 23:59 in Berlin, one minute before the day ends there.
    [
      'completed by me yesterday',
      { status: 'completed', completedBy: BEN, completedAt: '2026-06-16T21:59:00.000Z' },
      'ben',
      [],
    ],
    [
      'completed by me after the midnight of the store',
      { status: 'completed', completedBy: BEN, completedAt: '2026-06-16T22:01:00.000Z' },
      'ben',
      ['reopen'],
    ],
    [
      'completed by a colleague',
      { status: 'completed', completedBy: AMARA, completedAt: '2026-06-17T07:00:00.000Z' },
      'ben',
      [],
    ],
    ['cancelled', { status: 'cancelled' }, 'ben', []],
    [
      'my own making',
      { assignee: BEN, createdBy: BEN, source: { kind: 'manual', id: null } },
      'ben',
      ['start', 'complete', 'cancel'],
    ],
  ])('by an associate when it is %s', (_, more, who, acts) => {
    expect(actsOf(task(more) as never, actor(who))).toEqual(acts);
  });

  it.each([
    ['anybody’s', { assignee: BEN }, ['start', 'complete', 'cancel', 'edit']],
    ['begun by a colleague', { assignee: BEN, status: 'in_progress' }, ['complete', 'cancel', 'edit']],
    [
      'completed',
      { status: 'completed', completedBy: BEN, completedAt: '2026-01-01T00:00:00.000Z' },
      ['reopen'],
    ],
    ['cancelled', { status: 'cancelled' }, ['reopen']],
  ])('by a manager when it is %s', (_, more, acts) => {
    expect(actsOf(task(more) as never, actor('sofia', true))).toEqual(acts);
  });

  it('says who has it, and since when by the clock of the store', () => {
    const begun = task({ assignee: AMARA, status: 'in_progress' });
    expect(refusalOf('start', begun as never, actor('ben'), { name: 'Amara', at: now })).toEqual({
      code: 'TASK_TAKEN',
      message: 'Amara started this task at 11:00.',
      details: { assignee: AMARA },
    });
    const done = task({ status: 'completed', completedBy: AMARA, completedAt: now.toISOString() });
    expect(refusalOf('complete', done as never, actor('ben'), { name: 'Amara', at: now })?.message).toBe(
      'Amara completed this task at 11:00.',
    );
  });
});

describe('the times of a task', () => {
  it('counts as overdue what is unfinished after its minute, or after its day', () => {
    const at = (minute: number | null, day = '2026-06-17') => ({
      status: 'open' as const,
      due: { day, minute },
    });
    const moment = { day: '2026-06-17', minute: 600 };
    expect(isOverdue(at(599), moment)).toBe(true);
    expect(isOverdue(at(600), moment)).toBe(false);
    expect(isOverdue(at(null), moment)).toBe(false);
    expect(isOverdue(at(null, '2026-06-16'), moment)).toBe(true);
    expect(isOverdue({ ...at(1), status: 'completed' as never }, moment)).toBe(false);
    expect(isOverdue({ status: 'open', due: null }, moment)).toBe(false);
  });

  it('orders every minute of a day before its end, and every day before the next', () => {
    let before = -1;
    for (let day = '2026-02-25'; day < '2026-03-05'; day = plusDays(day, 1))
      for (const minute of [0, 1, 1_439, 1_440, null]) {
        const order = dueOrder({ day, minute });
        expect(order).toBeGreaterThan(before);
        before = order;
      }
  });

  it('believes the clock of a device within bounds', () => {
    const bounds = { now, createdAt: new Date('2026-06-17T06:00:00.000Z'), longestDelayMs: 72 * 3_600_000 };
    const time = (said?: string, createdAt = bounds.createdAt) =>
      actTime(said, { ...bounds, createdAt }).toISOString();
    expect(time()).toBe('2026-06-17T09:00:00.000Z');
    expect(time('2026-06-17T10:30:00+02:00')).toBe('2026-06-17T08:30:00.000Z');
    expect(time('2027-01-01T00:00:00Z')).toBe('2026-06-17T09:00:00.000Z');
    expect(time('2026-06-17T01:00:00Z')).toBe('2026-06-17T06:00:00.000Z');
    expect(time('2020-01-01T00:00:00Z', new Date(0))).toBe('2026-06-14T09:00:00.000Z');
  });

  it('reads the minute by the time zone of the store', () => {
    expect(minuteOfDay(new Date('2026-06-17T22:05:00Z'), 'Europe/Berlin')).toBe(5);
    expect(minuteOfDay(new Date('2026-06-17T22:05:00Z'), 'UTC')).toBe(1_325);
  });
});

describe('what a task says', () => {
  const written = {
    title: 'A',
    description: '',
    area: 'Deli',
    priority: 3,
    estimateMinutes: 15,
    requiredSkills: [],
    day: '2026-06-17',
    due: null,
    assignee: null,
  };

  it('is compared field by field, in words', () => {
    const after = { ...written, priority: 1, due: { day: '2026-06-17', minute: 545 }, assignee: BEN };
    expect(changesBetween(written, after)).toEqual([
      { field: 'priority', before: 'normal', after: 'urgent' },
      { field: 'due', before: 'none', after: '2026-06-17 09:05' },
      { field: 'assignee', before: 'nobody', after: 'Ben' },
    ]);
    expect(changesBetween(written, { ...written })).toEqual([]);
  });

  it.each([
    ['a day that is past', { day: '2026-06-16' }, '2026-06-16 is past'],
    ['a day too far ahead', { day: '2026-09-17' }, 'too far ahead'],
    ['due before its day', { due: { day: '2026-06-16', minute: null } }, 'before its day'],
    ['due in years', { due: { day: '2029-06-16', minute: null } }, 'too far ahead to be due'],
    [
      'a skill twice',
      {
        requiredSkills: [
          { skill: 'till', level: 1 },
          { skill: 'till', level: 2 },
        ],
      },
      'named twice',
    ],
  ])('is refused with %s', (_, more, words) => {
    expect(faultOf({ ...written, ...more }, '2026-06-17')).toContain(words);
  });

  it('may stay on the past day that it stands on', () => {
    expect(faultOf({ ...written, day: '2026-06-16' }, '2026-06-17', '2026-06-16')).toBeNull();
  });
});

describe('who could do it', () => {
  const member = (name: string, level: number, shift: boolean, assignedMinutes = 0) => ({
    staffId: name,
    name,
    skills: level === 0 ? [] : [{ skill: 'till', level }],
    shift: shift ? { startsAt: 400, endsAt: 800 } : null,
    assignedMinutes,
  });

  it('begins with who is there, can do it and has least to do, and says what speaks against the others', () => {
    const needed = [{ skill: 'till', level: 2 }];
    const ranked = rankCandidates(
      [
        member('away', 3, false),
        member('busy', 2, true, 90),
        member('learning', 1, true),
        member('free', 3, true, 30),
      ],
      needed,
    );
    expect(ranked.map(({ name }) => name)).toEqual(['free', 'busy', 'learning', 'away']);
    expect(warningsOf(ranked[0]!, '2026-06-17')).toEqual([]);
    expect(warningsOf(ranked[2]!, '2026-06-17')).toEqual([
      'learning does not have the skill till at level 2.',
    ]);
    expect(warningsOf(ranked[3]!, '2026-06-17')).toEqual(['away is not on shift on 2026-06-17.']);
  });
});

describe('the sample routines', () => {
  it('make 25 to 40 sensible tasks on every day of the week', () => {
    for (let weekday = 1; weekday <= 7; weekday += 1) {
      const day = [...SAMPLE_ROUTINES.filter(({ weekdays }) => weekdays.includes(weekday)), ...SAMPLE_AD_HOC];
      expect(day.length).toBeGreaterThanOrEqual(25);
      expect(day.length).toBeLessThanOrEqual(40);
      expect(new Set(day.map(({ title }) => title)).size).toBe(day.length);
    }
    for (const { notBefore, dueMinute, estimateMinutes, priority, description } of SAMPLE_ROUTINES) {
      expect(dueMinute! - notBefore!).toBeGreaterThanOrEqual(estimateMinutes);
      expect([1, 2, 3, 4]).toContain(priority);
      expect(description.length).toBeGreaterThan(10);
    }
  });
});
