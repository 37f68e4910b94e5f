import type { Filter } from '#libs/contracts';
import { holidayIn } from '#libs/semantics';
import type { HolidayCondition } from '../grammar/request';
import { addDays } from '../time/calendar';
import { chooseDate } from './dates';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** Holidays so many years back and ahead; older orders are hardly asked about by their holidays. */
const YEARS_BACK = 3;
const YEARS_AHEAD = 1;

/** "on public holidays" as days of a date; undefined where the rows have no date or the calendar names no such days. */
export function holidayFilter(
  vocabulary: Vocabulary,
  draft: Draft,
  { negated, mentions }: HolidayCondition,
  anchor: string,
): Filter[] | undefined {
  const { periods, today, words } = draft.about;
  const date = chooseDate(vocabulary, anchor, periods, words, draft.measures[0]?.measure, today);
  const year = Number(today.slice(0, 4));
  const isAsked = (each: number): boolean =>
    periods.every(({ range: { past } }) => {
      const [from, to] = past;
      return (from === null || `${each}-12-31` >= from) && (to === null || `${each}-01-01` < to);
    });
  const years = Array.from(
    { length: YEARS_BACK + YEARS_AHEAD + 1 },
    (_, at) => year - YEARS_BACK + at,
  ).filter(isAsked);
  const holidays = vocabulary.model.calendar.holidays.filter((holiday) => holiday.public);
  const days = years.flatMap((each) =>
    holidays.flatMap((holiday): [string, string][] => {
      const first = holidayIn(holiday, each);
      return first === undefined ? [] : [[first, addDays(first, holiday.days)]];
    }),
  );
  if (!date || days.length === 0) return undefined;
  mentions.forEach((mention) =>
    draft.senses.set(mention, { kind: 'dimension', entity: date.member.split('.')[0]!, member: date.member }),
  );
  draft.cost += date.cost;
  draft.assumptions.add(`Public holidays are ${holidays.map(({ label }) => label).join(', ')}.`);
  const any: Filter = {
    or: days.map((range): Filter => ({ member: date.member, operator: 'inDateRange', values: range })),
  };
  return [negated ? { not: any } : any];
}
