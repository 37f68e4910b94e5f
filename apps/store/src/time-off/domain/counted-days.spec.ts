import fc from 'fast-check';
import { plusDays } from '../../domain/days';
import { calendarDays, contractDays, countedDays } from './counted-days';

const FULL_TIME = 2_250;

describe('days of time off that count', () => {
  it('are at most those of the contract in each week from Monday', () => {
    // 1 June 2026 is a Monday.
    expect(countedDays('2026-06-01', '2026-06-07', FULL_TIME)).toBe(5);
    expect(countedDays('2026-06-06', '2026-06-07', FULL_TIME)).toBe(2);
    expect(countedDays('2026-06-05', '2026-06-08', FULL_TIME)).toBe(4);
    expect(countedDays('2026-06-01', '2026-06-14', FULL_TIME)).toBe(10);
    expect(countedDays('2026-06-01', '2026-06-07', 1_200)).toBe(4);
    expect([contractDays(0), contractDays(600), contractDays(10_080)]).toEqual([1, 2, 5]);
  });

  it('are never more than the calendar has, and a longer time never counts less', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => plusDays('2000-01-01', days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 60, max: 3_000 }),
        (first, more, minutes) => {
          const last = plusDays(first, more);
          const counted = countedDays(first, last, minutes);
          expect(counted).toBeGreaterThanOrEqual(1);
          expect(counted).toBeLessThanOrEqual(calendarDays(first, last));
          expect(countedDays(first, plusDays(last, 1), minutes)).toBeGreaterThanOrEqual(counted);
        },
      ),
    );
  });
});
