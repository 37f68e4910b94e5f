import fc from 'fast-check';
import type { DateRange } from '#libs/contracts';
import type { Calendar } from '#libs/semantics';
import { tokenize } from '../tokens/tokenizer';
import { addDays, daysBetween } from './calendar';
import type { TimeExpression, TimeRange } from './time-expression';
import { TimeGrammar } from './time-grammar';

/** A Wednesday. */
const TODAY = '2026-06-17';

const CALENDAR: Calendar = {
  fiscalYearStartMonth: 4,
  fiscalYearNamedBy: 'end',
  holidays: [
    { name: 'new_year', label: "New Year's Day", synonyms: ['new year'], rule: { month: 1, day: 1 } },
    { name: 'easter', label: 'Easter', synonyms: [], rule: { easter: -2 }, days: 4 },
    {
      name: 'thanksgiving',
      label: 'Thanksgiving',
      synonyms: [],
      rule: { nth: 4, weekday: 'thursday', month: 11 },
    },
    {
      name: 'christmas',
      label: 'Christmas Day',
      synonyms: ['christmas', 'xmas'],
      rule: { month: 12, day: 25 },
    },
    { name: 'fair', label: 'Spring Fair', synonyms: [], rule: { dates: ['2025-03-08', '2026-03-07'] } },
  ].map((holiday) => ({ days: 1, public: true, ...holiday }) as Calendar['holidays'][number]),
};

/** The longest expression that starts at the first word which begins one. */
function read(text: string, today = TODAY, calendar = CALENDAR): TimeExpression | undefined {
  const spans = new TimeGrammar(tokenize(text), today, calendar).spans();
  const start = Math.min(...spans.map((span) => span.start));
  return spans.filter((span) => span.start === start).sort((a, b) => b.end - a.end)[0]?.time;
}

function rangeOf(text: string, today = TODAY): TimeRange {
  const time = read(text, today);
  if (time?.kind !== 'range') throw new Error(`"${text}" is ${time?.kind ?? 'not read'}`);
  return time;
}

/** "2026-05-01 2026-06-01"; an open side is "…". */
const written = ([from, to]: DateRange): string => `${from ?? '…'} ${to ?? '…'}`;

const days = (text: string, today = TODAY): string => written(rangeOf(text, today).past);
const daysAhead = (text: string, today = TODAY): string => written(rangeOf(text, today).future);

describe('periods seen from today', () => {
  it.each([
    ['today', '2026-06-17 2026-06-18'],
    ['this morning', '2026-06-17 2026-06-18'],
    ['yesterday', '2026-06-16 2026-06-17'],
    ['last night', '2026-06-16 2026-06-17'],
    ['the day before yesterday', '2026-06-15 2026-06-16'],
    ['tomorrow', '2026-06-18 2026-06-19'],
    ['the day after tomorrow', '2026-06-19 2026-06-20'],
    ['this week', '2026-06-15 2026-06-18'],
    ['last week', '2026-06-08 2026-06-15'],
    ['next week', '2026-06-22 2026-06-29'],
    ['the week before last', '2026-06-01 2026-06-08'],
    ['the week after next', '2026-06-29 2026-07-06'],
    ['the past week', '2026-06-10 2026-06-18'],
    ['in the last week', '2026-06-10 2026-06-18'],
    ['this month', '2026-06-01 2026-06-18'],
    ['the previous month', '2026-05-01 2026-06-01'],
    ['last quarter', '2026-01-01 2026-04-01'],
    ['the current year', '2026-01-01 2026-06-18'],
    ['last year', '2025-01-01 2026-01-01'],
    ['last half year', '2025-07-01 2026-01-01'],
    ['the last ninety days', '2026-03-19 2026-06-18'],
    ['within the last 30 days', '2026-05-18 2026-06-18'],
    ['past couple of weeks', '2026-06-03 2026-06-18'],
    ['last fortnight', '2026-06-03 2026-06-18'],
    ['the last 3 months', '2026-03-17 2026-06-18'],
    ['the last three full months', '2026-03-01 2026-06-01'],
    ['last 1.5 years', '2024-12-17 2026-06-18'],
    ['the last year and a half', '2024-12-17 2026-06-18'],
    ['next 10 days', '2026-06-17 2026-06-28'],
    ['the coming 2 weeks', '2026-06-17 2026-07-02'],
    ['3 days ago', '2026-06-14 2026-06-15'],
    ['two weeks ago', '2026-06-01 2026-06-08'],
    ['half a year ago', '2025-12-01 2026-01-01'],
    ['a year ago', '2025-01-01 2026-01-01'],
    ['two weeks from now', '2026-06-29 2026-07-06'],
    ['MTD', '2026-06-01 2026-06-18'],
    ['quarter-to-date', '2026-04-01 2026-06-18'],
    ['year to date', '2026-01-01 2026-06-18'],
    ['so far this year', '2026-01-01 2026-06-18'],
    ['this quarter to date', '2026-04-01 2026-06-18'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it.each([
    ['this week', '2026-06-15 2026-06-22'],
    ['this month', '2026-06-01 2026-07-01'],
    ['within 10 days', '2026-06-17 2026-06-28'],
    ["in 2 weeks' time", '2026-06-17 2026-07-02'],
    ['on Friday', '2026-06-19 2026-06-20'],
    ['by the end of the month', '2026-06-17 2026-07-01'],
    ['until Friday', '2026-06-17 2026-06-20'],
    ['before 1 July', '2026-06-17 2026-07-01'],
    ['between 1 and 15 July', '2026-07-01 2026-07-16'],
    ['the rest of the month', '2026-06-17 2026-07-01'],
  ])('%s, of dates that look ahead', (text, expected) => expect(daysAhead(text)).toBe(expected));
});

describe('names of periods', () => {
  it.each([
    ['May', '2026-05-01 2026-06-01'],
    ['in June', '2026-06-01 2026-06-18'],
    ['July', '2025-07-01 2025-08-01'],
    ['May last year', '2025-05-01 2025-06-01'],
    ["May '25", '2025-05-01 2025-06-01'],
    ['2026-05', '2026-05-01 2026-06-01'],
    ['05/2025', '2025-05-01 2025-06-01'],
    ['Q1', '2026-01-01 2026-04-01'],
    ['Q1 24', '2024-01-01 2024-04-01'],
    ['2025Q3', '2025-07-01 2025-10-01'],
    ['quarter two of last year', '2025-04-01 2025-07-01'],
    ['the third quarter of 2025', '2025-07-01 2025-10-01'],
    ['H1', '2026-01-01 2026-06-18'],
    ['second half of 2025', '2025-07-01 2026-01-01'],
    ['calendar year 2025', '2025-01-01 2026-01-01'],
    ['week 23', '2026-06-01 2026-06-08'],
    ['CW 1 of 2025', '2024-12-30 2025-01-06'],
    ['2026-W23', '2026-06-01 2026-06-08'],
    ['week 40', '2025-09-29 2025-10-06'],
    ['week commencing 1 June', '2026-06-01 2026-06-08'],
    ['week ending 7 June', '2026-06-01 2026-06-08'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it('there is no week 53 in a year of 52 weeks', () => {
    expect(days('week 53 of 2026')).toBe('2026-12-28 2027-01-04');
    expect(read('week 53 of 2025')).toMatchObject({ label: '2025' });
  });
});

describe('days', () => {
  it.each([
    ['2026-05-03', '2026-05-03'],
    ['3 May', '2026-05-03'],
    ['May 3rd', '2026-05-03'],
    ['the third of May', '2026-05-03'],
    ['3rd of May 2025', '2025-05-03'],
    ['May 3, 2025', '2025-05-03'],
    ['3 May 25', '2025-05-03'],
    ['13.05.2026', '2026-05-13'],
    ['5/13/2026', '2026-05-13'],
    ['Friday 3 April', '2026-04-03'],
    ['the 15th', '2026-06-15'],
    ['the 20th', '2026-05-20'],
    ['the 1st of last month', '2026-05-01'],
    ['on Monday', '2026-06-15'],
    ['last Friday', '2026-06-12'],
    ['last Wednesday', '2026-06-10'],
    ['next Tuesday', '2026-06-23'],
    ['Monday last week', '2026-06-08'],
    ['the last Friday of May', '2026-05-29'],
    ['first Monday in June', '2026-06-01'],
    ['the last day of the month', '2026-06-30'],
  ])('%s', (text, day) => expect(days(text)).toBe(`${day} ${addDays(day, 1)}`));

  it.each(['03.05.2026', '5/3/2026', 'on 3/5', 'since 3/5/2026', 'between 3/5/2026 and 10/5/2026'])(
    '%s: the order is said',
    (text) => expect(rangeOf(text).assumption).toMatch(/was read with the day first/),
  );

  it.each(['on Mondays', 'every Monday', 'on weekends', '3/5 of the stock', '31 February 2026'])(
    '%s is no single day',
    (text) => expect(read(text)?.kind === 'range' && rangeOf(text).grain === 'day').toBe(false),
  );
});

describe('parts', () => {
  it.each([
    ['first half of June', '2026-06-01 2026-06-16'],
    ['second week of March', '2026-03-08 2026-03-15'],
    ['fifth week of March', '2026-03-29 2026-04-01'],
    ['last ten days of May', '2026-05-22 2026-06-01'],
    ['first six months of 2025', '2025-01-01 2025-07-01'],
    ['end of last month', '2026-05-31 2026-06-01'],
    ['mid May', '2026-05-11 2026-05-21'],
    ['early in June', '2026-06-01 2026-06-11'],
    ['late 2025', '2025-09-01 2026-01-01'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it.each(['mid May', 'early June', 'late last month', 'end of May', 'the last few days', 'last 48 hours'])(
    '%s: what was taken is said',
    (text) => expect(rangeOf(text).assumption).toMatch(/taken as/),
  );
});

describe('limits and spans', () => {
  it.each([
    ['since May', '2026-05-01 2026-06-18'],
    ['since the beginning of the year', '2026-01-01 2026-06-18'],
    ['until the end of May', '… 2026-06-01'],
    ['up to and including 15 May', '… 2026-05-16'],
    ['until now', '… 2026-06-18'],
    ['before May', '… 2026-05-01'],
    ['on or before 1 May', '… 2026-05-02'],
    ['after last Friday', '2026-06-13 …'],
    ['on or after 1 May', '2026-05-01 …'],
    ['more than 30 days ago', '… 2026-05-18'],
    ['at least 30 days ago', '… 2026-05-19'],
    ['less than two weeks ago', '2026-06-04 2026-06-18'],
    ['between 1 and 15 May', '2026-05-01 2026-05-16'],
    ['between the 1st and the 15th of May', '2026-05-01 2026-05-16'],
    ['May 3 to 10', '2026-05-03 2026-05-11'],
    ['May 3-10', '2026-05-03 2026-05-11'],
    ['3-10 May', '2026-05-03 2026-05-11'],
    ['May 3rd to the 10th', '2026-05-03 2026-05-11'],
    ['from 3 May until yesterday', '2026-05-03 2026-06-17'],
    ['2026-05-01..2026-05-15', '2026-05-01 2026-05-16'],
    ['from March through May', '2026-03-01 2026-06-01'],
    ['Jan-Mar', '2026-01-01 2026-04-01'],
    ['November to January', '2025-11-01 2026-02-01'],
    ['January to March 2024', '2024-01-01 2024-04-01'],
    ['from May on', '2026-05-01 2026-06-18'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));
});

describe('the calendar of the semantic files', () => {
  it.each([
    ['FY26', '2025-04-01 2026-04-01'],
    ['fiscal year 2025', '2024-04-01 2025-04-01'],
    ['FY2025/26', '2025-04-01 2026-04-01'],
    ['this fiscal year', '2026-04-01 2026-06-18'],
    ['last financial year', '2025-04-01 2026-04-01'],
    ['fiscal year to date', '2026-04-01 2026-06-18'],
    ['FYTD', '2026-04-01 2026-06-18'],
    ['fiscal Q1', '2026-04-01 2026-06-18'],
    ['fiscal Q2', '2025-07-01 2025-10-01'],
    ['Q4 FY26', '2026-01-01 2026-04-01'],
    ['FY26 Q1', '2025-04-01 2025-07-01'],
    ['the first fiscal quarter of 2026', '2025-04-01 2025-07-01'],
    ['this fiscal quarter', '2026-04-01 2026-06-18'],
    ['last fiscal quarter', '2026-01-01 2026-04-01'],
    ['on Christmas Day', '2025-12-25 2025-12-26'],
    ['last xmas', '2025-12-25 2025-12-26'],
    ['next Christmas', '2026-12-25 2026-12-26'],
    ["New Year's Day", '2026-01-01 2026-01-02'],
    ['over Easter', '2026-04-03 2026-04-07'],
    ['Easter 2025', '2025-04-18 2025-04-22'],
    ['since Easter', '2026-04-03 2026-06-18'],
    ['in the week before Christmas', '2025-12-18 2025-12-25'],
    ['two days before Christmas', '2025-12-23 2025-12-24'],
    ['the two days before Christmas', '2025-12-23 2025-12-25'],
    ['3 days after Easter', '2026-04-09 2026-04-10'],
    ['the week of Christmas', '2025-12-22 2025-12-29'],
    ['between Christmas and New Year', '2025-12-25 2026-01-02'],
    ['Thanksgiving weekend', '2025-11-27 2025-12-01'],
    ['Spring Fair last year', '2025-03-08 2025-03-09'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it('2025/26 is no fiscal year where fiscal years are calendar years', () => {
    expect(read('FY2025/26', TODAY, { ...CALENDAR, fiscalYearStartMonth: 1 })).toBeUndefined();
  });

  it('a day that is known of some years only is not read of others', () => {
    expect(read('Spring Fair 2031')).toMatchObject({ label: '2031' });
  });
});

describe('other days to ask on', () => {
  it.each([
    ['on a leap day, a year ago is a year', '2024-02-29', 'last 12 months', '2023-02-28 2024-03-01'],
    ['on a leap day', '2024-02-29', 'yesterday', '2024-02-28 2024-02-29'],
    ['29 February of the last leap year', '2026-06-17', '29 February', '2024-02-29 2024-03-01'],
    ['at the end of a long month', '2026-03-31', 'the past month', '2026-02-28 2026-04-01'],
    ['on New Year', '2026-01-01', 'last month', '2025-12-01 2026-01-01'],
    ['on New Year', '2026-01-01', 'last quarter', '2025-10-01 2026-01-01'],
    ['on New Year, a Thursday', '2026-01-01', 'this week', '2025-12-29 2026-01-02'],
    ['on New Year', '2026-01-01', 'YTD', '2026-01-01 2026-01-02'],
    ['on the last day of a year', '2025-12-31', 'this year', '2025-01-01 2026-01-01'],
    ['on the last day of a year', '2025-12-31', 'tomorrow', '2026-01-01 2026-01-02'],
    ['on a Monday', '2026-06-15', 'this week', '2026-06-15 2026-06-16'],
    ['on a Monday', '2026-06-15', 'last Monday', '2026-06-08 2026-06-09'],
    ['on a Sunday', '2026-06-21', 'this week', '2026-06-15 2026-06-22'],
    ['on a Sunday', '2026-06-21', 'last week', '2026-06-08 2026-06-15'],
    ['on a Sunday', '2026-06-21', 'the weekend', '2026-06-20 2026-06-22'],
  ])('%s (%s): %s', (_, today, text, expected) => expect(days(text, today)).toBe(expected));
});

describe('grains and changes', () => {
  it.each([
    ['per month', 'month'],
    ['by week', 'week'],
    ['weekly', 'week'],
    ['each quarter', 'quarter'],
    ['month over month', 'month'],
    ['year on year', 'year'],
  ])('%s', (text, grain) => expect(read(text)).toMatchObject({ kind: 'grain', grain }));

  it.each([
    ['the same period last year', 'year', -1],
    ['a year earlier', 'year', -1],
    ['the month before', 'month', -1],
    ['the same period in 2024', 'year', -2],
  ])('%s', (text, grain, count) => expect(read(text)).toMatchObject({ kind: 'shift', grain, count }));

  const last = (text: string): TimeExpression =>
    new TimeGrammar(tokenize(text), TODAY, CALENDAR)
      .spans()
      .sort((a, b) => a.end - b.end || b.start - a.start)
      .at(-1)!.time;

  it.each(['this month, year over year', 'May YoY', 'May vs last year', 'this week compared to last year'])(
    '%s compares with the same period',
    (text) => expect(last(text)).toMatchObject({ kind: 'shift', grain: 'year', count: -1 }),
  );

  it('compares years with years', () => {
    expect(last('2026 vs last year')).toMatchObject({ kind: 'range', past: ['2025-01-01', '2026-01-01'] });
  });
});

describe('whatever is typed', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2000-01-01', offset));
  const word = fc.constantFrom(
    ...'last next this past the first second half quarter q1 h2 of to and between from since until by before after month week year day days weeks 3 15 2025 90 29 february may december monday friday end early christmas easter fy26 fiscal ago in within - so far date couple few 2026-05-03 5/3/2026 week 53'.split(
      ' ',
    ),
  );
  const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

  it('a range that is read begins before it ends', () => {
    fc.assert(
      fc.property(phrase, day, (text, today) => {
        for (const { start, end, time } of new TimeGrammar(tokenize(text), today, CALENDAR).spans()) {
          expect(end).toBeGreaterThan(start);
          if (time.kind !== 'range') continue;
          for (const [from, to] of [time.past, time.future]) {
            if (from !== null && to !== null)
              expect([text, today, from, to, from < to]).toEqual([text, today, from, to, true]);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('moves with today', () => {
    const relative = fc.constantFrom(
      'yesterday',
      'the last 30 days',
      'next 2 weeks',
      '3 days ago',
      'within 10 days',
    );
    fc.assert(
      fc.property(relative, day, fc.integer({ min: 1, max: 400 }), (text, today, later) => {
        const [before, after] = [rangeOf(text, today), rangeOf(text, addDays(today, later))];
        expect(daysBetween(before.past[0]!, after.past[0]!)).toBe(later);
        expect(daysBetween(before.future[1]!, after.future[1]!)).toBe(later);
      }),
    );
  });

  it('spelled numbers mean the same as figures', () => {
    const spelled = [
      'two',
      'three',
      'seven',
      'twelve',
      'thirty',
      'ninety',
      'a hundred',
      'one hundred and twenty',
      'forty-five',
    ];
    const figures = [2, 3, 7, 12, 30, 90, 100, 120, 45];
    for (const [at, words] of spelled.entries())
      for (const form of ['the last # days', '# weeks ago', 'within # days', 'more than # days ago'])
        expect(rangeOf(form.replace('#', words))).toEqual(rangeOf(form.replace('#', String(figures[at]))));
  });
});

describe('seasons, spoken years and years that are borrowed', () => {
  it.each([
    ['summer 2025', '2025-06-01 2025-09-01'],
    ['last winter', '2025-12-01 2026-03-01'],
    ['winter 2024/25', '2024-12-01 2025-03-01'],
    ['this summer', '2026-06-01 2026-06-18'],
    ['in spring', '2026-03-01 2026-06-01'],
    ['autumn', '2025-09-01 2025-12-01'],
    ['quarter two of twenty twenty five', '2025-04-01 2025-07-01'],
    ['q two', '2026-04-01 2026-06-18'],
    ['the year two thousand and twenty five', '2025-01-01 2026-01-01'],
    ['around christmas', '2025-12-18 2026-01-02'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it('say what was taken for granted', () => {
    expect(rangeOf('summer 2025').assumption).toBe('Summer was taken as June to August.');
    expect(rangeOf('around christmas').assumption).toContain('the week before to the week after');
  });

  it.each(['spring water', 'fall short'])('"%s" is no season', (text) => expect(read(text)).toBeUndefined());

  it.each([
    ['July 2025 vs 2026', ['2025-07-01 2025-08-01', '2026-07-01 2026-08-01']],
    ['H1 vs H2 of 2025', ['2025-01-01 2025-07-01', '2025-07-01 2026-01-01']],
  ])('%s', (text, expected) => {
    const spans = new TimeGrammar(tokenize(text), TODAY, CALENDAR).spans();
    const ranges = spans.flatMap(({ time }) => (time.kind === 'range' ? [written(time.past)] : []));
    for (const range of expected) expect(ranges).toContain(range);
  });
});
