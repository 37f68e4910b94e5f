import { Clock } from './clock';

class StoppedClock extends Clock {
  constructor(
    private readonly at: string,
    options: { today?: string; timeZone: string },
  ) {
    super(options);
  }

  override now(): Date {
    return new Date(this.at);
  }
}

describe('clock', () => {
  it('begins the day in its time zone', () => {
    const today = (timeZone: string) => new StoppedClock('2026-03-31T23:30:00Z', { timeZone }).today();
    expect([today('UTC'), today('Europe/Berlin'), today('America/Los_Angeles')]).toEqual([
      '2026-03-31',
      '2026-04-01',
      '2026-03-31',
    ]);
  });

  it('keeps a fixed day, and the real time', () => {
    const clock = new Clock({ today: '2020-02-29', timeZone: 'UTC' });
    expect(clock.today()).toBe('2020-02-29');
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});
