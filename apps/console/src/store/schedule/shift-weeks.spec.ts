import type { Shift } from '../../api/types';
import { byWeek, mondayOf, workedMinutes } from './shift-weeks';

const shift = (day: string, status: Shift['status'] = 'planned'): Shift => ({
  id: day,
  staffId: 'a',
  staffName: 'Ada',
  day,
  startsAt: 390,
  endsAt: 870,
  breaks: [{ startsAt: 630, endsAt: 660 }],
  status,
});

describe('weeks of shifts', () => {
  it('begin on Mondays, over the end of a year, too', () => {
    expect(['2026-06-15', '2026-06-17', '2026-06-21', '2027-01-01'].map(mondayOf)).toEqual([
      '2026-06-15',
      '2026-06-15',
      '2026-06-15',
      '2026-12-28',
    ]);
    expect(
      byWeek([shift('2026-06-20'), shift('2026-06-21'), shift('2026-06-22')]).map(
        ({ shifts }) => shifts.length,
      ),
    ).toEqual([2, 1]);
  });

  it('count work without breaks and without days off', () => {
    expect([workedMinutes(shift('2026-06-20')), workedMinutes(shift('2026-06-20', 'off'))]).toEqual([450, 0]);
  });
});
