import type { StoreRoutine } from '../../../api/types';
import { emptyRoutine, newRoutineOf, routineChangeOf, routineFieldsOf } from './routine-fields';

const routine: StoreRoutine = {
  id: '5b9f4f0e-6e0e-4d5e-8f5b-0b8b4d8a3c11',
  title: 'Wash the floor',
  description: 'Machine through all aisles.',
  area: 'Cleaning',
  priority: 2,
  estimateMinutes: 45,
  requiredSkills: [
    { skill: 'cleaning', level: 2 },
    { skill: 'forklift', level: 1 },
  ],
  weekdays: [1, 3],
  notBefore: 1_140,
  dueMinute: null,
  active: true,
  version: 3,
  sample: false,
};

describe('the fields of a routine', () => {
  it('hold it, and give back only what was changed', () => {
    const before = routineFieldsOf(routine);
    expect(before).toMatchObject({ from: '19:00', until: '', skill: 'cleaning', level: 2 });
    expect(routineChangeOf(before, before)).toEqual({});
    const after = { ...before, title: ' Wash all floors ', weekdays: [1], from: '', until: '21:30' };
    expect(routineChangeOf(before, after)).toEqual({
      title: 'Wash all floors',
      weekdays: [1],
      notBefore: null,
      dueMinute: 1_290,
    });
    expect(routineChangeOf(before, { ...before, level: 3 })).toEqual({
      requiredSkills: [{ skill: 'cleaning', level: 3 }],
    });
  });

  it('begin with every day and any time', () => {
    expect(newRoutineOf({ ...emptyRoutine(), title: 'Count', area: 'Tills' })).toEqual({
      title: 'Count',
      description: '',
      area: 'Tills',
      priority: 3,
      estimateMinutes: 15,
      requiredSkills: [],
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      notBefore: null,
      dueMinute: null,
    });
  });
});
