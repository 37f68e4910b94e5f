import { sampleRoster } from './sample-roster';
import { sampleStores } from './sample-staff';

const DAYS = 70;

describe('the roster of the sample stores', () => {
  const stores = sampleStores('UTC');

  it('has enough people on the floor at every minute of the opening hours, and a manager every day', () => {
    for (const { staff, opensAt, closesAt, minimumCover } of stores) {
      const shifts = sampleRoster(staff, '2026-01-05', '2026-03-16');
      const days = new Set(shifts.map(({ day }) => day));
      expect(days.size).toBe(DAYS);
      for (const day of days) {
        const today = shifts.filter((shift) => shift.day === day);
        for (let minute = opensAt; minute < closesAt; minute += 15) {
          const present = today.filter(({ startsAt, endsAt }) => startsAt <= minute && minute < endsAt);
          expect(present.length).toBeGreaterThanOrEqual(minimumCover);
        }
        const managers = staff.filter(({ role }) => role === 'manager').map(({ id }) => id);
        expect(today.some(({ staffId }) => managers.includes(staffId))).toBe(true);
      }
    }
  });

  it('plans nobody far beyond the contract, and the same from whatever day one begins', () => {
    for (const { staff } of stores) {
      const week = sampleRoster(staff, '2026-02-02', '2026-02-09');
      for (const { id, contractMinutes } of staff) {
        const minutes = week
          .filter(({ staffId }) => staffId === id)
          .reduce(
            (sum, { startsAt, endsAt, breaks }) => sum + endsAt - startsAt - (breaks.length > 0 ? 30 : 0),
            0,
          );
        expect(minutes).toBeLessThanOrEqual(contractMinutes);
        expect(minutes).toBeGreaterThanOrEqual(contractMinutes * 0.9);
      }
      expect(sampleRoster(staff, '2026-02-04', '2026-02-06')).toEqual(
        week.filter(({ day }) => day === '2026-02-04' || day === '2026-02-05'),
      );
    }
  });
});
