import { locale } from '../messages';

const times = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });

/** A minute of the day, in the reader's way of writing times. */
export const writeMinute = (minute: number): string => times.format(minute * 60_000);
