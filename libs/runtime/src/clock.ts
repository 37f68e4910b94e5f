/** The only source of the current time and day that services use, so that a fixed day holds everywhere. */
export class Clock {
  private readonly format: Intl.DateTimeFormat;

  /** @param options.today YYYY-MM-DD; fixes {@link today}, not {@link now}. */
  constructor(private readonly options: { today?: string; timeZone: string }) {
    this.format = new Intl.DateTimeFormat('en-CA', {
      timeZone: options.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  now(): Date {
    return new Date();
  }

  /** The day as YYYY-MM-DD: the fixed one, or the current one in the time zone of the settings. */
  today(): string {
    if (this.options.today !== undefined) return this.options.today;
    const part = Object.fromEntries(
      this.format.formatToParts(this.now()).map(({ type, value }) => [type, value]),
    );
    return `${part.year}-${part.month}-${part.day}`;
  }
}
