import { WEEKDAY_NAMES } from '../time/time-words';
import { has, type Line, sensesOf } from './line';
import type { HolidayCondition, WeekdayCondition } from './request';

const DAYS: ReadonlyMap<string, readonly string[]> = new Map([
  ...WEEKDAY_NAMES.map((day): [string, readonly string[]] => [`${day.toLowerCase()}s`, [day]]),
  ['weekends', WEEKDAY_NAMES.slice(5)],
  ['weekend', WEEKDAY_NAMES.slice(5)],
  ['weekdays', WEEKDAY_NAMES.slice(0, 5)],
  ['workdays', WEEKDAY_NAMES.slice(0, 5)],
  ['working days', WEEKDAY_NAMES.slice(0, 5)],
]);

/** "on Fridays", "placed at weekends", "on Mondays and Tuesdays": days of the week, in whatever week. */
export function findWeekdays(line: Line): WeekdayCondition[] {
  const found = line.mentions.filter((mention, at) => {
    if (!line.isFree(mention) || mention.time !== undefined || !DAYS.has(mention.text.toLowerCase()))
      return false;
    // "per weekdays" is how it is grouped.
    return (
      sensesOf(mention, 'dimension').length === 0 || /^(on|at|during)$/i.test(line.at(at - 1)?.text ?? '')
    );
  });
  if (found.length === 0) return [];
  line.take(...found);
  const from = line.indexOf(found[0]!);
  const negation = line.mentions
    .slice(Math.max(0, from - 2), from)
    .find((mention) => has(mention, 'not', 'except'));
  line.take(negation);
  return [
    {
      kind: 'weekday',
      days: [...new Set(found.flatMap(({ text }) => DAYS.get(text.toLowerCase()) ?? []))],
      negated: negation !== undefined,
      cues: line.mentions.filter((mention) => sensesOf(mention, 'cue').length > 0),
      mentions: found,
    },
  ];
}

/** "on public holidays", "except bank holidays": whichever of them lie in the time that is asked about. */
export function findHolidays(line: Line): HolidayCondition[] {
  const at = line.mentions.findIndex(
    (mention) => line.isFree(mention) && has(mention, 'public-holiday') && mention.time === undefined,
  );
  const mention = line.at(at);
  if (!mention) return [];
  const negation = line.mentions.slice(Math.max(0, at - 2), at).find((each) => has(each, 'not', 'except'));
  line.take(mention, negation);
  return [{ kind: 'holidays', negated: negation !== undefined, mentions: [mention] }];
}
