import type { SaidPeriod, TimeDimension } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { PeriodPhrases } from '../completion/period-phrases';
import { rangeText } from '../evidence/range-text';
import type { Ask, Candidate } from './candidate';
import { replaced, tidied } from './query-parts';
import { keyOf as rangeKey, type PeriodWords, type SaidPeriods } from './said-periods';

const PAST = [
  ...['last 30 days', 'this month', 'last month', 'this week', 'last week', 'today', 'last 90 days'],
  ...['this quarter', 'last quarter', 'this year', 'last year'],
];
const AHEAD = [
  ...['today', 'tomorrow', 'this week', 'next week', 'next 7 days', 'next 30 days', 'this month'],
  ...['next month', 'this quarter', 'last week', 'last month'],
];
const COMPARED = [
  ['this month', 'last month'],
  ['last month', 'the month before'],
  ['this week', 'last week'],
  ['this quarter', 'last quarter'],
  ['this year', 'last year'],
] as const;
const MAX_PHRASES = 12;

/** Two or more periods side by side. */
interface Pair {
  readonly label: string;
  readonly said: readonly SaidPeriod[];
}

/** What a period can be changed to, and the periods that can be added. */
export class PeriodOptions {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly said: SaidPeriods,
  ) {}

  *of(at: number, ask: Ask): Generator<Candidate> {
    const time = ask.query.timeDimensions[at]!;
    const { dimension: member, compareDateRange } = time;
    const put = (
      next: TimeDimension,
      label: string,
      detail: string,
      said: readonly SaidPeriod[] = [],
    ): Candidate => ({
      label: `${this.labelOf(next.dimension)} ${label}`,
      detail,
      kind: 'period',
      query: tidied(ask.query, {
        ...ask.query,
        timeDimensions: replaced(ask.query.timeDimensions, at, next),
      }),
      said,
    });
    const { dateRange: _range, compareDateRange: _compared, ...bare } = time;
    const compared = function* (pairs: Iterable<Pair>): Generator<Candidate> {
      for (const { label, said } of pairs) {
        const ranges = said.map(({ range }) => range);
        yield put({ ...bare, compareDateRange: ranges }, label, ranges.map(rangeText).join(' / '), said);
      }
    };
    if (compareDateRange) {
      yield* compared(this.pairs(member, ask));
      if (ask.search.isEmpty)
        for (const range of compareDateRange) yield put({ ...bare, dateRange: range }, rangeText(range), '');
    }
    for (const named of this.periods(member, ask))
      yield put({ ...bare, dateRange: named.range }, named.text, rangeText(named.range), [named]);
    if (!ask.search.isEmpty || compareDateRange || !time.dateRange) return;
    yield* this.byOtherDates(time, ask, put);
    yield* compared(this.pairs(member, ask));
  }

  /** Periods for a date that has none. */
  *added(member: string, ask: Ask): Generator<Candidate> {
    const { query } = ask;
    const at = query.timeDimensions.findIndex(({ dimension }) => dimension === member);
    for (const named of this.periods(member, ask)) {
      const time: TimeDimension = {
        ...(query.timeDimensions[at] ?? { dimension: member }),
        dateRange: named.range,
      };
      const timeDimensions =
        at < 0 ? [...query.timeDimensions, time] : replaced(query.timeDimensions, at, time);
      yield {
        label: `${this.labelOf(member)} ${named.text}`,
        detail: rangeText(named.range),
        kind: 'period',
        query: { ...query, timeDimensions },
        said: [named],
      };
    }
  }

  /** The periods that the search names, or those that people ask for. */
  *periods(member: string, { search, today }: Ask): Generator<SaidPeriod> {
    const typed = this.said.read(search.text, today);
    if (typed?.length === 1) yield { text: search.text.trim(), range: this.said.rangeFor(typed[0]!, member) };
    const texts = search.isEmpty
      ? this.vocabulary.looksAhead(member)
        ? AHEAD
        : PAST
      : new PeriodPhrases(today).startingWith(search.key, MAX_PHRASES);
    for (const text of texts) {
      const words = this.said.read(text, today);
      if (words?.length === 1) yield { text, range: this.said.rangeFor(words[0]!, member) };
    }
  }

  private *pairs(member: string, { search, today }: Ask): Generator<Pair> {
    const texts: (readonly string[])[] = search.isEmpty
      ? [...COMPARED]
      : [search.text.trim().split(/\s+(?:vs\.?|versus|and|to)\s+|,\s*/i)];
    for (const [first, second, ...more] of texts) {
      if (first === undefined || second === undefined || more.length > 0) continue;
      const words = this.said.read(`${first}, ${second}`, today) ?? [];
      if (words.length !== 2) continue;
      const [one, other] = words as [PeriodWords, PeriodWords];
      yield {
        label: `${first} compared with ${second}`,
        said: [
          { text: first, range: this.said.rangeFor(one, member) },
          { text: other.shift ? `${first}, ${second}` : second, range: this.said.rangeFor(other, member) },
        ],
      };
    }
  }

  /** The same words for another date of the same rows: ordered last month, delivered last month. */
  private *byOtherDates(
    { dateRange, ...time }: TimeDimension,
    { periods, today }: Ask,
    put: (next: TimeDimension, label: string, detail: string, said: readonly SaidPeriod[]) => Candidate,
  ): Generator<Candidate> {
    const said = periods.find(({ range }) => rangeKey(range) === rangeKey(dateRange!))?.text;
    const words = said === undefined ? undefined : this.said.read(said, today)?.at(-1);
    for (const member of this.datesBeside(time.dimension)) {
      const range = words ? this.said.rangeFor(words, member) : dateRange!;
      const own = said === undefined ? [] : [{ text: said, range }];
      const text = said ?? rangeText(range);
      yield put({ ...time, dimension: member, dateRange: range }, text, rangeText(range), own);
    }
  }

  private datesBeside(member: string): string[] {
    const { dimensions } = this.vocabulary.entity(member.split('.')[0]!);
    return [...dimensions.values()]
      .filter((each) => each.role === 'date' && this.vocabulary.lexicon.visibility.dimension(each))
      .map((each) => each.member)
      .filter((other) => other !== member);
  }

  private labelOf(member: string): string {
    return this.vocabulary.dimension(member).label;
  }
}
