import { builtInModel } from '../test/built-in-model';
import { fiscalYearOf, fiscalYearStart, holidayIn, HolidayFile, PLAIN_CALENDAR } from './calendar';
import {
  builtInDefinitions,
  loadSemanticModel,
  readSemanticFiles,
  type SemanticFault,
  SemanticFilesError,
} from '.';

const day = (rule: object, year: number) => holidayIn(HolidayFile.parse({ label: 'Day', rule }), year);

const withFile = (text: string) =>
  loadSemanticModel([...readSemanticFiles([builtInDefinitions()]), { path: 'own/calendar.yaml', text }]);

function faultsOf(text: string): readonly SemanticFault[] {
  try {
    withFile(text);
  } catch (error) {
    if (error instanceof SemanticFilesError) return error.faults;
    throw error;
  }
  return [];
}

describe('holidays', () => {
  it('fall on fixed days, and on 29 February only in leap years', () => {
    expect(day({ month: 12, day: 25 }, 2026)).toBe('2026-12-25');
    expect(day({ month: 2, day: 29 }, 2024)).toBe('2024-02-29');
    expect(day({ month: 2, day: 29 }, 2026)).toBeUndefined();
  });

  // Published tables of the western Easter.
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('follow Easter: %d', (year, easter) => expect(day({ easter: 0 }, year)).toBe(easter));

  it('follow a weekday of a month', () => {
    const thanksgiving = { nth: 4, weekday: 'thursday', month: 11 };
    expect(day(thanksgiving, 2025)).toBe('2025-11-27');
    expect(day({ ...thanksgiving, plus: 1 }, 2025)).toBe('2025-11-28');
    expect(day({ ...thanksgiving, plus: 4 }, 2025)).toBe('2025-12-01');
    expect(day({ nth: -1, weekday: 'monday', month: 5 }, 2026)).toBe('2026-05-25');
    expect(day({ nth: 1, weekday: 'sunday', month: 3 }, 2026)).toBe('2026-03-01');
    expect(day({ nth: 5, weekday: 'monday', month: 3 }, 2026)).toBe('2026-03-30');
    expect(day({ nth: 5, weekday: 'monday', month: 4 }, 2026)).toBeUndefined();
  });

  it('are known for the years that are named', () => {
    const dates = ['2025-03-31', '2026-03-20'];
    expect([2025, 2026, 2027].map((year) => day({ dates }, year))).toEqual([...dates, undefined]);
  });
});

describe('fiscal years', () => {
  const april = { ...PLAIN_CALENDAR, fiscalYearStartMonth: 4 };
  it('start with their month and are named by the year in which they end, or start', () => {
    expect(fiscalYearStart(april, 2026)).toBe('2025-04-01');
    expect(fiscalYearStart({ ...april, fiscalYearNamedBy: 'start' }, 2026)).toBe('2026-04-01');
    expect(fiscalYearStart(PLAIN_CALENDAR, 2026)).toBe('2026-01-01');
    expect(fiscalYearOf(april, '2026-03-31')).toBe(2026);
    expect(fiscalYearOf(april, '2026-04-01')).toBe(2027);
    expect(fiscalYearOf(PLAIN_CALENDAR, '2026-12-31')).toBe(2026);
  });
});

describe('the calendar file', () => {
  it('is part of the shipped model', () => {
    const { calendar } = builtInModel();
    expect(calendar.fiscalYearStartMonth).toBe(1);
    expect(calendar.holidays.map(({ name }) => name)).toContain('christmas_day');
  });

  it('is extended by a later directory, by name; null takes a holiday away', () => {
    const { calendar } = withFile(
      `fiscalYearStartMonth: 7
holidays:
  founders_day: { label: "Founders' Day", rule: { month: 5, day: 4 }, days: 2, public: false }
  boxing_day: null
`,
    );
    expect(calendar).toMatchObject({ fiscalYearStartMonth: 7, fiscalYearNamedBy: 'end' });
    const names = calendar.holidays.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['christmas_day', 'founders_day']));
    expect(names).not.toContain('boxing_day');
  });

  it('names file, line and field of a fault', () => {
    const text = `fiscalYearStartMonth: 13
holidays:
  a: { label: A, rule: { month: 2, day: 30 } }
  b: { label: B }
  c: { label: C, rule: { dates: [tomorrow] } }
`;
    expect(faultsOf(text)).toMatchObject([
      { file: 'own/calendar.yaml', line: 1, field: 'fiscalYearStartMonth' },
      { line: 3, field: 'holidays.a.rule', message: 'there is no such day' },
      { line: 4, field: 'holidays.b.rule' },
      { line: 5, field: 'holidays.c.rule.dates.0', message: expect.stringContaining('YYYY-MM-DD') },
    ]);
  });

  it('has each phrase once', () => {
    expect(
      faultsOf(`holidays:
  founders_day: { label: Our Day, rule: { easter: 3 }, synonyms: [Xmas] }
`),
    ).toMatchObject([
      { line: 2, field: 'holidays.founders_day', message: '"xmas" already names christmas_day' },
    ]);
  });
});
