import { locale } from './index';

const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const precise = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const unit = (name: string, digits: number, unitDisplay: 'short' | 'narrow' | 'long' = 'narrow') =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay,
    maximumFractionDigits: digits,
  });
const milliseconds = unit('millisecond', 0, 'short');
const shortMilliseconds = unit('millisecond', 1, 'short');
const seconds = unit('second', 1);
const wholeSeconds = unit('second', 0);
const minutes = unit('minute', 0);

const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Figures of the console itself, for the reader's locale; results have formatters of their own. */
export const writeNumber = (value: number) => numbers.format(value);
/** The data names no currency, so neither does the console. */
export const writeMoney = (amount: number) => money.format(amount);
export const writePercent = (fraction: number) => percents.format(fraction);

export const writeMoment = (iso: string) => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : moments.format(time);
};
export const writePreciseMoment = (iso: string) => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : precise.format(time);
};
/** A calendar day, `YYYY-MM-DD`. */
export const writeDay = (day: string) => {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : days.format(time);
};

export function writeMs(ms: number): string {
  if (ms >= 1000) return seconds.format(ms / 1000);
  return ms < 10 ? shortMilliseconds.format(ms) : milliseconds.format(ms);
}

export function writeSeconds(total: number): string {
  if (total < 60) return wholeSeconds.format(total);
  const rest = total % 60;
  return minutes.format(Math.floor(total / 60)) + (rest > 0 ? ` ${wholeSeconds.format(rest)}` : '');
}

const longMinutes = unit('minute', 1, 'long');
const longSeconds = unit('second', 0, 'long');

/** A duration within a sentence: "5 minutes", "90 seconds". */
export const writeDuration = (total: number): string =>
  total >= 60 && total % 60 === 0 ? longMinutes.format(total / 60) : longSeconds.format(total);

const AGES = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;
const ages = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });

/** How long ago something was, in its largest unit: "3 minutes ago". */
export function writeAge(agoSeconds: number): string {
  const [size, unitName] = AGES.find(([least]) => agoSeconds >= least) ?? [1, 'second' as const];
  return ages.format(-Math.round(agoSeconds / size), unitName);
}

/** US dollars; small amounts keep two significant digits, because a cost of 0.00 would not be true. */
export function writeUsd(usd: number): string {
  const small = usd !== 0 && Math.abs(usd) < 0.01;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    ...(small ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  }).format(usd);
}
