import fc from 'fast-check';
import type { WatchSchedule } from '#libs/contracts';
import { nextRun } from './schedule';

const next = (schedule: WatchSchedule, after: string, timeZone = 'UTC') =>
  nextRun(schedule, new Date(after), timeZone).toISOString();
const day = (at: string): WatchSchedule => ({ every: 'day', at });

describe('nextRun', () => {
  it.each([
    ['later today', day('07:00'), '2026-06-17T06:59:59.999Z', '2026-06-17T07:00:00.000Z'],
    ['tomorrow, at the very moment', day('07:00'), '2026-06-17T07:00:00.000Z', '2026-06-18T07:00:00.000Z'],
    ['over the end of a year', day('00:00'), '2026-12-31T00:00:00.001Z', '2027-01-01T00:00:00.000Z'],
    ['this hour', { every: 'hour', minute: 30 }, '2026-06-17T06:29:10.000Z', '2026-06-17T06:30:00.000Z'],
    ['next hour', { every: 'hour', minute: 30 }, '2026-06-17T06:30:00.000Z', '2026-06-17T07:30:00.000Z'],
    ['on the hour', { every: 'hour', minute: 0 }, '2026-06-17T23:00:01.000Z', '2026-06-18T00:00:00.000Z'],
    // 17 June 2026 is a Wednesday.
    [
      'a weekday later this week',
      { every: 'week', at: '08:15', weekdays: [1, 5] },
      '2026-06-17T12:00:00.000Z',
      '2026-06-19T08:15:00.000Z',
    ],
    [
      'the same weekday, a week later',
      { every: 'week', at: '08:15', weekdays: [3] },
      '2026-06-17T08:15:00.000Z',
      '2026-06-24T08:15:00.000Z',
    ],
    [
      'Sunday',
      { every: 'week', at: '08:15', weekdays: [7] },
      '2026-06-17T08:15:00.000Z',
      '2026-06-21T08:15:00.000Z',
    ],
  ] as [string, WatchSchedule, string, string][])('%s', (_name, schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });

  it('keeps the hour of the wall over the changes of daylight saving', () => {
    // Berlin: clocks forward on 29 March 2026 at 02:00, back on 25 October 2026 at 03:00.
    const berlin = (after: string) => next(day('07:00'), after, 'Europe/Berlin');
    expect(berlin('2026-03-28T00:00:00Z')).toBe('2026-03-28T06:00:00.000Z');
    expect(berlin('2026-03-28T06:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(berlin('2026-10-24T05:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  it('runs once, an hour later, where the hour is skipped', () => {
    const berlin = (after: string) => next(day('02:30'), after, 'Europe/Berlin');
    expect(berlin('2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin('2026-03-29T01:30:00Z')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('runs once, the first time, where the hour comes twice', () => {
    const berlin = (after: string) => next(day('02:30'), after, 'Europe/Berlin');
    expect(berlin('2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(berlin('2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
  });

  it('runs every hour over the changes, and at the minute of zones that are not whole hours away', () => {
    const hourly: WatchSchedule = { every: 'hour', minute: 15 };
    expect(next(hourly, '2026-10-25T00:15:00Z', 'Europe/Berlin')).toBe('2026-10-25T01:15:00.000Z');
    expect(next(hourly, '2026-03-29T00:15:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:15:00.000Z');
    expect(next(hourly, '2026-06-17T00:00:00Z', 'Asia/Kolkata')).toBe('2026-06-17T00:45:00.000Z');
    expect(next(day('06:00'), '2026-06-17T00:00:00Z', 'Asia/Kathmandu')).toBe('2026-06-17T00:15:00.000Z');
  });

  it('does not know a day that a zone left out, and comes back after it', () => {
    // Samoa had no 30 December 2011.
    expect(next(day('12:00'), '2011-12-29T22:00:00Z', 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z');
  });

  const ZONES = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Apia',
  ];

  it('is later, at most a day and two hours later, and shows the hour unless it is skipped', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(...ZONES),
        (after, hour, minute, timeZone) => {
          const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const run = nextRun({ every: 'day', at }, after, timeZone);
          expect(run.getTime()).toBeGreaterThan(after.getTime());
          expect(run.getTime() - after.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
          const shown = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(run);
          const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone }).format(run);
          const skipped = !rangeOfDay(dayOf, timeZone).has(at);
          if (!skipped) expect(shown).toBe(at);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Every minute that the clocks show on a day. */
function rangeOfDay(dayOf: string, timeZone: string): Set<string> {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  const date = new Intl.DateTimeFormat('en-CA', { timeZone });
  const noon = Date.parse(`${dayOf}T12:00:00Z`);
  const shown = new Set<string>();
  // Quarter hours are where clocks change, so one step stands for the minutes within it.
  for (let ms = noon - 27 * 3_600_000; ms <= noon + 27 * 3_600_000; ms += 15 * 60_000) {
    if (date.format(ms) !== dayOf) continue;
    const [hour, minute] = time.format(ms).split(':').map(Number) as [number, number];
    for (let i = 0; i < 15; i += 1)
      shown.add(`${String(hour).padStart(2, '0')}:${String(minute + i).padStart(2, '0')}`);
  }
  return shown;
}
