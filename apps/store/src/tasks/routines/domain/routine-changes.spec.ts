import { changesBetween, faultOf, inOrder } from './routine-changes';
import { followingOf, type MadeDay } from './routine-days';

const routine = {
  title: 'Temperature log',
  description: '',
  area: 'Fresh food',
  priority: 1,
  estimateMinutes: 15,
  requiredSkills: [{ skill: 'fresh_food', level: 1 }],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  notBefore: 405,
  dueMinute: 510,
};

describe('a routine that is written', () => {
  it('says what is different in words', () => {
    const after = { ...routine, weekdays: [1, 5], notBefore: null, dueMinute: null, priority: 2 };
    expect(changesBetween(routine, after)).toEqual([
      { field: 'priority', before: 'urgent', after: 'high' },
      { field: 'weekdays', before: 'every day', after: 'Mon, Fri' },
      { field: 'notBefore', before: '06:45', after: 'any time' },
      { field: 'dueMinute', before: '08:30', after: 'end of the day' },
    ]);
    expect(changesBetween(routine, routine)).toEqual([]);
  });

  it('has to fit into its time', () => {
    expect(faultOf(routine)).toBeNull();
    expect(faultOf({ ...routine, dueMinute: 405 })).toBe(
      'It would be due by 06:45, before it can begin at 06:45.',
    );
    expect(faultOf({ ...routine, estimateMinutes: 106 })).toBe(
      '106 minutes do not fit between 06:45 and 08:30.',
    );
    expect(faultOf({ ...routine, estimateMinutes: 105 })).toBeNull();
    expect(faultOf({ ...routine, notBefore: 1_200, dueMinute: null })).toBeNull();
    const twice = [...routine.requiredSkills, { skill: 'fresh_food', level: 2 }];
    expect(faultOf({ ...routine, requiredSkills: twice })).toBe('The skill fresh_food is named twice.');
  });

  it('has each day once, Monday first', () => {
    expect(inOrder([7, 1, 7, 3])).toEqual([1, 3, 7]);
  });
});

describe('the tasks of days that were made', () => {
  const now = { day: '2026-06-17', minute: 540 };
  const day = (offset: number, task: MadeDay['task'] = null): MadeDay => ({
    day: `2026-06-${17 + offset}`,
    weekday: 3 + offset,
    task,
  });
  const open = { id: 'a', status: 'open' as const, follows: true };

  it('are made where the routine is due, but not when that is over today', () => {
    const days = [day(0), day(1), day(2)];
    const due = (dueMinute: number | null) =>
      followingOf({ weekdays: [3, 4], dueMinute }, days, now).map((one) => `${one.act} ${one.day}`);
    expect(due(541)).toEqual(['make 2026-06-17', 'make 2026-06-18']);
    expect(due(null)).toEqual(['make 2026-06-17', 'make 2026-06-18']);
    expect(due(540)).toEqual(['make 2026-06-18']);
    expect(followingOf(null, days, now)).toEqual([]);
  });

  it('change, go and come back with it, unless a person had them in hand', () => {
    const act = (task: MadeDay['task'], weekdays: number[] | null, dueMinute = 1_000) =>
      followingOf(weekdays === null ? null : { weekdays, dueMinute }, [day(0, task)], now)[0]?.act;
    expect(act(open, [3])).toBe('change');
    expect(act(open, [4])).toBe('cancel');
    expect(act(open, null)).toBe('cancel');
    // What nobody has done yet and is late is still to be done.
    expect(act(open, [3], 100)).toBe('change');
    expect(act({ ...open, status: 'cancelled' }, [3])).toBe('reopen');
    expect(act({ ...open, status: 'cancelled' }, [3], 100)).toBeUndefined();
    expect(act({ ...open, status: 'cancelled' }, null)).toBeUndefined();
    expect(act({ ...open, status: 'other' }, [3])).toBeUndefined();
    expect(act({ ...open, follows: false }, null)).toBeUndefined();
    expect(act({ ...open, status: 'cancelled', follows: false }, [3])).toBeUndefined();
  });
});
