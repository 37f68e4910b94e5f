import { Shorthand } from '../values/shorthand';
import { Spelling } from '../values/spelling';
import { AFTER_NOW, BEFORE_NOW, GRAIN_ADVERBS, MONTHS, TO_DATE, UNITS, WEEKDAYS } from './time-words';

const OTHER = [
  'today',
  'yesterday',
  'tomorrow',
  'tonight',
  'weekend',
  'ago',
  'since',
  'until',
  'till',
  'between',
  'before',
  'after',
  'during',
  'rolling',
  'calendar',
  'commencing',
  'remainder',
];

const WORDS: ReadonlySet<string> = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...UNITS.keys(),
  ...GRAIN_ADVERBS.keys(),
  ...TO_DATE.keys(),
  ...BEFORE_NOW,
  ...AFTER_NOW,
  ...OTHER,
]);

export const TIME_SPELLING = new Spelling();
export const TIME_SHORTHAND = new Shorthand();
for (const word of WORDS) {
  TIME_SPELLING.add(word);
  TIME_SHORTHAND.add(word);
}

export function isTimeWord(word: string): boolean {
  return WORDS.has(word);
}
