import { demandHasShifted, forecast } from '#libs/calculations';

/** The older part of the history says little about a level that has moved since. */
const RECENT_DAYS = 180;
const WEEK = 7;

/**
 * Units expected a day over the coming days, by a forecast; undefined where the history's mean serves as well, because
 * demand has not moved away from it.
 */
export function expectedDailyDemand(demand: readonly number[], days: number): number | undefined {
  if (!demandHasShifted(demand)) return undefined;
  const made = forecast({
    history: demand.slice(-RECENT_DAYS),
    seasonLengths: [WEEK],
    horizon: Math.max(1, Math.round(days)),
  });
  if (made.kind === 'refused') return undefined;
  return Math.max(0, made.mean.reduce((sum, value) => sum + value, 0) / made.mean.length);
}
