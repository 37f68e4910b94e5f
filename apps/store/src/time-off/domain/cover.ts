import type { Shift, Store } from '#libs/contracts';

/** Days on which fewer than the store needs are on the floor at some minute when somebody is away. */
export function thinDays(
  shifts: readonly Pick<Shift, 'staffId' | 'day' | 'startsAt' | 'endsAt' | 'status'>[],
  { opensAt, closesAt, minimumCover }: Pick<Store, 'opensAt' | 'closesAt' | 'minimumCover'>,
  awayStaffId: string,
): string[] {
  const present = shifts.filter(({ status }) => status === 'planned');
  const days = [...new Set(present.filter(({ staffId }) => staffId === awayStaffId).map(({ day }) => day))];
  return days.sort().filter((day) => {
    const others = present.filter((shift) => shift.day === day && shift.staffId !== awayStaffId);
    // The cover changes only where a shift begins or ends.
    const moments = [opensAt, ...others.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])];
    return moments
      .filter((minute) => minute >= opensAt && minute < closesAt)
      .some(
        (minute) =>
          others.filter(({ startsAt, endsAt }) => startsAt <= minute && minute < endsAt).length <
          minimumCover,
      );
  });
}
