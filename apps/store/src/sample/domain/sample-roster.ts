import type { Shift } from '#libs/contracts';
import { plusDays, weekdayOf, weekNumber } from '../../domain/days';
import { sampleId } from './sample-id';
import type { SampleMember } from './sample-staff';

type PlannedShift = Pick<Shift, 'id' | 'staffId' | 'day' | 'startsAt' | 'endsAt' | 'breaks'>;

const FULL_TIME_FROM = 1_800;
/** Early, late and middle: beginning and end in minutes, for full and part time. */
const FULL_DAYS = [
  [390, 870],
  [780, 1_260],
  [600, 1_080],
] as const;
const PART_DAYS = [
  [420, 720],
  [960, 1_260],
  [660, 960],
] as const;
const BREAK_MINUTES = 30;
/** Which of them the first, second, … of those who work on a day have: both ends of the day before its middle. */
const TURNS = [0, 1, 0, 1, 2] as const;
/** A shift of up to this length has no break. */
const NO_BREAK_MINUTES = 360;

/** Shifts of a store's staff from a day to the day before another; of a day always the same. */
export function sampleRoster(staff: readonly SampleMember[], from: string, to: string): PlannedShift[] {
  const shifts: PlannedShift[] = [];
  for (let day = from; day < to; day = plusDays(day, 1)) {
    const week = weekNumber(day);
    const sinceMonday = weekdayOf(day) - 1;
    for (const kind of [staff.filter(isFullTime), staff.filter((member) => !isFullTime(member))]) {
      // Days off move by one each week, so that everybody has free weekends now and then.
      const working = kind.filter(
        (member, index) => (sinceMonday + index * 3 + week) % 7 >= (isFullTime(member) ? 2 : 3),
      );
      if (week % 2 === 1) working.reverse();
      working.forEach((member, position) => {
        const times = isFullTime(member) ? FULL_DAYS : PART_DAYS;
        const [startsAt, endsAt] = times[TURNS[position % TURNS.length]!]!;
        const middle = startsAt + Math.round((endsAt - startsAt) / 2 / 30) * 30;
        const breaks =
          endsAt - startsAt > NO_BREAK_MINUTES ? [{ startsAt: middle, endsAt: middle + BREAK_MINUTES }] : [];
        shifts.push({
          id: sampleId('shift', member.id, day),
          staffId: member.id,
          day,
          startsAt,
          endsAt,
          breaks,
        });
      });
    }
  }
  return shifts;
}

const isFullTime = ({ contractMinutes }: SampleMember) => contractMinutes >= FULL_TIME_FROM;
