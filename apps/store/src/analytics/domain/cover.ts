import type { Shift, Store } from '#libs/contracts';
import { writeMinute } from '../../tasks/domain/task-time';
import type { LowestCover } from './evidence';

const STEP = 30;

/** Of each day, the half hour within the opening hours with the fewest people on shift and not on a break. */
export function lowestCover(
  shifts: readonly Pick<Shift, 'day' | 'startsAt' | 'endsAt' | 'breaks' | 'status'>[],
  days: readonly string[],
  { opensAt, closesAt, minimumCover }: Pick<Store, 'opensAt' | 'closesAt' | 'minimumCover'>,
): LowestCover[] {
  return days.map((day) => {
    const of = shifts.filter((shift) => shift.day === day && shift.status === 'planned');
    let lowest = { at: opensAt, people: Infinity };
    for (let at = opensAt; at < closesAt; at += STEP) {
      const there = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
        startsAt <= at && endsAt >= Math.min(at + STEP, closesAt);
      const onBreak = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
        startsAt < at + STEP && endsAt > at;
      const people = of.filter((shift) => there(shift) && !shift.breaks.some(onBreak)).length;
      if (people < lowest.people) lowest = { at, people };
    }
    return { day, from: writeMinute(lowest.at), people: lowest.people, minimum: minimumCover };
  });
}
