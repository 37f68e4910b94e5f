import { addMonths, startOf } from '../time/calendar';
import { MONTH_NAMES } from '../time/time-words';
import { keyOf, PrefixList } from './prefix-list';

const RELATIVE = [
  'today',
  'yesterday',
  'tomorrow',
  ...['week', 'month', 'quarter', 'year'].flatMap((unit) => [`this ${unit}`, `last ${unit}`, `next ${unit}`]),
  ...[7, 14, 30, 90].flatMap((days) => [`last ${days} days`, `next ${days} days`]),
  'last 12 months',
  'week to date',
  'month to date',
  'quarter to date',
  'year to date',
];
const COUNTED = /^(last|past|next) (\d{1,3})(?: |$)/;
const UNITS = ['days', 'weeks', 'months'];
const MONTHS_BACK = 18;
const QUARTERS_BACK = 6;

/** Periods that people type, as of one day. */
export class PeriodPhrases {
  private readonly known: PrefixList<string>;

  constructor(readonly today: string) {
    const months = Array.from({ length: MONTHS_BACK }, (_, at) => addMonths(startOf(today, 'month'), -at));
    const quarters = Array.from({ length: QUARTERS_BACK }, (_, at) =>
      addMonths(startOf(today, 'quarter'), -3 * at),
    );
    const all = [
      ...RELATIVE,
      ...months.map((day) => `${MONTH_NAMES[Number(day.slice(5, 7)) - 1]!} ${day.slice(0, 4)}`),
      ...quarters.map((day) => `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`),
    ];
    this.known = new PrefixList(all.map((text) => [keyOf(text), text]));
  }

  /** Words that go on from the key of what was typed; not all of them need to be understood. */
  startingWith(prefix: string, limit: number): string[] {
    const [, side, count] = COUNTED.exec(prefix) ?? [];
    const counted = side === undefined ? [] : UNITS.map((unit) => `${side} ${count} ${unit}`);
    const found = [
      ...counted.filter((text) => text.startsWith(prefix)),
      ...this.known.startingWith(prefix, limit),
    ];
    return [...new Set(found)].slice(0, limit);
  }
}
