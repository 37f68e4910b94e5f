import type { DailyPlanDraft } from '../../api/types';

const HOUR = 60;
/** Moves by mouse and keyboard go in steps of so many minutes. */
export const STEP = 5;

/** Whole hours around every shift, in minutes from midnight. */
export function hoursAround({ people, assignments }: Pick<DailyPlanDraft, 'people' | 'assignments'>): {
  from: number;
  to: number;
} {
  const starts = people.flatMap(({ shifts }) => shifts.map(({ startsAt }) => startsAt));
  const ends = people.flatMap(({ shifts }) => shifts.map(({ endsAt }) => endsAt));
  const from = Math.min(...starts, ...assignments.map(({ start }) => start));
  const to = Math.max(...ends, ...assignments.map(({ end }) => end));
  if (!Number.isFinite(from)) return { from: 8 * HOUR, to: 20 * HOUR };
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
}

export const toStep = (minute: number): number =>
  Math.min(1_440 - STEP, Math.max(0, Math.round(minute / STEP) * STEP));

/** 555 → 09:15, as a field of times takes it. */
export const toField = (minute: number): string =>
  `${String(Math.floor(minute / HOUR)).padStart(2, '0')}:${String(minute % HOUR).padStart(2, '0')}`;

/** 09:15 → 555; undefined for anything else. */
export function fromField(value: string): number | undefined {
  const found = /^(\d{2}):(\d{2})$/.exec(value);
  return found === null ? undefined : Number(found[1]) * HOUR + Number(found[2]);
}
