import { fitLine, mean } from '../statistics/descriptive';

export type SeasonalForm = 'additive' | 'multiplicative';

/** What repeats: index[t mod length] belongs to the observation at time t, counted from the start of the history. */
export interface Season {
  form: SeasonalForm;
  /** Season length m, in observations. */
  length: number;
  /** Added to the adjusted series (its units) or multiplied with it (no unit). */
  index: number[];
}

/** Enough for every hour of a week, or every third day of a year; a longer season costs no more time than these. */
const MAX_HARMONICS = 84;

/** Centred moving average over one season (2 × m when m is even); undefined where the window leaves the series. */
function centredAverage(history: readonly number[], length: number): (number | undefined)[] {
  const half = Math.floor(length / 2);
  const even = length % 2 === 0;
  const averages = new Array<number | undefined>(history.length).fill(undefined);
  let sum = 0;
  for (let t = 0; t < history.length; t += 1) {
    // The window ends at t; an even season takes half of each end.
    sum += history[t]!;
    if (t > 2 * half) sum -= history[t - 2 * half - 1]!;
    if (t < 2 * half) continue;
    const ends = even ? (history[t]! + history[t - 2 * half]!) / 2 : 0;
    averages[t - half] = (sum - ends) / length;
  }
  return averages;
}

/**
 * Carries the level on to both ends along its line. A history of two seasons has a centred average in one of them only:
 * without its ends nothing would tell season from noise.
 */
function continued(averages: readonly (number | undefined)[]): (number | undefined)[] {
  const known = averages.filter((average) => average !== undefined);
  const first = averages.findIndex((average) => average !== undefined);
  const { intercept, slope } = fitLine(known);
  return averages.map((average, t) => average ?? intercept + slope * (t - first + 1));
}

/**
 * Classical decomposition by moving averages: index = mean ratio (or difference) to the centred average, normalised
 * over the season. Source: Kendall and Stuart (1983).
 *
 * @param history two whole seasons or more; positive when multiplicative
 */
export function classicalSeason(
  history: readonly number[],
  length: number,
  form: SeasonalForm,
): Season & { noise: number } {
  const averages =
    history.length < 3 * length
      ? continued(centredAverage(history, length))
      : centredAverage(history, length);
  const seen: number[][] = Array.from({ length }, () => []);
  averages.forEach((average, t) => {
    if (average === undefined || (form === 'multiplicative' && !(average > 0))) return;
    seen[t % length]!.push(form === 'additive' ? history[t]! - average : history[t]! / average);
  });
  const neutral = form === 'additive' ? 0 : 1;
  const raw = seen.map((values) => (values.length > 0 ? mean(values) : neutral));
  const middle = mean(raw);
  const index = raw.map((value) => (form === 'additive' ? value - middle : value / middle));
  return { form, length, index, noise: noiseOf(seen, raw) };
}

/** Variance of one place's mean: what the indices would scatter by if there were no season at all. */
function noiseOf(seen: readonly number[][], raw: readonly number[]): number {
  let squares = 0;
  let count = 0;
  seen.forEach((values, place) => {
    for (const value of values) squares += (value - raw[place]!) ** 2;
    count += values.length;
  });
  const freedom = count - seen.length;
  return freedom > 0 ? squares / freedom / (count / seen.length) : Infinity;
}

/**
 * The season of a history, shrunk towards none by how much of it noise explains: classical indices are taken apart
 * into harmonics, and each keeps the share 1 − noise / power of its amplitude (none when noise is larger). A long
 * season thereby becomes smooth, a doubtful one small, and a series without season is left as it is.
 *
 * Source: James–Stein shrinkage of seasonal indices after Miller and Williams (2003), "Shrinkage estimators of time
 * series seasonal factors", applied to harmonics (Wiener weights).
 *
 * @returns undefined when there are fewer than two whole seasons, or nothing is left after shrinking
 */
export function shrunkSeason(
  history: readonly number[],
  length: number,
  form: SeasonalForm,
): Season | undefined {
  if (length < 2 || history.length < 2 * length) return undefined;
  const { index, noise } = classicalSeason(history, length, form);
  const neutral = form === 'additive' ? 0 : 1;
  const shrunk = shrinkHarmonics(
    index.map((value) => value - neutral),
    noise,
  );
  if (shrunk.every((value) => value === 0)) return undefined;
  // A place that is nearly always zero stays divisible.
  const floor = form === 'additive' ? -Infinity : 0.01;
  return { form, length, index: shrunk.map((value) => Math.max(value + neutral, floor)) };
}

function shrinkHarmonics(deviations: readonly number[], noise: number): number[] {
  const m = deviations.length;
  const result = new Array<number>(m).fill(0);
  for (let harmonic = 1; harmonic <= Math.min(MAX_HARMONICS, Math.floor(m / 2)); harmonic += 1) {
    const single = 2 * harmonic === m;
    let [cosine, sine] = [0, 0];
    for (let place = 0; place < m; place += 1) {
      const angle = (2 * Math.PI * ((harmonic * place) % m)) / m;
      cosine += deviations[place]! * Math.cos(angle);
      sine += single ? 0 : deviations[place]! * Math.sin(angle);
    }
    // Under noise alone each squared sum has the mean m × noise / 2 (m × noise for the single one).
    const power = cosine * cosine + sine * sine;
    const share = power > 0 ? Math.max(0, 1 - (m * noise) / power) : 0;
    if (!(share > 0)) continue;
    const scale = (share * (single ? 1 : 2)) / m;
    for (let place = 0; place < m; place += 1) {
      const angle = (2 * Math.PI * ((harmonic * place) % m)) / m;
      result[place]! += scale * (cosine * Math.cos(angle) + sine * Math.sin(angle));
    }
  }
  return result;
}

/** Takes a season out of a series that starts at time 0. */
export function deseason(history: readonly number[], { index, form }: Season): number[] {
  return history.map((value, t) => {
    const season = index[t % index.length]!;
    return form === 'additive' ? value - season : value / season;
  });
}

/** Puts a season back on values that start at time `from`. */
export function reseason(values: readonly number[], { index, form }: Season, from: number): number[] {
  return values.map((value, t) => {
    const season = index[(from + t) % index.length]!;
    return form === 'additive' ? value + season : value * season;
  });
}

/** Seasons that often come with a shorter one, by its length: hours in a day bring the week, days in a week the year. */
const COMPANIONS = new Map([
  [24, 168],
  [48, 336],
  [96, 672],
  [7, 365],
]);

/** The season lengths worth trying when only the shortest is known, ascending. 1 means none. */
export function usualSeasonLengths(shortest: number): number[] {
  if (shortest <= 1) return [];
  const companion = COMPANIONS.get(shortest);
  return companion === undefined ? [shortest] : [shortest, companion];
}
