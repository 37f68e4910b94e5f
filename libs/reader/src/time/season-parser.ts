import { addMonths, dayOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { LEADING } from './time-words';
import { TokenReader } from './token-reader';

interface Season {
  /** Its first month, 1 to 12. */
  readonly month: number;
  readonly months: string;
  /** A word that means other things as well: only beside another word of time. */
  readonly isAmbiguous?: boolean;
}

/** The meteorological seasons of the northern half of the earth: three whole months each. */
const SEASONS: ReadonlyMap<string, Season> = new Map(
  Object.entries({
    spring: { month: 3, months: 'March to May', isAmbiguous: true },
    springtime: { month: 3, months: 'March to May' },
    summer: { month: 6, months: 'June to August' },
    summertime: { month: 6, months: 'June to August' },
    autumn: { month: 9, months: 'September to November' },
    fall: { month: 9, months: 'September to November', isAmbiguous: true },
    winter: { month: 12, months: 'December to February' },
    wintertime: { month: 12, months: 'December to February' },
  }),
);
const MONTHS = 3;

export function isSeasonWord(word: string): boolean {
  return SEASONS.has(word);
}

/** Summer 2025, last winter, this spring, in autumn, winter 2025/26. A winter is that of the year in which it begins. */
export class SeasonParser extends TokenReader {
  at(start: number): Parsed<TimeRange> | undefined {
    const direction = this.direction(start);
    const place = this.after(direction === undefined ? start : start + 1, 'the');
    const word = this.norm(place);
    const season = SEASONS.get(word);
    if (!season) return undefined;
    const end = place + 1;
    const given = direction === undefined ? this.yearAfter(end) : undefined;
    const isLed = direction !== undefined || given !== undefined || LEADING.has(this.norm(start - 1));
    if (season.isAmbiguous && !isLed) return undefined;
    if (given) return this.result(word, season, given.value, this.afterSecondYear(given.end));
    const begin = (year: number): string => dayOf(year, season.month, 1)!;
    const running = [this.year - 1, this.year].find(
      (year) => begin(year) <= this.today && this.today < addMonths(begin(year), MONTHS),
    );
    const latest = begin(this.year) <= this.today ? this.year : this.year - 1;
    if (direction === 1) return this.result(word, season, latest + 1, end);
    if (direction === -1) return this.result(word, season, running === latest ? latest - 1 : latest, end);
    if (direction === 0) return this.result(word, season, running ?? this.year, end);
    return this.result(word, season, latest, end);
  }

  /** winter 2025/26 */
  private afterSecondYear(at: number): number {
    return this.isJoined(at) && /^\d\d(\d\d)?$/.test(this.norm(at)) ? at + 1 : at;
  }

  private result(word: string, { month, months }: Season, year: number, end: number): Parsed<TimeRange> {
    const from = dayOf(year, month, 1)!;
    const to = addMonths(from, MONTHS);
    const years =
      to.slice(0, 4) === String(year) || to.slice(5, 7) === '01' ? `${year}` : `${year}/${year + 1}`;
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    const assumption = `${name} was taken as ${months}.`;
    return { value: this.whole([from, to], 'quarter', `${word} ${years}`, { assumption }), end };
  }
}
