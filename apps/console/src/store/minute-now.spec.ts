import { minuteNow } from './minute-now';

describe('minutes of a day', () => {
  it('are those of the time zone of the store', () => {
    const now = new Date('2026-07-01T22:45:00Z');
    expect([
      minuteNow('UTC', now),
      minuteNow('Europe/Berlin', now),
      minuteNow('America/New_York', now),
    ]).toEqual([1365, 45, 1125]);
  });
});
