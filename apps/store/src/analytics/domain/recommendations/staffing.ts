import { counted } from '../../../domain/words';
import { COVER_DAYS, type LowestCover, SALES_DAYS, type WeekdayLoad } from '../evidence';
import { nextWeekday, weekdayName } from '../spans';
import { writeFigure } from '../words';
import { type Draft, type DraftTask, within } from './draft';

/** Points of the week's sales that a weekday has more than of its hours. */
const THIN_POINTS = 0.03;

/** Days to come that have fewer people than the store wants. */
export const lowCovers = (cover: readonly LowestCover[], day: string): Draft[] =>
  cover.filter(({ people, minimum }) => people < minimum).map((low) => lowCover(low, day));

function lowCover({ day: when, from, people, minimum }: LowestCover, day: string): Draft {
  return {
    id: `low-cover:${when}`,
    kind: 'low-cover',
    title: `Too few people on ${when}`,
    why: `From ${from} only ${counted(people, 'person is', 'people are')} on shift and not on a break; the store wants ${minimum}.`,
    rule: `A half hour of the next ${COVER_DAYS} days, while the store is open, with fewer people than its minimum.`,
    evidence: [
      { label: 'Lowest from', value: from },
      { label: 'On shift', value: String(people) },
      { label: 'Minimum', value: String(minimum) },
    ],
    tasks: [
      askForCover(
        when,
        `From ${from} only ${counted(people, 'person is', 'people are')} there; ${minimum} are needed.`,
        day,
      ),
    ],
  };
}

/** The weekday that has the fewest hours for what it sells. */
export function thinWeekday(loads: readonly WeekdayLoad[], day: string): Draft[] {
  const sales = loads.reduce((sum, load) => sum + load.sales, 0);
  const minutes = loads.reduce((sum, load) => sum + load.minutes, 0);
  if (sales === 0 || minutes === 0) return [];
  const gap = (load: WeekdayLoad) => load.sales / sales - load.minutes / minutes;
  const [thin] = [...loads].sort((a, b) => gap(b) - gap(a) || a.weekday - b.weekday);
  if (thin === undefined || gap(thin) < THIN_POINTS) return [];
  const name = weekdayName(thin.weekday);
  const next = nextWeekday(thin.weekday, day);
  const [ofSales, ofHours] = [thin.sales / sales, thin.minutes / minutes].map((share) =>
    writeFigure(share, 'share'),
  );
  const why = `${name}s bring ${ofSales} of the sales and have ${ofHours} of the hours, over the last ${SALES_DAYS} days.`;
  return [
    {
      id: `thin-weekday:${thin.weekday}`,
      kind: 'thin-weekday',
      title: `${name}s are thinly staffed for what they sell`,
      why,
      rule: `The weekday whose share of the sales exceeds its share of the hours most, by at least ${THIN_POINTS * 100} points, in ${SALES_DAYS} days.`,
      evidence: [
        { label: 'Share of sales', value: ofSales! },
        { label: 'Share of hours', value: ofHours! },
      ],
      tasks: [askForCover(next, why, day)],
    },
  ];
}

const askForCover = (when: string, why: string, day: string): DraftTask => ({
  title: `Ask for cover on ${when}`,
  description: `${why} Ask who can come or stay longer, and change the roster.`,
  area: 'Front of store',
  priority: 2,
  estimateMinutes: 20,
  requiredSkills: [],
  ...within(day),
  forManager: true,
});
