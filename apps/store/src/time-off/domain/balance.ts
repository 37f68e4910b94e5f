import type { TimeOffBalance, TimeOffKind } from '#libs/contracts';
import { plusDays } from '../../domain/days';
import { countedDays } from './counted-days';

/** A stretch of days off, granted or asked for. */
export interface Stretch {
  kind: TimeOffKind;
  firstDay: string;
  lastDay: string;
}

/** The part of a stretch that lies in a calendar year; null when none does. */
export function partInYear<S extends Pick<Stretch, 'firstDay' | 'lastDay'>>(
  stretch: S,
  year: number,
): S | null {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  if (stretch.firstDay > to || stretch.lastDay < from) return null;
  return {
    ...stretch,
    firstDay: stretch.firstDay < from ? from : stretch.firstDay,
    lastDay: stretch.lastDay > to ? to : stretch.lastDay,
  };
}

/** What is left of a year's days, given everything that was granted and asked for. */
export function balanceOf(
  kind: TimeOffKind,
  year: number,
  entitled: number,
  { granted, requested }: { granted: readonly Stretch[]; requested: readonly Stretch[] },
  { today, contractMinutes }: { today: string; contractMinutes: number },
): TimeOffBalance {
  const days = (stretches: readonly Stretch[]) =>
    stretches
      .filter((stretch) => stretch.kind === kind)
      .flatMap((stretch) => partInYear(stretch, year) ?? [])
      .reduce((sum, { firstDay, lastDay }) => sum + countedDays(firstDay, lastDay, contractMinutes), 0);
  const over = granted.filter(({ lastDay }) => lastDay < today);
  const running = granted.filter(({ firstDay, lastDay }) => firstDay < today && lastDay >= today);
  const yesterday = plusDays(today, -1);
  const taken = days(over) + days(running.map((stretch) => ({ ...stretch, lastDay: yesterday })));
  const planned = days(granted) - taken;
  const asked = days(requested);
  return { kind, year, entitled, taken, planned, requested: asked, left: entitled - taken - planned - asked };
}

/** Whether two stretches share a day. */
export const overlaps = (
  a: Pick<Stretch, 'firstDay' | 'lastDay'>,
  b: Pick<Stretch, 'firstDay' | 'lastDay'>,
): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
