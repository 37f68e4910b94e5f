import fc from 'fast-check';
import { daysBetween, plusDays, weekdayOf, weekNumber } from './days';

const day = fc.integer({ min: -10_000, max: 40_000 }).map((days) => plusDays('2000-01-01', days));

describe('days', () => {
  it('go over the ends of months and years, and over the leap day', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
    // A day of 23 hours in Berlin, and one of 25.
    expect([plusDays('2026-03-28', 2), plusDays('2026-10-24', 2)]).toEqual(['2026-03-30', '2026-10-26']);
    expect([daysBetween('2026-06-17', '2026-06-17'), daysBetween('2026-06-17', '2026-06-10')]).toEqual([
      0, -7,
    ]);
  });

  it('have the weekday that the calendar of the language says', () => {
    fc.assert(
      fc.property(day, (any) => {
        expect(weekdayOf(any) % 7).toBe(new Date(any).getUTCDay());
      }),
    );
  });

  it('are as far apart as was added, and in another week from each Monday on', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1_000, max: 1_000 }), (from, days) => {
        const to = plusDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(weekNumber(plusDays(from, 1)) - weekNumber(from)).toBe(weekdayOf(from) === 7 ? 1 : 0);
      }),
    );
    // 5 January 1970 was a Monday.
    expect([weekNumber('1970-01-04'), weekNumber('1970-01-05'), weekNumber('1970-01-12')]).toEqual([
      -1, 0, 1,
    ]);
  });
});
