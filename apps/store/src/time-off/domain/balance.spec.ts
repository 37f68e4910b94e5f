import { balanceOf, overlaps } from './balance';

const scope = { today: '2026-06-17', contractMinutes: 2_250 };
const off = (firstDay: string, lastDay: string) => ({ kind: 'vacation' as const, firstDay, lastDay });

describe('a balance of time off', () => {
  it('tells what was taken from what is planned, also within one stretch', () => {
    // Monday to Friday of this week; today is Wednesday.
    const granted = [
      off('2026-06-15', '2026-06-19'),
      off('2026-03-02', '2026-03-03'),
      off('2026-09-07', '2026-09-13'),
    ];
    expect(
      balanceOf('vacation', 2026, 25, { granted, requested: [off('2026-12-07', '2026-12-08')] }, scope),
    ).toEqual({
      kind: 'vacation',
      year: 2026,
      entitled: 25,
      taken: 4,
      planned: 8,
      requested: 2,
      left: 11,
    });
  });

  it('counts in each year the days that lie in it', () => {
    const granted = [off('2026-12-28', '2027-01-03')];
    const left = (year: number) => balanceOf('vacation', year, 25, { granted, requested: [] }, scope).left;
    expect([left(2026), left(2027)]).toEqual([21, 22]);
    expect(balanceOf('personal', 2026, 3, { granted, requested: [] }, scope).left).toBe(3);
  });

  it('knows stretches that share a day', () => {
    expect(overlaps(off('2026-06-01', '2026-06-03'), off('2026-06-03', '2026-06-05'))).toBe(true);
    expect(overlaps(off('2026-06-01', '2026-06-03'), off('2026-06-04', '2026-06-05'))).toBe(false);
  });
});
