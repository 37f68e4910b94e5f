import { fromField, hoursAround, toField, toStep } from './plan-times';

describe('times of a plan', () => {
  it('reach over whole hours around every shift and task', () => {
    const people = [
      { shifts: [{ startsAt: 390, endsAt: 870 }] },
      { shifts: [{ startsAt: 780, endsAt: 1_255 }] },
    ];
    const assignments = [{ start: 350, end: 380 }];
    expect(hoursAround({ people, assignments } as never)).toEqual({ from: 300, to: 1_260 });
    expect(hoursAround({ people: [], assignments: [] })).toEqual({ from: 480, to: 1_200 });
  });

  it('go in steps within the day, and to a field and back', () => {
    expect([toStep(-20), toStep(482), toStep(483), toStep(2_000)]).toEqual([0, 480, 485, 1_435]);
    expect(toField(555)).toBe('09:15');
    expect(fromField('09:15')).toBe(555);
    expect(fromField('')).toBeUndefined();
  });
});
